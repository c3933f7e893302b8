#pragma once

#include "core/base/json.h"
#include "core/statistics/answer/findings.h"
#include "core/statistics/curve/bands.h"
#include "core/statistics/curve/curve.h"
#include "core/statistics/curve/fit.h"
#include "core/statistics/curve/needed_n.h"
#include "core/statistics/curve/second_opinion.h"
#include "core/statistics/curve/stopping.h"

#include <optional>
#include <string>
#include <vector>

/// Everything Plateau says about one target from one curve. Scores here are in the units of the metric
/// (accuracy 0.9), gains are positive when the score gets better.
namespace plateau::statistics {

/// A score that costs less than the model, of the same test items.
struct Baseline {
    std::string name;   ///< stable: "majority", "words" …
    double score = 0;   ///< mean
    double samples = 0; ///< it was trained on; 0 = none
    double own = 0;     ///< the model's mean with as many samples (baselines of 0: with its largest size)
    bool operator==(const Baseline&) const = default;
};

struct AnswerSettings {
    double target = 0.9;    ///< in score units
    double nextSamples = 0; ///< batch whose gain is stated; 0 = as many as the largest size (a doubling)
    double level = 0.9;     ///< of the point intervals
    StoppingSettings stopping{};
    std::optional<Costs> costs{};
    /// ψ, share of test items on which two models disagree: as observed between the two largest sizes, if
    /// known.
    double discordance = 0.1;
    double askedGain = 0.01; ///< the gain the test set should be able to show, in score units
    SecondOpinionSettings secondOpinion{};
    std::vector<Baseline> baselines{}; ///< the model has to beat
};

/// A forecast in score units.
struct ForecastPoint {
    double n = 0;
    double score = 0; ///< AVG
    double low = 0;   ///< 90 % band
    double high = 0;
    double reached = 0; ///< P(target reached with n), from the cells; 1 once the data reach it
    Horizon horizon = Horizon::Promised;
};

enum class AnswerKind {
    Measured,   ///< the target is reached inside the data
    Predicted,  ///< beyond the data, with a range
    BeyondCap,  ///< more than 32× the data
    Never,      ///< probably never
    CannotTell, ///< refused, see refusal
};

const char* name(AnswerKind kind);

struct Answer {
    Metric metric = Metric::Accuracy;
    CurveKind curveKind = CurveKind::Pretrained;
    double target = 0;  ///< score
    double level = 0.9; ///< of points
    AnswerKind kind = AnswerKind::CannotTell;
    std::optional<Refusal> refusal; ///< why there is no fit; a Measured answer can stand beside it
    std::optional<NeededN> needed;  ///< sizes; its range is onTestSet when predicted
    /// Range of `needed` for the score on these very test items: noise between seeds only, where that is
    /// known.
    std::optional<NeededRange> onTestSet;
    /// … and for the score on any items of this kind; nothing when the noise over items is unknown.
    std::optional<NeededRange> onNewItems;
    double largest = 0;                  ///< samples measured today, n_k
    double best = 0;                     ///< best mean score so far …
    double bestAt = 0;                   ///< … and its size
    std::vector<PointInterval> points;   ///< of the curve's sizes ascending, at settings.level
    std::vector<double> sizes;           ///< of points
    std::optional<Gain> gain;            ///< of the next samples
    std::vector<ForecastPoint> forecast; ///< at 2, 4, 8, 16 and 32 n_k
    std::vector<FamilyFit> families;     ///< each with its leave-last-out error; empty without a fit
    std::optional<double> forecastLeaveLastOut;
    std::optional<double> lastLeaveLastOut;
    std::optional<Violation> violation;
    std::optional<SecondOpinion> secondOpinion; ///< y units
    std::optional<StoppingVerdict> perDoubling;
    std::optional<StoppingVerdict> marginal;
    std::optional<CostVerdict> cost;
    std::optional<double> smallestVisibleGain; ///< on this test set at 80 % power, paired (needs test items)
    double askedGain = 0;                      ///< as asked for …
    std::optional<double> itemsForAskedGain;   ///< … and the test items that would show it likewise
    std::vector<Finding> findings;             ///< most severe first
};

/// Share of answers of this kind that lie within a factor of two of the truth when the target lies at `ratio`
/// times the data, as measured on public curves with three seeds a size; nothing for losses.
std::optional<double> shareWithinFactorTwo(CurveKind kind, double ratio);

/// Never fails: what cannot be told is a CannotTell with its reason.
Answer answer(const Curve& curve, const AnswerSettings& settings);

/// The forecast curve for a chart, in score units: `count` sizes spaced evenly in log n from the smallest
/// size to `times`·n_k. Empty when the curve is refused.
/// `reached` is not filled.
std::vector<ForecastPoint> forecastCurve(const Curve& curve, double times, std::size_t count);

/// Structured, schema "plateau.answer/1"; infinity is written as null.
Json toJson(const Answer& answer);

/// English. One sentence: "90 % is reached with about 170 samples (range 150-200); 930 more than today's 928
/// would add 0.6 points (0.1-1.2)".
std::string sentence(const Answer& answer);
/// English. What is wrong, and what to do about it ("" for Action::None).
std::string text(const Finding& finding);
std::string actionText(const Finding& finding);

} // namespace plateau::statistics
