#include "core/recipe/epochs.h"

#include "core/recipe/budget.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau::recipe {
namespace {

constexpr std::int64_t millions = 1'000'000;
constexpr std::int64_t thousands = 1'000;
constexpr double fewestOfHundreds = 4;
constexpr double mostOfHundreds = 20;

/// Passes over so many samples, before the batch is looked at.
EpochSuggestion usualFor(std::int64_t samples) {
    if (samples >= millions) {
        return {samples, 1, 1, 1};
    }
    if (samples >= thousands) {
        const double epochs = samples >= 100 * thousands ? 1 : samples >= 10 * thousands ? 2 : 3;
        return {samples, epochs, 1, 3};
    }
    return {samples, fewestOfHundreds, fewestOfHundreds, mostOfHundreds};
}

} // namespace

std::optional<EpochSuggestion> suggestedEpochs(const TrainingSettings& settings, const ModelTraits& model,
                                               std::int64_t samples) {
    if (model.scratch || settings.method == MethodKind::LastLayer ||
        settings.budget.rule == BudgetRule::Updates) {
        return std::nullopt;
    }
    EpochSuggestion out = usualFor(samples);
    if (samples < thousands) {
        const double perEpoch = std::ceil(static_cast<double>(samples) / settings.optimizer.batch);
        out.epochs = std::clamp(std::ceil(settings.budget.minUpdates / perEpoch), out.low, out.high);
    }
    TrainingSettings proposed = settings;
    proposed.budget.epochs = out.epochs;
    out.updates = updatesFor(proposed, samples);
    out.askedUpdates = updatesFor(settings, samples);
    return out;
}

std::string text(const EpochSuggestion& suggestion, const TrainingSettings& settings) {
    const std::string usual =
        suggestion.low == suggestion.high
            ? std::string("one pass is usual")
            : fmt::format("{:g} to {:g} passes are usual", suggestion.low, suggestion.high);
    return fmt::format("for {} samples {}: {:g} epochs are {} updates, the {:g} asked for {}",
                       suggestion.samples, usual, suggestion.epochs, suggestion.updates,
                       settings.budget.epochs, suggestion.askedUpdates);
}

} // namespace plateau::recipe
