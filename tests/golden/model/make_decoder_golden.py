#!/usr/bin/env python3
"""Writes tiny random models of the Llama family and the logits that `transformers` computes with them: a folder each beside this file.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install torch==2.11.0 transformers==5.24.0
    /tmp/venv/bin/python tests/golden/model/make_decoder_golden.py

Each folder has config.json, weights and expected.json {ids, logits}: float32 logits of every place. `llama` has the old names in config.json, Llama-3's
stretched rotation, biases, an untied head and its weights in two files; `llama_tied` the names of transformers 5, bfloat16 weights, grouped heads of
another size than hidden / heads; `qwen2` and `qwen3` what these add; `mistral` a
window that is shorter than its context; `llama_yarn` YaRN's rotation.
"""
import json
import pathlib
import shutil

import torch
from safetensors.torch import save_file
from transformers import LlamaConfig, LlamaForCausalLM, MistralConfig, MistralForCausalLM, Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM

HERE = pathlib.Path(__file__).parent
SHAPE = dict(vocab_size=40, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, intermediate_size=24,
             max_position_embeddings=64, initializer_range=0.3, use_cache=False)
STRETCH = dict(factor=4.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=16)
MODELS = {
    "llama": (LlamaForCausalLM, LlamaConfig(**SHAPE, rms_norm_eps=1e-5, attention_bias=True, mlp_bias=True, tie_word_embeddings=False,
                                            rope_parameters=dict(rope_type="llama3", rope_theta=500.0, **STRETCH))),
    "llama_tied": (LlamaForCausalLM, LlamaConfig(**SHAPE, head_dim=6, rms_norm_eps=1e-5, tie_word_embeddings=True,
                                                 rope_parameters=dict(rope_type="linear", rope_theta=100.0, factor=2.0))),
    "qwen2": (Qwen2ForCausalLM, Qwen2Config(**SHAPE, tie_word_embeddings=True, rope_parameters=dict(rope_type="default", rope_theta=1000.0))),
    "qwen3": (Qwen3ForCausalLM, Qwen3Config(**SHAPE, head_dim=8, tie_word_embeddings=False, rope_parameters=dict(rope_type="default", rope_theta=1e6))),
    "mistral": (MistralForCausalLM, MistralConfig(**SHAPE, head_dim=6, sliding_window=32, tie_word_embeddings=False,
                                                  rope_parameters=dict(rope_type="default", rope_theta=1e4))),
    "llama_yarn": (LlamaForCausalLM, LlamaConfig(**SHAPE, head_dim=8, rms_norm_eps=1e-5, tie_word_embeddings=True, rope_parameters=dict(
        rope_type="yarn", rope_theta=20.0, factor=4.0, original_max_position_embeddings=16, beta_fast=4.0, beta_slow=0.5))),
}


def randomised(kind, config, seed):
    torch.manual_seed(seed)
    model = kind(config).float().eval()
    with torch.no_grad():
        for name, value in model.named_parameters():
            value.copy_(torch.randn_like(value) * 0.3 + (1.0 if name.endswith("norm.weight") else 0.0))
    return model


def write_config(folder, config, name):
    fields = {k: v for k, v in config.to_dict().items() if v is not None and k not in ("_name_or_path", "transformers_version")}
    if name == "llama":  # the names before transformers 5
        rope = dict(fields.pop("rope_parameters"))
        fields["rope_theta"] = rope.pop("rope_theta")
        fields["rope_scaling"] = {"type": rope.pop("rope_type"), **rope}
    (folder / "config.json").write_text(json.dumps(fields, indent=1, sort_keys=True) + "\n")


def write_weights(folder, weights, name):
    if name != "llama":
        save_file(weights, folder / "model.safetensors", {"format": "pt"})
        return
    names = sorted(weights)
    parts = {"model-00001-of-00002.safetensors": names[::2], "model-00002-of-00002.safetensors": names[1::2]}
    for file, members in parts.items():
        save_file({n: weights[n] for n in members}, folder / file, {"format": "pt"})
    index = {"metadata": {}, "weight_map": {n: f for f, members in parts.items() for n in members}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, sort_keys=True) + "\n")


def main():
    for seed, (name, (kind, config)) in enumerate(MODELS.items()):
        folder = HERE / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        model = randomised(kind, config, seed)
        if name == "llama_tied":
            for value in model.parameters():  # the weights alone: the rotation's frequencies stay float32
                value.data = value.data.bfloat16().float()
        weights = {n: v.contiguous() for n, v in model.state_dict().items() if n != "lm_head.weight" or not config.tie_word_embeddings}
        write_config(folder, config, name)
        write_weights(folder, {n: v.bfloat16() if name == "llama_tied" else v for n, v in weights.items()}, name)
        ids = [(i * i * 7 + 3 * i + seed) % SHAPE["vocab_size"] for i in range(20)]
        with torch.no_grad():
            logits = model(torch.tensor([ids])).logits[0]
        rows = [[round(v, 6) for v in row] for row in logits.tolist()]
        (folder / "expected.json").write_text(json.dumps({"ids": ids, "logits": rows}) + "\n")


if __name__ == "__main__":
    main()
