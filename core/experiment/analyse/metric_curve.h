#pragma once

#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/folder.h"

#include <optional>
#include <string_view>

namespace plateau::experiment {

/// What an answer can be about.
enum class AnswerMetric {
    Accuracy,
    MacroF1,
    LogLoss, ///< nats
};
const char* name(AnswerMetric metric); ///< "accuracy", "macro_f1", "log_loss"
std::optional<AnswerMetric> answerMetricFromName(std::string_view name);

/// The curve of another metric than accuracy from the results and, for the noise over test items, the stored
/// predictions of the first seed of each size: bootstrap for macro F1, standard error of the mean for the
/// loss. Groups of items widen both, by the accuracy's design effect and cluster-robust. BadInput for a loss
/// that results of older versions do not have. Pre: not Accuracy
Result<statistics::Curve> metricCurve(const Folder& folder, const ExperimentState& state, AnswerMetric metric,
                                      UnderTrainedCells cells = UnderTrainedCells::Exclude);

} // namespace plateau::experiment
