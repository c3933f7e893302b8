#pragma once

#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/evaluation_items.h"
#include "core/experiment/store/experiment_state.h"
#include "core/experiment/store/folder.h"
#include "core/metric/metric.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace plateau::experiment {

/// An experiment as a comparison needs it: results, curve and test items in memory, item tables on demand.
struct ComparedExperiment {
    Folder folder;
    ExperimentState state;
    const metric::Metric* metric; ///< that it is compared by; one of its task's
    DataCurve curve;              ///< of that metric
    EvaluationItems test;

    const Plan& plan() const { return folder.plan(); }
    const metric::MetricInfo& info() const { return metric->info(); }
    /// The metric that the plan and its target are about.
    bool isPrimary() const;
    /// Name, method and budget rule: "intents (LoRA r 8, 600 updates)"; safe to print.
    std::string title() const;
    /// Done cells of the plan's method at this size, by seed.
    std::map<std::uint64_t, const CellState*> done(std::int64_t n) const;
    /// Sizes with a done cell, ascending.
    std::vector<std::int64_t> sizes() const;
    /// What the cell made of every test item, in their order. BadInput: lines that do not fit the test set.
    Result<metric::ItemTable> table(const CellState& cell) const;
};

/// @param metric id; empty: the task's first. Usage for one that the task does not have
Result<ComparedExperiment> openCompared(const std::filesystem::path& root, const std::string& metric = "");

} // namespace plateau::experiment
