#!/usr/bin/env python3
"""What `plateau experiment export` writes, used with the real PEFT, transformers and sentence-transformers: the example code
beside the files must give the probabilities of `plateau predict`. Arguments: the program, the folder of the base model."""
import contextlib
import csv
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
GOLDEN = Path(__file__).parents[2] / "golden" / "model"
TEXTS = ["my lamp is broken", "WHERE is my parcel?", "Grüße, déjà vu", "a much longer text than the others " * 20]
LARGEST_DIFFERENCE = 1e-5  # of a probability
MOST_LINES = 15


def plateau(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        raise AssertionError(f"plateau {arguments}: {done.returncode} {done.stderr}")
    return done.stdout


def run_example(path, *arguments):
    """The example's last line, as JSON, and what it warned of. In this process: another would load all packages again."""
    printed = io.StringIO()
    sys.argv = [str(path), *map(str, arguments)]
    with contextlib.redirect_stdout(printed), warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        runpy.run_path(str(path), run_name="__main__")
    return json.loads(printed.getvalue().splitlines()[-1]), [str(w.message) for w in told]


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

    def export(self, name, model, method, *options, training=()):
        """The export's folder and the probabilities of TEXTS by the trained cell itself."""
        folder, out = self.root / f"{name}-experiment", self.root / name
        plateau("experiment", "new", folder, "--train", self.root / "train.jsonl", "--test", self.root / "test.jsonl",
                "--model", model, "--method", method, "--sizes", "22,44", "--seeds", 1, "--epochs", 1, "--min-updates", 12,
                "--no-words", "--instant-seeds", 0, "--max-tokens", 24, *training)
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
                got, told = run_example(path, *arguments, *TEXTS)
                self.assertEqual([text for text in told if "keys" in text], [])
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

    def encoder(self, family):
        """A tiny encoder of random weights, as a folder of sentence-transformers; tests/golden/model/make_encoder_golden.py."""
        base = self.root / f"base-{family}"
        shutil.copytree(GOLDEN / family, base, ignore=shutil.ignore_patterns("adapter*", "expected.json"))
        kinds = {"Transformer": "", "Pooling": "1_Pooling", "Normalize": "2_Normalize"}
        modules = [{"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
                   for i, (kind, path) in enumerate(kinds.items())]
        (base / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
        (base / "1_Pooling").mkdir()
        (base / "1_Pooling/config.json").write_text(json.dumps({"word_embedding_dimension": 16, "pooling_mode_mean_tokens": True}),
                                                    encoding="utf-8")
        return base

    def test_encoders_of_other_families(self):
        """PEFT, transformers and sentence-transformers give the probabilities of the cell, whatever the family calls its parts."""
        cases = {"roberta": [], "distilbert": ["--rslora", "--rank", 3],
                 "electra": ["--targets", "all-linear", "--dropout", 0.1, "--precision", "float32"]}
        for family, training in cases.items():
            base = self.encoder(family)
            out, wanted = self.export(f"{family}-lora", base, "lora", training=["--lr", 0.02, *training])
            portable = self.root / f"{family}-portable"
            plateau("experiment", "export", self.root / f"{family}-lora-experiment", "--adapter", f"best={portable}", "--portable")
            for folder in (out, portable):
                self.check_examples(folder, wanted, [base], ["use_with_peft.py", "use_with_sentence_transformers.py"])
                self.check_config(folder)
            for method in ("full", "last_layer"):
                out, wanted = self.export(f"{family}-{method}", base, method)
                self.check_examples(out, wanted, [] if method == "full" else [base],
                                    ["use_with_sentence_transformers.py", "use_with_transformers.py"])

    def test_several_labels_a_text(self):
        folder, out = self.root / "many-experiment", self.root / "many"
        with (self.root / "tagged.jsonl").open("w", encoding="utf-8") as file:
            for number in range(120):
                labels = [name for bit, name in enumerate(["lamp", "door", "music"]) if number >> bit & 1]
                file.write(json.dumps({"text": f"{number}: {' and '.join(labels) or 'nothing'}", "labels": labels}) + "\n")
        plateau("experiment", "new", folder, "--task", "multi-label-classification", "--train", self.root / "tagged.jsonl",
                "--model", MODEL, "--sizes", "22,44", "--seeds", 1, "--epochs", 1, "--min-updates", 12)
        plateau("experiment", "run", folder)
        plateau("experiment", "export", folder, "--adapter", f"best={out}")
        predicted = json.loads(plateau("predict", folder, "--top", 99, "--json", *TEXTS))["predictions"]
        wanted = [{label["label"]: label["probability"] for label in text["labels"]} for text in predicted]
        self.assertNotAlmostEqual(sum(wanted[0].values()), 1, places=3)  # each label for itself
        self.check_examples(out, wanted, [MODEL], ["use_with_peft.py", "use_with_sentence_transformers.py"])
        config = json.loads((out / "config.json").read_text(encoding="utf-8"))
        self.assertEqual(config["problem_type"], "multi_label_classification")

    def network(self, name, task, model, rows, target, *options):
        """The export of the best cell of an experiment with a network from nothing, and that cell's row of the table."""
        folder, out = self.root / f"{name}-experiment", self.root / name
        plateau("experiment", "new", folder, "--task", task, "--train", rows, "--model", model, "--target", target, "--sizes",
                "16,32", "--seeds", 1, "--budget", "updates", "--updates", 30, *options)
        plateau("experiment", "run", folder)
        told = json.loads(plateau("experiment", "export", folder, "--json", "--csv", self.root / f"{name}.csv", "--adapter",
                                  f"best={out}"))
        with (self.root / f"{name}.csv").open(encoding="utf-8", newline="") as table:
            cell = {row["cell_id"]: row for row in csv.DictReader(table)}[told["adapters"][0]["cell"]]
        test = [json.loads(line) for line in (folder / "data/test.jsonl").read_text(encoding="utf-8").splitlines()]
        return out, cell, test

    def test_numbers_of_table_rows(self):
        """The code beside the weights gives the very score that the experiment published."""
        rows = self.root / "houses.csv"
        with rows.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["area", "place", "year", "price"])
            for number in range(150):
                area, city, year = 40 + number * 37 % 100, number % 3, 1900 + number * 13 % 120
                table.writerow([area, ["city", "village", ""][city], "" if number % 11 == 0 else year,
                                1000 * area + 20000 * city + 50 * (year - 1900)])
        out, cell, test = self.network("table", "table-regression", "mlp", rows, 50000, "--label", "price")
        with (self.root / "test.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["area", "place", "year"])
            table.writerows(row["features"] for row in test)
        got, _ = run_example(out / "use_with_torch.py", self.root / "test.csv")
        squares = [(number - float(row["label"])) ** 2 for number, row in zip(got, test)]
        score = (sum(squares) / len(squares)) ** 0.5
        self.assertEqual(len(got), len(test))
        self.assertLess(abs(score / float(cell["rmse"]) - 1), 1e-5)

    def test_a_language_model_of_bytes(self):
        rows = self.root / "texts.jsonl"
        with rows.open("w", encoding="utf-8") as file:
            for number in range(80):
                text = f"le numéro {number} is {'on' if number % 2 else 'off'} " * (1 + number % 20)
                file.write(json.dumps({"text": text.strip()}) + "\n")
        out, cell, test = self.network("bytes", "language-modelling", "tiny-llama", rows, 2.5)
        (self.root / "texts.txt").write_text("\n".join(row["text"] for row in test) + "\n", encoding="utf-8")
        got, _ = run_example(out / "use_with_transformers.py", self.root / "texts.txt")
        score = sum(nats for nats, _ in got) / sum(tokens for _, tokens in got)
        self.assertTrue(any(tokens > 256 for _, tokens in got))  # longer than the context
        self.assertLess(abs(score - float(cell["nats_per_token"])), 1e-4)

    def decoder(self, name, kind, config):
        """A tiny language model of random weights that reads bytes."""
        import torch
        import transformers
        from tokenizers import Tokenizer, decoders, models, pre_tokenizers
        folder = self.root / f"base-{name}"
        torch.manual_seed(5)
        shape = dict(vocab_size=257, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
                     intermediate_size=24, max_position_embeddings=64, initializer_range=0.2, tie_word_embeddings=True)
        getattr(transformers, f"{kind}ForCausalLM")(getattr(transformers, f"{kind}Config")(**shape, **config)).save_pretrained(folder)
        letters = sorted(pre_tokenizers.ByteLevel.alphabet())
        tokenizer = Tokenizer(models.BPE(vocab={letter: i for i, letter in enumerate(letters)}, merges=[]))
        tokenizer.pre_tokenizer, tokenizer.decoder = pre_tokenizers.ByteLevel(add_prefix_space=False), decoders.ByteLevel()
        tokenizer.add_special_tokens(["<end>"])
        transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<end>").save_pretrained(folder)
        return folder

    def test_tuned_language_models(self):
        """PEFT and transformers give the losses of the cell, whatever the family."""
        rows = self.root / "notes.jsonl"
        with rows.open("w", encoding="utf-8") as file:
            for number in range(80):
                file.write(json.dumps({"text": f"le numéro {number} is {'on' if number % 2 else 'off'} " * (1 + number % 3)}) + "\n")
        cases = {"llama": ("Llama", {"attention_bias": True}, ["--targets", "all-linear", "--dropout", 0.1]),
                 "qwen2": ("Qwen2", {}, ["--rslora", "--rank", 3]),
                 "qwen3": ("Qwen3", {"head_dim": 8, "rope_parameters": dict(
                     rope_type="yarn", rope_theta=20.0, factor=4.0, original_max_position_embeddings=16)}, ["--targets", "re:.*(up|down)_proj", "--last-layers", 1]),
                 "mistral": ("Mistral", {"sliding_window": 32}, ["--method", "full"])}
        for name, (kind, config, options) in cases.items():
            base = self.decoder(name, kind, config)
            folder = self.root / f"{name}-decoder"
            plateau("experiment", "new", folder, "--task", "language-modelling", "--train", rows, "--model", base, "--target", 2.5,
                    "--sizes", "16,32", "--seeds", 1, "--budget", "updates", "--updates", 20, "--lr", 0.01, *options)
            plateau("experiment", "run", folder)
            test = [json.loads(line)["text"] for line in (folder / "data/test.jsonl").read_text(encoding="utf-8").splitlines()]
            texts = self.root / f"{name}.txt"
            texts.write_text("\n".join(test) + "\n", encoding="utf-8")
            for form in ([], ["--portable"], ["--merged"]):
                with self.subTest(family=name, form=form):
                    out = self.root / "-".join([name, "out", *form])
                    told = json.loads(plateau("experiment", "export", folder, "--json", "--adapter", f"best={out}", *form))
                    adapter = (out / "adapter_config.json").exists()
                    self.assertEqual(adapter, name != "mistral" and form != ["--merged"])
                    example = out / ("use_with_peft.py" if adapter else "use_with_transformers.py")
                    got, _ = run_example(example, *([base] if adapter else []), texts)
                    score = sum(nats for nats, _ in got) / sum(tokens for _, tokens in got)
                    self.assertLess(abs(score - told["adapters"][0]["score_before"]), 1e-5)
                    self.assertLess(abs(score - told["adapters"][0]["score_after"]), 1e-5)

    def test_models_that_answer(self):
        """The code beside the weights asks as the cell was asked, and gets the same answers."""
        rows, prompts = self.root / "questions.jsonl", [f"lamp {number}" for number in range(6)]
        with rows.open("w", encoding="utf-8") as file:
            for number in range(80):
                file.write(json.dumps({"prompt": f"lamp {number}", "completion": "on" if number % 2 else "off"}) + "\n")
        texts = self.root / "prompts.txt"
        texts.write_text("\n".join(prompts) + "\n", encoding="utf-8")
        base = self.decoder("answers", "Llama", {})
        for name, model, forms in (("bytes-answer", "tiny-llama", [[]]), ("lora-answer", base, [[], ["--merged"]])):
            folder = self.root / name
            plateau("experiment", "new", folder, "--task", "instruction-tuning", "--train", rows, "--model", model, "--sizes", "16,32",
                    "--seeds", 1, "--budget", "updates", "--updates", 60, "--lr", 0.01)
            plateau("experiment", "run", folder)
            predicted = json.loads(plateau("predict", folder, "--json", *prompts))["predictions"]
            for form in forms:
                with self.subTest(model=name, form=form):
                    out = self.root / "-".join([name, "out", *form])
                    plateau("experiment", "export", folder, "--adapter", f"best={out}", *form)
                    adapter = (out / "adapter_config.json").exists()
                    example = out / ("use_with_peft.py" if adapter else "use_with_transformers.py")
                    got, _ = run_example(example, *([base] if adapter else []), texts)
                    self.assertEqual(got, [one["answer"] for one in predicted])

    def test_a_language_model_that_sorts_texts(self):
        """The code beside the weights gives the probabilities of `plateau predict`."""
        rows, prompts = self.root / "states.jsonl", [f"lamp {number}" for number in range(6)]
        with rows.open("w", encoding="utf-8") as file:
            for number in range(120):
                file.write(json.dumps({"text": f"lamp {number}", "label": ["on", "off", "only"][number % 3]}) + "\n")
        texts = self.root / "states.txt"
        texts.write_text("\n".join(prompts) + "\n", encoding="utf-8")
        base, folder = self.decoder("classes", "Llama", {}), self.root / "sorting"
        plateau("experiment", "new", folder, "--train", rows, "--model", base, "--sizes", "16,32", "--seeds", 1, "--budget", "updates",
                "--updates", 30, "--lr", 0.01, "--no-words", "--instant-seeds", 0)
        plateau("experiment", "run", folder)
        predicted = json.loads(plateau("predict", folder, "--json", "--top", 9, *prompts))["predictions"]
        for form in ([], ["--merged"]):
            with self.subTest(form=form):
                out = self.root / "-".join(["sorting-out", *form])
                plateau("experiment", "export", folder, "--adapter", f"best={out}", *form)
                adapter = (out / "adapter_config.json").exists()
                self.assertEqual(adapter, not form)
                got, _ = run_example(out / ("use_with_peft.py" if adapter else "use_with_transformers.py"),
                                     *([base] if adapter else []), texts)
                for one, shares in zip(predicted, got, strict=True):
                    for label in one["labels"]:
                        self.assertLessEqual(abs(shares[label["label"]] - label["probability"]), LARGEST_DIFFERENCE)

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
