#!/usr/bin/env python3
"""What `plateau experiment export` writes, used with the real PEFT, transformers and sentence-transformers: the example code
beside the files must give the probabilities of `plateau predict`. Arguments: the program, the folder of the base model."""
import contextlib
import io
import json
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
PROGRAM, MODEL = sys.argv[1], Path(sys.argv[2])
# Eleven names, so that "10" sorts before "2": numbers of classes and the order of their names differ.
THINGS = ["lamp", "parcel", "refund", "weather", "music", "door", "heating", "recipe", "train", "mail", "garden"]
PHRASES = ["my {} please", "what about the {}", "tell me of a {}", "the {} is broken", "I want a new {}", "where is my {}"]
TEXTS = ["my lamp is broken", "WHERE is my parcel?", "Grüße, déjà vu", "a much longer text than the others " * 20]
LARGEST_DIFFERENCE = 1e-5  # of a probability
MOST_LINES = 15


def plateau(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        raise AssertionError(f"plateau {arguments}: {done.returncode} {done.stderr}")
    return done.stdout


def write_rows(path, phrases):
    with path.open("w", encoding="utf-8") as out:
        for number, thing in enumerate(THINGS):
            for phrase in phrases:
                out.write(json.dumps({"text": phrase.format(thing), "label": str(number)}) + "\n")


class ExportsElsewhere(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.root = Path(cls.temporary.name)
        os.environ["XDG_CONFIG_HOME"] = str(cls.root / "config")
        write_rows(cls.root / "train.jsonl", PHRASES[:4])
        write_rows(cls.root / "test.jsonl", PHRASES[4:])

    def export(self, name, model, method, *options):
        """The export's folder and the probabilities of TEXTS by the trained cell itself."""
        folder, out = self.root / f"{name}-experiment", self.root / name
        plateau("experiment", "new", folder, "--train", self.root / "train.jsonl", "--test", self.root / "test.jsonl",
                "--model", model, "--method", method, "--sizes", "22,44", "--seeds", 1, "--epochs", 1, "--min-updates", 12,
                "--no-words", "--instant-seeds", 0, "--max-tokens", 24)
        plateau("experiment", "run", folder)
        plateau("experiment", "export", folder, "--adapter", f"best={out}", *options)
        predicted = json.loads(plateau("predict", folder, "--top", 99, "--json", *TEXTS))["predictions"]
        return out, [{label["label"]: label["probability"] for label in text["labels"]} for text in predicted]

    def check_examples(self, out, wanted, arguments, names):
        self.assertEqual(sorted(path.name for path in out.glob("*.py")), names)
        for path in sorted(out.glob("*.py")):
            with self.subTest(export=out.name, example=path.name):
                code = path.read_text(encoding="utf-8")
                lines = [line for line in code.splitlines()[1:] if line.strip()]
                self.assertLessEqual(len(lines), MOST_LINES)
                printed = io.StringIO()
                sys.argv = [str(path), *map(str, arguments), *TEXTS]
                with contextlib.redirect_stdout(printed), warnings.catch_warnings(record=True) as told:
                    warnings.simplefilter("always")
                    runpy.run_path(str(path))
                self.assertEqual([str(w.message) for w in told if "keys" in str(w.message)], [])
                got = json.loads(printed.getvalue().splitlines()[-1])
                self.assertEqual([sorted(text) for text in got], [sorted(text) for text in wanted])
                differences = [abs(ours[label] - theirs[label]) for ours, theirs in zip(wanted, got) for label in ours]
                self.assertLessEqual(max(differences), LARGEST_DIFFERENCE)

    def check_config(self, out):
        config = json.loads((out / "config.json").read_text(encoding="utf-8"))
        labels = json.loads((out / "plateau.json").read_text(encoding="utf-8"))["labels"]
        self.assertEqual([config["id2label"][str(i)] for i in range(len(labels))], labels)
        self.assertEqual(sorted(labels), sorted(map(str, range(len(THINGS)))))

    def test_lora_as_trained(self):
        out, wanted = self.export("lora", MODEL, "lora")
        self.check_examples(out, wanted, [MODEL], ["use_with_peft.py", "use_with_sentence_transformers.py"])
        self.check_config(out)
        self.assert_refused_by_the_wrong_class(out)

    def assert_refused_by_the_wrong_class(self, out):
        """Better no adapter than one that is loaded into nothing."""
        from peft import PeftModel
        from transformers import AutoModelForSequenceClassification
        model = AutoModelForSequenceClassification.from_pretrained(MODEL, num_labels=len(THINGS))
        with self.assertRaises(ValueError):
            PeftModel.from_pretrained(model, out)

    def test_lora_portable(self):
        out, wanted = self.export("portable", MODEL, "lora", "--portable")
        self.check_examples(out, wanted, [MODEL], ["use_with_peft.py", "use_with_sentence_transformers.py"])
        self.check_config(out)

    def test_lora_on_a_base_that_pools_by_its_first_token(self):
        base = self.root / "first-token"
        shutil.copytree(MODEL, base)
        (base / "1_Pooling/config.json").write_text(
            json.dumps({"word_embedding_dimension": 384, "pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}),
            encoding="utf-8")
        out, wanted = self.export("lora-first-token", base, "lora")
        self.check_examples(out, wanted, [base], ["use_with_peft.py", "use_with_sentence_transformers.py"])

    def test_last_layer(self):
        out, wanted = self.export("last-layer", MODEL, "last_layer")
        self.check_examples(out, wanted, [MODEL], ["use_with_sentence_transformers.py", "use_with_transformers.py"])
        self.check_config(out)

    def test_full_needs_no_base(self):
        out, wanted = self.export("full", MODEL, "full")
        self.check_examples(out, wanted, [], ["use_with_sentence_transformers.py", "use_with_transformers.py"])
        self.check_config(out)

    def test_the_example_runs_as_a_person_runs_it(self):
        out, wanted = self.export("typed", MODEL, "last_layer")
        done = subprocess.run([sys.executable, out / "use_with_transformers.py", MODEL, TEXTS[0]], capture_output=True,
                              text=True, check=True, timeout=300)
        got = json.loads(done.stdout.splitlines()[-1])[0]
        self.assertLessEqual(max(abs(got[label] - wanted[0][label]) for label in got), LARGEST_DIFFERENCE)


if __name__ == "__main__":
    try:
        import peft  # noqa: F401
    except ImportError:
        print("skipped: no PEFT; packaging/run-tests.sh installs it")
        sys.exit(0)
    unittest.main(argv=sys.argv[:1])
