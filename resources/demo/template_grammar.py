"""The sentence templates of home-assistant-intents: (group) [optional] a|b a;b {list:slot} <rule>, backslash escapes."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Sequence:
    parts: tuple


@dataclass(frozen=True)
class Choice:
    """One of the options: (a|b)."""
    options: tuple


@dataclass(frozen=True)
class Permutation:
    """All parts in any order: (a;b)."""
    parts: tuple


@dataclass(frozen=True)
class Optional:
    part: object


@dataclass(frozen=True)
class Slot:
    """A value of a list: {list} or {list:slot}."""
    list_name: str


@dataclass(frozen=True)
class Rule:
    name: str


class _Parser:
    PLAIN_ENDS = "\\([|;{<)]"

    def __init__(self, text):
        self.text = text
        self.at = 0

    def alternatives(self, end):
        """Everything up to the closing character `end` (None: the end of the text)."""
        options, parts, separator = [], [], None
        while self.at < len(self.text) and self.text[self.at] != end:
            char = self.text[self.at]
            if char in "|;":
                if separator not in (None, char):
                    raise ValueError(f"| and ; mixed in {self.text!r}")
                separator = char
                options.append(Sequence(tuple(parts)))
                parts = []
                self.at += 1
            else:
                parts.append(self._part(char))
        if end is not None and self.at >= len(self.text):
            raise ValueError(f"no closing {end} in {self.text!r}")
        self.at += 1
        last = Sequence(tuple(parts))
        if not options:
            return last
        return (Permutation if separator == ";" else Choice)(tuple(options + [last]))

    def _part(self, char):
        if char == "\\":
            self.at += 2
            return Text(self.text[self.at - 1])
        if char == "(":
            self.at += 1
            return self.alternatives(")")
        if char == "[":
            self.at += 1
            return Optional(self.alternatives("]"))
        if char == "{":
            return Slot(self._up_to("}").split(":")[0])
        if char == "<":
            return Rule(self._up_to(">"))
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in self.PLAIN_ENDS:
            self.at += 1
        if self.at == start:
            raise ValueError(f"stray {char} in {self.text!r}")
        return Text(self.text[start:self.at])

    def _up_to(self, end):
        start, self.at = self.at + 1, self.text.index(end, self.at) + 1
        return self.text[start:self.at - 1]


def parse(text):
    """The template as a tree of the classes above; ValueError names what is wrong."""
    return _Parser(text).alternatives(None)
