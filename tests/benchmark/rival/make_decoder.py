#!/usr/bin/env python3
"""Writes a llama of random weights, 11 M parameters, that reads bytes: make_decoder.py FOLDER. Needs torch, transformers, tokenizers."""
import sys

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

torch.manual_seed(0)
config = LlamaConfig(vocab_size=6400, hidden_size=320, num_hidden_layers=8, num_attention_heads=8, num_key_value_heads=4, intermediate_size=896,
                     max_position_embeddings=1024, tie_word_embeddings=True)
LlamaForCausalLM(config).save_pretrained(sys.argv[1])
letters = sorted(pre_tokenizers.ByteLevel.alphabet())
tokenizer = Tokenizer(models.BPE(vocab={letter: i for i, letter in enumerate(letters)}, merges=[]))
tokenizer.pre_tokenizer, tokenizer.decoder = pre_tokenizers.ByteLevel(add_prefix_space=False), decoders.ByteLevel()
tokenizer.add_special_tokens(["<end>"])
PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<end>").save_pretrained(sys.argv[1])
