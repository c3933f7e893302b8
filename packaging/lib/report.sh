# shellcheck shell=bash
# What the scripts say and how they fail: every step is printed, every failure names its cause and the log.

plateau_log=""

say() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }

# Ends the script.
fail() { # CAUSE [FIX]
    printf 'error: %s\n' "$1" >&2
    [ -z "${2:-}" ] || printf '       %s\n' "$2" >&2
    trap - ERR
    exit 1
}

show_log_end() {
    [ ! -s "$plateau_log" ] || {
        printf '       the log ends with (whole log: %s)\n' "$plateau_log" >&2
        tail -n 15 "$plateau_log" | sed 's/^/       | /' >&2
    }
}

on_error() { # FILE LINE COMMAND CODE
    trap - ERR
    printf 'error: %s:%s: exit code %s from: %s\n' "${1##*/}" "$2" "$4" "$3" >&2
    show_log_end
    exit "$4"
}

# Strict mode and the trap; the log goes to FOLDER/NAME.log, the one before is kept beside it.
start_report() { # FOLDER NAME
    set -Eeuo pipefail
    trap 'on_error "${BASH_SOURCE[0]}" "$LINENO" "$BASH_COMMAND" "$?"' ERR
    mkdir -p "$1"
    plateau_log="$1/$2.log"
    [ ! -e "$plateau_log" ] || mv -f "$plateau_log" "$plateau_log.1"
    : >"$plateau_log"
}

# Runs a command with its output in the log only.
quietly() {
    printf '+ %s\n' "$*" >>"$plateau_log"
    "$@" >>"$plateau_log" 2>&1 </dev/null || command_failed "$?" "$*"
}

# Runs a command with its output on the terminal and in the log.
openly() {
    printf '+ %s\n' "$*" >>"$plateau_log"
    "$@" 2>&1 </dev/null | tee -a "$plateau_log" || command_failed "$?" "$*"
}

# As quietly, but a command that draws its progress has the terminal, where there is one.
with_progress() {
    if [ -t 1 ]; then
        printf '+ %s\n' "$*" >>"$plateau_log"
        "$@" </dev/null || command_failed "$?" "$*"
    else
        quietly "$@"
    fi
}

command_failed() { # CODE COMMAND
    trap - ERR
    printf 'error: exit code %s from: %s\n' "$1" "$2" >&2
    show_log_end
    exit 1
}
