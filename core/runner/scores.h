#pragma once

#include "core/task/examples.h"

#include <span>
#include <vector>

/// Scores of a classification from its outputs.
namespace plateau::runner {

struct ClassScore {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    int support = 0; ///< test items of this class
};

struct Prediction {
    int label = 0;             ///< index of the predicted class
    float probability = 0;     ///< softmax of the winner
    float trueProbability = 0; ///< softmax of the true class; 0 for a label outside the pool
};

struct Scores {
    int correct = 0;
    int items = 0; ///< T, with the items whose label is outside the pool (they count as wrong)
    double accuracy = 0;
    double macroF1 = 0;
    std::vector<ClassScore> classes; ///< C
    std::vector<std::vector<int>>
        confusion; ///< [C + 1][C]: truth (last row: label outside the pool) × prediction
    std::vector<Prediction> predictions; ///< T, in test order
    std::vector<float> probabilities;    ///< [T, C] softmax, row-major; empty where a score has none
};

/// Softmax of one row of logits.
std::vector<float> softmax(std::span<const float> logits);

/// Prediction from one row of logits [C]; truth −1 is a label outside the pool. The lowest index wins a tie.
Prediction predictionOf(std::span<const float> logits, int truth);

/// All scores of T predictions. Macro F1 is the mean over classes that occur as label or prediction.
Scores makeScores(std::vector<Prediction> predictions, std::span<const int> truth, int classes);

/// The same from logits [T, C], with the class probabilities.
Scores scoresFromLogits(const task::Outputs& logits, std::span<const int> truth);

} // namespace plateau::runner
