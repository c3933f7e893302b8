#pragma once

#include "core/experiment/store/folder.h"

#include <filesystem>
#include <string>

namespace plateau::workflow {

/// Which form an adapter takes.
enum class AdapterForm {
    Exact,    ///< PEFT with the head in modules_to_save
    Portable, ///< one rank, scale folded into B, the head in a file of its own
};

struct ExportedAdapter {
    std::string cell;
    double largestDifference =
        0; ///< of logits against the trained cell, over test texts, after reading the export back
    std::string unverified; ///< see TrainedCell
};

/// Writes the weights of a cell ("best" or an id) to `out` and proves them equal by reading them back.
/// @return NotFound when the cell kept no weights
Result<ExportedAdapter> exportAdapter(const experiment::Folder& folder, const std::string& cell,
                                      const std::filesystem::path& out, AdapterForm form);

} // namespace plateau::workflow
