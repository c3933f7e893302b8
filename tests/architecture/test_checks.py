#!/usr/bin/env python3
"""The architecture checks can fail: each one is run on a small sound tree and on the same tree with one seeded violation."""
import contextlib
import io
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import check
from repository import Repository, without_comments

SOUND = {
    "core/base/README.md": "# base\n",
    "core/base/CMakeLists.txt": "plateau_library(base SOURCES text.cpp USES fmt::fmt)\n",
    "core/base/text.h": "#pragma once\n\nint length();\n",
    "core/base/text.cpp": '#include "core/base/text.h"\n\nint length() {\n    return 1;\n}\n',
    "core/data/README.md": "# data\n",
    "core/data/CMakeLists.txt": "plateau_library(data\n    SOURCES rows.cpp # of a table\n    USES base)\n",
    "core/data/rows.cpp": '#include "core/base/text.h"\n\nint rows() {\n    return length();\n}\n',
    "app/cli/version.h.in": "#pragma once\n",
    "app/cli/main.cpp": '#include "app/cli/version.h"\n#include "core/base/text.h"\n',
    "core/model/README.md": "# model\n",
    "core/model/CMakeLists.txt": "plateau_library(model SOURCES net.cpp USES LibTorch::torch)\n",
    "core/model/net.h": "#pragma once\n\n#include <torch/types.h>\n",
    "core/model/net.cpp": '#include "core/model/net.h"\n',
    "core/training/README.md": "# training\n",
    "core/training/CMakeLists.txt": "plateau_library(training SOURCES cell_run.cpp USES model)\n",
    "core/training/cell_run.h": '#pragma once\n\n#include "core/model/net.h"\n',
    "core/training/cell_run.cpp": '#include "core/training/cell_run.h"\n',
    "tests/core/data/CMakeLists.txt": "plateau_test(test_rows USES data)\n",
    "tests/core/data/test_rows.cpp": "#include <QtTest>\n" + "// behaviour\n" * 30,
}

# check, file, content that breaks the rule, words of the message
VIOLATIONS = [
    ("includes", "core/base/up.cpp", '#include "core/data/rows.h"\n', "core/base may not use core/data"),
    ("includes", "core/data/rows.cpp", '#include "core/base/gone.h"\n', "does not exist"),
    ("includes", "core/misc/a.h", "#pragma once\n", "no place in the architecture"),
    ("includes", "ui/charts/a.h", '#include "ui/pages/b.h"\n', "ui/charts may not use ui/pages"),
    ("links", "core/base/CMakeLists.txt", "plateau_library(base SOURCES text.cpp USES data)\n", "against the architecture"),
    ("links", "core/data/CMakeLists.txt", "plateau_library(data SOURCES rows.cpp)\n", "included but not in USES"),
    ("links", "core/model/CMakeLists.txt", "plateau_library(model SOURCES net.cpp USES checkpoint)\n", "never included"),
    ("links", "core/data/CMakeLists.txt", "# nothing\n", "no plateau_library"),
    ("torch", "core/data/rows.cpp", "#include <ATen/ATen.h>\n", "core/data/rows.cpp: reaches Torch"),
    ("torch", "core/runner/run.cpp", '#include "core/model/net.h"\n', "core/runner/run.cpp: reaches Torch"),
    ("torch", "core/experiment/plan.h", '#include "core/training/cell_run.h"\n', "core/experiment/plan.h: reaches Torch"),
    ("qt", "core/base/text.h", "#include <QString>\n", "includes QString"),
    ("qt", "app/cli/main.cpp", "#include <QtCore/QString>\n", "includes QtCore/QString"),
    ("parser", "app/cli/main.cpp", "#include <CLI/CLI.hpp>\n", "includes CLI/CLI.hpp"),
    ("files", "core/base/long.cpp", "int x;\n" * 501, "501 lines, more than 500"),
    ("files", "packaging/long.sh", "true\n" * 501, "501 lines, more than 500"),
    ("files", "CMakeLists.txt", "# x\n" * 151, "151 lines, more than 150"),
    ("functions", "core/base/long.cpp", "int f() {\n" + "    ++n;\n" * 59 + "}\n", "f has 61 lines"),
    ("functions", "resources/long.py", "def f():\n" + "    x = 1\n" * 60, "f has 61 lines"),
    ("classes", "core/base/wide.h", "class Wide final : public Base {\n" + "    int f();\n" * 99 + "};\n", "Wide has 101 lines"),
    ("test_share", "core/base/untested.cpp", "int x;\n" * 60, "wanted are at least 0.6"),
    ("readmes", "core/plot/axis.h", "#pragma once\n", "core/plot: has no README.md"),
    ("readmes", "core/data/README.md", "#data\nRows.\n", "core/data/README.md:1: formatted as code"),
    ("readmes", "core/data/README.md", "# data\n" + " " * 20 + "Rows.\n", "core/data/README.md:2: formatted as code"),
    ("pickle", "core/model/net.cpp", "auto weights = torch::" "load(path);\n", "reads pickle"),
    ("pickle", "resources/convert.py", "import " "pickle\n", "reads pickle"),
    ("names", "README.md", "See https://pypi" ".org/project\n", "names a registry host"),
    ("names", "packaging/x.sh", "cd /" "home/someone/plateau\n", "names a path of one machine"),
    ("names", "core/base/text.cpp", "// TO" "DO: later\n", "unfinished"),
    ("sources", "core/base/CMakeLists.txt", "plateau_library(base SOURCES text.cpp gone.cpp)\n", "gone.cpp does not exist"),
    ("sources", "core/base/sub/forgotten.cpp", "int x;\n", "forgotten.cpp: is not in the sources of a library"),
    ("reliability", "resources/reliability.md", "| 1 | a | b | held | `core/data/test_rows:gone` | |\n", "no core/data/test_rows:gone"),
    ("reliability", "resources/reliability.md", "| 1 | a | b | held | | |\n", "is held by no test"),
    ("neutral", "core/training/loop.cpp", "int f(const Task& task) { return task.labels.size(); }\n", "'labels' is a word"),
    ("ranges", "ui/pages/card.cpp", 'addWhole(Place::Basic, "training.batch", 1, most);\n', "a limit of its own"),
    ("ranges", "ui/pages/card.cpp", 'setFieldTexts("training.batch", tr("Batch"), tr("Samples. "\n "Range 1–9."));\n', "limit of its own"),
    ("ranges", "ui/pages/card.cpp", 'addWhole(Place::Basic, "folds", 0, 10, part);\n', "a limit of its own"),
    ("ranges", "ui/pages/card.cpp", 'setFieldTexts("seeds", tr("Seeds"), tr("How often. "\n "Range 1–9."));\n', "limit of its own"),
    ("sources", "core/base/forgotten.cpp", "int x;\n", "forgotten.cpp: is not in"),
    ("sources", "tests/core/data/test_forgotten.cpp", "int x;\n", "no plateau_test registers it"),
    ("sources", "tests/core/data/CMakeLists.txt", "plateau_test(test_gone USES data)\n", "test_gone.cpp does not exist"),
    ("format", "core/base/text.cpp", "int   length( ){return 1;}\n", "core/base/text.cpp: run clang-format"),
]


