#pragma once

#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/evaluation_items.h"
#include "core/experiment/store/experiment_state.h"
#include "core/experiment/store/folder.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <vector>

namespace plateau::experiment {

/// An experiment as a comparison needs it: results, curve and test items in memory, predictions on demand.
struct ComparedExperiment {
    Folder folder;
    ExperimentState state;
    DataCurve curve;
    EvaluationItems test;

    const Plan& plan() const { return folder.plan(); }
    /// Name, method and budget rule: "intents (LoRA r 8, 600 updates)"; safe to print.
    std::string title() const;
    /// Done cells of the plan's method at this size, by seed.
    std::map<std::uint64_t, const CellState*> done(std::int64_t n) const;
    /// Sizes with a done cell, ascending.
    std::vector<std::int64_t> sizes() const;
    /// Predicted classes (positions in the plan's labels), one a test item in their order. BadInput: lines
    /// that do not fit the test set.
    Result<std::vector<int>> predictions(const CellState& cell) const;
};

Result<ComparedExperiment> openCompared(const std::filesystem::path& root);

} // namespace plateau::experiment
