"""What files must not hold, and what must be there."""
import re
import subprocess

FORBIDDEN_CALLS = re.compile(r"torch::load\s*\(|jit::load\s*\(|pickle_load\s*\(|<torch/script\.h>|import pickle|\bdlopen\(.*python")
HOSTS = re.compile(r"pypi\.org|pythonhosted\.org|deb\.debian\.org|registry\.npmjs|proxy\.golang|anaconda\.org")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:root|home/\w+|work|Users/\w+)(?=/|\b)")
LEFTOVERS = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
PROSE = (".md", ".txt", ".json", ".cmake", ".sh", ".py", ".h", ".cpp", ".clang-tidy", ".clang-format")
CHECKED_HERE = "tests/architecture/"


def check_readmes(repository):
    """Each core folder says what it is for."""
    return [f"core/{folder}: has no README.md" for folder in repository.core_folders()
            if f"core/{folder.split('/')[0]}/README.md" not in repository.files]


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
    for folder in repository.core_folders():
        own = f"core/{folder}/"
        listed = {own + s for s in _listed(repository, own + "CMakeLists.txt", "plateau_library", "SOURCES")}
        problems += [f"{f}: is not in {own}CMakeLists.txt" for f in repository.code("core/" + folder)
                     if f.endswith(".cpp") and f not in listed
                     and repository.library_folder(f.split("/", 1)[1].rpartition("/")[0]) == folder]
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
