#include "core/training/scores.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace plateau::training {

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

Scores scoresFromLogits(std::span<const float> logits, std::span<const int> truth, int classes) {
    const auto count = static_cast<std::size_t>(classes);
    std::vector<Prediction> predictions;
    std::vector<float> probabilities;
    probabilities.reserve(logits.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const auto row = logits.subspan(i * count, count);
        predictions.push_back(predictionOf(row, truth[i]));
        const std::vector<float> shares = softmax(row);
        probabilities.insert(probabilities.end(), shares.begin(), shares.end());
    }
    Scores scores = makeScores(std::move(predictions), truth, classes);
    scores.probabilities = std::move(probabilities);
    return scores;
}

double mcNemar(int b, int c) {
    const int total = b + c;
    if (b == c) {
        return 1;
    }
    const int low = std::min(b, c);
    double tail = 0;
    double point = 0;
    for (int k = 0; k <= low; ++k) {
        point = std::exp(std::lgamma(total + 1.0) - std::lgamma(k + 1.0) - std::lgamma(total - k + 1.0) -
                         total * std::log(2.0));
        tail += point;
    }
    const double exact = std::min(1.0, 2 * tail);
    return total < 25 ? exact : std::max(0.0, exact - point);
}

double belowFloor(const Scores& model, const Scores& floor, std::span<const int> truth) {
    int modelOnly = 0;
    int floorOnly = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const bool modelRight = model.predictions[i].label == truth[i];
        const bool floorRight = floor.predictions[i].label == truth[i];
        modelOnly += modelRight && !floorRight ? 1 : 0;
        floorOnly += floorRight && !modelRight ? 1 : 0;
    }
    return modelOnly >= floorOnly ? 1 : mcNemar(modelOnly, floorOnly);
}

double contradictoryShare(std::span<const std::string* const> texts, std::span<const int> labels) {
    std::map<std::string_view, std::set<int>> seen;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        seen[*texts[i]].insert(labels[i]);
    }
    std::size_t contradictory = 0;
    for (const std::string* text : texts) {
        contradictory += seen[*text].size() > 1 ? 1 : 0;
    }
    return texts.empty() ? 0 : static_cast<double>(contradictory) / static_cast<double>(texts.size());
}

std::string readableLabel(const std::string& label) {
    const auto is = [&](std::size_t i, int (*kind)(int)) {
        return i < label.size() && kind(static_cast<unsigned char>(label[i])) != 0;
    };
    std::string words;
    for (std::size_t i = 0; i < label.size(); ++i) {
        if (label[i] == '_' || label[i] == '-' || label[i] == '.' || label[i] == '/') {
            words += ' ';
            continue;
        }
        const bool begins = i > 0 && is(i, std::isupper) &&
                            (is(i - 1, std::islower) || is(i - 1, std::isdigit) ||
                             (is(i - 1, std::isupper) && is(i + 1, std::islower)));
        if (begins && words.back() != ' ') {
            words += ' ';
        }
        words += static_cast<char>(is(i, std::isupper) ? label[i] - 'A' + 'a' : label[i]);
    }
    return words;
}

} // namespace plateau::training
