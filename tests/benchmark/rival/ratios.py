"""Cells per minute of each run in a folder of JSON lines, and Plateau's ratios to the rival; see compare.sh."""

import json
import pathlib
import sys


def read(path):
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    return [row for row in rows if "n" in row], rows[-1]


def rate(name, cells, summary):
    """Cells ÷ (training + evaluation + model build). The rival's clock starts before the model is built."""
    if name.startswith("rival"):
        return 60 * len(cells) / sum(cell["train_s"] + cell["eval_s"] for cell in cells)
    return summary["cells_per_minute"]


folder = pathlib.Path(sys.argv[1])
rates = {}
for path in sorted(folder.iterdir()):
    cells, summary = read(path)
    rates[path.name] = rate(path.name, cells, summary)
    accuracy = sum(cell["accuracy"] for cell in cells) / len(cells)
    share = summary.get("gemm_share_of_training")
    extra = "" if share is None else "  %2.0f %% of the GEMM peak" % (100 * share)
    print("%-15s %6.2f cells/min  mean accuracy %.3f%s" % (path.name, rates[path.name], accuracy, extra))
for ours, theirs, wanted in (
    ("plateau", "rival-fp32", 4.0),
    ("plateau", "rival-bf16", 1.8),
    ("plateau-packed", "rival-bf16", 2.5),
    ("plateau-fp32", "rival-fp32", 1.3),
):
    ratio = rates[ours] / rates[theirs]
    print("%-15s / %-11s %5.2f  (wanted %.1f)  %s" % (ours, theirs, ratio, wanted, "ok" if ratio >= wanted else "MISSED"))
