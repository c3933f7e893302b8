#include "core/training/objective/fit.h"

#include "core/training/tensor_values.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace plateau::training {
namespace {

using task::Objective;

std::span<const float> rowOf(const task::Outputs& outputs, std::size_t item) {
    const auto width = static_cast<std::size_t>(outputs.width);
    return std::span(outputs.values).subspan(item * width, width);
}

int winner(std::span<const float> values) {
    return static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

std::span<const float> targetsOf(const task::Examples& examples, std::uint32_t row) {
    const auto width = static_cast<std::size_t>(examples.targetWidth);
    return std::span(examples.targets).subspan(row * width, width);
}

bool isRight(Objective objective, std::span<const float> values, const task::Examples& examples,
             std::uint32_t row) {
    if (objective == Objective::Classification) {
        return winner(values) == examples.classes[row];
    }
    const auto wanted = targetsOf(examples, row);
    for (std::size_t label = 0; label < wanted.size(); ++label) {
        if ((values[label] > 0) != (wanted[label] > 0.5F)) {
            return false;
        }
    }
    return true;
}

/// Mean squared distance of the targets from their mean; 1 where all are equal.
double varianceOf(const task::Examples& examples, std::span<const std::uint32_t> rows) {
    const auto count = static_cast<double>(rows.size());
    double mean = 0;
    for (const std::uint32_t row : rows) {
        mean += examples.targets[row] / count;
    }
    double variance = 0;
    for (const std::uint32_t row : rows) {
        variance += (examples.targets[row] - mean) * (examples.targets[row] - mean) / count;
    }
    return variance > 0 ? variance : 1;
}

double binaryCrossEntropy(std::span<const float> values, std::span<const float> wanted) {
    double loss = 0;
    for (std::size_t label = 0; label < wanted.size(); ++label) {
        const double z = values[label];
        loss += std::max(z, 0.0) - z * wanted[label] + std::log1p(std::exp(-std::abs(z)));
    }
    return loss / static_cast<double>(std::max<std::size_t>(1, wanted.size()));
}

std::vector<double> crossEntropies(const task::Outputs& outputs, const task::Examples& examples,
                                   std::span<const std::uint32_t> rows) {
    const at::Tensor logs = at::log_softmax(viewOf(outputs), 1);
    const auto width = static_cast<std::size_t>(outputs.width);
    std::vector<double> losses;
    for (std::size_t item = 0; item < rows.size(); ++item) {
        const int wanted = examples.classes[rows[item]];
        const float* values = logs.const_data_ptr<float>() + item * width;
        losses.push_back(wanted < 0 ? 0.0 : -static_cast<double>(values[wanted]));
    }
    return losses;
}

double itemLoss(Objective objective, std::span<const float> values, const task::Examples& examples,
                std::uint32_t row) {
    if (objective == Objective::MultiLabel) {
        return binaryCrossEntropy(values, targetsOf(examples, row));
    }
    if (objective == Objective::Regression) {
        const double off = values[0] - examples.targets[row];
        return off * off;
    }
    return values[0] / std::max(1.0F, values[1]);
}

int rightOnlyIn(const task::Outputs& a, const task::Outputs& b, const task::Examples& truth,
                std::span<const std::uint32_t> items) {
    int count = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        count += isRight(Objective::Classification, rowOf(a, i), truth, items[i]) &&
                         !isRight(Objective::Classification, rowOf(b, i), truth, items[i])
                     ? 1
                     : 0;
    }
    return count;
}

/// Two-sided p of a mean difference above 0 by the normal distribution; 1 when it is not above 0.
double worseP(std::span<const double> differences) {
    const auto count = static_cast<double>(differences.size());
    const double mean = std::accumulate(differences.begin(), differences.end(), 0.0) / count;
    double squares = 0;
    for (const double difference : differences) {
        squares += (difference - mean) * (difference - mean);
    }
    if (!(mean > 0) || differences.size() < 2) {
        return 1;
    }
    const double error = std::sqrt(squares / (count - 1) / count);
    return error > 0 ? std::erfc(mean / error / std::sqrt(2.0)) : 0;
}

} // namespace

