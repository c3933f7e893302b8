#!/bin/bash
# Plateau against peer_sweep.py on the same cells, one after the other on the same machine.
#   compare.sh TRAINING_SPEED MODEL_FOLDER TRAIN.jsonl TEST.jsonl [PYTHON]
# TRAINING_SPEED is the benchmark program (build/release/tests/benchmark/training_speed). PYTHON needs torch, transformers
# and peft; without it a virtual environment with pinned versions is made in $PLATEAU_RUNTIME/rival (about 3 GB).
# Environment: SIZES (116,928), SEEDS (2). Leave the machine alone while it runs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 4 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
speed=$1 model=$2 train=$3 test=$4 python=${5:-}
if [ -z "$python" ]; then
    venv=${PLATEAU_RUNTIME:-$HOME/.local/share/plateau}/rival
    python=$venv/bin/python
    if [ ! -x "$python" ]; then
        python3 -m venv "$venv"
        "$venv/bin/pip" install -q torch==2.11.0 transformers==4.57.1 peft==0.17.1
    fi
fi
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
common=(--model "$model" --train "$train" --test "$test" --sizes "${SIZES:-116,928}" --seeds "${SEEDS:-2}"
    --min-updates 300 --epochs 10 --batch 16 --max-tokens 128)
"$python" "$here/peer_sweep.py" "${common[@]}" | tee "$results/rival-fp32"
"$python" "$here/peer_sweep.py" "${common[@]}" --bf16 | tee "$results/rival-bf16"
"$speed" "${common[@]}" | tee "$results/plateau"
"$speed" "${common[@]}" --packed | tee "$results/plateau-packed"
"$speed" "${common[@]}" --fp32 | tee "$results/plateau-fp32"
python3 "$here/ratios.py" "$results"
