#!/usr/bin/env python3
"""clang-tidy over the sources of one folder: tidy.py FOLDER ROOT BUILD (which has compile_commands.json).

Reading the headers takes nearly all of the time, so the files of a folder are read as one source. Where two files give
different things the same name, the ones that clang stumbles over are read again without the others.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Together the files include each other, which is no fault of theirs.
OF_READING_TOGETHER = "bugprone-suspicious-include"


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: tidy.py FOLDER ROOT BUILD")
    folder, root, build = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    program = shutil.which("clang-tidy-14")
    if not program:
        print("skipped: no clang-tidy-14: packaging/run-tests.sh installs it")
        return
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    commands = [c for c in commands if Path(c["file"]).is_relative_to(root / folder)]
    if not commands:
        sys.exit(f"{folder}: no source in {build}/compile_commands.json")
    # A header precompiled by GCC is nothing that clang can read; the sources include what they need.
    for command in commands:
        command["command"] = re.sub(r"-include \S+/cmake_pch\.hxx|-Winvalid-pch", "", command["command"])
    faults = faults_of(program, commands, root)
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


def faults_of(program, commands, root):
    """What clang-tidy says of these sources, one text a finding."""
    files = sorted(c["file"] for c in commands)
    findings = read_together(program, commands, files, root)
    stumbled = [file for file in files if any(is_no_code(text) and names(text, file) for text in findings)]
    if len(files) == 1 or not any(map(is_no_code, findings)):
        return findings
    rest = [c for c in commands if c["file"] in stumbled]
    # After a file that is not found clang says nothing more of any.
    if not rest or len(rest) == len(commands) or any("file not found" in text for text in findings):
        return [text for command in commands for text in faults_of(program, [command], root)]
    kept = [text for text in findings if not is_no_code(text) and not any(names(text, file) for file in stumbled)]
    return kept + faults_of(program, rest, root)


def read_together(program, commands, files, root):
    with tempfile.TemporaryDirectory() as own:
        together = Path(own) / "together.cpp"
        together.write_text("".join(f'#include "{file}"\n' for file in files), encoding="utf-8")
        # With the folders of all: what one file includes must be found.
        words = list(dict.fromkeys(option for c in commands for option in re.findall(r"-isystem \S+|-I\S+|-D\S+", c["command"])))
        one = dict(commands[0], file=str(together),
                   command=" ".join([commands[0]["command"].replace(commands[0]["file"], str(together)), *words]))
        (Path(own) / "compile_commands.json").write_text(json.dumps([one]), encoding="utf-8")
        return run_tidy(program, own, [str(together)], root, f"--checks=-{OF_READING_TOGETHER}")


def is_no_code(finding):
    return "[clang-diagnostic-error]" in finding


def names(finding, file):
    return finding.startswith(f"{file}:")


def run_tidy(program, build, files, root, *options):
    # GCC's names of warnings are unknown to clang, and its own -Werror belongs to the compiler run.
    done = subprocess.run([program, f"--config-file={root}/.clang-tidy", "-p", build, "--quiet",
                           "--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error",
                           "--extra-arg=-ferror-limit=0",
                           *options, *files], cwd=root, capture_output=True, text=True, check=False)
    findings = re.split(r"\n(?=/\S+:\d+:\d+: (?:warning|error): )", done.stdout.strip()) if done.stdout.strip() else []
    if done.returncode != 0 and not findings:
        findings = [done.stderr.strip() or f"clang-tidy ended with {done.returncode}"]
    return findings


if __name__ == "__main__":
    main()
