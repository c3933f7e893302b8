#pragma once

#include "core/base/file.h"
#include "core/base/json.h"

#include <filesystem>

namespace plateau {

/// JSON files that count carry `"checksum"`: the SHA-256 of their canonical text without it. A changed byte
/// is noticed.

/// Publishes `object` with its checksum (reliability protocol of publishFile).
Result<Published> publishChecksummed(const std::filesystem::path& target, Json object, Publish mode);

/// Reads such a file, checks and removes the checksum; a missing or wrong one is BadInput.
Result<Json> readChecksummed(const std::filesystem::path& path, const JsonLimits& limits = {});

} // namespace plateau
