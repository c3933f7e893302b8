#include "core/experiment/store/result_files.h"

#include "core/base/file.h"
#include "core/base/folders.h"
#include "core/base/sha256.h"

#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t nameDigits = 16; ///< of the hash in a file's name
constexpr int mostDamagedCopies = 1000;
constexpr const char* makeAgain =
    "Run the experiment again: the file is set aside and its cell trained again.";

/// @param unread why the file could not be read; nothing when it could
Error damage(const fs::path& file, const std::optional<Error>& unread) {
    Error error = unread.value_or(badInput(file.string(), "does not match its result", makeAgain));
    error.fix = error.kind == ErrorKind::NotFound ? makeAgain : error.fix;
    return error;
}

} // namespace

fs::path pendingFile(const fs::path& file, const std::string& sha256) {
    return file.parent_path() / fmt::format("{}-{}{}", file.stem().string(), sha256.substr(0, nameDigits),
                                            file.extension().string());
}

Result<void> settleFile(const fs::path& file, const std::string& sha256) {
    const fs::path pending = pendingFile(file, sha256);
    if (std::rename(pending.c_str(), file.c_str()) != 0) {
        return errno == ENOENT ? Result<void>() : systemError(errno, file.string(), "cannot rename to it");
    }
    return syncFolder(file.parent_path());
}

Result<fs::path> verifiedFile(const fs::path& file, const std::string& sha256) {
    const auto hash = sha256File(file);
    if (hash && *hash == sha256) {
        return file;
    }
    const fs::path pending = pendingFile(file, sha256);
    if (const auto other = sha256File(pending); other && *other == sha256) {
        return pending;
    }
    return damage(file, hash ? std::nullopt : std::optional(hash.error()));
}

Result<std::string> readVerified(const fs::path& file, const std::string& sha256, std::uint64_t limit) {
    auto bytes = readWholeFile(file, limit);
    if (bytes && plateau::sha256(*bytes) == sha256) {
        return bytes;
    }
    auto other = readWholeFile(pendingFile(file, sha256), limit);
    if (other && plateau::sha256(*other) == sha256) {
        return other;
    }
    return damage(file, bytes ? std::nullopt : std::optional(bytes.error()));
}

Result<void> renameAside(const fs::path& file) {
    std::error_code code;
    for (int k = 1; k <= mostDamagedCopies; ++k) {
        const fs::path target = file.string() + fmt::format(".damaged-{}", k);
        if (fs::exists(fs::symlink_status(target, code))) {
            continue;
        }
        fs::rename(file, target, code);
        return !code || code == std::errc::no_such_file_or_directory
                   ? Result<void>()
                   : systemError(code.value(), file.string(), "is damaged and cannot be set aside");
    }
    return badInput(file.string(), "is damaged, and too many damaged copies lie beside it",
                    "Delete the files whose names hold \".damaged-\".");
}

} // namespace plateau::experiment
