#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# From a clone on a fresh Debian 12 to the answer of the demo: packaging/quickstart.sh [--gpu]
#   --gpu            also fetch the CUDA libraries (about 2 GB), for a machine with an NVIDIA driver
#   PLATEAU_RUNTIME  where LibTorch, the demo model and the demo task go; default ~/.local/share/plateau
# Finished pieces are kept: a second run fetches nothing.
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
# shellcheck source=lib/all.sh
. "$source_folder/packaging/lib/all.sh"

device=cpu
case "$#:${1:-}" in
0:) ;;
1:--gpu) device=gpu ;;
*)
    sed -n '3,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac

open_runtime
start_report "$PLATEAU_RUNTIME/logs" quickstart
tell_times "$device"
set_up "$device" build
build_preset release plateau plateau-gui

programs="$source_folder/build/release/app"
demo="$HOME/Plateau/home-control"
if [ -x "$programs/gui/plateau-gui" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "Opening the window on the demo experiment in $demo; it runs on when the window is closed"
    setsid "$programs/cli/plateau" demo "$demo" >"$PLATEAU_RUNTIME/logs/demo.log" 2>&1 </dev/null &
    until [ -e "$demo/experiment.json" ]; do
        kill -0 $! 2>/dev/null || fail "the demo did not start" "See $PLATEAU_RUNTIME/logs/demo.log."
        sleep 0.1
    done
    exec "$programs/gui/plateau-gui" "$demo"
fi
say "Running the demo: $programs/cli/plateau demo"
exec "$programs/cli/plateau" demo "$demo"
