#!/usr/bin/env python3
"""One architecture check on a source tree: check.py NAME ROOT. Prints every violation; exit code 1 when there is one."""
import os
import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import arrows
import budgets
import hygiene
import neutrality
from repository import Repository


def lizard_folder():
    """Where the set-up unpacks lizard."""
    runtime = os.environ.get("PLATEAU_RUNTIME") or Path.home() / ".local/share/plateau"
    return Path(runtime) / "tools" / "lizard"


def functions(repository):
    if not (lizard_folder() / "lizard.py").exists():
        skip("lizard: packaging/run-tests.sh installs it")
    return budgets.check_functions(repository, lizard_folder())


def formatting(repository):
    program = shutil.which("clang-format-14")
    if not program:
        skip("clang-format-14: packaging/run-tests.sh installs it")
    return hygiene.check_format(repository, program)


def skip(what):
    print("skipped: no " + what)
    sys.exit(0)


CHECKS = {
    "includes": arrows.check_includes,
    "links": arrows.check_links,
    "torch": arrows.check_torch,
    "qt": arrows.check_qt,
    "parser": arrows.check_parser,
    "files": budgets.check_files,
    "functions": functions,
    "classes": budgets.check_classes,
    "test_share": budgets.check_test_share,
    "readmes": hygiene.check_readmes,
    "pickle": hygiene.check_pickle,
    "names": hygiene.check_names,
    "reliability": hygiene.check_reliability,
    "sources": hygiene.check_sources,
    "neutral": neutrality.check_neutral,
    "ranges": neutrality.check_ranges,
    "format": formatting,
}


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in CHECKS:
        sys.exit(f"usage: check.py {'|'.join(CHECKS)} ROOT")
    problems = CHECKS[sys.argv[1]](Repository(sys.argv[2]))
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
