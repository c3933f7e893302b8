#!/usr/bin/env python3
"""Man pages and completion of the built programs: test_help_pages.py PLATEAU PLATEAU-GUI"""
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "packaging"))
import help_pages

PROGRAMS = []

HELP = """What it is for
Usage: plateau grow [OPTIONS] folder

Positionals:
  folder TEXT REQUIRED        Where it grows

Options:
  -h,--help                   Print this help message and exit
  -q,--quiet                  Say nothing
  --speed TEXT:{slow,very-fast}=slow
                              How fast: it's up to you
[Option Group: Soil]
  Of the plant
  Options:
    --depth INT                 Centimetres

Example: plateau grow garden --speed slow
One plant a folder.
"""


class Parser(unittest.TestCase):
    def setUp(self):
        self.command = help_pages.parse_help(["grow"], HELP)

    def test_every_option_is_found_with_its_text(self):
        self.assertEqual(self.command.purpose, "What it is for")
        self.assertEqual([(e.flags(), e.text, e.takes_value(), e.choices()) for e in self.command.options()], [
            (["-h", "--help"], "Print this help message and exit", False, []),
            (["-q", "--quiet"], "Say nothing", False, []),
            (["--speed"], "How fast: it's up to you", True, ["slow", "very-fast"]),
            (["--depth"], "Centimetres", True, [])])
        self.assertEqual(self.command.footer, "Example: plateau grow garden --speed slow\nOne plant a folder.")

    def test_texts_are_quoted_for_each_shell(self):
        self.assertIn("it'\\''s up to you]", help_pages.zsh_completion(self.command))
        self.assertIn("How fast\\: ", help_pages.zsh_completion(self.command))
        self.assertIn("it\\'s up to you'", help_pages.fish_completion(self.command))


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.share = Path(cls.temporary.name)
        subprocess.run([sys.executable, ROOT / "packaging/help_pages.py", *PROGRAMS, cls.share], check=True)
        cls.root = help_pages.read(PROGRAMS[0])

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def text(self, name):
        return (self.share / name).read_text(encoding="utf-8")

    def complete(self, *words):
        script = ('. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _plateau; printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "-c", script, "bash", self.share / "bash-completion/completions/plateau", *words],
                              capture_output=True, text=True, check=True)
        return done.stdout.split()

    def test_every_command_and_option_is_everywhere(self):
        man = self.text("man/man1/plateau.1")
        zsh = self.text("zsh/vendor-completions/_plateau")
        fish = self.text("fish/vendor_completions.d/plateau.fish")
        commands = self.root.everything()
        self.assertGreater(len(commands), 20)
        for command in commands:
            if not command.below:
                self.assertIn(help_pages.roff("plateau " + " ".join(command.words)).upper() + "\n", man)
            offered = self.complete("plateau", *command.words, "-")
            for entry in command.options():
                flag = entry.flags()[-1]
                self.assertIn(flag, offered)
                self.assertIn(f"'*{flag}[", zsh)
                self.assertIn("-l " + flag[2:], fish)

    def test_bash_completes_commands_and_given_words(self):
        self.assertIn("experiment", self.complete("plateau", "exp"))
        self.assertEqual(self.complete("plateau", "experiment", "ans"), ["answer"])
        self.assertEqual(self.complete("plateau", "experiment", "new", "DIR", "--split", "gr"), ["group"])
        self.assertEqual(self.complete("plateau", "predict", "experiment", "--jso"), ["--json"])

    def test_no_page_names_a_folder_of_the_machine_that_made_it(self):
        for path in self.share.rglob("*"):
            if path.is_file():
                self.assertNotIn(str(Path.home()) + "/", path.read_text(encoding="utf-8"), path)

    def test_the_shells_accept_the_files(self):
        for shell, words, file in [("bash", ["-n"], "bash-completion/completions/plateau"),
                                   ("zsh", ["-n"], "zsh/vendor-completions/_plateau"),
                                   ("fish", ["--no-execute"], "fish/vendor_completions.d/plateau.fish"),
                                   ("man", ["--warnings", "-E", "UTF-8", "-l", "-Tutf8"], "man/man1/plateau.1"),
                                   ("man", ["--warnings", "-E", "UTF-8", "-l", "-Tutf8"], "man/man1/plateau-gui.1")]:
            if shutil.which(shell):
                with self.subTest(file):
                    done = subprocess.run([shell, *words, self.share / file], capture_output=True, text=True, check=False)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    PROGRAMS = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
