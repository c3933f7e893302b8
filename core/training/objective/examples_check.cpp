#include "core/training/objective/examples_check.h"

#include <algorithm>
#include <cmath>

namespace plateau::training {
namespace {

bool allFinite(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

/// Inputs are there for every item, and targets are what the objective needs.
bool isWhole(task::Objective objective, const task::Examples& examples, std::size_t outputs, int leastClass) {
    const std::size_t items = examples.items;
    const auto cellsOf = [&](std::int64_t width) { return items * static_cast<std::size_t>(width); };
    const bool texts = examples.texts.size() == items && examples.features.empty();
    const auto answered = [](const Conversation& all) {
        return all.size() > 1 && all.back().speaker == Speaker::Assistant && !all.back().text.empty();
    };
    const bool conversations =
        examples.conversations.size() == items && examples.texts.empty() &&
        std::all_of(examples.conversations.begin(), examples.conversations.end(), answered);
    const bool features = examples.texts.empty() && examples.featureWidth > 0 &&
                          examples.features.size() == cellsOf(examples.featureWidth) &&
                          allFinite(examples.features);
    const auto known = [&](int number) { return number >= leastClass && number < static_cast<int>(outputs); };
    switch (objective) {
    case task::Objective::Classification:
        return (texts || features) && examples.classes.size() == items &&
               std::all_of(examples.classes.begin(), examples.classes.end(), known);
    case task::Objective::MultiLabel:
    case task::Objective::Regression:
        return (texts || features) && examples.targets.size() == cellsOf(examples.targetWidth) &&
               allFinite(examples.targets);
    case task::Objective::CausalLanguage:
        break;
    }
    return texts || conversations;
}

} // namespace

Result<void> checkExamples(task::Objective objective, const std::vector<std::string>& outputs,
                           const task::Examples& pool,
                           const std::vector<const task::Examples*>& evaluations) {
    const bool one = objective == task::Objective::Classification;
    const bool named = one || objective == task::Objective::MultiLabel;
    if (named && outputs.size() < (one ? 2U : 1U)) {
        return badInput("task", one ? "has fewer than two classes" : "has no label",
                        "Give data with at least two labels.");
    }
    bool good = pool.items > 0 && isWhole(objective, pool, outputs.size(), 0) && !evaluations.empty();
    for (const task::Examples* set : evaluations) {
        good = good && set->items > 0 && isWhole(objective, *set, outputs.size(), -1) &&
               set->featureWidth == pool.featureWidth && set->targetWidth == pool.targetWidth;
    }
    if (objective == task::Objective::MultiLabel) {
        good = good && pool.targetWidth == static_cast<std::int64_t>(outputs.size());
    }
    if (objective == task::Objective::Regression) {
        good = good && pool.targetWidth == 1;
    }
    if (!good) {
        return badInput("task", "has an empty pool or test set, or targets that do not fit",
                        "Give every item an input and a target that the pool knows.");
    }
    return {};
}

int strataCount(task::Objective objective, const std::vector<std::string>& outputs) {
    return objective == task::Objective::Classification ? static_cast<int>(outputs.size()) : 1;
}

std::vector<int> strataOf(task::Objective objective, const task::Examples& examples,
                          std::span<const std::uint32_t> rows) {
    std::vector<int> strata;
    for (const std::uint32_t row : rows) {
        strata.push_back(objective == task::Objective::Classification ? examples.classes[row] : 0);
    }
    return strata;
}

} // namespace plateau::training
