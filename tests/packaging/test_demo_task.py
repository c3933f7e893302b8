#!/usr/bin/env python3
"""The demo task: the grammar, the sampler's determinism, and the built file in the runtime folder."""
import collections
import json
import os
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "resources" / "demo"))
import make_home_control as demo
from template_grammar import Choice, Optional, Permutation, Rule, Sequence, Slot, Text, parse

RUNTIME = Path(os.environ.get("PLATEAU_RUNTIME") or Path.home() / ".local/share/plateau")
BUILT = RUNTIME / "demo" / "home-control.jsonl"

WORDS = json.loads((ROOT / "resources" / "demo" / "words.json").read_text(encoding="utf-8"))
DATA = {
    "lists": {"color": {"values": ["red", {"in": "(light|dark) blue"}]},
              "level": {"range": {"from": 10, "to": 30, "step": 10}},
              "message": {"wildcard": True}},
    "expansion_rules": {"please": "[please|kindly]"},
    "intents": {
        "Paint": {"data": [{"sentences": [
            f"<please> {verb} {{name}} {{color}} [in {{area}}]" for verb in ("paint", "colour", "tint", "stain", "dye")]}]},
        "Dim": {"data": [{"sentences": [
            f"{verb} {{name}} to {{level}}[%] [in {{area}}|on {{floor}} floor]" for verb in ("dim", "set", "lower", "fade", "take")],
            "requires_context": {"domain": "light"}}]},
        "Tell": {"data": [{"sentences": ["(tell;{area}) {message}"]}]},
    },
}


class Grammar(unittest.TestCase):
    def test_parses_every_form(self):
        for text, tree in [
                ("a b", Sequence((Text("a b"),))),
                ("(a|b)", Sequence((Choice((Sequence((Text("a"),)), Sequence((Text("b"),)))),))),
                ("(a;b)", Sequence((Permutation((Sequence((Text("a"),)), Sequence((Text("b"),)))),))),
                ("x[y]", Sequence((Text("x"), Optional(Sequence((Text("y"),)))))),
                ("{color:c}<rule>", Sequence((Slot("color"), Rule("rule")))),
                ("(a|)", Sequence((Choice((Sequence((Text("a"),)), Sequence(()))),))),
                ("\\[a", Sequence((Text("["), Text("a")))),
                ("", Sequence(()))]:
            with self.subTest(text):
                self.assertEqual(parse(text), tree)

    def test_refuses_what_is_broken(self):
        for text in ("(a", "[a", "(a|b;c)", "a)", "{a", "<a", "a]"):
            with self.subTest(text), self.assertRaises(ValueError):
                parse(text)


class Builder(unittest.TestCase):
    def test_same_input_gives_same_rows(self):
        self.assertEqual(demo.build_rows(DATA, WORDS), demo.build_rows(DATA, WORDS))

    def test_an_intent_of_one_template_is_left_out(self):
        self.assertEqual({row["label"] for row in demo.build_rows(DATA, WORDS)}, {"Dim", "Paint"})

    def test_templates_that_share_a_sentence_stay_together(self):
        templates = [demo.Template(name, "Dim", dict.fromkeys(keys, name))
                     for name, keys in (("a", "12"), ("b", "23"), ("c", "4"), ("d", "35"))]
        clusters = demo.clusters_by_intent(templates)["Dim"]
        self.assertEqual(sorted("".join(t.name for t in c) for c in clusters), ["abd", "c"])

    def test_sentences_of_two_intents_are_dropped(self):
        templates = [demo.Template("a", "Dim", {"1": "x", "2": "y"}), demo.Template("b", "Paint", {"2": "y"})]
        demo.drop_ambiguous(templates)
        self.assertEqual([t.sentences for t in templates], [{"1": "x"}, {}])

    def test_values_come_from_the_lists(self):
        sampler = demo.Sampler(DATA, WORDS)
        texts = {sampler.sentence(parse("{level} {color}"), demo.random.Random(i), {}) for i in range(200)}
        self.assertEqual(texts, {f"{level} {color}" for level in (10, 20, 30)
                                 for color in ("red", "light blue", "dark blue")})


@unittest.skipUnless(BUILT.exists(), "no built demo task")
class BuiltFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = [json.loads(line) for line in BUILT.read_text(encoding="utf-8").splitlines()]

    def test_has_the_pinned_counts(self):
        counts = collections.Counter(row["split"] for row in self.rows)
        self.assertEqual(counts, {"train": 6813, "validation": 1601, "test": 1576})
        self.assertEqual(len({row["label"] for row in self.rows}), 29)

    def test_rows_have_the_promised_fields(self):
        for row in self.rows:
            self.assertEqual(list(row), ["id", "text", "label", "split", "template"])
            self.assertTrue(row["text"].strip() == row["text"] != "")
            self.assertEqual(row["template"].split("/")[0], row["label"])
        self.assertEqual(len({row["id"] for row in self.rows}), len(self.rows))

    def test_no_sentence_and_no_template_is_on_two_sides(self):
        for part in (lambda r: demo.key_of(r["text"]), lambda r: r["template"]):
            sides = collections.defaultdict(set)
            for row in self.rows:
                sides[part(row)].add(row["split"])
            self.assertEqual([key for key, splits in sides.items() if len(splits) > 1], [])

    def test_every_intent_is_on_every_side(self):
        counts = collections.Counter((row["split"], row["label"]) for row in self.rows)
        for label in {row["label"] for row in self.rows}:
            self.assertLessEqual(10, counts["train", label])
            self.assertLessEqual(counts["train", label], demo.TRAIN_CAP)
            for split in ("validation", "test"):
                self.assertLessEqual(10, counts[split, label])
                self.assertLessEqual(counts[split, label], demo.EVALUATION_CAP)


if __name__ == "__main__":
    if not BUILT.exists():
        print("no built demo task in the runtime folder: its checks are left out")
    unittest.main()
