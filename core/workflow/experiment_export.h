#pragma once

#include "core/experiment/store/folder.h"

#include <filesystem>
#include <string>

/// Files made from an experiment that need no model.
namespace plateau::workflow {

/// One CSV row a planned cell (columns of core/experiment/store/results_table.h), replacing an older file.
Result<void> exportTable(const experiment::Folder& folder, const std::filesystem::path& path);

/// The data curve as SVG with the answer to `target` (in the unit of the task's first metric), replacing an
/// older file.
Result<void> exportChart(const experiment::Folder& folder, const std::filesystem::path& path, double target);

} // namespace plateau::workflow
