"""What files must not hold, and what must be there."""
import re
import subprocess

FORBIDDEN_CALLS = re.compile(r"torch::load\s*\(|jit::load\s*\(|pickle_load\s*\(|<torch/script\.h>|import pickle|\bdlopen\(.*python")
HOSTS = re.compile(r"pypi\.org|pythonhosted\.org|deb\.debian\.org|registry\.npmjs|proxy\.golang|anaconda\.org")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:root|home/\w+|work|Users/\w+)(?=/|\b)")
LEFTOVERS = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
PROSE = (".md", ".txt", ".json", ".cmake", ".sh", ".py", ".h", ".cpp", ".clang-tidy", ".clang-format")
CODE_FORMAT = re.compile(r"^#+[^#\s]|^ {16,}\S")
CHECKED_HERE = "tests/architecture/"
FAULT_TABLE = "resources/reliability.md"
NAMED_TEST = re.compile(r"`([a-z0-9_/]+/test_\w+):(\w+)`")


def check_readmes(repository):
    """Each core folder says what it is for, in prose that no formatter of code went over."""
    missing = [f"core/{folder}: has no README.md" for folder in repository.core_folders()
               if f"core/{folder.split('/')[0]}/README.md" not in repository.files]
    return missing + _matches(repository, [f for f in repository.files if f.startswith("core/") and f.endswith(".md")],
                              CODE_FORMAT, "formatted as code")


def _matches(repository, files, pattern, why):
    return [f"{file}:{number}: {why}: {match.group(0)}" for file in files
            for number, line in enumerate(repository.text(file).splitlines(), 1)
            for match in [pattern.search(line)] if match]


def check_pickle(repository):
    """Nothing that would run code hidden in a model file."""
    files = [f for f in repository.files if f.endswith((".h", ".cpp", ".py")) and not f.startswith(CHECKED_HERE)]
    return _matches(repository, files, FORBIDDEN_CALLS, "reads pickle or TorchScript")


def check_names(repository):
    """No registry host, no path of one machine, no leftover mark."""
    files = [f for f in repository.files if f.endswith(PROSE) and not f.startswith(CHECKED_HERE)]
    return (_matches(repository, files, HOSTS, "names a registry host")
            + _matches(repository, files, MACHINE_PATHS, "names a path of one machine")
            + _matches(repository, files, LEFTOVERS, "unfinished"))


def check_reliability(repository):
    """Every test that the fault table names is there, and a row that is held names one or says why there is none."""
    if FAULT_TABLE not in repository.files:
        return []
    problems = []
    for number, line in enumerate(repository.text(FAULT_TABLE).splitlines(), 1):
        named = NAMED_TEST.findall(line)
        for test, slot in named:
            file = f"tests/{test}.cpp"
            if file not in repository.files or not re.search(rf"\bvoid {slot}\(\)", repository.text(file)):
                problems.append(f"{FAULT_TABLE}:{number}: there is no {test}:{slot}")
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[3] == "held" and not named and not cells[5]:
            problems.append(f"{FAULT_TABLE}:{number}: is held by no test")
    return problems


def _listed(repository, cmake_file, function, keyword):
    """Source files that the calls of `function` in a CMake file name, relative to its folder."""
    found = []
    for name, first, values in repository.declarations(cmake_file):
        if name == function:
            found += [first + ".cpp"] if function == "plateau_test" else []
            found += values.get(keyword, [])
    return found


def check_sources(repository):
    """CMake names files that exist, and no source or test file is forgotten."""
    problems = []
    for cmake_file in (f for f in repository.files if f.endswith("/CMakeLists.txt")):
        folder = cmake_file.rsplit("/", 1)[0]
        for function in ("plateau_library", "plateau_test", "plateau_benchmark"):
            for source in _listed(repository, cmake_file, function, "SOURCES"):
                if "$" not in source and not (repository.root / folder / source).exists():
                    problems.append(f"{cmake_file}: {source} does not exist")
    listed = {f"core/{folder}/{source}" for folder in repository.core_folders()
              for source in _listed(repository, f"core/{folder}/CMakeLists.txt", "plateau_library", "SOURCES")}
    problems += [f"{f}: is not in the sources of a library of core" for f in repository.code("core") if f.endswith(".cpp") and f not in listed]
    for file in repository.code("tests"):
        folder, _, name = file.rpartition("/")
        if name.startswith("test_") and name.endswith(".cpp"):
            if name not in _listed(repository, folder + "/CMakeLists.txt", "plateau_test", "SOURCES"):
                problems.append(f"{file}: no plateau_test registers it")
    return problems


def check_format(repository, clang_format):
    """Every C++ file is as .clang-format wants it."""
    files = repository.code()
    done = subprocess.run([clang_format, "--dry-run", "-Werror", *files], cwd=repository.root,
                          capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    named = sorted(set(re.findall(r"^([^:\n]+):\d+:\d+: error", done.stderr, re.MULTILINE)))
    return [f"{file}: run clang-format on it" for file in named] or [done.stderr.strip()]
