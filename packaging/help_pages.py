#!/usr/bin/env python3
"""Man pages and shell completion from what the programs say to --help: help_pages.py PLATEAU PLATEAU-GUI SHARE"""
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ENTRY = re.compile(r"^ {2,4}(\S.*?)(?: {2,}(\S.*))?$")
WORDS = re.compile(r":\{([^}]*)\}")


@dataclass
class Entry:
    """An option, positional or subcommand: "--lr FLOAT" and its text."""
    name: str
    text: str

    def flags(self):
        """"-q" and "--quiet" of "-q,--quiet"."""
        return self.name.split(" ")[0].split(",")

    def takes_value(self):
        return " " in self.name

    def choices(self):
        """The words between braces: --split TEXT:{field,group}."""
        found = WORDS.search(self.name)
        return found.group(1).split(",") if found else []


@dataclass
class Command:
    """One command as its help shows it; `words` are those after the program's name."""
    words: list
    purpose: str = ""
    usage: str = ""
    footer: str = ""
    sections: dict = field(default_factory=dict)
    below: list = field(default_factory=list)

    def options(self):
        return [entry for title, entries in self.sections.items()
                if title not in ("Positionals", "Subcommands") for entry in entries]

    def everything(self):
        """This command and all below it."""
        return [self] + [command for below in self.below for command in below.everything()]


def help_of(program, words):
    # Defaults below the home folder are those of whoever reads the page.
    return subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True,
                          env={**os.environ, "HOME": "~"}).stdout


def parse_help(words, text):
    head, _, rest = text.partition("\nUsage: ")
    usage, _, body = rest.partition("\n")
    command = Command(words, head.strip(), usage.strip())
    entries, last = None, None
    footer = []
    for line in body.splitlines():
        title = re.match(r"^(?:\[Option Group: (.*)\]|(Positionals|Options|Subcommands):)$", line)
        entry = ENTRY.match(line)
        if title:
            entries = command.sections.setdefault(title.group(1) or title.group(2), [])
            footer = []
        elif line.startswith(" " * 20) and last:  # the text of a long name has a line of its own
            last.text = (last.text + " " + line.strip()).strip()
        elif entry and entries is not None and not footer:
            if entry.group(1) != "Options:" and (entry.group(2) or "-" in entry.group(1)):
                last = Entry(entry.group(1), entry.group(2) or "")
                entries.append(last)
        elif line.strip() or footer:
            footer.append(line)
    command.footer = "\n".join(footer).strip()
    return command


def read(program, words=()):
    command = parse_help(list(words), help_of(program, words))
    command.below = [read(program, [*words, entry.name]) for entry in command.sections.get("Subcommands", [])]
    return command


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.splitlines())


def man_entries(command):
    lines = []
    for title, entries in command.sections.items():
        for entry in entries:
            if title != "Subcommands" and entry.name != "-h,--help":
                lines += [".TP", f".B {roff(entry.name)}", roff(entry.text)]
    return lines


def man_page(root, version):
    summary = root.purpose.splitlines()[0]
    lines = [f'.TH PLATEAU 1 "" "Plateau {version}" "User Commands"', ".SH NAME", f"plateau \\- {roff(summary)}",
             ".SH SYNOPSIS", ".B plateau", "[OPTIONS] COMMAND", ".SH DESCRIPTION", roff(summary)]
    for command in root.everything():
        if command.below and command is not root:
            continue
        name = " ".join(["plateau", *command.words])
        lines += [".SH OPTIONS"] if command is root else [".SH " + roff(name).upper(), roff(command.purpose), ".PP",
                                                          f".B {roff(command.usage)}"]
        lines += man_entries(command)
        if command.footer and command is not root:
            lines += [".PP", ".nf", roff(command.footer), ".fi"]
    lines += [".SH EXIT STATUS", "0 done, 1 at least one cell failed, 2 usage error, 3 bad data, plan or model file, 4 out of memory",
              "or device missing, 130 interrupted: the same command goes on.", ".SH ENVIRONMENT",
              ".TP", ".B PLATEAU_RUNTIME", "Where LibTorch, models and the demo task lie; default ~/.local/share/plateau.",
              ".TP", ".B PLATEAU_MODELS", "More folders with models, separated by colons.", ".SH SEE ALSO", ".BR plateau\\-gui (1)"]
    return "\n".join(lines) + "\n"


def gui_page(text, version):
    return "\n".join([f'.TH PLATEAU\\-GUI 1 "" "Plateau {version}" "User Commands"', ".SH NAME",
                      "plateau\\-gui \\- the window of Plateau", ".SH SYNOPSIS", ".B plateau\\-gui", "[experiment]",
                      ".SH DESCRIPTION", ".nf", roff(text.strip()), ".fi", ".SH SEE ALSO", ".BR plateau (1)"]) + "\n"


