#include "core/metric/classification_metrics.h"

#include "core/base/random.h"
#include "core/statistics/intervals/quantile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::statistics {

namespace {

double ratio(double numerator, double denominator) {
    return denominator > 0 ? numerator / denominator : 0;
}

bool isKnown(int label, int classes) {
    return label >= 0 && label < classes;
}

struct Counts {
    std::vector<int> support;
    std::vector<int> predicted;
    std::vector<int> correct;
};

/// Mean F1 over classes that occur as label or prediction.
double macroF1(const Counts& counts) {
    double sum = 0;
    int classes = 0;
    for (std::size_t c = 0; c < counts.support.size(); ++c) {
        const int both = counts.support[c] + counts.predicted[c];
        if (both > 0) {
            sum += 2.0 * counts.correct[c] / both;
            ++classes;
        }
    }
    return ratio(sum, classes);
}

Result<void> checkInput(std::span<const int> labels, std::span<const int> predictions, int classes,
                        std::span<const double> probabilities) {
    const auto width = static_cast<std::size_t>(std::max(classes, 0));
    if (labels.size() != predictions.size() ||
        (!probabilities.empty() && probabilities.size() != labels.size() * width)) {
        return badInput("metrics",
                        fmt::format("{} labels, {} predictions, {} probabilities for {} classes",
                                    labels.size(), predictions.size(), probabilities.size(), classes),
                        "give one prediction and one probability a class for each test row");
    }
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        if (!isKnown(predictions[i], classes)) {
            return badInput(
                "metrics",
                fmt::format("test row {} is predicted as class {} of {}", i, predictions[i], classes),
                "predict one of the training classes");
        }
    }
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        if (!std::isfinite(probabilities[i])) {
            return badInput("metrics",
                            fmt::format("test row {} has a probability that is not finite", i / width),
                            "leave diverged models out");
        }
    }
    return {};
}

void addCounts(ClassificationMetrics& metrics, std::span<const int> labels, std::span<const int> predictions,
               int classes) {
    const auto width = static_cast<std::size_t>(classes);
    metrics.confusion.assign((width + 1) * width, 0);
    metrics.classes.assign(width, {});
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto predicted = static_cast<std::size_t>(predictions[i]);
        const bool known = isKnown(labels[i], classes);
        const std::size_t row = known ? static_cast<std::size_t>(labels[i]) : width;
        ++metrics.confusion[row * width + predicted];
        ++metrics.classes[predicted].predicted;
        metrics.unknownLabels += !known;
        metrics.correct += labels[i] == predictions[i];
        if (known) {
            ++metrics.classes[row].support;
        }
    }
}

void addRates(ClassificationMetrics& metrics) {
    const std::size_t width = metrics.classes.size();
    Counts counts;
    double recalls = 0;
    int supported = 0;
    double weighted = 0;
    for (std::size_t c = 0; c < width; ++c) {
        ClassMetrics& own = metrics.classes[c];
        const int correct = metrics.confusion[c * width + c];
        own.precision = ratio(correct, own.predicted);
        own.recall = ratio(correct, own.support);
        own.f1 = ratio(2.0 * correct, own.support + own.predicted);
        recalls += own.recall;
        supported += own.support > 0;
        weighted += own.support * own.f1;
        counts.support.push_back(own.support);
        counts.predicted.push_back(own.predicted);
        counts.correct.push_back(correct);
    }
    metrics.accuracy = ratio(metrics.correct, metrics.items);
    metrics.balancedAccuracy = ratio(recalls, supported);
    metrics.macroF1 = macroF1(counts);
    metrics.microF1 =
        metrics.accuracy; // one label a row: every miss is one false positive and one false negative
    metrics.weightedF1 = ratio(weighted, metrics.items);
}

/// What calibration needs of a row.
struct Confidence {
    double value;
    bool correct;
    std::size_t bin;
};

double calibrationError(const std::vector<Confidence>& rows, std::span<const std::size_t> picked,
                        std::size_t bins) {
    std::vector<double> gap(bins, 0.0); // Σ confidence − Σ correct
    for (const std::size_t i : picked) {
        gap[rows[i].bin] += rows[i].value - (rows[i].correct ? 1 : 0);
    }
    double sum = 0;
    for (const double g : gap) {
        sum += std::abs(g);
    }
    return ratio(sum, static_cast<double>(picked.size()));
}

