#pragma once

#include "core/recipe/model_defaults.h"

#include <cstdint>
#include <optional>
#include <string>

/// How often a fine-tune should go through its samples: the more there are, the fewer passes.
namespace plateau::recipe {

struct EpochSuggestion {
    std::int64_t samples = 0; ///< that it is for
    double epochs = 1;        ///< proposed; between the ends of what is usual for so many samples
    double low = 1;
    double high = 1;
    std::int64_t updates = 0;      ///< that the proposal runs, the least updates of the budget included
    std::int64_t askedUpdates = 0; ///< that the settings run
    bool operator==(const EpochSuggestion&) const = default;
};

/// Millions of samples: one pass. Thousands to hundreds of thousands: one to three. Hundreds: more, as many
/// as the budget's least updates are passes, at least four. Repeating samples up to about four times teaches
/// nearly as much as new ones (Muennighoff et al. 2023, arXiv 2305.16264), later passes teach little and
/// over-fit. Nothing where no epochs are counted (budget updates, last layer), and for models that start from
/// nothing, which need far more. @param samples of the largest size, ≥ 1
std::optional<EpochSuggestion> suggestedEpochs(const TrainingSettings& settings, const ModelTraits& model,
                                               std::int64_t samples);

/// English, one line: what is usual, and what it means in updates beside what is asked for.
std::string text(const EpochSuggestion& suggestion, const TrainingSettings& settings);

} // namespace plateau::recipe
