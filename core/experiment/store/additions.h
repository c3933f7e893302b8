#pragma once

#include "core/experiment/store/folder.h"

#include <span>
#include <string>
#include <vector>

/// Cells that were added to a frozen plan: further seeds and sizes on the same data, and longer trainings of
/// under-trained cells. Kept in added/<number>.json, which is never changed once it is there.
namespace plateau::experiment {

struct AddedCell {
    PlannedCell planned;
    /// Id of the cell whose place in the curve this one takes when it is done; empty: it is a point of its
    /// own.
    std::string extends;
    bool operator==(const AddedCell&) const = default;
};

/// A training run of the plan's method at another size or seed.
/// @param n 2 … rows of the pool
AddedCell addedRun(const Plan& plan, std::int64_t n, std::uint64_t seed);

/// The same run with twice the budget: epochs and least updates, or updates.
AddedCell longerRun(const PlannedCell& cell);

/// Every added cell in the order in which it was added, each once and none of the plan's own. BadInput names
/// the file: damaged, or cells on other data, another model or beyond the pool.
Result<std::vector<AddedCell>> readAdditions(const Folder& folder);
/// The same for who has the plan's own cells at hand.
Result<std::vector<AddedCell>> readAdditions(const Folder& folder, std::span<const PlannedCell> planned);
/// added/, which holds nothing else.
std::filesystem::path additionsFolder(const Folder& folder);

/// The plan's cells, then the added ones.
std::vector<PlannedCell> cellsWith(const Plan& plan, const std::vector<AddedCell>& added);

/// Publishes the cells that are not there yet as the next added/<number>.json. @return how many were new
Result<std::size_t> addCells(const Folder& folder, const std::vector<AddedCell>& cells);

} // namespace plateau::experiment
