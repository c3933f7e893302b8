#pragma once

#include "core/experiment/plan/cost.h"
#include "core/recipe/epochs.h"
#include "core/training/device_facts.h"
#include "core/workflow/create/new_experiment.h"

#include <optional>
#include <stop_token>
#include <vector>

/// Everything about a new experiment that can be known without writing anything.
namespace plateau::workflow {

struct Prediction {
    std::vector<experiment::PlannedCell> cells; ///< in the order of the plan
    experiment::PlanCost cost;
    training::DeviceFacts device;
    double machineMemory = 0; ///< bytes; 0: not known
    double diskFree = 0;      ///< bytes where the experiment will lie; 0: not known
    /// Share by which a score must rise for this test set to show it; nothing: it never can.
    std::optional<double> smallestVisibleGain;
};

struct DryRun {
    /// "model", "data", or a path of the plan, each with a reason and a fix; empty: it can be made.
    std::vector<Fault> faults;
    std::optional<experiment::Examined> examined; ///< nothing where the data were not reached
    std::optional<Prediction> prediction;         ///< when there are no faults
    /// Passes that suit the largest size; nothing where none are counted.
    std::optional<recipe::EpochSuggestion> epochs;
};

/// Checks like toRequest() and createExperiment(), measures the device and predicts. Errors: Cancelled; those
/// of the device. All that is wrong with what the user said is in the faults.
Result<DryRun> dryRun(const NewExperiment& wanted, std::stop_token stop = {});

} // namespace plateau::workflow
