"""Sizes: files, functions, classes, and how much of the code is tests."""
import re
import sys

from repository import without_comments

FILE_WANTED, FILE_HARD = 300, 500
FUNCTION_HARD = 60
CLASS_HARD = 100
TEST_SHARE = 0.6
SIZED = (".h", ".cpp", ".py", ".sh", ".cmake", "CMakeLists.txt")
TOP_CMAKE_HARD = 150
CLASS = re.compile(r"^[ \t]*(?:class|struct)\s+(?:\[\[\w+\]\]\s*)?(\w+)[^;{}()=]*\{", re.MULTILINE)


def check_files(repository):
    """File budget; sizes between wanted and hard are printed, not refused."""
    problems = []
    for file in repository.files:
        if not file.endswith(SIZED):
            continue
        lines = repository.lines(file)
        hard = TOP_CMAKE_HARD if file == "CMakeLists.txt" else FILE_HARD
        if lines > hard:
            problems.append(f"{file}: {lines} lines, more than {hard}; split it along meaning")
        elif lines > FILE_WANTED:
            print(f"note: {file} has {lines} lines, wanted are at most {FILE_WANTED}")
    return problems


def check_functions(repository, lizard_folder):
    """Function budget by lizard, C++ and Python."""
    sys.path.insert(0, str(lizard_folder))
    import lizard  # comes with the set-up, not with the system

    problems = []
    for file in repository.files:
        if not file.endswith((".h", ".cpp", ".py")):
            continue
        for function in lizard.analyze_file.analyze_source_code(file, repository.text(file)).function_list:
            length = function.end_line - function.start_line + 1
            if length > FUNCTION_HARD:
                problems.append(f"{file}:{function.start_line}: {function.name} has {length} lines, "
                                f"more than {FUNCTION_HARD}")
    return problems


def _declaration_lines(text, start):
    """Lines of a class from its name to the closing brace, without those inside inline function bodies."""
    depth, lines, in_body = 0, 1, False
    for char in text[text.index("{", start):]:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0:
            return lines
        if char == "\n":
            lines += not in_body or depth < 2
            in_body = depth >= 2
    return lines


def check_classes(repository):
    """Class declaration budget."""
    problems = []
    for file in repository.code():
        if file.startswith("tests/"):
            continue
        text = without_comments(repository.text(file))
        for match in CLASS.finditer(text):
            lines = _declaration_lines(text, match.start())
            if lines > CLASS_HARD:
                where = text.count("\n", 0, match.start()) + 1
                problems.append(f"{file}:{where}: {match.group(1)} has {lines} lines, more than {CLASS_HARD}")
    return problems


def check_test_share(repository):
    """Lines of tests against lines of core, over the whole repository."""
    core = sum(repository.lines(file) for file in repository.code("core"))
    tests = sum(repository.lines(file) for file in repository.files
                if file.startswith("tests/") and not file.startswith("tests/benchmark/")
                and file.endswith((".h", ".cpp", ".py")))
    print(f"{tests} lines of tests for {core} lines of core")
    if tests < TEST_SHARE * core:
        return [f"tests: {tests} lines for {core} lines of core, wanted are at least {TEST_SHARE:.1f} a line"]
    return []
