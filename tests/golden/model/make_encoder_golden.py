#!/usr/bin/env python3
"""Writes tiny random encoders of every family beside this file, what `transformers` computes with them, and what `peft` does with an adapter on each.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install torch==2.11.0 transformers==5.24.0 peft==0.21.2
    /tmp/venv/bin/python tests/golden/model/make_encoder_golden.py

Each folder has config.json, weights, tokenizer files (not xlm-roberta: ids alone), expected.json {texts, ids, mean, cls}: ids with what stands around a
text, then float32 vectors of each list of ids. adapter/ is PEFT's, adapter.json {targets as Plateau writes them, ids, gradient, features, gradients}: of
mean features [B, C] times `gradient`, by module: [of A, of B], row by row. Weights: roberta with the prefix of task models, a head and buffers, in two
files; xlm-roberta bare, in float16, with the old names of norms; distilbert with its prefix and a head; electra with its prefix, in bfloat16.
"""
import json
import pathlib
import shutil
import tempfile

import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
from transformers import (AutoTokenizer, DistilBertConfig, DistilBertModel, ElectraConfig, ElectraModel, RobertaConfig, RobertaModel, XLMRobertaConfig,
                          XLMRobertaModel)

HERE = pathlib.Path(__file__).parent
TEXTS = ["turn on the light", "WHERE is my parcel?", "Gr\u00fc\u00dfe, d\u00e9j\u00e0 vu \u4f60\u597d \U0001f600", "  two  spaces\tand a\nline ", "12345 it's 3.14", ""]
SPECIALS = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz0123456789?,.'", *("##" + c for c in "abcdefghijklmnopqrstuvwxyz0123456789"), "turn", "on", "the", "light",
          "where", "is", "my", "parcel", "##el", "two", "spaces", "and", "line"]
SHAPE = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24, max_position_embeddings=48, attn_implementation="eager")
# Class, configuration, prefix of the keys, type of the weights; what Plateau is told and what PEFT is.
MODELS = {
    "roberta": (RobertaModel, RobertaConfig(**SHAPE, vocab_size=300, type_vocab_size=1, layer_norm_eps=1e-5), "roberta.", torch.float32,
                ["query", "value"], dict(target_modules=["query", "value"], r=2, lora_alpha=4)),
    "xlm-roberta": (XLMRobertaModel, XLMRobertaConfig(**SHAPE, vocab_size=60, type_vocab_size=1, layer_norm_eps=1e-5, hidden_act="gelu_new"), "",
                    torch.float16, ["re:.*\\.dense"], dict(target_modules=".*\\.dense", r=3, lora_alpha=5)),
    "distilbert": (DistilBertModel, DistilBertConfig(dim=16, n_layers=2, n_heads=4, hidden_dim=24, max_position_embeddings=48, vocab_size=len(PIECES),
                                                     attn_implementation="eager"), "distilbert.", torch.float32,
                   ["q_lin", "v_lin", "lin2"], dict(target_modules=["q_lin", "v_lin", "lin2"], r=4, lora_alpha=2, use_rslora=True)),
    "electra": (ElectraModel, ElectraConfig(**SHAPE, embedding_size=6, vocab_size=len(PIECES)), "electra.", torch.bfloat16,
                ["all-linear"], dict(target_modules="all-linear", r=2, lora_alpha=3)),
}


def randomised(name, seed):
    kind, config, _, kept, _, _ = MODELS[name]
    torch.manual_seed(seed)
    model = (kind(config, add_pooling_layer=False) if "roberta" in name else kind(config)).float().eval()
    with torch.no_grad():
        for key, value in model.named_parameters():
            norm = "layernorm.weight" in key.lower().replace("_", "")
            value.copy_((torch.randn_like(value) * 0.3 + (1.0 if norm else 0.0)).to(kept).float())
    return model


def stored(name, model):
    """The tensors as files of this kind have them."""
    _, config, prefix, kept, _, _ = MODELS[name]
    tensors = {prefix + key: value.detach().to(kept).contiguous() for key, value in model.named_parameters()}
    if name == "roberta":
        tensors["lm_head.bias"] = torch.zeros(config.vocab_size)
        tensors["roberta.embeddings.position_ids"] = torch.arange(48)[None]
    if name == "xlm-roberta":
        old = {"LayerNorm.weight": "LayerNorm.gamma", "LayerNorm.bias": "LayerNorm.beta"}
        tensors = {next((k.replace(a, b) for a, b in old.items() if k.endswith(a)), k): v for k, v in tensors.items()}
    if name == "distilbert":
        tensors["pre_classifier.weight"] = torch.zeros(16, 16)
    return tensors


