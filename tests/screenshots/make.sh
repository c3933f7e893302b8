#!/bin/bash
# make.sh [OUT] [BUILD] [PREFIX]: pictures of every page × {en, zh_CN} × {light, dark} at 1280×800 and 1920×1080, on a virtual
# display with a window manager. Look at them: a picture nobody opened proves nothing.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=${1:-$root/build/screenshots}
build=${2:-$root/build/dev}
for program in Xvfb openbox; do
    command -v "$program" >/dev/null || { echo "skipped: no $program"; exit 0; }
done
mkdir -p "$out"
[ -n "${PLATEAU_SHOTS_PROGRAM:-}" ] || cmake --build "$build" --target window_shots
fonts=$(mktemp -d)
display=:$((90 + RANDOM % 900))
Xvfb "$display" -screen 0 1940x1120x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
manager=
finish() {
    [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
    kill "$server" 2>/dev/null || true
    rm -rf "$fonts"
}
trap finish EXIT
for _ in $(seq 50); do
    [ -e "/tmp/.X11-unix/X${display#:}" ] && break
    sleep 0.1
done
DISPLAY=$display openbox >/dev/null 2>&1 &
manager=$!
# The sans-serif that the pictures are made with, whatever this machine prefers.
cat >"$fonts/fonts.conf" <<'CONF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern"><test name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match>
  <match target="pattern"><test name="family"><string>Sans Serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match>
</fontconfig>
CONF
DISPLAY=$display QT_QPA_PLATFORM=xcb FONTCONFIG_FILE="$fonts/fonts.conf" XDG_CONFIG_HOME="$fonts" \
    PLATEAU_SHOTS_CLI="${PLATEAU_SHOTS_CLI:-$build/app/cli/plateau}" "${PLATEAU_SHOTS_PROGRAM:-$build/tests/screenshots/window_shots}" "$out" "${3:-}"
echo "pictures in $out"
