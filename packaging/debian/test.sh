#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# Installs the package into a fresh Debian 12 in a folder, runs `plateau setup` and the demo there as an ordinary user, removes it
# again: packaging/debian/test.sh [PACKAGE.deb]. As root; fetches about 1 GB, takes some ten minutes.
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
# shellcheck source=../lib/all.sh
. "$source_folder/packaging/lib/all.sh"
: "${plateau_log?}"

machine=""

# Only what was mounted here is unmounted, and nothing is removed while a mount is left.
clean_up() {
    [ -n "$machine" ] || return 0
    umount "$machine/proc" "$machine/dev" 2>/dev/null || true
    mountpoint -q "$machine/proc" || mountpoint -q "$machine/dev" || rm -rf --one-file-system "$machine"
}

inside() { chroot "$machine" "$@"; }
as_user() { inside runuser -l someone -c "$1"; }

expect() { # WHAT EXIT-CODE WORDS COMMAND: runs the command as the user; its output has the words
    local output code=0
    output=$(as_user "$4" 2>&1) || code=$?
    printf '+ %s\n%s\n' "$4" "$output" >>"$plateau_log"
    [ "$code" -eq "$2" ] || fail "$1: exit code $code from '$4', expected is $2" "See $plateau_log."
    [[ "$output" == *"$3"* ]] || fail "$1: '$4' does not say '$3'" "See $plateau_log."
    note "$1"
}

make_machine() {
    machine=$(mktemp -d "${TMPDIR:-/tmp}/plateau-debian.XXXXXX")
    quietly debootstrap --variant=minbase --include=ca-certificates bookworm "$machine"
    mount -t proc proc "$machine/proc"
    mount --bind /dev "$machine/dev"
    cp -L /etc/resolv.conf "$machine/etc/resolv.conf"
    # Behind a proxy that signs for others its certificate is in this machine's list.
    cp -L /etc/ssl/certs/ca-certificates.crt "$machine/etc/ssl/certs/ca-certificates.crt"
    inside useradd --create-home --shell /bin/bash someone
}

[ "$(id -u)" -eq 0 ] || { echo "error: a folder becomes a machine only for root" >&2 && exit 1; }
open_runtime
start_report "$PLATEAU_RUNTIME/logs" debian-test
trap clean_up EXIT
package=${1:-$(printf '%s\n' "$source_folder"/build/debian/plateau_*_amd64.deb | tail -n 1)}
[ -f "$package" ] || fail "no package $package" "Make it with packaging/debian/build.sh."
ensure_packages debootstrap
say "A fresh Debian 12"
make_machine
say "Installing ${package##*/}"
cp "$package" "$machine/tmp/plateau.deb"
quietly inside apt-get -q update
quietly inside env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends /tmp/plateau.deb
say "As a user"
expect "without LibTorch the fix is named" 3 "plateau setup" "plateau doctor"
expect "the window's program starts" 0 "0." "plateau-gui --version"
expect "completion is there" 0 "experiment" ". /usr/share/bash-completion/completions/plateau; complete -p plateau; \
COMP_WORDS=(plateau exp); COMP_CWORD=1; _plateau; echo \${COMPREPLY[0]}"
expect "set-up" 0 '"schema": "plateau.setup/1"' "plateau setup --json"
expect "a second set-up fetches nothing" 0 "LibTorch (cpu): there" "plateau setup"
expect "LibTorch is found" 0 "LibTorch    2.11.0" "plateau doctor"
expect "the window opens" 124 "" "QT_QPA_PLATFORM=offscreen timeout 5 plateau-gui"
expect "the demo's answer" 0 "samples" "plateau demo"
expect "the demo's files" 0 "curve.svg" "ls ~/Plateau/home-control"
say "Removing it"
quietly inside env DEBIAN_FRONTEND=noninteractive apt-get -q purge -y plateau
left=$(inside find /usr /etc /var/lib/plateau -path '*plateau*' -not -path '/usr/share/doc/*' 2>/dev/null || true)
[ -z "$left" ] || fail "the package leaves files behind: $left"
say "The package works"
