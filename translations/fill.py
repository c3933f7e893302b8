#!/usr/bin/env python3
"""Collects the texts of the window and fills in translations: fill.py [TABLE.tsv …].

Runs lupdate over ui, app/gui and the texts of reports in core into plateau_en.ts and plateau_zh_CN.ts, then takes the rows of the tables:
context ("*": any that has no text yet), source, English (empty: as the source; plural forms "one|many"), Chinese, separated by tabs; "\\n"
stands for a new line. Prints what is still missing; exit code 1 when anything is.
"""
import fcntl
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FILES = {"en": HERE / "plateau_en.ts", "zh_CN": HERE / "plateau_zh_CN.ts"}
PLACES = ("/usr/lib/qt6/bin/lupdate", "lupdate-qt6", "lupdate6", "lupdate")


def collect():
    """Brings both files up to date with the sources."""
    program = next(filter(None, (shutil.which(place) for place in PLACES)), None)
    if program is None:
        sys.exit("lupdate is missing: install the package qt6-l10n-tools")
    for language, file in FILES.items():
        subprocess.run([program, "-silent", "-locations", "none", "-no-obsolete", "-source-language", "en",
                        "-target-language", language, "-I", ".", "ui", "app/gui", "core/export/report_texts.h", "-ts", str(file)], cwd=ROOT, check=True)


def read_tables(paths):
    """{(context, source): (English, Chinese)}"""
    found = {}
    for path in paths:
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.replace("\\n", "\n") for cell in line.split("\t")]
            if len(cells) != 4:
                sys.exit(f"{path}:{number}: {len(cells)} cells, wanted are 4")
            found[cells[0], cells[1]] = (cells[2] or cells[1], cells[3])
    return found


def set_text(translation, text):
    forms = translation.findall("numerusform")
    if forms:
        parts = text.split("|")
        for at, form in enumerate(forms):
            form.text = parts[min(at, len(parts) - 1)]
    else:
        translation.text = text
    translation.attrib.pop("type", None)


def fill(language, table):
    """Writes one file; returns the sources that have no translation yet."""
    tree = ElementTree.parse(FILES[language])
    missing = []
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            translation, source = message.find("translation"), message.findtext("source")
            row = table.get((context.findtext("name"), source))
            if row is None and translation.get("type") == "unfinished":
                row = table.get(("*", source))
            plural = message.get("numerus") == "yes"
            if row is not None:
                set_text(translation, row[0] if language == "en" else row[1])
            elif language == "en" and not plural and translation.get("type") == "unfinished":
                set_text(translation, source)
            if translation.get("type") == "unfinished":
                missing.append(f"{language}\t{context.findtext('name')}\t{source!r}")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    FILES[language].write_text(head + ElementTree.tostring(tree.getroot(), encoding="unicode") + "\n", encoding="utf-8")
    return missing


def main():
    table = read_tables(sys.argv[1:])
    with open("/tmp/plateau.translations.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        collect()
        missing = [line for language in FILES for line in fill(language, table)]
    print("\n".join(missing) if missing else "every text is translated")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
