#pragma once

#include "core/base/result.h"
#include "core/statistics/intervals/intervals.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Scores of a classifier on the frozen test set. C = classes of the training pool, N = test rows.
namespace plateau::statistics {

struct ClassMetrics {
    double precision = 0; ///< 0 when nothing was predicted as this class
    double recall = 0;    ///< 0 without support
    double f1 = 0;
    int support = 0;           ///< test rows of this class
    int predicted = 0;         ///< test rows predicted as this class
    std::optional<double> auc; ///< one-vs-rest; nothing without scores, positives or negatives
};

struct CalibrationSettings {
    int bins = 15; ///< of equal width over the confidence of the predicted class
    int draws = 1000;
    std::uint64_t seed = 0;
    double level = 0.9;
};

struct ClassificationMetrics {
    int items = 0;
    int correct = 0;
    int unknownLabels = 0; ///< test rows whose label is outside the C classes: counted as wrong
    double accuracy = 0;
    double balancedAccuracy = 0; ///< mean recall over classes with support
    double macroF1 = 0;          ///< mean over classes that occur as label or prediction
    double microF1 = 0;
    double weightedF1 = 0;             ///< by support; unknown labels weigh in with 0
    std::vector<ClassMetrics> classes; ///< C
    std::vector<int> confusion;        ///< (C + 1) × C, row = true class, last row = unknown labels
    /// With class probabilities only:
    std::optional<double> macroAuc; ///< mean of the classes that have one
    std::optional<double> logLoss;  ///< nats, probabilities clipped to ≥ 1e-15; rows with known labels
    std::optional<double> ece;
    std::optional<Interval> eceInterval; ///< percentile bootstrap over items
};

/// @param labels N true classes; negative or ≥ classes = outside the training labels
/// @param predictions N, each in [0, classes)
/// @param probabilities empty, or N × classes row-major
/// BadInput for lengths that do not match, predictions outside, or probabilities not finite.
Result<ClassificationMetrics> classificationMetrics(std::span<const int> labels,
                                                    std::span<const int> predictions, int classes,
                                                    std::span<const double> probabilities = {},
                                                    const CalibrationSettings& calibration = {});

/// Mann-Whitney: P(score of a positive > score of a negative), ties half. Nothing without both kinds.
std::optional<double> rocAuc(const std::vector<bool>& positive, std::span<const double> scores);

/// Bootstrap standard error of macro F1 over test items, for CurvePoint::itemStandardError.
double macroF1StandardError(std::span<const int> labels, std::span<const int> predictions, int classes,
                            int draws = 200, std::uint64_t seed = 0);

} // namespace plateau::statistics
