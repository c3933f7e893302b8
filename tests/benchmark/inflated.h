#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace plateau::benchmark {

/// The text of a gzip file, or why it cannot be read.
Result<std::string> inflated(const std::filesystem::path& path);

} // namespace plateau::benchmark
