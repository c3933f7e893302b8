#pragma once

#include "core/model/blocks/tensors.h"
#include "core/model/lora/adapter.h"
#include "core/recipe/settings.h"

#include <cmath>

/// What every trainable model takes from a recipe in the same way.
namespace plateau::training {

/// Of AdamW; no recipe changes them.
inline constexpr double adamBeta1 = 0.9;
inline constexpr double adamBeta2 = 0.999;
inline constexpr double adamEpsilon = 1e-8;

/// Adapters are scaled by alpha/r, with rslora by alpha/√r.
inline model::AdapterSettings adapterSettings(const recipe::TrainingSettings& settings) {
    const recipe::LoraSettings& lora = settings.lora;
    const double rank = lora.rank;
    return {lora.rank, lora.alpha / (lora.rslora ? std::sqrt(rank) : rank), lora.dropout, lora.targets,
            settings.lastLayers};
}

} // namespace plateau::training
