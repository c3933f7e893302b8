#pragma once

#include "core/recipe/settings.h"
#include "core/training/sampling/mixture_source.h"

/// A cell that draws general samples beside its own: how long it runs and what it draws.
namespace plateau::training {

struct MixedCell {
    recipe::Mixture mixture;
    std::size_t domain = 0;             ///< samples of the cell, ≥ 1
    std::vector<std::size_t> general;   ///< samples of each general dataset, ≥ 1
    std::vector<double> generalWeights; ///< of them, adding up to 1
    /// Tokens of a sample, for mixtures of tokens only; `dataset` counts the general ones, the domain comes
    /// last.
    std::function<std::int64_t(std::size_t dataset, std::uint32_t index)> tokens{};
};

/// General data is pool 0, the domain pool 1: the domain is the last dataset.
MixedPools poolsOf(const MixedCell& cell);

struct RunLength {
    std::int64_t updates = 0;
    std::size_t batch = 0; ///< of every update but perhaps the last
    std::uint64_t draws = 0;
};
/// @param budgetUpdates what the budget rule gives; only the stop rule Updates looks at it
RunLength lengthOf(std::uint64_t seed, const MixedCell& cell, int batch, std::int64_t budgetUpdates);
/// True when the length depends on the seed: such cells cannot share their batches.
bool lengthDependsOnSeed(const recipe::Mixture& mixture);

/// What comes of a source of poolsOf(): the domain first.
std::vector<RealisedDraws> domainFirst(std::vector<RealisedDraws> datasets);
/// What a run of that many draws draws, found out by drawing: the domain first, then each general dataset.
std::vector<RealisedDraws> plannedDraws(std::uint64_t seed, const MixedCell& cell, std::uint64_t draws);

} // namespace plateau::training
