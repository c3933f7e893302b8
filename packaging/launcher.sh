#!/bin/sh
# The command `plateau` of an installed Plateau. LibTorch is no part of it: `plateau setup` puts it into the runtime folder of whoever uses
# it, and the program, which is linked with it, finds it there through this search path.
runtime=${PLATEAU_RUNTIME:-$HOME/.local/share/plateau}
libraries=$runtime/libtorch/torch/lib
share=${0%/*}/../share/plateau
program=${0%/*}/../lib/plateau/plateau

if [ -e "$libraries/libtorch_cpu.so" ]; then
    LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} exec "$program" "$@"
fi
if [ "${1:-}" = setup ]; then
    shift
    exec "$share/packaging/setup.sh" "$@"
fi
case "${1:-}" in
"" | --help | -h)
    echo "Plateau: how much data does this fine-tune need?"
    echo
    echo "LibTorch, which trains the models, is not there yet. Run once: plateau setup"
    echo "The commands are described in: man plateau"
    exit 0
    ;;
esac
for word in "$@"; do
    [ "$word" != --json ] || printf '{"error": {"kind": "not_found", "where": "LibTorch", "what": "%s", "fix": "%s"}}\n' \
        "is not in the runtime folder" "Run plateau setup once."
done
echo "plateau: LibTorch is not in $runtime/libtorch. Run plateau setup once." >&2
exit 3
