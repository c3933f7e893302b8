"""What must not know which task it serves, and what must be known in one place only."""
import re

# Folders that serve every task, and the parts of them whose business the difference is.
NEUTRAL = {"core/training/": ("core/training/baselines/", "core/training/inputs/", "core/training/objective/")}
WORD = re.compile(r"\b(accuracy|labels|classes)\b", re.IGNORECASE)
COMMENT_OR_TEXT = re.compile(r'//.*|"(?:\\.|[^"\\])*"')


def check_neutral(repository):
    """No identifier of classification in what trains any task."""
    problems = []
    for folder, exempt in NEUTRAL.items():
        for file in repository.code(folder.rstrip("/")):
            if file.startswith(exempt):
                continue
            for number, line in enumerate(repository.text(file).splitlines(), 1):
                found = WORD.search(COMMENT_OR_TEXT.sub("", line))
                if found:
                    problems.append(f"{file}:{number}: '{found.group()}' is a word of one task only")
    return problems


# "training.batch", 1, 4096 in a card of the plan, or "Range 1–4096" in the words about that setting.
SETTING = r"(training\.[\w.]+|seeds|instant_seeds|folds)"
LIMITS = re.compile(rf'add\w+\([^;"]*"{SETTING}"\s*,\s*-?\d')
WORDS_ABOUT = re.compile(rf'setFieldTexts\(\s*"{SETTING}".*?;\n', re.DOTALL)
LIMITS_IN_WORDS = re.compile(r"(?:Range|else) (?:above |from )?\d")


def check_ranges(repository):
    """Limits of the settings of a training and a plan stand in core/recipe/setting_range.cpp; the window takes them from there."""
    problems = []
    for file in repository.code("ui"):
        text = repository.text(file)
        found = [(match.start(), match.group()) for match in LIMITS.finditer(text)]
        found += [(match.start(), match.group(1)) for match in WORDS_ABOUT.finditer(text)
                  if LIMITS_IN_WORDS.search(re.sub(r'"\s*"', "", match.group()))]
        for start, what in found:
            line = text.count("\n", 0, start) + 1
            problems.append(f"{file}:{line}: {what}: a limit of its own, take it from core/recipe/setting_range.h")
    return problems
