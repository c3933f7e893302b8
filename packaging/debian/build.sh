#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# Makes build/debian/plateau_VERSION_amd64.deb on a Debian 12 machine: the programs, menu entry, icon, man pages, shell completion.
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
# shellcheck source=../lib/all.sh
. "$source_folder/packaging/lib/all.sh"
: "${python:?}" "${plateau_log?}"

built="$source_folder/build/release"
work="$source_folder/build/debian"
tree="$work/plateau"

# The Debian packages that hold the libraries of the programs; LibTorch is in none and comes by plateau setup.
library_packages() {
    local torch="$PLATEAU_RUNTIME/libtorch"
    mkdir -p "$work/debian"
    cp "$source_folder/packaging/debian/control" "$work/debian/control"
    (cd "$work" && dpkg-shlibdeps -O --ignore-missing-info -l"$torch/torch/lib" -l"$torch/nvidia/cu13/lib" \
        -eplateau/usr/lib/plateau/plateau -eplateau/usr/bin/plateau-gui 2>>"$plateau_log") |
        sed -n 's/^shlibs:Depends=//p'
}

# The package's part of the control file, with version, size and libraries.
write_control() { # VERSION LIBRARY-PACKAGES
    local size
    size=$(du -sk --apparent-size "$tree" | cut -f 1)
    mkdir -p "$tree/DEBIAN"
    {
        sed -n '/^Package:/,/^Architecture:/p' "$source_folder/packaging/debian/control"
        sed -n '/^Section:/,/^Maintainer:/p' "$source_folder/packaging/debian/control"
        printf 'Version: %s\nInstalled-Size: %s\n' "$1" "$size"
        sed -n '/^Depends:/,$p' "$source_folder/packaging/debian/control" | sed "s/^Depends: /&$2, /"
    } >"$tree/DEBIAN/control"
    (cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
}

fill_tree() {
    rm -rf "$work"
    mkdir -p "$work"
    DESTDIR="$tree" quietly cmake --install "$built" --prefix /usr --strip
    "$python" "$source_folder/packaging/help_pages.py" "$built/app/cli/plateau" "$built/app/gui/plateau-gui" "$tree/usr/share"
    gzip -9n "$tree"/usr/share/man/man1/*.1
    install -m 644 "$source_folder/packaging/debian/copyright" "$tree/usr/share/doc/plateau/copyright"
    install -D -m 644 -t "$tree/usr/share/doc/plateau/licenses" "$PLATEAU_RUNTIME"/sentencepiece/licenses/*
    chmod -R u=rwX,go=rX "$tree"
}

umask 022
open_runtime
start_report "$PLATEAU_RUNTIME/logs" debian
set_up cpu build
ensure_packages dpkg-dev
build_preset release plateau plateau-gui
say "Packing"
fill_tree
version=$(sed -n 's/^project(plateau VERSION \([0-9.]*\).*/\1/p' "$source_folder/CMakeLists.txt")
libraries=$(library_packages)
[ -n "$libraries" ] || fail "dpkg-shlibdeps names no package" "See $plateau_log."
write_control "$version" "$libraries"
package="$work/plateau_${version}_amd64.deb"
quietly dpkg-deb --build --root-owner-group "$tree" "$package"
note "$(du -h "$package" | cut -f 1) $package"