void addCalibration(ClassificationMetrics& metrics, std::span<const int> labels,
                    std::span<const int> predictions, std::span<const double> probabilities,
                    const CalibrationSettings& settings) {
    const std::size_t width = metrics.classes.size();
    const auto bins = static_cast<std::size_t>(std::max(settings.bins, 1));
    std::vector<Confidence> rows;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double value = probabilities[i * width + static_cast<std::size_t>(predictions[i])];
        // Bins are open below and closed above: 0.2 belongs to (0.1, 0.2].
        const double position = std::ceil(std::clamp(value, 0.0, 1.0) * static_cast<double>(bins)) - 1;
        rows.push_back(
            {value, labels[i] == predictions[i], static_cast<std::size_t>(std::max(position, 0.0))});
    }
    std::vector<std::size_t> picked(rows.size());
    std::iota(picked.begin(), picked.end(), std::size_t{0});
    metrics.ece = calibrationError(rows, picked, bins);
    Random random(settings.seed, "calibration");
    std::vector<double> draws(static_cast<std::size_t>(std::max(settings.draws, 1)));
    for (double& draw : draws) {
        for (std::size_t& item : picked) {
            item = random.below(rows.size());
        }
        draw = calibrationError(rows, picked, bins);
    }
    metrics.eceInterval =
        Interval{quantile(draws, (1 - settings.level) / 2), quantile(draws, (1 + settings.level) / 2)};
}

void addProbabilities(ClassificationMetrics& metrics, std::span<const int> labels,
                      std::span<const double> probabilities) {
    const std::size_t width = metrics.classes.size();
    double loss = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (isKnown(labels[i], static_cast<int>(width))) {
            loss -= std::log(
                std::clamp(probabilities[i * width + static_cast<std::size_t>(labels[i])], 1e-15, 1.0));
        }
    }
    if (metrics.items > metrics.unknownLabels) {
        metrics.logLoss = loss / (metrics.items - metrics.unknownLabels);
    }
    double sum = 0;
    int rated = 0;
    std::vector<bool> positive(labels.size());
    std::vector<double> scores(labels.size());
    for (std::size_t c = 0; c < width; ++c) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            positive[i] = labels[i] == static_cast<int>(c);
            scores[i] = probabilities[i * width + c];
        }
        metrics.classes[c].auc = rocAuc(positive, scores);
        sum += metrics.classes[c].auc.value_or(0);
        rated += metrics.classes[c].auc.has_value();
    }
    if (rated > 0) {
        metrics.macroAuc = sum / rated;
    }
}

} // namespace

Result<ClassificationMetrics> classificationMetrics(std::span<const int> labels,
                                                    std::span<const int> predictions, int classes,
                                                    std::span<const double> probabilities,
                                                    const CalibrationSettings& calibration) {
    if (const auto checked = checkInput(labels, predictions, classes, probabilities); !checked) {
        return checked.error();
    }
    ClassificationMetrics metrics;
    metrics.items = static_cast<int>(labels.size());
    addCounts(metrics, labels, predictions, classes);
    addRates(metrics);
    if (!probabilities.empty()) {
        addProbabilities(metrics, labels, probabilities);
        addCalibration(metrics, labels, predictions, probabilities, calibration);
    }
    return metrics;
}

std::optional<double> rocAuc(const std::vector<bool>& positive, std::span<const double> scores) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
    double wins = 0; // pairs (positive above negative), ties half
    double negativesBelow = 0;
    double positives = 0;
    for (std::size_t start = 0; start < order.size();) {
        std::size_t end = start;
        double tiedPositives = 0;
        while (end < order.size() && scores[order[end]] == scores[order[start]]) {
            tiedPositives += positive[order[end]];
            ++end;
        }
        const double tiedNegatives = static_cast<double>(end - start) - tiedPositives;
        wins += tiedPositives * (negativesBelow + tiedNegatives / 2);
        negativesBelow += tiedNegatives;
        positives += tiedPositives;
        start = end;
    }
    if (positives == 0 || negativesBelow == 0) {
        return std::nullopt;
    }
    return wins / (positives * negativesBelow);
}

double macroF1StandardError(std::span<const int> labels, std::span<const int> predictions, int classes,
                            int draws, std::uint64_t seed) {
    if (labels.empty()) {
        return 0;
    }
    Random random(seed, "macro f1");
    const auto width = static_cast<std::size_t>(classes);
    std::vector<double> values;
    for (int draw = 0; draw < draws; ++draw) {
        Counts counts{std::vector<int>(width), std::vector<int>(width), std::vector<int>(width)};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const std::size_t item = random.below(labels.size());
            const auto predicted = static_cast<std::size_t>(predictions[item]);
            ++counts.predicted[predicted];
            if (isKnown(labels[item], classes)) {
                ++counts.support[static_cast<std::size_t>(labels[item])];
                counts.correct[predicted] += labels[item] == predictions[item];
            }
        }
        values.push_back(macroF1(counts));
    }
    return sampleSd(values);
}

} // namespace plateau::statistics
