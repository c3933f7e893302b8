#!/usr/bin/env python3
"""The stratified draw of core/data/side_draw.h for different texts and labels of two samples or more, written a second
time; prints the golden values of test_split.cpp:  draw_reference.py SEED SHARE LABEL…"""
import sys

from subset_reference import shuffle, stream


def draw(labels, seed, share):
    count = int(share * len(labels) + 0.5)
    sizes = {label: labels.count(label) for label in sorted(set(labels))}
    wanted = {label: size * count // len(labels) for label, size in sizes.items()}
    by_remainder = sorted(sizes, key=lambda label: -(sizes[label] * count % len(labels)))
    for label in by_remainder[: count - sum(wanted.values())]:
        wanted[label] += 1
    positions = list(range(len(labels)))
    shuffle(stream(seed, "split/test"), positions)
    taken = []
    for position in positions:
        if wanted[labels[position]] > 0:
            wanted[labels[position]] -= 1
            taken.append(position)
    return sorted(taken)


if __name__ == "__main__":
    print(", ".join(map(str, draw(sys.argv[3:], int(sys.argv[1]), float(sys.argv[2])))))
