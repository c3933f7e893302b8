#pragma once

#include "core/statistics/curve/curve.h"
#include "core/statistics/intervals/intervals.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Curve against curve: where two are equal, where one is ahead, and how many labels one saves.
namespace plateau::statistics {

/// Two curves at one size that both have. Gains are in score units: above 0 the second is better, whichever
/// direction of the score that is.
struct SizeGain {
    double n = 0;
    double gain = 0;
    Interval interval{};
    double p = 1; ///< two-sided, adjusted for the number of sizes
};

struct CurveVerdict {
    double margin = 0.01; ///< scores no further apart count as equal
    double alpha = 0.05;
    /// The smallest size from which on every interval lies within ± margin; nothing: not shown to be equal,
    /// which is not the same as different.
    std::optional<double> equalFrom{};
    int equalSizes = 0;                ///< sizes from there on
    std::vector<double> firstAhead{};  ///< sizes where p < alpha and the first is better
    std::vector<double> secondAhead{}; ///< … the second is better
};

/// @param sizes ascending n
CurveVerdict curveVerdict(std::span<const SizeGain> sizes, double margin = 0.01, double alpha = 0.05);

struct SavingSettings {
    std::optional<double> target{}; ///< score asked for; nothing: the best that both reach
    int draws = 2000;
    std::uint64_t seed = 0;
    double level = 0.95;
};

/// Labels that one curve needs for a score, as far as its data tell.
struct NeededLabels {
    double low = 0;  ///< 0 when the smallest size has the score already: fewer may do
    double high = 0; ///< infinity when no size has it; equal to `low` when crossed between two sizes
};

/// How many labels the second curve saves: 1 − n_second / n_first for the same score. Negative: it needs
/// more.
struct LabelSaving {
    double score = 0;
    bool asked = false; ///< the score is the one asked for; else the best that both reach
    NeededLabels first{};
    NeededLabels second{};
    std::optional<double> saved{}; ///< nothing when a curve has the score at its smallest size already
    std::optional<double> low{};   ///< of the interval at `level`; nothing: open downwards
    std::optional<double> high{};  ///< nothing: open upwards
    double level = 0.95;
    int draws = 0;
    /// The data bound the saving on both sides; otherwise it cannot be told how much it is.
    bool canTell() const { return saved && low && high; }
};

/// Parametric bootstrap: y_i ~ N(y_i, se_i) at every size of both curves, independently; isotonic means;
/// crossing linear in log n. Where the asked score is not reached by both, each draw takes the best score
/// that both reach in it. Runs scored on the same test items vary together, so that the true interval is
/// narrower. Pre: both have a size and the same metric. Deterministic.
LabelSaving labelSaving(const FitInput& first, const FitInput& second, const Metric& metric,
                        const SavingSettings& settings = {});

} // namespace plateau::statistics
