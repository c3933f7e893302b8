#!/usr/bin/env python3
"""What the programs show to the loader: nothing of SentencePiece and of the protobuf in it, or LibTorch would find that one instead of its own.

    test_exported_symbols.py PROGRAM…
"""
import subprocess
import sys

HIDDEN = ("google::protobuf", "sentencepiece::", "absl::", "Darts::")


def symbols(program, *options):
    done = subprocess.run(["nm", "-C", *options, program], capture_output=True, text=True, check=True)
    return [line.split(" ", 2)[-1] for line in done.stdout.splitlines()]


def main():
    shown, anywhere = [], 0
    for program in sys.argv[1:]:
        inside = sum("google::protobuf" in name for name in symbols(program))
        anywhere += inside
        shown += [f"{program}: {name}" for name in symbols(program, "-D", "--defined-only") if any(part in name for part in HIDDEN)]
        print(f"{program}: {inside} symbols of protobuf inside")
    if anywhere == 0:
        shown.append("SentencePiece is in none of them, so this test says nothing")
    print("\n".join(shown[:20]))
    return 1 if shown else 0


if __name__ == "__main__":
    sys.exit(main())
