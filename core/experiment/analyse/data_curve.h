#pragma once

#include "core/experiment/analyse/evaluation_facts.h"
#include "core/experiment/store/experiment_state.h"
#include "core/metric/metric.h"
#include "core/plot/data_curve.h"
#include "core/statistics/answer/answer.h"
#include "core/statistics/curve/curve.h"
#include "core/statistics/intervals/intervals.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Score against n, from the results of an experiment. Scores are values of one metric, mostly the task's
/// first.
namespace plateau::experiment {

/// Level of every interval on the curve and in exports.
inline constexpr double curveLevel = 0.9;

struct CurveScore {
    std::string cell;
    std::uint64_t seed = 0;
    double score = 0;
    double itemStandardError = 0; ///< over test items; 0 where the result does not say
    std::int64_t testItems = 0;   ///< that it was scored on
    bool underTrained = false;
    bool operator==(const CurveScore&) const = default;
};

/// The done cells of one size; diverged ones only count.
struct CurvePoint {
    std::int64_t n = 0;
    std::vector<CurveScore> scores;     ///< by seed, at least one
    statistics::PointInterval interval; ///< without under-trained cells unless there are no others
    int diverged = 0;
    int failed = 0;
    int planned = 0; ///< cells of this size in the plan
    /// Different test items that the scores are of; in a cross-validation of those parts that are done.
    std::int64_t testItems = 0;
};

/// Null when that size has no score.
const CurvePoint* pointAt(const std::vector<CurvePoint>& points, std::int64_t n);

/// The untouched model or the majority class.
struct BaselinePoint {
    double score = 0;
    statistics::Interval
        interval; ///< over test items, groups allowed for; Wilson where they are right or wrong
};

/// The points of another series of the plan.
struct SeriesPoints {
    std::string name; ///< for charts
    std::vector<CurvePoint> points;
};

struct DataCurve {
    const metric::Metric* metric = metric::find("accuracy"); ///< that the scores are of
    std::int64_t testItems = 0;                              ///< of all parts of a cross-validation
    int folds = 0;           ///< parts of a cross-validation; 0: every cell is scored on the whole test set
    double designEffect = 1; ///< of the test items, see EvaluationFacts
    std::vector<CurvePoint> points; ///< of the plan's method, ascending n; sizes without a score are left out
    std::vector<SeriesPoints> others; ///< of the plan's further series, in its order
    std::vector<CurvePoint> instant;  ///< frozen features
    std::vector<CurvePoint> words;    ///< naive Bayes on words
    std::vector<CurvePoint> controls;
    std::optional<BaselinePoint> untouched;
    std::optional<BaselinePoint> majority;
};

/// @param testSet what its groups do to the noise of the test items; without it every item counts as one
/// @param metric one of the task's; null: its first. Cells without such a score are left out
DataCurve dataCurve(const Plan& plan, const ExperimentState& state,
                    const std::optional<EvaluationFacts>& testSet = std::nullopt,
                    const metric::Metric* metric = nullptr);

/// What the fit is told of it.
statistics::Metric curveMetric(const metric::MetricInfo& info);

enum class UnderTrainedCells { Keep, Exclude };
/// What the fit gets: the points without baselines, controls and the instant curve.
statistics::Curve curveOf(const DataCurve& curve, UnderTrainedCells cells = UnderTrainedCells::Exclude);

/// "10 epochs, at least 300 updates": stated on every chart.
std::string budgetText(const recipe::TrainingSettings& settings);

/// The chart with what there is so far; fit, forecast and needed n come from `answer`.
plot::DataCurveChart toChart(const Plan& plan, const DataCurve& curve,
                             const std::optional<statistics::Answer>& answer);

} // namespace plateau::experiment
