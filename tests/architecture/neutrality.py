"""What must not know which task it serves."""
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
