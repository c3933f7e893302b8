#!/usr/bin/env python3
"""Writes with the `gguf` package: blocks.json, and the tiny models of ../model as GGUF files.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install gguf==0.19.0 numpy safetensors
    /tmp/venv/bin/python tests/golden/gguf/make_gguf_golden.py

blocks.json: by type, blocks of random bytes (scales made finite) as hex, and the values that the package computes of them. The models hold the weights of
../model/<name> in float32; of the architecture llama, rows of queries and keys are permuted as the converter of llama.cpp does, and the stretched rotation
lies in rope_freqs.
"""
import json
import math
import pathlib

import gguf
import numpy
from safetensors.numpy import load_file

HERE = pathlib.Path(__file__).parent
MODELS = HERE.parent / "model"
QUANTS = [gguf.GGMLQuantizationType[name] for name in ("Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q4_K", "Q5_K", "Q6_K", "F16", "BF16")]
HALVES = {"Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0], "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208], "F16": [0], "BF16": []}
MODULES = {"input_layernorm": "attn_norm", "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
           "self_attn.o_proj": "attn_output", "self_attn.q_norm": "attn_q_norm", "self_attn.k_norm": "attn_k_norm", "mlp.up_proj": "ffn_up",
           "post_attention_layernorm": "ffn_norm", "mlp.gate_proj": "ffn_gate", "mlp.down_proj": "ffn_down"}
OUTER = {"model.embed_tokens.weight": "token_embd.weight", "model.norm.weight": "output_norm.weight", "lm_head.weight": "output.weight"}


def write_blocks():
    random = numpy.random.default_rng(7)
    cases = {}
    for kind in QUANTS:
        elements, size = gguf.GGML_QUANT_SIZES[kind]
        count = 2 if elements > 1 else 8
        blocks = random.integers(0, 256, (count, size), dtype=numpy.uint8)
        for at in HALVES[kind.name]:
            scales = random.normal(0, 0.05, count).astype(numpy.float16)
            blocks[:, at:at + 2] = scales.view(numpy.uint8).reshape(count, 2)
        if kind.name == "BF16":
            blocks[:, 1] = 0x3E
        values = gguf.dequantize(blocks.reshape(-1), kind).astype(numpy.float32)
        cases[kind.name] = {"id": int(kind), "blocks": blocks.tobytes().hex(), "values": [float(v) for v in values.flatten()]}
    (HERE / "blocks.json").write_text(json.dumps(cases) + "\n")


def permute(weights, heads):
    return weights.reshape(heads, 2, weights.shape[0] // heads // 2, *weights.shape[1:]).swapaxes(1, 2).reshape(weights.shape)


def stretch(rope, head):
    """Divisors of the frequencies, as the converter writes them for Llama 3."""
    frequencies = 1.0 / rope["rope_theta"] ** (numpy.arange(0, head, 2, dtype=numpy.float32) / head)
    low, high = (rope["original_max_position_embeddings"] / rope[f"{end}_freq_factor"] for end in ("low", "high"))
    divisors = []
    for frequency in frequencies:
        length = 2 * math.pi / frequency
        smooth = (rope["original_max_position_embeddings"] / length - rope["low_freq_factor"]) / (rope["high_freq_factor"] - rope["low_freq_factor"])
        divisors.append(1 if length < high else rope["factor"] if length > low else 1 / ((1 - smooth) / rope["factor"] + smooth))
    return numpy.array(divisors, dtype=numpy.float32)


def write_model(name):
    config = json.loads((MODELS / name / "config.json").read_text())
    weights = {}
    for file in sorted((MODELS / name).glob("*.safetensors")):
        weights |= load_file(file)
    kind = config["model_type"]
    writer = gguf.GGUFWriter(HERE / f"{name}.gguf", kind)
    head = config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"]
    writer.add_license("apache-2.0")
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_key_length(head)
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_vocab_size(config["vocab_size"])
    rope = config.get("rope_parameters") or {"rope_theta": config["rope_theta"], **config["rope_scaling"]}
    writer.add_rope_freq_base(rope["rope_theta"])
    if rope.get("type") == "llama3":
        writer.add_tensor("rope_freqs.weight", stretch(rope, head))
    for tensor, values in sorted(weights.items()):
        if tensor in OUTER:
            writer.add_tensor(OUTER[tensor], values)
            continue
        _, _, layer, rest = tensor.split(".", 3)
        module, end = rest.rsplit(".", 1)
        if kind == "llama" and MODULES[module] in ("attn_q", "attn_k"):
            values = permute(values, config["num_attention_heads" if MODULES[module] == "attn_q" else "num_key_value_heads"])
        writer.add_tensor(f"blk.{layer}.{MODULES[module]}.{end}", values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main():
    write_blocks()
    for name in ("llama", "qwen2", "qwen3"):
        write_model(name)


if __name__ == "__main__":
    main()
