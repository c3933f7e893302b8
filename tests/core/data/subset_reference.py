#!/usr/bin/env python3
"""The nested stratified order of core/data/subset.h, written a second time; prints the golden values of test_subset.cpp:
subset_reference.py SEED LABEL…"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from philox_reference import stream


def below(numbers, bound):
    reject = (1 << 64) % bound
    while (value := next(numbers)) < reject:
        pass
    return value % bound


def shuffle(numbers, items):
    for i in range(len(items), 1, -1):
        j = below(numbers, i)
        items[i - 1], items[j] = items[j], items[i - 1]


def subset_order(labels, seed):
    numbers = stream(seed, "subset")
    firsts, rest = [], []
    for label in sorted(set(labels)):
        members = [i for i, other in enumerate(labels) if other == label]
        shuffle(numbers, members)
        firsts.append(members[0])
        for k in range(1, len(members)):
            u = (next(numbers) >> 11) * 2.0**-53
            rest.append(((k + u) / len(members), members[k]))
    shuffle(numbers, firsts)
    return firsts + [position for _, position in sorted(rest)]


if __name__ == "__main__":
    print(", ".join(map(str, subset_order([int(a) for a in sys.argv[2:]], int(sys.argv[1])))))
