#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

/// Files that belong to a result: predictions, kept weights. The result names their SHA-256, so it and they
/// come about in one step: each file is written under a name of its content, the result is published, and
/// only then the file gets its lasting name. Whoever loses to another attempt never touches the winner's
/// files.
namespace plateau::experiment {

/// The name of `file` while no result names it: "weights-0123456789abcdef.safetensors".
std::filesystem::path pendingFile(const std::filesystem::path& file, const std::string& sha256);

/// Gives the file of these bytes its lasting name; nothing to do when it has it. For whoever saw the result
/// that names them.
Result<void> settleFile(const std::filesystem::path& file, const std::string& sha256);

/// Where the file of these bytes lies: under its lasting name, or still under the other when its writer died
/// in between. Read and hashed whole. NotFound when there is neither; BadInput when the bytes are others.
Result<std::filesystem::path> verifiedFile(const std::filesystem::path& file, const std::string& sha256);

/// The bytes of the file themselves, checked likewise. @param limit bytes; a larger file is BadInput
Result<std::string> readVerified(const std::filesystem::path& file, const std::string& sha256,
                                 std::uint64_t limit);

/// Renames a file to the first free "<name>.damaged-<k>"; nothing to do when it is not there.
Result<void> renameAside(const std::filesystem::path& file);

} // namespace plateau::experiment
