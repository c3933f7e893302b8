#!/usr/bin/env python3
"""Philox 4x32-10 and the number streams of core/base/random.h, written a second time from the paper; prints the golden
values of tests/core/base/test_random.cpp:  philox_reference.py SEED STREAM COUNT"""
import sys

MASK32 = 0xFFFFFFFF


def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        left, right = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(right >> 32) ^ c[1] ^ k[0], right & MASK32, (left >> 32) ^ c[3] ^ k[1], left & MASK32]
        k = [(k[0] + 0x9E3779B9) & MASK32, (k[1] + 0xBB67AE85) & MASK32]
    return c


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def stream(seed, name):
    name_hash, block = fnv1a(name), 0
    while True:
        words = philox([block & MASK32, block >> 32, name_hash & MASK32, name_hash >> 32], [seed & MASK32, seed >> 32])
        yield words[1] << 32 | words[0]
        yield words[3] << 32 | words[2]
        block += 1


if __name__ == "__main__":
    numbers = stream(int(sys.argv[1]), sys.argv[2])
    for _ in range(int(sys.argv[3])):
        print(f"0x{next(numbers):016x}")
