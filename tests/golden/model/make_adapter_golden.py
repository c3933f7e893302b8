#!/usr/bin/env python3
"""Writes a LoRA adapter beside each model of make_decoder_golden.py, and what `peft` computes with it: <model>/adapter and <model>/adapter.json.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install torch==2.11.0 transformers==5.24.0 peft==0.21.2
    /tmp/venv/bin/python tests/golden/model/make_adapter_golden.py

adapter.json: {ids, targets as Plateau writes them, logits of every place, loss over ids[1:], gradients by module: [of A, of B], row by row}, all float32.
"""
import json
import pathlib

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM

HERE = pathlib.Path(__file__).parent
QUERY_VALUE = ["q_proj", "v_proj"]
EVERY = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
# What Plateau is told, and what PEFT is.
CASES = {
    "llama": (["all-linear"], dict(target_modules="all-linear", r=3, lora_alpha=5)),
    "llama_tied": (QUERY_VALUE, dict(target_modules=QUERY_VALUE, r=2, lora_alpha=3, use_rslora=True)),
    "qwen2": (["re:.*\\.(k|down)_proj"], dict(target_modules=".*\\.(k|down)_proj", r=4, lora_alpha=2)),
    "qwen3": (EVERY, dict(target_modules=EVERY, r=2, lora_alpha=4)),
    "mistral": (["re:model\\.layers\\.1\\..*"], dict(target_modules="model\\.layers\\.1\\..*_proj", r=3, lora_alpha=6, use_rslora=True)),
}


def rows(tensor):
    return [round(v, 8) for v in tensor.flatten().tolist()]


def main():
    for seed, (name, (targets, settings)) in enumerate(CASES.items()):
        torch.manual_seed(100 + seed)
        base = AutoModelForCausalLM.from_pretrained(HERE / name, dtype=torch.float32)
        model = get_peft_model(base, LoraConfig(task_type="CAUSAL_LM", lora_dropout=0.0, **settings)).eval()
        trained = {n: p for n, p in model.named_parameters() if p.requires_grad}
        with torch.no_grad():
            for value in trained.values():
                value.copy_(torch.randn_like(value) * 0.3)
        ids = torch.tensor([[(i * i * 5 + 2 * i + seed) % base.config.vocab_size for i in range(12)]])
        out = model(input_ids=ids, labels=ids)
        out.loss.backward()
        gradients = {}
        for key, value in trained.items():
            module, part = key.removeprefix("base_model.model.").removesuffix(".default.weight").rsplit(".lora_", 1)
            gradients.setdefault(module, {})[part] = rows(value.grad)
        expected = {"ids": ids[0].tolist(), "targets": targets, "loss": round(out.loss.item(), 7),
                    "logits": [[round(v, 6) for v in row] for row in out.logits[0].tolist()],
                    "gradients": {module: [parts["A"], parts["B"]] for module, parts in sorted(gradients.items())}}
        (HERE / name / "adapter.json").write_text(json.dumps(expected) + "\n")
        model.peft_config["default"].base_model_name_or_path = name  # no path of the machine that made it
        model.save_pretrained(HERE / name / "adapter")
        (HERE / name / "adapter" / "README.md").unlink()  # an empty form


if __name__ == "__main__":
    main()
