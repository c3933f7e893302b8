#pragma once

#include "core/base/json.h"

#include "app/cli/command_line.h"

#include <functional>
#include <stop_token>
#include <string>

/// What every command shares: output conventions, exit codes, the wish to stop.
namespace plateau::cli {

/// Exit codes of every command except `run-cell` and `worker`.
enum ExitCode : int {
    Done = 0,        ///< every requested cell has a valid result
    CellsFailed = 1, ///< ran, but at least one cell failed or diverged
    UsageError = 2,
    BadData = 3,     ///< data, plan or model file
    NoResources = 4, ///< out of memory, or the asked-for device is missing
    Interrupted = 130,
};

/// Data goes to stdout, progress and messages to stderr.
struct CommandContext {
    bool json = false;
    bool quiet = false;
    int exitCode = Done;
    std::stop_token stop;
    std::string program; ///< argv[0], so that workers are this very program

    /// Prints `value` to stdout: as JSON with --json, else the text.
    void print(const Json& value, const std::string& text) const;
    /// One line on stderr unless --quiet.
    void note(const std::string& line) const;
    /// Prints the error to stderr (and as JSON to stdout with --json) and sets the exit code that fits its
    /// kind.
    void fail(const Error& error);
};

ExitCode exitCodeFor(ErrorKind kind);

/// The path of the running executable.
std::string ownProgram();

/// Adds --json and --quiet to a command and runs `body` when it was chosen.
Command* addCommand(Command& parent, CommandContext& context, const std::string& name,
                    const std::string& purpose, std::function<void()> body);

} // namespace plateau::cli
