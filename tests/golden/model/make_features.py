"""Golden pooled features of the demo model: features.json, read by tests/core/model/test_encoder_golden.cpp.

  python3 make_features.py MODEL_FOLDER > features.json
with transformers 4.57.1, tokenizers 0.22.1 and torch 2.11.0 on a CPU, float32. Each text alone, so that no padding is
involved; attention by the "eager" implementation. Features are pooled as 1_Pooling/config.json says, not normalised.
"""

import json
import sys

import torch
from transformers import AutoModel, AutoTokenizer

TEXTS = [
    "turn on the kitchen light",
    "Set the bedroom temperature to 21.5 degrees, please!",
    "a",
    "打开客厅的灯",
    "Café déjà-vu — naïve façade \U0001F642",
    "what is the state of the front door lock and when was it last opened by someone in the house?",
    "op amp, dual, rail-to-rail, 10 MHz, SOIC-8",
    " ".join(["word"] * 150),
]

folder = sys.argv[1]
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
rows = []
with torch.no_grad():
    for text in TEXTS:
        ids = tokenizer(text, truncation=True, max_length=128)["input_ids"]
        hidden = model(input_ids=torch.tensor([ids])).last_hidden_state[0]
        rows.append({"text": text, "ids": ids, "mean": [float("%.8g" % v) for v in hidden.mean(0).tolist()],
                     "cls": [float("%.8g" % v) for v in hidden[0].tolist()[:16]]})
json.dump(rows, sys.stdout, ensure_ascii=False, separators=(",", ":"))
print()
