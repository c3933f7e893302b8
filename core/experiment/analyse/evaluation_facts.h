#pragma once

#include "core/experiment/store/experiment_state.h"

#include <optional>

/// What the frozen test set can show, from the stored predictions.
namespace plateau::experiment {

struct EvaluationFacts {
    double items = 0;
    /// ψ: share of the items on which the two largest sizes disagree about right and wrong, mean over their
    /// common seeds; nothing while only one size is done.
    std::optional<double> discordance;
    std::int64_t groups = 0; ///< different groups among the items; 0: the plan has no group field
    /// How much more the scores vary than with independent items: squared cluster-robust over squared plain
    /// standard error of the accuracy at the largest size; at least 1, and 1 without groups.
    double designEffect = 1;

    /// Independent items that would be as informative.
    double effectiveItems() const { return items / designEffect; }
    bool operator==(const EvaluationFacts&) const = default;
};

/// Reads the test rows and at most a few predictions files. Errors: those of the files.
Result<EvaluationFacts> evaluationFacts(const Folder& folder, const ExperimentState& state);
/// The same where files that cannot be read only mean that nothing is known.
std::optional<EvaluationFacts> knownTestSet(const Folder& folder, const ExperimentState& state);

} // namespace plateau::experiment
