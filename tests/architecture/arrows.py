"""Who may include and link whom: the arrows of the project, and the places where Torch and Qt may appear."""
import functools
import re

# An arrow is the right to include and link a folder and what lies below it. Nothing points up.
ARROWS = {
    "core/base": [],
    "core/recipe": ["core/base"],
    "core/data": ["core/base"],
    "core/data/inspect": ["core/data"],
    "core/tokenizer": ["core/base"],
    "core/tokenizer/wordpiece": ["core/tokenizer"],
    "core/tokenizer/bpe": ["core/tokenizer"],
    "core/tokenizer/sentencepiece": ["core/tokenizer"],
    "core/tokenizer/load": ["core/tokenizer/bpe", "core/tokenizer/sentencepiece", "core/tokenizer/wordpiece", "core/checkpoint/gguf"],
    "core/checkpoint/gguf": ["core/base"],
    "core/checkpoint/families": ["core/checkpoint/gguf"],
    "core/checkpoint": ["core/checkpoint/families"],
    "core/statistics/intervals": ["core/base"],
    "core/statistics/curve": ["core/statistics/intervals"],
    "core/statistics/compare": ["core/statistics/curve"],
    "core/statistics/answer": ["core/statistics/compare"],
    "core/statistics": ["core/statistics/answer"],
    "core/metric": ["core/statistics/intervals"],
    "core/task": ["core/data", "core/metric"],
    "core/search": ["core/base"],
    "core/plot": ["core/base"],
    "core/model/blocks": [],
    "core/model/lora": ["core/model/blocks"],
    "core/model/bert": ["core/model/lora", "core/checkpoint"],
    "core/model/network": ["core/model/lora", "core/checkpoint/families"],
    "core/model/mlp": ["core/model/network", "core/checkpoint/families"],
    "core/model/decoder": ["core/model/network", "core/checkpoint"],
    "core/model/families": ["core/model/decoder", "core/model/mlp"],
    "core/model": ["core/model/bert", "core/model/families"],
    "core/training/sampling": ["core/recipe"],
    "core/training": ["core/model", "core/task", "core/tokenizer/load", "core/training/sampling"],
    "core/experiment/plan": ["core/task", "core/recipe", "core/checkpoint/families"],
    "core/experiment/store": ["core/experiment/plan", "core/statistics/intervals"],
    "core/experiment/create": ["core/experiment/store", "core/training/sampling", "core/data/inspect", "core/statistics/curve"],
    "core/experiment/run": ["core/experiment/store"],
    "core/experiment/analyse": ["core/experiment/store", "core/statistics", "core/metric", "core/search", "core/plot"],
    "core/experiment/compare": ["core/experiment/analyse"],
    "core/experiment": ["core/experiment/create", "core/experiment/run", "core/experiment/compare"],
    "core/cluster": ["core/experiment"],
    "core/export": ["core/experiment", "core/checkpoint", "core/plot"],
    "core/workflow": ["core/export"],
    "core/runner": ["core/experiment", "core/training", "core/export"],
    "core/workflow/create": ["core/workflow", "core/runner"],
    "core/workflow/weights": ["core/workflow", "core/runner"],
    "app/cli": ["core/workflow/create", "core/workflow/weights", "core/cluster"],
    "ui/session": ["core/workflow"],
    "ui/viewmodels": ["ui/session", "core/data", "core/statistics", "core/plot", "core/export", "core/tokenizer"],
    "ui/theme": ["core/plot"],
    "ui/widgets": ["ui/viewmodels", "ui/theme"],
    "ui/charts": ["ui/viewmodels", "ui/theme", "core/plot"],
    "ui/pages": ["ui/widgets", "ui/charts"],
    "app/gui": ["ui/pages"],
}
TORCH_FOLDERS = ("core/model", "core/training", "core/runner")
TORCH_HEADER = re.compile(r"^(torch|ATen|c10|caffe2)/")
QT_HEADER = re.compile(r"^(Q[A-Z]\w*|Qt\w*/.*)$")


@functools.lru_cache(maxsize=None)
def reach(folder):
    """The folder and everything below it."""
    return frozenset([folder]).union(*(reach(below) for below in ARROWS[folder]))


