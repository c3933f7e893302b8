#!/usr/bin/env python3
"""Trains two small SentencePiece models and writes what the packages make of texts: sp_unigram.model, sp_bpe.model, sp_tokenizers.json, sp_ids.jsonl.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install sentencepiece==0.2.1 tokenizers==0.23.3 protobuf
    /tmp/venv/bin/python tests/golden/tokenizer/make_sentencepiece_golden.py

The unigram model has a normaliser (wide letters, ligatures, tabs), the BPE model bytes for what it does not know, as Llama 2. sp_tokenizers.json
holds the same models as tokenizer.json files of the `tokenizers` package. A line of sp_ids.jsonl is a text with its ids by tokenizer, of the seeded
mixtures the start of the SHA-256 of the ids.
"""
import base64
import hashlib
import io
import json
import pathlib
import tempfile

import sentencepiece
import tokenizers
from make_bpe_golden import CODE
from sentencepiece import sentencepiece_model_pb2
from texts import ENGLISH, ODD, OTHERS, mixed_texts

HERE = pathlib.Path(__file__).parent
RULES = [(0xFF21 + i, 0x41 + i) for i in range(26)] + [(0xFF41 + i, 0x61 + i) for i in range(26)] + [(9, 32), (10, 32), (13, 32), (0x3000, 32), (0xA0, 32)]
SPACES = ["", " ", "  ", "a", " a", "a ", "  a  b  ", "a\tb\nc", "\u3000wide\u3000", "x" * 70, "\u2581", "a\u2581b", "\u2581\u2581 x", "ﬁne ＡＢＣ", "ab\u0000c",
          "0123456789", "3.14159 1,000", "🙂👩‍👩‍👧🇨🇳", "厨房的灯打开了吗？", "温度是 21 度。", "混合 mixed 文本 123", "\U0010ffff\ud7fe"]
MARKS = ["<s>a</s>", "<unk>", "<0x41>", "a <mark> b", "<mark>", "x<mark><mark>y", "</s> </s>", "<pad>"]


def trained(kind, **options):
    with tempfile.TemporaryDirectory() as folder:
        rules = pathlib.Path(folder) / "rules.tsv"
        rows = [f"{a:X}\t{b:X}" for a, b in RULES] + ["FB01\t66 69", "66 FB01 66\t78"]
        rules.write_text("\n".join(rows) + "\n", encoding="utf-8")
        model = io.BytesIO()
        texts = [line for text in (ENGLISH * 3 + OTHERS[:9] + CODE + SPACES) * 3 for line in text.replace("\0", "").split("\n") if line.strip()]
        normal = {"normalization_rule_tsv": str(rules)} if kind == "unigram" else {"normalization_rule_name": "identity"}
        sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(texts), model_writer=model, model_type=kind, hard_vocab_limit=False, num_threads=1,
                                                 minloglevel=2, user_defined_symbols=["<mark>"], **normal, **options)
    proto = sentencepiece_model_pb2.ModelProto.FromString(model.getvalue())
    proto.trainer_spec.ClearField("input")
    proto.normalizer_spec.ClearField("normalization_rule_tsv")
    return proto


def added(proto, tokens):
    ids = {piece.piece: i for i, piece in enumerate(proto.pieces)}
    return [{"id": ids[t], "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for t in tokens]


def unigram_json(proto):
    space = {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True}
    return {"version": "1.0", "added_tokens": added(proto, ["<unk>", "<s>", "</s>", "<mark>"]),
            "normalizer": {"type": "Sequence", "normalizers": [
                {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(proto.normalizer_spec.precompiled_charsmap).decode()},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]},
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, space]}, "post_processor": None, "decoder": space,
            "model": {"type": "Unigram", "unk_id": 0, "byte_fallback": False, "vocab": [[p.piece, p.score] for p in proto.pieces]}}


def bpe_json(proto, normalizer, splitter):
    vocab = {p.piece: i for i, p in enumerate(proto.pieces)}
    pairs = [(-p.score, vocab[p.piece[:i]], vocab[p.piece[i:]], [p.piece[:i], p.piece[i:]]) for p in proto.pieces if p.type == 1
             for i in range(1, len(p.piece)) if p.piece[:i] in vocab and p.piece[i:] in vocab]
    return {"version": "1.0", "added_tokens": added(proto, ["<unk>", "<s>", "</s>", "<mark>"]), "normalizer": normalizer, "pre_tokenizer": splitter,
            "post_processor": None, "decoder": None,
            "model": {"type": "BPE", "dropout": None, "unk_token": "<unk>", "continuing_subword_prefix": None, "end_of_word_suffix": None, "fuse_unk": True,
                      "byte_fallback": True, "ignore_merges": False, "vocab": vocab, "merges": [pair[3] for pair in sorted(pairs)]}}


def main():
    unigram = trained("unigram", vocab_size=500)
    bpe = trained("bpe", vocab_size=700, byte_fallback=True, remove_extra_whitespaces=False, split_digits=True, allow_whitespace_only_pieces=True)
    for name, proto in (("unigram", unigram), ("bpe", bpe)):
        (HERE / f"sp_{name}.model").write_bytes(proto.SerializeToString(deterministic=True))
    replace = {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}
    files = {"unigram_json": unigram_json(unigram),
             "llama": bpe_json(bpe, {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "\u2581"}, replace]}, None),
             "mistral": bpe_json(bpe, None, {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "first", "split": False}),
             "gemma": bpe_json(bpe, replace, {"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithPrevious", "invert": False})}
    (HERE / "sp_tokenizers.json").write_text(json.dumps(files, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")
    libraries = {name: sentencepiece.SentencePieceProcessor(model_proto=proto.SerializeToString()) for name, proto in (("unigram", unigram), ("bpe", bpe))}
    readers = {name: tokenizers.Tokenizer.from_str(json.dumps(file)) for name, file in files.items()}

    def ids(text):
        found = {name: library.encode(text) for name, library in libraries.items()}
        return found | {name: reader.encode(text, add_special_tokens=False).ids for name, reader in readers.items()}

    with open(HERE / "sp_ids.jsonl", "w", encoding="utf-8", newline="\n") as out:
        def write(row):
            out.write(json.dumps(row, ensure_ascii=True, separators=(",", ":")) + "\n")

        write({"command": "make_sentencepiece_golden.py", "sentencepiece": sentencepiece.__version__, "tokenizers": tokenizers.__version__})
        for text in dict.fromkeys(SPACES + ENGLISH + OTHERS + CODE + MARKS):
            write({"text": text, "ids": {name: " ".join(map(str, found)) for name, found in ids(text).items()}})
        for text in dict.fromkeys(ODD + list(mixed_texts(300, 20261130))):
            write({"text": text, "sha256": {name: hashlib.sha256(" ".join(map(str, found)).encode()).hexdigest()[:16] for name, found in ids(text).items()}})


if __name__ == "__main__":
    main()
