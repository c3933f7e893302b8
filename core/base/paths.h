#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace plateau {

/// $PLATEAU_RUNTIME, else $HOME/.local/share/plateau: LibTorch, models and the demo task, never inside the
/// source tree.
std::filesystem::path runtimeFolder();

/// Where models are looked for by name: the folders of $PLATEAU_MODELS (separated by ':'), then
/// runtimeFolder()/models.
std::vector<std::filesystem::path> modelFolders();

/// True for names we would write ourselves: [A-Za-z0-9._-]+, not "." or "..".
bool isSafeName(std::string_view name);

/// `root / relative`, refused when `relative` is absolute, has "..", or leads out of `root` through a
/// symbolic link.
Result<std::filesystem::path> insideFolder(const std::filesystem::path& root, std::string_view relative);

} // namespace plateau
