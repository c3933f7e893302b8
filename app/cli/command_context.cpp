#include "app/cli/command_context.h"

#include "app/cli/terminal_text.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

namespace plateau::cli {

ExitCode exitCodeFor(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Usage:
        return UsageError;
    case ErrorKind::OutOfMemory:
    case ErrorKind::DeviceMissing:
        return NoResources;
    case ErrorKind::Cancelled:
        return Interrupted;
    case ErrorKind::Internal:
        return CellsFailed;
    default:
        return BadData;
    }
}

void CommandContext::print(const Json& value, const std::string& text) const {
    if (json) {
        fmt::print("{}\n", terminalJson(value.dump(2, ' ', false, Json::error_handler_t::replace)));
    } else {
        fmt::print("{}\n", terminalText(text));
    }
    std::fflush(stdout);
}

void CommandContext::note(const std::string& line) const {
    if (!quiet) {
        fmt::print(stderr, "{}\n", terminalText(line));
    }
}

void CommandContext::fail(const Error& error) {
    exitCode = exitCodeFor(error.kind);
    fmt::print(stderr, "plateau: {}\n", terminalText(error.text()));
    if (json) {
        print({{"error",
                {{"kind", name(error.kind)},
                 {"where", error.where},
                 {"what", error.what},
                 {"fix", error.fix}}}},
              "");
    }
}

std::string ownProgram() {
    std::error_code code;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", code);
    return code ? "plateau" : path.string();
}

Command* addCommand(Command& parent, CommandContext& context, const std::string& name,
                    const std::string& purpose, std::function<void()> body) {
    Command* command = parent.addSubcommand(name, purpose);
    command->addFlag("--json", context.json, "Machine-readable output on stdout");
    command->addFlag("-q,--quiet", context.quiet, "No progress on stderr");
    command->callback(std::move(body));
    return command;
}

} // namespace plateau::cli