def folder_of(path):
    """"core/data" of "core/data/csv/reader.cpp", "core/experiment/plan" of "core/experiment/plan/cell.h", or None outside the
    layered folders."""
    parts = path.split("/")
    names = ("/".join(parts[:depth]) for depth in (3, 2))
    return next((name for name in names if name in ARROWS), None)


def check_includes(repository):
    """Every project include follows an arrow."""
    problems = []
    for file in repository.code("core", "ui", "app"):
        own = folder_of(file)
        if own is None:
            problems.append(f"{file}: the folder has no place in the architecture")
            continue
        for is_project, path in repository.includes(file):
            other = folder_of(path)
            if is_project and other and other not in reach(own):
                problems.append(f"{file}: includes {path}, but {own} may not use {other}")
            if is_project and path not in repository.files and path + ".in" not in repository.files:
                problems.append(f"{file}: includes {path}, which does not exist (paths start at the root)")
    return problems


def _reaches_torch(repository, file, known):
    if file not in known:
        known[file] = False
        known[file] = any(TORCH_HEADER.match(path) for _, path in repository.includes(file)) or any(
            _reaches_torch(repository, path, known)
            for is_project, path in repository.includes(file) if is_project and path in repository.files)
    return known[file]


def check_torch(repository):
    """Torch headers, direct or through a project header, only in the Torch folders; headers of core/training that reach
    Torch are its own business: whoever includes one from outside reaches Torch and is named here."""
    allowed = ("core/model/", "core/training/", "tests/benchmark/") + tuple(f"tests/{f}/" for f in TORCH_FOLDERS)
    known = {}
    return [f"{file}: reaches Torch headers, allowed only in core/model and inside core/training"
            for file in repository.code() if not file.startswith(allowed) and _reaches_torch(repository, file, known)]


def check_qt(repository):
    """Qt headers only in ui, app/gui and tests."""
    return [f"{file}: includes {path}, Qt is for ui, app/gui and tests"
            for file in repository.code() if not file.startswith(("ui/", "app/gui/", "tests/"))
            for _, path in repository.includes(file) if QT_HEADER.match(path)]


def check_parser(repository):
    """CLI11 takes seconds to compile in each file that sees it."""
    return [f"{file}: includes {path}, allowed only in app/cli/command_line.cpp"
            for file in repository.code() if file != "app/cli/command_line.cpp"
            for _, path in repository.includes(file) if path.startswith("CLI/")]


def _library(folder):
    """"experiment_plan" of "core/experiment/plan"."""
    return folder.split("/", 1)[1].replace("/", "_")


FOLDER_OF_LIBRARY = {_library(folder): folder for folder in ARROWS}
FOLDER_OF_LIBRARY["report"] = "core/export"  # its half that reads no models


def check_links(repository):
    """The link lines are arrows, cover the includes, and name nothing that is not included."""
    problems = []
    for folder in repository.core_folders():
        own = "core/" + folder
        if folder_of(own + "/x.h") not in (own, None):
            continue  # part of the library of the folder above
        declared = [d for d in repository.declarations(own + "/CMakeLists.txt") if d[0] == "plateau_library"]
        if not declared:
            problems.append(f"{own}/CMakeLists.txt: no plateau_library although the folder has code")
            continue
        words = [w for _, _, values in declared for key in ("USES", "PRIVATE_USES") for w in values.get(key, [])]
        uses = {FOLDER_OF_LIBRARY.get(word, word) for word in words if "::" not in word}
        for used in sorted(uses - reach(own)):
            problems.append(f"{own}/CMakeLists.txt: links {used}, against the architecture")
        linked = frozenset([own]).union(*(reach(used) for used in uses & set(ARROWS)))
        included = {folder_of(path) for file in repository.code(own) if folder_of(file) == own
                    for is_project, path in repository.includes(file) if is_project} - {None, own}
        for missing in sorted(included - linked):
            problems.append(f"{own}/CMakeLists.txt: {missing} is included but not in USES")
        for spare in sorted(use for use in uses if not any(f == use or f.startswith(use + "/") for f in included)):
            problems.append(f"{own}/CMakeLists.txt: {_library(spare)} is in USES but never included")
    return problems
