#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# Fetches what the programs need besides their packages: LibTorch, a small encoder and the demo task. plateau setup runs it.
# usage: plateau setup [--gpu] [--model NAME] [--json] [-q|--quiet]
#   --gpu            also the CUDA libraries, for a machine with an NVIDIA driver (2 GB more to fetch)
#   --model NAME     only this base model, one of those in wheels.tsv; plateau model fetch runs it
#   --json           the result as JSON on stdout
#   --quiet          no progress on stderr
#   PLATEAU_RUNTIME  where everything goes; default ~/.local/share/plateau
# Finished pieces are kept: run again after an interruption, it fetches what is missing.
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
# shellcheck source=lib/all.sh
. "$source_folder/packaging/lib/all.sh"
: "${python:?}" "${plateau_log?}"

device=cpu model="" json=no quiet=no
while [ "$#" -gt 0 ]; do
    word=$1
    shift
    case "$word" in
    --model)
        model=${1:-}
        [ -z "$model" ] || shift
        model_names | grep -qxF -- "$model" || {
            printf "plateau setup: '%s' is no model that can be fetched, use one of: %s\n" "$model" "$(model_names | paste -s -d ' ')" >&2
            exit 2
        }
        ;;
    --gpu) device=gpu ;;
    --json) json=yes ;;
    -q | --quiet) quiet=yes ;;
    -h | --help)
        sed -n '3,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
        exit 0
        ;;
    *)
        printf 'plateau setup: %s is no option\n' "$word" >&2
        sed -n '4,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
    esac
done

# Progress goes to stderr, the result to stdout.
exec 3>&1 1>&2
[ "$quiet" = no ] || exec 1>/dev/null

tell_result() { # EXIT CODE
    [ "$json" = yes ] || return 0
    "$python" -c '
import json, sys
code, runtime, device, log = sys.argv[1:]
if code == "0":
    print(json.dumps({"schema": "plateau.setup/1", "runtime": runtime, "device": device}, ensure_ascii=False))
else:
    print(json.dumps({"error": {"kind": "io", "where": "plateau setup", "what": "the set-up came to no end",
                                "fix": "See " + (log or "the message") + ", then run it again."}}, ensure_ascii=False))
' "$1" "${PLATEAU_RUNTIME:-}" "$device" "$plateau_log" >&3
}

# An installed program's folder is not ours to write into.
export PYTHONDONTWRITEBYTECODE=1
trap 'tell_result "$?"' EXIT
require_platform
open_runtime
start_report "$PLATEAU_RUNTIME/logs" setup
if [ -n "$model" ]; then
    set_up_model "$model"
    [ "$json" = yes ] || printf 'Ready. Try: plateau model inspect %s\n' "$model" >&3
    exit 0
fi
say "To fetch, unless it is there: about 0.7 GB$([ "$device" = cpu ] || echo ", and 2 GB for the GPU")"
set_up_pieces "$device" run
[ "$json" = yes ] || printf 'Ready. Try: plateau demo\n' >&3
