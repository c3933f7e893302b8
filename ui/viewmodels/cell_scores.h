#pragma once

#include "ui/session/snapshot.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace plateau::ui {

/// What a cell said about one test item.
struct ScoredItem {
    int label = -1; ///< true class; −1: outside the pool's classes
    int predicted = 0;
    double confidence = 0; ///< probability of the predicted class
    double trueProbability = 0;
    bool isRight() const { return label == predicted; }
};

/// What the results hold about one trained cell beside its score.
struct CellScores {
    QString cell;
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    QStringList classes; ///< as they can be shown
    std::vector<std::vector<int>>
        confusion; ///< rows: true classes, a last one for labels outside; may be empty
    std::vector<std::optional<double>> auc; ///< of each class against the rest
    std::optional<experiment::CellMetrics> metrics;
    std::vector<ScoredItem> items; ///< empty where the predictions cannot be read: `error`
    std::optional<Error> error;
};

/// The cell people would use: of the largest size with a result the one with the best score, then the first
/// seed. Null before the first.
const experiment::CellState* bestCell(const experiment::ExperimentState& state);

/// Reads the predictions of a cell with a result; blocks.
CellScores readCellScores(const Snapshot& snapshot, const experiment::CellState& cell);

/// Two classes of which the first is taken for the second.
struct ConfusedPair {
    std::size_t label = 0; ///< row of the confusion matrix
    std::size_t predicted = 0;
    int items = 0;
    double share = 0; ///< of the items of the true class
};
/// The most frequent first, at most `most`.
std::vector<ConfusedPair> confusedPairs(const std::vector<std::vector<int>>& confusion, std::size_t most);

} // namespace plateau::ui
