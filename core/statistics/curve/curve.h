#pragma once

#include "core/base/result.h"
#include "core/statistics/curve/metric.h"
#include "core/statistics/intervals/intervals.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The data curve as it was measured, and as the fit wants it. n = training samples; y = error or loss,
/// falling in n.
namespace plateau::statistics {

/// What a curve is a curve of: how far a fit of its first sizes can be trusted differs by kind.
enum class CurveKind {
    Pretrained, ///< error rate of a model that starts from pretrained weights or features
    Generic,    ///< error rate of a learner from scratch: bag of words, tables
    Loss,       ///< anything without an upper bound
};

const char* name(CurveKind kind); ///< "pretrained", "generic", "loss"
std::optional<CurveKind> curveKindFromName(std::string_view name);

struct CurvePoint {
    double n = 0;                      ///< training samples, ≥ 1
    std::vector<double> scores{};      ///< one a seed
    std::vector<std::int64_t> seeds{}; ///< of the scores, in the same order; empty = unknown
    /// Over test items, in score units, of metrics that are no proportion; 0 = unknown.
    double itemStandardError = 0;
    double testItems = 0; ///< that its scores are of; 0: as many as the curve's
};

struct Curve {
    Metric metric = Metric::Accuracy;
    CurveKind kind = CurveKind::Pretrained; ///< of a bounded metric; others are a Loss, see kindOf()
    double testItems = 0;                   ///< T; 0 = unknown
    double designEffect = 1;                ///< so many of them tell as much as one would alone; 1: no groups
    std::vector<CurvePoint> points{};       ///< n = 0 never belongs here
    std::vector<double> baseline{};         ///< scores of the untouched model (n = 0); drawn, never fitted

    double effectiveItems() const { return testItems / designEffect; }
};

CurveKind kindOf(const Curve& curve);
/// The curve with the scale of its metric: the mean distance of the smallest size from the best possible
/// score where it is open.
Curve settled(Curve curve);

/// How the test items contribute to the noise of a score of that point.
ItemNoise itemNoise(const Curve& curve, const CurvePoint& point);

struct ScoreRow {
    double n = 0;
    std::int64_t seed = 0;
    double score = 0;
};

/// Groups rows by size, ascending; rows with n = 0 become the baseline.
Curve curveFromRows(std::span<const ScoreRow> rows, const Metric& metric, double testItems);

/// Why a curve cannot be fitted.
enum class RefusalKind {
    NotFinite,       ///< a score or size is NaN or infinite (at = size)
    OutOfRange,      ///< a score outside the range of its metric (at = size, found = score)
    BadSize,         ///< a size < 1 or without scores (at)
    DuplicateSize,   ///< a size appears twice (at)
    TooFewSizes,     ///< found < needed sizes
    SpanTooSmall,    ///< largest/smallest = found < needed
    AllEqual,        ///< every size has the same mean (found): nothing to extrapolate
    NoNoiseEstimate, ///< neither test items nor several seeds: no interval is possible
};

struct Refusal {
    RefusalKind kind = RefusalKind::TooFewSizes;
    double at = 0;
    double found = 0;
    double needed = 0;
    bool operator==(const Refusal&) const = default;
};

const char* name(RefusalKind kind);
/// True for broken input (exit code of bad data), false for "not enough measured yet".
bool isBadInput(RefusalKind kind);
/// English, for error messages: what is wrong, and the fix.
Error toError(const Refusal& refusal);

inline constexpr int leastSizes = 4;
inline constexpr double leastSpan = 8;

/// The curve in the units of the fit.
struct FitInput {
    std::vector<double> n{};  ///< ascending
    std::vector<double> y{};  ///< mean error or loss over seeds
    std::vector<double> se{}; ///< standard error of y: max of between seeds and over items
    /// As `se`, but towards better scores, where an interval near perfection has less room; empty: as `se`.
    std::vector<double> betterSe{};
    /// Between seeds only; 0 = unknown. Empty: `se` is all that is known.
    std::vector<double> seedSe{};
    bool bounded = true; ///< error rate in [0, 1]; false for losses
    CurveKind kind = CurveKind::Pretrained;

    /// Some seeds tell how much trainings differ.
    bool hasSeedNoise() const;
};

/// The first reason why `curve` cannot be fitted, or nothing. Broken input is found before insufficient
/// input.
std::optional<Refusal> refusalOf(const Curve& curve);
/// As above, but only for input so broken that not even means can be formed.
std::optional<Refusal> brokenInput(const Curve& curve);

/// se_i² = max(s_i²/m_i, item variance); a size with one seed takes the pooled seed sd. Sorts by n.
/// Pre: brokenInput() is empty. Does not apply the refusals for insufficient input.
FitInput fitInput(const Curve& curve);

} // namespace plateau::statistics