def long_flags(command):
    return [flag for entry in command.options() for flag in entry.flags() if flag.startswith("-")]


def bash_completion(root):
    """Commands after commands, options after a dash, given words after an option, else files."""
    lines = ["# bash completion for plateau", "_plateau() {", "    local word=${COMP_WORDS[COMP_CWORD]}",
             "    local before=${COMP_WORDS[COMP_CWORD-1]} command= next options= choices= part",
             "    for part in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do", "        next=${command:+$command }$part",
             "        case \"$next\" in"]
    names = [" ".join(c.words) for c in root.everything() if c is not root]
    lines += ["        " + " | ".join(f'"{name}"' for name in names) + ") command=$next ;;", "        esac", "    done",
              "    case \"$command\" in"]
    for command in root.everything():
        below = " ".join(c.words[-1] for c in command.below)
        lines += [f'    "{" ".join(command.words)}") options="{" ".join(long_flags(command))}" choices="{below}" ;;']
    lines += ["    esac", "    case \"$command $before\" in"]
    for command in root.everything():
        for entry in command.options():
            if entry.choices():
                patterns = " | ".join(f'"{" ".join(command.words)} {flag}"' for flag in entry.flags())
                lines += [f'    {patterns}) choices="{" ".join(entry.choices())}" options= ;;']
    lines += ["    esac", "    if [[ $word == -* ]]; then choices=$options; fi",
              "    mapfile -t COMPREPLY < <(compgen -W \"$choices\" -- \"$word\")", "}",
              "complete -o default -F _plateau plateau"]
    return "\n".join(lines) + "\n"


def zsh_text(text):
    return text.replace("\\", "\\\\").replace("'", "'\\''").replace("[", "(").replace("]", ")").replace(":", "\\:")


def zsh_function(command):
    name = "_" + "_".join(["plateau", *[word.replace("-", "_") for word in command.words]])
    lines = [f"{name}() {{", "    local -a commands", "    _arguments -C \\"]
    for entry in command.options():
        value = f":value:({' '.join(entry.choices())})" if entry.choices() else ":value:_files" if entry.takes_value() else ""
        lines += [f"        '*{flag}[{zsh_text(entry.text)}]{value}' \\" for flag in entry.flags()]
    if not command.below:
        return "\n".join(lines + ["        '*:file:_files'", "}"])
    lines += ["        '1:command:->command' '*::word:->words'", "    case $state in", "    command)", "        commands=("]
    lines += [f"            '{below.words[-1]}:{zsh_text(below.purpose.splitlines()[0])}'" for below in command.below]
    lines += ["        )", "        _describe command commands ;;", "    words)", "        case $words[1] in"]
    lines += [f"        {below.words[-1]}) _{'_'.join(['plateau', *[w.replace('-', '_') for w in below.words]])} ;;"
              for below in command.below]
    return "\n".join(lines + ["        esac ;;", "    esac", "}"])


def zsh_completion(root):
    return "\n".join(["#compdef plateau", *(zsh_function(command) for command in reversed(root.everything())),
                      '_plateau "$@"']) + "\n"


def fish_text(text):
    return text.replace("\\", "\\\\").replace("'", "\\'")


def fish_completion(root):
    lines = ["# fish completion for plateau"]
    for command in root.everything():
        chosen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in command.words)
        below = " ".join(c.words[-1] for c in command.below)
        here = "__fish_use_subcommand" if command is root else \
            f"{chosen}; and not __fish_seen_subcommand_from {below}" if below else chosen
        lines += [f"complete -c plateau -f -n '{here}' -a {c.words[-1]} -d '{fish_text(c.purpose.splitlines()[0])}'"
                  for c in command.below]
        for entry in command.options():
            names = " ".join(f"-l {f[2:]}" if f.startswith("--") else f"-s {f[1:]}" for f in entry.flags())
            value = f" -x -a '{' '.join(entry.choices())}'" if entry.choices() else " -r" if entry.takes_value() else ""
            lines.append(f"complete -c plateau -n '{here}' {names}{value} -d '{fish_text(entry.text)}'")
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: help_pages.py PLATEAU PLATEAU-GUI SHARE")
    program, window, share = sys.argv[1:]
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    root = read(program)
    for name, text in {"man/man1/plateau.1": man_page(root, version),
                       "man/man1/plateau-gui.1": gui_page(help_of(window, ()), version),
                       "bash-completion/completions/plateau": bash_completion(root),
                       "zsh/vendor-completions/_plateau": zsh_completion(root),
                       "fish/vendor_completions.d/plateau.fish": fish_completion(root)}.items():
        path = Path(share, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
