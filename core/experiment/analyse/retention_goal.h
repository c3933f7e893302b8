#pragma once

#include "core/experiment/analyse/retention.h"
#include "core/experiment/plan/warning.h"
#include "core/statistics/answer/answer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is kept of general ability with the samples that a target needs, and the samples that reach a target
/// and a retention together. Between measured sizes retention is linear in log n; beyond them it is taken to
/// stay as it is there.
namespace plateau::experiment {

enum class KeptVerdict {
    NotAsked,
    Kept,       ///< the whole interval is at or above what was asked for
    Lost,       ///< the whole interval is below
    CannotTell, ///< the interval holds what was asked for
};
const char* name(KeptVerdict verdict); ///< "not_asked", "kept", "lost", "cannot_tell"

/// Samples that reach both targets; infinity: no measured size keeps enough.
struct NeededForBoth {
    double about = 0;
    double low = 0;
    double high = 0;
    bool operator==(const NeededForBoth&) const = default;
};

/// Of one series of a plan.
struct RetentionGoal {
    double n = 0;         ///< size that the share is about: the needed one, at most the largest measured
    bool beyond = false;  ///< the needed size lies beyond it, or is not known
    double retention = 1; ///< see RetentionPoint
    double low = 1;
    double high = 1;
    std::optional<double> asked{}; ///< retention to keep
    KeptVerdict verdict = KeptVerdict::NotAsked;
    std::optional<NeededForBoth> both{}; ///< where a retention is asked for and the target has a needed size
    std::int64_t items = 0;              ///< of the general test set
    /// Items that would tell, at the same scatter: the half-width of the interval becomes the distance from
    /// what was asked for (at least a point), or five points where nothing was. Nothing: this set tells.
    std::optional<double> itemsToTell{};
    bool operator==(const RetentionGoal&) const = default;
};

/// Nothing while the series has no retention at any size.
/// @param series as in RetentionPoint::mixture @param asked retention to keep, nothing: none
std::optional<RetentionGoal> retentionGoal(const Retention& retention, std::string_view series,
                                           const statistics::Answer& answer, std::optional<double> asked);

/// English, behind the sentence of an answer: "; keeps 98 % (97-99) of general ability".
std::string clause(const RetentionGoal& goal);

/// A general test set too small to tell, a target that is only reached where too much was forgotten.
std::vector<Warning> warningsOf(const RetentionGoal& goal);

/// Sizes that are not reached are null.
Json toJson(const RetentionGoal& goal);

} // namespace plateau::experiment
