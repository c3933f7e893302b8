"""The source tree as the architecture checks see it: files, includes, CMake declarations."""
import os
import re
from pathlib import Path

CODE = (".h", ".cpp")
IGNORED_FOLDERS = {".git", "build", "data-build", "__pycache__", ".cache"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
CMAKE_LOOP = re.compile(r"\bforeach\s*\(\s*(\w+)\s+([^)]*)\)(.*?)\bendforeach\s*\(", re.DOTALL)
CMAKE_CALL = re.compile(r"\b(plateau_\w+)\s*\(([^)]*)\)")


class Repository:
    """A checkout at `root`; `files` are its paths relative to it, sorted, without build folders."""

    def __init__(self, root):
        self.root = Path(root)
        self.files = sorted(self._walk())

    def _walk(self):
        for folder, names, files in os.walk(self.root):
            names[:] = [name for name in names if name not in IGNORED_FOLDERS]
            for name in files:
                yield str((Path(folder) / name).relative_to(self.root))

    def code(self, *tops):
        """C++ files below the given top folders; all of them without an argument."""
        return [f for f in self.files if f.endswith(CODE) and (not tops or f.startswith(tuple(t + "/" for t in tops)))]

    def text(self, file):
        return (self.root / file).read_text(encoding="utf-8", errors="replace")

    def lines(self, file):
        return self.text(file).count("\n")

    def includes(self, file):
        """(is a project include, path as written) of every include of a file."""
        return [(quote == '"', path) for quote, path in INCLUDE.findall(self.text(file))]

    def core_folders(self):
        """Folders below core that are a library: "data", "experiment/plan". A folder without a CMakeLists.txt of its own
        belongs to the library above it."""
        folders = {f.split("/", 1)[1].rpartition("/")[0] for f in self.code("core") if f.count("/") > 1}
        return sorted({self.library_folder(folder) for folder in folders})

    def library_folder(self, folder):
        above = folder
        while above and f"core/{above}/CMakeLists.txt" not in self.files:
            above = above.rpartition("/")[0]
        return above or folder

    def declarations(self, cmake_file):
        """(function, first word, {keyword: words}) of each plateau_…() call in a CMake file."""
        if cmake_file not in self.files:
            return []
        text = CMAKE_LOOP.sub(_unrolled, re.sub(r"#.*", "", self.text(cmake_file)))
        found = []
        for function, body in CMAKE_CALL.findall(text):
            words = body.split()
            values, keyword = {}, "ARGUMENTS"
            for word in words[1:]:
                if word.isupper():
                    keyword = word
                else:
                    values.setdefault(keyword, []).append(word)
            found.append((function, words[0] if words else "", values))
        return found


def _unrolled(loop):
    variable, items, body = loop.groups()
    return "".join(body.replace("${" + variable + "}", item) for item in items.split()) + "("


def without_comments(text):
    """C++ text with comments and literals blanked, line breaks kept."""
    pattern = re.compile(r'R"(?P<mark>\w*)\(.*?\)(?P=mark)"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'',
                         re.DOTALL)
    return pattern.sub(lambda m: "\n" * m.group(0).count("\n") or " ", text)
