#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace plateau {

/// Makes the names in a folder survive a power cut: fsync of the folder itself. Io "written, but durability
/// unknown" when that fails. An empty path is the current folder.
Result<void> syncFolder(const std::filesystem::path& folder);

/// Makes `root / relative` and what lies between, but never `root` itself: an experiment that was moved away
/// must not come back as an empty folder of its old name.
Result<void> makeFoldersInside(const std::filesystem::path& root, const std::filesystem::path& relative);

} // namespace plateau
