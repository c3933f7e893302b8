#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# Sets up what is missing, builds with warnings as errors and runs every test. The last line is "N passed, N failed"; the exit
# code is 0 only when nothing failed.
# usage: packaging/run-tests.sh [--sanitizers]
#   --sanitizers  then the tests of core that need no Torch once more, under AddressSanitizer and UBSan
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
# shellcheck source=lib/all.sh
. "$source_folder/packaging/lib/all.sh"

passed=0 failed=0 finished=no

# The last line comes on every way out; a run that broke off counts as a failure.
finish() {
    [ "$finished" = yes ] || failed=$((failed + 1))
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ] || exit 1
}

# Runs ctest and adds its counts; tests that fail do not end the script.
run_ctest() { # PRESET ARGUMENTS…
    local output="$PLATEAU_RUNTIME/logs/ctest-$1.txt" total bad skipped
    say "ctest, preset $1"
    (cd "$source_folder" && ctest --preset "$1" --parallel "$(nproc)" --no-tests=error "${@:2}" </dev/null) 2>&1 |
        tee "$output" || true
    total=$(sed -n 's/.* tests passed, [0-9]* tests failed out of \([0-9]*\)$/\1/p' "$output")
    bad=$(sed -n 's/.* tests passed, \([0-9]*\) tests failed out of [0-9]*$/\1/p' "$output")
    [ -n "$total" ] || fail "ctest --preset $1 came to no end" "See $output."
    skipped=$(grep -c '\*\*\*Skipped' "$output" || true)
    [ "$skipped" -eq 0 ] || note "$skipped skipped, counted as neither"
    passed=$((passed + total - bad - skipped))
    failed=$((failed + bad))
}

trap finish EXIT
sanitizers=no
for word in "$@"; do
    [ "$word" = --sanitizers ] || fail "unknown option $word" "usage: packaging/run-tests.sh [--sanitizers]"
    sanitizers=yes
done
open_runtime
start_report "$PLATEAU_RUNTIME/logs" run-tests
set_up cpu tests
export QT_QPA_PLATFORM=offscreen
build_preset ci
run_ctest ci
if [ "$sanitizers" = yes ]; then
    build_preset asan core_tests
    run_ctest asan --tests-regex '^core/'
fi
finished=yes
