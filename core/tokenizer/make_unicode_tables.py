#!/usr/bin/env python3
"""Writes unicode_tables.h: which code points the `tokenizers` package drops, strips and takes as punctuation, letters and numbers.

The package carries Unicode tables of several versions; asking it is the only exact source. Run:
    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install tokenizers==0.23.3
    /tmp/venv/bin/python core/tokenizer/make_unicode_tables.py > core/tokenizer/unicode_tables.h
The exceptions are relative to utf8proc 2.8 (Unicode 15.0), which must be installed as libutf8proc.so.2.
"""
import ctypes

from tokenizers import Regex, normalizers, pre_tokenizers

CODE_POINTS = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
utf8proc = ctypes.CDLL("libutf8proc.so.2")
utf8proc.utf8proc_category.argtypes = [ctypes.c_int32]
utf8proc.utf8proc_tolower.argtypes = [ctypes.c_int32]
utf8proc.utf8proc_NFD.argtypes = [ctypes.c_char_p]
utf8proc.utf8proc_NFD.restype = ctypes.c_void_p


def bert(**on):
    flags = dict(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=False)
    return normalizers.BertNormalizer(**{**flags, **on}).normalize_str


def own_nfd(text):
    pointer = utf8proc.utf8proc_NFD(text.encode())
    return ctypes.string_at(pointer).decode()


def ranges(code_points):
    out = []
    for c in code_points:
        if out and out[-1][1] == c - 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    return out


def table(name, comment, code_points):
    rows = ", ".join(f"{{0x{a:X}, 0x{b:X}}}" for a, b in ranges(code_points))
    print(f"/// {comment}\ninline constexpr CodePoints {name}[] = {{{rows}}};\n")


def main():
    clean, strip, lower = bert(clean_text=True), bert(strip_accents=True), bert(lowercase=True)
    nfd = normalizers.NFD().normalize_str
    split = pre_tokenizers.BertPreTokenizer().pre_tokenize_str
    pieces = {c: [piece for piece, _ in split("a" + chr(c) + "b")] for c in CODE_POINTS}
    print("#pragma once\n\n// Written by make_unicode_tables.py; do not edit.\n\nnamespace plateau::tokenizer::tables {\n")
    print("struct CodePoints {\n    char32_t first;\n    char32_t last;\n};\n")
    print("struct LowerCase {\n    char32_t first;\n    char32_t last;\n    char32_t lowerFirst;\n};\n")
    table("removed", "Dropped by clean_text: NUL, U+FFFD, Cc, Cf, Co.",
          [c for c in CODE_POINTS if clean("a" + chr(c) + "b") == "ab"])
    table("spaces", "White space that separates words.", [c for c in CODE_POINTS if pieces[c] == ["a", "b"]])
    table("ideographs", "Set apart by handle_chinese_chars.",
          [c for c in CODE_POINTS if bert(handle_chinese_chars=True)("a" + chr(c) + "b").startswith("a ") and c != 32])
    table("marks", "Stripped behind NFD by strip_accents: category Mn.",
          [c for c in CODE_POINTS if strip("a" + chr(c) + "b") == "ab"])
    table("punctuation", "A word of its own: ASCII punctuation and categories P*.",
          [c for c in CODE_POINTS if pieces[c] == ["a", chr(c), "b"]])
    table("outsideNfd", "Left alone by NFD, although utf8proc decomposes or reorders them.",
          [c for c in CODE_POINTS[1:] if nfd(chr(c)) != own_nfd(chr(c))
           or nfd("a\u0315" + chr(c) + "\u0334b") != own_nfd("a\u0315" + chr(c) + "\u0334b")])
    of_class = {name: pre_tokenizers.Split(Regex(f"\\p{{{name}}}"), "removed").pre_tokenize_str for name in "LN"}
    table("newLetters", r"\p{L} of the package's regular expressions that utf8proc does not know yet.",
          [c for c in CODE_POINTS if not of_class["L"](chr(c)) and not 1 <= utf8proc.utf8proc_category(c) <= 5])
    table("newNumbers", r"The same of \p{N}.",
          [c for c in CODE_POINTS if not of_class["N"](chr(c)) and not 9 <= utf8proc.utf8proc_category(c) <= 11])
    digits = pre_tokenizers.Digits(individual_digits=True).pre_tokenize_str
    table("newDigits", "What the package's Digits takes as numeric beyond that.",
          [c for c in CODE_POINTS if len(digits(f"a{chr(c)}b")) > 1 and of_class["N"](chr(c))])
    rows = []
    for c in CODE_POINTS:
        to = lower(chr(c))
        if len(to) == 1 and ord(to) != utf8proc.utf8proc_tolower(c):
            if rows and rows[-1][1] == c - 1 and ord(to) - c == rows[-1][2] - rows[-1][0]:
                rows[-1][1] = c
            else:
                rows.append([c, c, ord(to)])
    text = ", ".join(f"{{0x{a:X}, 0x{b:X}, 0x{t:X}}}" for a, b, t in rows)
    print(f"/// Lower case that utf8proc does not know.\ninline constexpr LowerCase lowerCase[] = {{{text}}};\n")
    print("} // namespace plateau::tokenizer::tables")


if __name__ == "__main__":
    main()
