#!/usr/bin/env python3
"""Writes what `transformers` writes greedily behind prompts of different lengths, with the tiny models beside this file: writing.json in each folder.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install torch==2.11.0 transformers==5.24.0
    /tmp/venv/bin/python tests/golden/model/make_writing_golden.py
"""
import json
import pathlib

import torch
from transformers import AutoModelForCausalLM

HERE = pathlib.Path(__file__).parent
TOKENS = 14


def main():
    for name in ("llama", "llama_tied", "mistral", "qwen2", "qwen3"):
        model = AutoModelForCausalLM.from_pretrained(HERE / name).float().eval()
        ids = json.loads((HERE / name / "expected.json").read_text())["ids"]
        pairs = []
        for length in (3, 17, 1, 11):
            with torch.no_grad():
                # Each alone: no padding that a mask would have to hide.
                whole = model.generate(torch.tensor([ids[:length]]), do_sample=False, max_new_tokens=TOKENS, min_new_tokens=TOKENS, use_cache=True)
            pairs.append({"prompt": ids[:length], "written": whole[0, length:].tolist()})
        (HERE / name / "writing.json").write_text(json.dumps(pairs) + "\n")


if __name__ == "__main__":
    main()
