#pragma once

#include "core/training/trainer.h"

namespace plateau::training {

/// Softmax of one row of logits.
std::vector<float> softmax(std::span<const float> logits);

/// Prediction from one row of logits [C]; truth −1 is a label outside the pool. The lowest index wins a tie.
Prediction predictionOf(std::span<const float> logits, int truth);

/// All scores of T predictions. Macro F1 is the mean over classes that occur as label or prediction.
Scores makeScores(std::vector<Prediction> predictions, std::span<const int> truth, int classes);

/// The same from logits [T, C], row-major, with the class probabilities.
Scores scoresFromLogits(std::span<const float> logits, std::span<const int> truth, int classes);

/// Two-sided McNemar p for `first` right only on b items and `second` right only on c: exact binomial below
/// b + c = 25, else mid-p (Fagerland et al. 2013); 1 for a tie.
double mcNemar(int b, int c);

/// p of the model being below the floor on the same items, 1 when it is not below.
double belowFloor(const Scores& model, const Scores& floor, std::span<const int> truth);

/// Share of rows whose text also occurs with another label, over the rows of a cell.
double contradictoryShare(std::span<const std::string* const> texts, std::span<const int> labels);

/// "TurnOnLight" → "turn on light", "audio_amplifier" → "audio amplifier", "HTTPServer" → "http server".
std::string readableLabel(const std::string& label);

} // namespace plateau::training
