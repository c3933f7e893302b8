#include "core/runner/scores.h"

#include <algorithm>
#include <cmath>

namespace plateau::runner {

std::vector<float> softmax(std::span<const float> logits) {
    const double best = *std::max_element(logits.begin(), logits.end());
    std::vector<float> shares;
    double sum = 0;
    for (const float logit : logits) {
        sum += std::exp(static_cast<double>(logit) - best);
    }
    for (const float logit : logits) {
        shares.push_back(static_cast<float>(std::exp(static_cast<double>(logit) - best) / sum));
    }
    return shares;
}

Prediction predictionOf(std::span<const float> logits, int truth) {
    const auto best = std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits) {
        sum += std::exp(static_cast<double>(logit) - *best);
    }
    Prediction prediction;
    prediction.label = static_cast<int>(best - logits.begin());
    prediction.probability = static_cast<float>(1 / sum);
    if (truth >= 0 && truth < static_cast<int>(logits.size())) {
        const double gap = static_cast<double>(logits[static_cast<std::size_t>(truth)]) - *best;
        prediction.trueProbability = static_cast<float>(std::exp(gap) / sum);
    }
    return prediction;
}

Scores makeScores(std::vector<Prediction> predictions, std::span<const int> truth, int classes) {
    const auto count = static_cast<std::size_t>(classes);
    Scores scores;
    scores.items = static_cast<int>(predictions.size());
    scores.classes.resize(count);
    scores.confusion.assign(count + 1, std::vector<int>(count, 0));
    std::vector<int> predicted(count, 0);
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const bool known = truth[i] >= 0 && truth[i] < classes;
        const auto row = known ? static_cast<std::size_t>(truth[i]) : count;
        const auto column = static_cast<std::size_t>(predictions[i].label);
        ++scores.confusion[row][column];
        ++predicted[column];
        scores.correct += row == column ? 1 : 0;
        if (known) {
            ++scores.classes[row].support;
        }
    }
    scores.accuracy = scores.items > 0 ? static_cast<double>(scores.correct) / scores.items : 0;
    int occurring = 0;
    for (std::size_t c = 0; c < count; ++c) {
        ClassScore& score = scores.classes[c];
        const int hits = scores.confusion[c][c];
        score.precision = predicted[c] > 0 ? static_cast<double>(hits) / predicted[c] : 0;
        score.recall = score.support > 0 ? static_cast<double>(hits) / score.support : 0;
        score.f1 = predicted[c] + score.support > 0 ? 2.0 * hits / (predicted[c] + score.support) : 0;
        occurring += predicted[c] + score.support > 0 ? 1 : 0;
        scores.macroF1 += score.f1;
    }
    scores.macroF1 /= std::max(occurring, 1);
    scores.predictions = std::move(predictions);
    return scores;
}

Scores scoresFromLogits(const task::Outputs& logits, std::span<const int> truth) {
    const auto count = static_cast<std::size_t>(logits.width);
    std::vector<Prediction> predictions;
    std::vector<float> probabilities;
    probabilities.reserve(logits.values.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const auto row = std::span(logits.values).subspan(i * count, count);
        predictions.push_back(predictionOf(row, truth[i]));
        const std::vector<float> shares = softmax(row);
        probabilities.insert(probabilities.end(), shares.begin(), shares.end());
    }
    Scores scores = makeScores(std::move(predictions), truth, static_cast<int>(count));
    scores.probabilities = std::move(probabilities);
    return scores;
}

} // namespace plateau::runner
