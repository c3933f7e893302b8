#pragma once

#include "ui/session/snapshot.h"

#include <QString>

#include <optional>
#include <vector>

namespace plateau::ui {

/// What a cell predicted for each test item, beside the truth.
struct PredictedNumber {
    double truth = 0;
    double predicted = 0;
    double error() const { return predicted - truth; }
    bool operator==(const PredictedNumber&) const = default;
};

struct PredictedNumbers {
    QString cell;
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    std::vector<PredictedNumber> items; ///< ascending truth, finite; empty where they cannot be read: `error`
    double meanError = 0;               ///< above 0: too high on average
    double halfWithin = 0;              ///< half of the items are off by at most this
    double mostWithin = 0;              ///< … and 95 % of them by at most this
    std::optional<double> meanAbsoluteError;
    std::optional<double> r2;
    std::optional<Error> error;
};

/// Reads the predictions of a cell with a result; blocks.
PredictedNumbers readPredictedNumbers(const Snapshot& snapshot, const experiment::CellState& cell);

} // namespace plateau::ui