def write_weights(folder, tensors, sharded):
    if not sharded:
        return save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    names = sorted(tensors)
    parts = {"model-00001-of-00002.safetensors": names[::2], "model-00002-of-00002.safetensors": names[1::2]}
    for file, members in parts.items():
        save_file({n: tensors[n] for n in members}, folder / file, {"format": "pt"})
    index = {"metadata": {}, "weight_map": {n: f for f, members in parts.items() for n in members}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, sort_keys=True) + "\n")


def write_byte_level(folder):
    """RoBERTa's four files; tokenizer_config.json says no more than the published one does."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(TEXTS * 3, trainers.BpeTrainer(vocab_size=300, special_tokens=SPECIALS, show_progress=False,
                                                                 initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet())))
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), True, False)
    whole = json.loads(tokenizer.to_str())
    for token in whole["added_tokens"]:
        token["normalized"], token["lstrip"] = True, token["content"] == "<mask>"
    (folder / "tokenizer.json").write_text(json.dumps(whole) + "\n")
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 45}\n')
    (folder / "vocab.json").write_text(json.dumps(whole["model"]["vocab"]) + "\n")
    merges = [m if isinstance(m, str) else " ".join(m) for m in whole["model"]["merges"]]
    (folder / "merges.txt").write_text("\n".join(["#version: 0.2", *merges]) + "\n")


def write_tokenizer(name, folder):
    if name == "roberta":
        return write_byte_level(folder)
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n")
    kind = {"distilbert": "DistilBertTokenizer", "electra": "ElectraTokenizer"}[name]
    return (folder / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": True, "tokenizer_class": kind}) + "\n")


def ids_of(name, folder):
    if name == "xlm-roberta":
        return [[0, 5, 9, 2], [0, 7, 1, 33, 59, 8, 2], [0, 2]]
    ids = [AutoTokenizer.from_pretrained(folder)(text)["input_ids"] for text in TEXTS]
    if name == "roberta":
        with tempfile.TemporaryDirectory() as parts:  # without tokenizer.json the same
            for file in ("config.json", "vocab.json", "merges.txt"):
                shutil.copy(folder / file, parts)
            assert [AutoTokenizer.from_pretrained(parts)(text)["input_ids"] for text in TEXTS] == ids
        ids.append([0, 40, 1, 41, 42, 2])  # a padding token in a text
    return ids


def rows(tensor):
    return [[round(v, 7) for v in row] for row in tensor.tolist()]


def hidden(model, ids):
    return model(input_ids=torch.tensor([ids]), attention_mask=torch.ones(1, len(ids)).long())[0][0]


def with_adapter(name, model, ids, folder):
    told, settings = MODELS[name][4:]
    tuned = get_peft_model(model, LoraConfig(lora_dropout=0.0, **settings)).eval()
    trained = {n: p for n, p in tuned.named_parameters() if p.requires_grad}
    with torch.no_grad():
        for value in trained.values():
            value.copy_(torch.randn_like(value) * 0.3)
    features = torch.stack([hidden(tuned, i).mean(0) for i in ids])
    gradient = torch.randn_like(features).round(decimals=4)
    (features * gradient).sum().backward()
    gradients = {}
    for key, value in trained.items():
        module, part = key.removeprefix("base_model.model.").removesuffix(".default.weight").rsplit(".lora_", 1)
        gradients.setdefault(module, {})[part] = [round(v, 7) for v in value.grad.flatten().tolist()]
    expected = {"targets": told, "ids": ids, "gradient": rows(gradient), "features": rows(features),
                "gradients": {module: [parts["A"], parts["B"]] for module, parts in sorted(gradients.items())}}
    (folder / "adapter.json").write_text(json.dumps(expected) + "\n")
    tuned.peft_config["default"].base_model_name_or_path = name  # no path of the machine that made it
    tuned.save_pretrained(folder / "adapter")
    (folder / "adapter" / "README.md").unlink()  # an empty form


def main():
    for seed, name in enumerate(MODELS):
        folder = HERE / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        model = randomised(name, seed)
        fields = {k: v for k, v in model.config.to_dict().items() if v is not None and k not in ("_name_or_path", "transformers_version", "dtype")}
        (folder / "config.json").write_text(json.dumps(fields, indent=1, sort_keys=True) + "\n")
        write_weights(folder, stored(name, model), name == "roberta")
        if name != "xlm-roberta":
            write_tokenizer(name, folder)
        ids = ids_of(name, folder)
        with torch.no_grad():
            outputs = [hidden(model, i) for i in ids]
        expected = {"texts": [] if name == "xlm-roberta" else TEXTS, "ids": ids, "mean": rows(torch.stack([o.mean(0) for o in outputs])),
                    "cls": rows(torch.stack([o[0] for o in outputs]))}
        (folder / "expected.json").write_text(json.dumps(expected) + "\n")
        with_adapter(name, model, [i for i in ids if len(i) > 3][:3], folder)


if __name__ == "__main__":
    main()
