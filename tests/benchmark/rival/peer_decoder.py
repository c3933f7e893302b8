#!/usr/bin/env python3
"""The rival for language models: LoRA on a decoder with transformers + peft, as `decoder_speed` does it.

  peer_decoder.py --model DIR | --gguf FILE [--batch 8] [--length 128] [--steps 6] [--rank 8] [--lr 1e-4] [--bf16] [--threads N]
Prints one JSON line: tokens per second of training (median update), losses, peak memory. Needs torch, transformers, peft (and gguf for --gguf).
"""
import argparse
import json
import os
import resource
import time

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM


def main():
    parser = argparse.ArgumentParser()
    for name, kind, usual in (("model", str, None), ("gguf", str, None), ("batch", int, 8), ("length", int, 128), ("steps", int, 6), ("rank", int, 8),
                              ("lr", float, 1e-4), ("threads", int, 0)):
        parser.add_argument("--" + name, type=kind, default=usual)
    parser.add_argument("--bf16", action="store_true", help="autocast to bfloat16")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    where = [args.model] if args.model else [os.path.dirname(os.path.abspath(args.gguf))]
    base = AutoModelForCausalLM.from_pretrained(*where, dtype=torch.float32, **({"gguf_file": os.path.basename(args.gguf)} if args.gguf else {}))
    model = get_peft_model(base, LoraConfig(task_type="CAUSAL_LM", r=args.rank, lora_alpha=2 * args.rank, target_modules=["q_proj", "v_proj"]))
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=args.lr)
    torch.manual_seed(0)
    batches = torch.randint(0, base.config.vocab_size, (args.steps, args.batch, args.length + 1))
    seconds, losses, first = [], [], time.process_time()
    for step in range(2 * args.steps):
        ids = batches[step % args.steps]
        given, targets = ids[:, :-1].contiguous(), ids[:, 1:].contiguous()
        begin = time.monotonic()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
            loss = model(input_ids=given, labels=targets, shift_labels=targets).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        seconds.append(time.monotonic() - begin)
    used = time.process_time() - first
    print(json.dumps({"precision": "bfloat16 autocast" if args.bf16 else "float32", "threads": torch.get_num_threads(), "batch": args.batch,
                      "length": args.length, "losses": losses, "train_tokens_per_s": args.batch * args.length / sorted(seconds)[len(seconds) // 2],
                      "train_tokens_per_cpu_s": 2 * args.steps * args.batch * args.length / used,
                      "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


if __name__ == "__main__":
    main()
