# shellcheck shell=bash
# Debian packages, installed only when missing.

build_packages=(
    ca-certificates ccache cmake g++ libboost-dev libcli11-dev libeigen3-dev libfmt-dev libmimalloc-dev
    libqt6opengl6-dev libssl-dev libutf8proc-dev ninja-build nlohmann-json3-dev pkg-config python3 python3-pip qt6-base-dev
    qt6-charts-dev qt6-l10n-tools qt6-svg-dev qt6-tools-dev zlib1g-dev
)
test_packages=(
    at-spi2-core chromium-headless-shell clang-14 clang-format-14 clang-tidy-14 dbus fonts-wqy-microhei
    gir1.2-atspi-2.0 libclang-rt-14-dev openbox python3-gi qt6-translations-l10n shellcheck strace xauth xvfb
)

# Installs those of the named packages that are missing; asks apt for nothing when there are none.
ensure_packages() {
    local missing=() package as_root=()
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        note "Debian packages: all $# there"
        return
    fi
    note "Debian packages to install: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "Debian packages are missing and this is neither root nor is there sudo" \
            "Run as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3)
    quietly "${as_root[@]}" "${apt[@]}" update
    quietly "${as_root[@]}" "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
}

require_platform() {
    [ "$(uname -sm)" = "Linux x86_64" ] || fail "this is $(uname -sm), the pinned LibTorch is for Linux x86_64" \
        "Use an x86-64 machine."
    command -v dpkg-query >/dev/null || fail "no dpkg here: this set-up is for Debian 12 and its relatives" \
        "README.md lists the dependencies for a set-up by hand."
}
