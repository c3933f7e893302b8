#pragma once

#include "core/experiment/store/folder.h"

#include <filesystem>
#include <string>

/// Files made from an experiment: `experiment export` and what the demo leaves behind.
namespace plateau::cli {

/// One CSV row a planned cell (columns of core/experiment/store/results_table.h).
Result<void> exportTable(const experiment::Folder& folder, const std::filesystem::path& path);

/// The data curve as SVG with the answer to `target`.
Result<void> exportChart(const experiment::Folder& folder, const std::filesystem::path& path, double target);

} // namespace plateau::cli
