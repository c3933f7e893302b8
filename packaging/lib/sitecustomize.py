"""Python reads this first when the folder of the tests' Python packages is on its path: torch then loads without CUDA."""
import ctypes
import os
import pathlib
import sys

for library in (pathlib.Path(__file__).parent / "stand-ins").iterdir():
    ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
sys.setdlopenflags(os.RTLD_LAZY)  # the stand-ins are empty: names are looked up when they are called
