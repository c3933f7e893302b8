#!/usr/bin/env python3
"""Every text of the window is translated, and both sides have the same placeholders: check_translations.py ROOT."""
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PLACEHOLDER = re.compile(r"%L?(?:n|\d)")
PLURAL = re.compile(r"%L?n")
HALF_WIDTH = re.compile(r"[一-鿿][,;:!?](?:\s|$|[一-鿿])")
SPACED_PERCENT = re.compile(r"\s%(?!L?n|\d)")


def forms(translation):
    """The texts of a translation: its plural forms, or the one text."""
    several = [form.text or "" for form in translation.findall("numerusform")]
    return several or [translation.text or ""]


def problems_of(message, language):
    source, translation = message.findtext("source"), message.find("translation")
    wanted = sorted(PLACEHOLDER.findall(source))
    if translation.get("type") in ("unfinished", "vanished", "obsolete"):
        yield "is " + translation.get("type")
    for text in forms(translation):
        if not text.strip():
            yield "has no translation"
        elif sorted(PLACEHOLDER.findall(text)) != wanted and sorted(
                PLACEHOLDER.findall(text)) != [p for p in wanted if not PLURAL.fullmatch(p)]:
            yield f"has other placeholders in {text!r}"
        if language == "zh_CN" and (HALF_WIDTH.search(text) or SPACED_PERCENT.search(text)):
            yield f"is not written as Chinese: {text!r}"
        if language == "en" and "(s)" in text:
            yield f"has no plural forms: {text!r}"


def check(root, language):
    tree = ElementTree.parse(Path(root) / "translations" / f"plateau_{language}.ts")
    found, count = [], 0
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            count += 1
            found += [f"{language}: {context.findtext('name')}: {message.findtext('source')!r} {problem}"
                      for problem in problems_of(message, language)]
    print(f"{language}: {count} texts")
    return found if count > 50 else found + [f"{language}: only {count} texts: lupdate has not been run"]


def main():
    found = [line for language in ("en", "zh_CN") for line in check(sys.argv[1], language)]
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