class Checks(unittest.TestCase):
    def problems(self, name, changes):
        with tempfile.TemporaryDirectory() as folder:
            for file, text in {**SOUND, **changes}.items():
                path = Path(folder, file)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            shutil.copy(Path(__file__).parents[2] / ".clang-format", folder)
            with contextlib.redirect_stdout(io.StringIO()):
                return check.CHECKS[name](Repository(folder))

    def able(self, name):
        if name == "functions" and not (check.lizard_folder() / "lizard.py").exists():
            self.skipTest("no lizard")
        if name == "format" and not shutil.which("clang-format-14"):
            self.skipTest("no clang-format-14")

    def test_sound_tree_passes_every_check(self):
        for name in check.CHECKS:
            with self.subTest(name), contextlib.suppress(unittest.SkipTest):
                self.able(name)
                self.assertEqual(self.problems(name, {}), [])

    def test_every_seeded_violation_is_found(self):
        for name, file, text, words in VIOLATIONS:
            with self.subTest(check=name, file=file, words=words), contextlib.suppress(unittest.SkipTest):
                self.able(name)
                found = self.problems(name, {file: text})
                self.assertTrue(any(words in problem for problem in found), found)

    def test_every_check_has_a_violation(self):
        self.assertEqual(set(check.CHECKS), {name for name, *_ in VIOLATIONS})

    def test_limits_are_kept_exactly(self):
        for name, file, text in [
                ("files", "core/base/long.cpp", "int x;\n" * 500),
                ("functions", "core/base/long.cpp", "int f() {\n" + "    ++n;\n" * 58 + "}\n"),
                ("classes", "core/base/wide.h", "class Wide {\n" + "    int f();\n" * 98 + "};\n"),
                ("classes", "core/base/inline.h",
                 "class Wide {\n" + "    int f() {\n        return 1;\n    }\n" * 49 + "};\n")]:
            with self.subTest(name), contextlib.suppress(unittest.SkipTest):
                self.able(name)
                self.assertEqual(self.problems(name, {file: text}), [])

    def test_tests_registered_in_a_loop_count(self):
        loop = "foreach(name rows more)\n    plateau_test(test_${name} USES data)\nendforeach()\n"
        more = {"tests/core/data/CMakeLists.txt": loop, "tests/core/data/test_more.cpp": "int x;\n"}
        self.assertEqual(self.problems("sources", more), [])
        del more["tests/core/data/test_more.cpp"]
        self.assertIn("test_more.cpp does not exist", self.problems("sources", more)[0])

    def test_comments_and_literals_do_not_count_as_code(self):
        text = 'int a; // class X {\n/* {\n{ */ auto b = R"({{)"; char c = \'{\'; auto d = "\\"{";\n'
        self.assertNotIn("{", without_comments(text))
        self.assertEqual(without_comments(text).count("\n"), text.count("\n"))


if __name__ == "__main__":
    unittest.main()
