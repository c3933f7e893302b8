#!/usr/bin/env python3
"""Writes a small byte-level BPE model and what the `tokenizers` package makes of it: bpe_model.json, bpe_ids.jsonl beside this file.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install tokenizers==0.23.3
    /tmp/venv/bin/python tests/golden/tokenizer/make_bpe_golden.py

The first line of bpe_ids.jsonl holds the variants: what is put into the tokenizer.json around the same vocabulary. Then one line a text with its ids
by variant; of the seeded mixtures, and of every code point of a block between a letter, a space and a digit, the start of the SHA-256 of the ids.
"""
import hashlib
import json
import pathlib

import tokenizers
from texts import ENGLISH, ODD, OTHERS, mixed_texts
from tokenizers import models, pre_tokenizers, trainers

HERE = pathlib.Path(__file__).parent
CASELESS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|"
TAIL = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
CODE = ["def f(x):\n    return x ** 2  # squared\n\n\nprint(f(12345))\n", "for (int i = 0; i < 10; ++i) {\n\t\tsum += a[i];\r\n\t}\r\n",
        "SELECT name, COUNT(*) FROM users WHERE age >= 21 GROUP BY name;", "{\"key\": [1, 2.50, -3e10], \"other\": null}",
        "https://example.org/path?q=1&r=%20#top", "#include <vector>\n\ntemplate <typename T>\nstruct Box { T value; };",
        "1234567890 12 123 1234 3.14159 1,000,000 007 0x7fff", "x\n\n\n  y\n \n\tz   ", "  two  three   four    ", "\n", " \n \n", "\r\n\r\n", "a\u00a0b \u3000c",
        "I'M you'Re we'VE they'LL it'S he'D don'T 'tis '\u017f 'llama", "$100 %50 &c. @home #1 a!b !!c ??\n\nd", "\u0660\u0661\u0662\u0663 \u2160\u2161\u2162 \u00bd\u00be",
        "<|im_start|>user\nhi<|im_end|>", "<think>\n</think> tail", " <think> <think>x", "caf\u00e9 cafe\u0301 \u1e9b\u0323 \u212b"]
ADDED = [{"content": "<|im_start|>", "special": True, "normalized": False}, {"content": "<|im_end|>", "special": True, "normalized": False},
         {"content": "<think>", "special": False, "normalized": False, "lstrip": True}, {"content": "</think>", "special": False, "normalized": True},
         {"content": "cafe\u0301", "special": False, "normalized": True}]


def split(pattern):
    return {"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False}


def byte_level(prefix=False, regex=True):
    return {"type": "ByteLevel", "add_prefix_space": prefix, "trim_offsets": True, "use_regex": regex}


def sequence(*steps):
    return {"type": "Sequence", "pretokenizers": list(steps)}


VARIANTS = {
    "gpt2": {"pre_tokenizer": byte_level()},
    "prefix_space": {"pre_tokenizer": byte_level(prefix=True)},
    "smollm": {"pre_tokenizer": sequence({"type": "Digits", "individual_digits": True}, byte_level()), "pairs": True},
    "qwen2": {"pre_tokenizer": sequence(split(CASELESS + r"\p{N}" + TAIL), byte_level(regex=False)), "normalizer": {"type": "NFC"}, "added": ADDED},
    "llama3": {"pre_tokenizer": sequence(split(CASELESS + r"\p{N}{1,3}" + TAIL), byte_level(regex=False)), "ignore_merges": True, "pairs": True},
    "whole": {"pre_tokenizer": byte_level(regex=False)},
}


def trained():
    """A vocabulary of 900 ids, and some tokens that no merge makes."""
    tokenizer = tokenizers.Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(ENGLISH * 3 + OTHERS + CODE, trainers.BpeTrainer(
        vocab_size=900, initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), show_progress=False))
    model = json.loads(tokenizer.to_str())["model"]
    for whole in ("\u0120kitchen", "return", "\u0120hippopotomonstrosesquippedaliophobia"):
        model["vocab"].setdefault(whole, len(model["vocab"]))
    return {"vocab": model["vocab"], "merges": [m if isinstance(m, str) else " ".join(m) for m in model["merges"]]}


def spec_of(model, variant):
    merges = [m.split(" ") for m in model["merges"]] if variant.get("pairs") else model["merges"]
    added = [{"id": len(model["vocab"]) + i, "single_word": False, "lstrip": False, "rstrip": False, **token} for i, token in enumerate(variant.get("added", []))]
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": variant.get("normalizer"),
            "pre_tokenizer": variant["pre_tokenizer"], "post_processor": None, "decoder": byte_level(),
            "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None, "fuse_unk": False,
                      "byte_fallback": False, "ignore_merges": variant.get("ignore_merges", False), "vocab": model["vocab"], "merges": merges}}


def short_hash(ids):
    return hashlib.sha256(ids.encode()).hexdigest()[:16]


def rows(model):
    readers = {name: tokenizers.Tokenizer.from_str(json.dumps(spec_of(model, v))) for name, v in VARIANTS.items()}

    def ids(name, texts):
        return [" ".join(map(str, e.ids)) for e in readers[name].encode_batch(texts, add_special_tokens=False)]

    yield {"command": "make_bpe_golden.py", "tokenizers": tokenizers.__version__,
           "variants": {name: {k: v for k, v in spec_of(model, variant).items() if k in ("added_tokens", "normalizer", "pre_tokenizer")}
                        | {"pairs": variant.get("pairs", False), "ignore_merges": variant.get("ignore_merges", False)} for name, variant in VARIANTS.items()}}
    for text in dict.fromkeys(ENGLISH + OTHERS + CODE):
        yield {"text": text, "ids": {name: ids(name, [text])[0] for name in VARIANTS}}
    for text in dict.fromkeys(ODD + list(mixed_texts(300, 20261130))):
        yield {"text": text, "sha256": {name: short_hash(ids(name, [text])[0]) for name in VARIANTS}}
    for first in range(0, 0x110000, 0x1000):
        points = [chr(c) for c in range(first, first + 0x1000) if not 0xD800 <= c < 0xE000]
        if points:
            texts = [f"a{c}b {c}1\n" for c in points]
            yield {"first": first, "sha256": {name: short_hash("|".join(ids(name, texts))) for name in VARIANTS}}


def main():
    model = trained()
    (HERE / "bpe_model.json").write_text(json.dumps(model, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")
    with open(HERE / "bpe_ids.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for row in rows(model):
            out.write(json.dumps(row, ensure_ascii=True, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
