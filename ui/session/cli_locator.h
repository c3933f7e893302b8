#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

namespace plateau::ui {

/// What `plateau --version --json` says.
struct CliVersion {
    QString version;
    QString build;
    int protocol = 0;
    int schema = 0;
    bool operator==(const CliVersion&) const = default;
};

enum class CliState {
    Checking,
    Ready,
    Missing,       ///< no executable found
    Unusable,      ///< found, but it does not answer (`reason` says how)
    OtherProtocol, ///< found, of a version this window cannot talk to
};

struct CliStatus {
    CliState state = CliState::Checking;
    QString program; ///< absolute path; empty when missing
    CliVersion version;
    QString reason; ///< of Unusable, English, from the child or the system: untrusted
};

/// Where `plateau` may be, best first: PLATEAU_CLI, beside the window's program, in ../libexec/plateau, in
/// the build tree's ../cli, then PATH. Not all of them exist.
QStringList cliCandidates(const QString& applicationFolder);

/// The first candidate that is an executable file.
QString findCli(const QString& applicationFolder);

/// Reads the version object. Untrusted: anything else than the five fields of the right type is nothing.
std::optional<CliVersion> readCliVersion(std::string_view json);

} // namespace plateau::ui