std::vector<double> itemLosses(Objective objective, const task::Outputs& outputs,
                               const task::Examples& examples, std::span<const std::uint32_t> rows) {
    if (objective == Objective::Classification) {
        return crossEntropies(outputs, examples, rows);
    }
    std::vector<double> losses;
    for (std::size_t item = 0; item < rows.size(); ++item) {
        losses.push_back(itemLoss(objective, rowOf(outputs, item), examples, rows[item]));
    }
    return losses;
}

Fit fitOf(Objective objective, const task::Outputs& outputs, const task::Examples& examples,
          std::span<const std::uint32_t> rows, std::int64_t outputCount) {
    const auto count = static_cast<double>(rows.size());
    const auto losses = itemLosses(objective, outputs, examples, rows);
    Fit fit;
    for (const double loss : losses) {
        fit.loss += loss;
    }
    fit.loss /= count;
    if (objective == Objective::Regression) {
        fit.loss /= varianceOf(examples, rows);
        fit.quality = 1 - fit.loss;
        return fit;
    }
    if (objective == Objective::CausalLanguage) {
        double tokens = 0;
        double nats = 0;
        for (std::size_t item = 0; item < rows.size(); ++item) {
            nats += rowOf(outputs, item)[0];
            tokens += rowOf(outputs, item)[1];
        }
        fit.loss = nats / std::max(1.0, tokens);
        fit.quality = 1 - fit.loss / std::log(static_cast<double>(std::max<std::int64_t>(2, outputCount)));
        return fit;
    }
    for (std::size_t item = 0; item < rows.size(); ++item) {
        fit.quality += isRight(objective, rowOf(outputs, item), examples, rows[item]) ? 1 : 0;
    }
    fit.quality /= count;
    return fit;
}

bool isBetter(Objective objective, const Fit& a, const Fit& b) {
    if (objective == Objective::Classification && a.quality != b.quality) {
        return a.quality > b.quality;
    }
    return a.loss < b.loss;
}

double stillFallingFrom(Objective objective, std::int64_t outputCount) {
    switch (objective) {
    case Objective::Classification:
        return 0.05 * std::log(static_cast<double>(outputCount));
    case Objective::MultiLabel:
    case Objective::CausalLanguage:
        return 0.05 * std::log(2.0);
    case Objective::Regression:
        break;
    }
    return 0.05;
}

bool isNotFitted(Objective objective, const Fit& fit, double reachable) {
    switch (objective) {
    case Objective::Classification:
    case Objective::MultiLabel:
        return fit.quality < 0.95 * reachable;
    case Objective::Regression:
    case Objective::CausalLanguage:
        break;
    }
    return !(fit.quality > 0); // no better than the mean, or than guessing
}

double reachableShare(Objective objective, const task::Examples& examples,
                      std::span<const std::uint32_t> rows, std::span<const std::uint32_t> targetRows) {
    const bool countable = objective == Objective::Classification || objective == Objective::MultiLabel;
    if (!countable || examples.texts.empty() || rows.empty()) {
        return 1;
    }
    const auto target = [&](std::uint32_t row) {
        if (objective == Objective::Classification) {
            return std::vector<float>{static_cast<float>(examples.classes[row])};
        }
        const auto wanted = targetsOf(examples, row);
        return std::vector<float>(wanted.begin(), wanted.end());
    };
    std::map<std::string_view, std::set<std::vector<float>>> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        seen[examples.texts[rows[i]]].insert(target(targetRows[i]));
    }
    std::size_t contradictory = 0;
    for (const std::uint32_t row : rows) {
        contradictory += seen[examples.texts[row]].size() > 1 ? 1 : 0;
    }
    return 1 - static_cast<double>(contradictory) / static_cast<double>(rows.size());
}

double belowBaselineP(Objective objective, const task::Outputs& model, const task::Outputs& baseline,
                      const task::Examples& truth, std::span<const std::uint32_t> items) {
    if (objective == Objective::Classification) {
        const int modelOnly = rightOnlyIn(model, baseline, truth, items);
        const int baselineOnly = rightOnlyIn(baseline, model, truth, items);
        return modelOnly >= baselineOnly ? 1 : mcNemar(modelOnly, baselineOnly);
    }
    std::vector<double> differences = itemLosses(objective, model, truth, items);
    const auto other = itemLosses(objective, baseline, truth, items);
    for (std::size_t item = 0; item < differences.size(); ++item) {
        differences[item] -= other[item];
    }
    return worseP(differences);
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

} // namespace plateau::training
