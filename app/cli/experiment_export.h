#pragma once

#include "core/experiment/folder.h"

#include <filesystem>
#include <string>

/// Files made from an experiment: `experiment export` and what the demo leaves behind.
namespace plateau::cli {

/// One CSV row a planned cell (columns of core/experiment/table.h).
Result<void> exportTable(const experiment::Folder& folder, const std::filesystem::path& path);

/// The data curve as SVG with the answer to `target`.
Result<void> exportChart(const experiment::Folder& folder, const std::filesystem::path& path, double target);

/// Which form an adapter takes.
enum class AdapterForm {
    Exact,    ///< PEFT with the head in modules_to_save
    Portable, ///< one rank, scale folded into B, no head
};

struct ExportedAdapter {
    std::string cell;
    double largestDifference =
        0; ///< of logits against the trained cell, over test texts, after reading the export back
};

/// Writes the weights of a cell ("best" or an id) to `out` and proves them equal by reading them back.
/// @return NotFound when the cell kept no weights
Result<ExportedAdapter> exportAdapter(const experiment::Folder& folder, const std::string& cell,
                                      const std::filesystem::path& out, AdapterForm form);

} // namespace plateau::cli
