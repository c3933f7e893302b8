#!/usr/bin/env python3
"""Compares what truth_test prints with what it has to reach: truth_test … | truth_gate.py

Pretrained curves, calibrated method: median about/true .8-1.25 at 2 to 8 times the data, the range holds the truth in 70-92 %, at
most 15 % of the ranges have no upper end. Exit code 1 and a line for each figure that misses.
"""
import sys

MEDIAN, HOLDS, OPEN = (.80, 1.25), (.70, .92), .15


def rows(lines):
    """Cells of the calibrated method's lines: times, median, holds, open."""
    for line in lines:
        cells = line.split()
        if cells[:2] == ["pretrained", "calibrated"]:
            yield int(cells[2]), float(cells[3]), float(cells[6]), float(cells[7])


def misses(found):
    for times, median, holds, unended in found:
        if times <= 8 and not MEDIAN[0] <= median <= MEDIAN[1]:
            yield f"x{times}: median about/true {median} is outside {MEDIAN[0]}-{MEDIAN[1]}"
        if not HOLDS[0] <= holds <= HOLDS[1]:
            yield f"x{times}: the range holds {holds}, wanted are {HOLDS[0]}-{HOLDS[1]}"
        if unended > OPEN:
            yield f"x{times}: {unended} of the ranges have no upper end, at most {OPEN} may"


def main():
    lines = sys.stdin.read().splitlines()
    print("\n".join(lines))
    found = list(rows(lines))
    if not found:
        sys.exit("no line of the calibrated method: was truth_test given a bank of curves?")
    missed = list(misses(found))
    print("\n".join(missed) if missed else "gate: reached")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
