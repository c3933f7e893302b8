#!/usr/bin/env python3
"""clang-tidy over the sources of one folder: tidy.py FOLDER ROOT BUILD (which has compile_commands.json)."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: tidy.py FOLDER ROOT BUILD")
    folder, root, build = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    program = shutil.which("clang-tidy-14")
    if not program:
        print("skipped: no clang-tidy-14: packaging/run-tests.sh installs it")
        return
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    files = sorted(c["file"] for c in commands if Path(c["file"]).is_relative_to(root / folder))
    if not files:
        sys.exit(f"{folder}: no source in {build}/compile_commands.json")
    # A header precompiled by GCC is nothing that clang can read; the sources include what they need.
    for command in commands:
        command["command"] = re.sub(r"-include \S+/cmake_pch\.hxx|-Winvalid-pch", "", command["command"])
    with tempfile.TemporaryDirectory() as own:
        (Path(own) / "compile_commands.json").write_text(json.dumps(commands), encoding="utf-8")
        done = run_tidy(program, own, files, root)
    print(done.stdout.strip())
    if done.returncode != 0:
        print("\n".join(line for line in done.stderr.splitlines() if "warnings generated" not in line))
    sys.exit(1 if done.returncode != 0 else 0)


def run_tidy(program, build, files, root):
    # GCC's names of warnings are unknown to clang, and its own -Werror belongs to the compiler run.
    return subprocess.run([program, "-p", build, "--quiet", "--extra-arg=-Wno-unknown-warning-option",
                           "--extra-arg=-Wno-error", *files],
                          cwd=root, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    main()
