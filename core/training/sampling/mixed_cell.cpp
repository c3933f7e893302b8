#include "core/training/sampling/mixed_cell.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace plateau::training {
namespace {

/// More draws than any cell makes.
constexpr std::uint64_t mostDraws = 1'000'000'000;

} // namespace

MixedPools poolsOf(const MixedCell& cell) {
    MixedPools pools;
    pools.pools.resize(2);
    const auto dataset = [&](std::size_t number, std::size_t samples, double weight, std::string stream) {
        MixedDataset out{samples, weight, {}, std::move(stream)};
        if (cell.mixture.unit == recipe::MixtureUnit::Tokens) {
            out.cost = [tokens = cell.tokens, number](std::uint32_t index) { return tokens(number, index); };
        }
        return out;
    };
    for (std::size_t i = 0; i < cell.general.size(); ++i) {
        pools.pools[0].push_back(
            dataset(i, cell.general[i], cell.generalWeights[i], fmt::format("general/{}", i)));
    }
    pools.pools[1].push_back(dataset(cell.general.size(), cell.domain, 1, "order"));
    pools.rates = [schedule = cell.mixture.schedule](double t) {
        const double share = schedule.share(t);
        return std::vector<double>{1 - share, share};
    };
    pools.stop = cell.mixture.stop;
    return pools;
}

RunLength lengthOf(std::uint64_t seed, const MixedCell& cell, int batch, std::int64_t budgetUpdates) {
    const std::size_t samples = std::accumulate(cell.general.begin(), cell.general.end(), cell.domain);
    RunLength length;
    length.batch = std::min(static_cast<std::size_t>(batch), samples);
    if (cell.mixture.stop == recipe::MixtureStop::Updates) {
        length.updates = budgetUpdates;
        length.draws = static_cast<std::uint64_t>(budgetUpdates) * length.batch;
        return length;
    }
    length.draws = drawsUntilStop(seed, poolsOf(cell), mostDraws);
    length.updates = static_cast<std::int64_t>((length.draws + length.batch - 1) / length.batch);
    return length;
}

bool lengthDependsOnSeed(const recipe::Mixture& mixture) {
    return mixture.unit == recipe::MixtureUnit::Tokens &&
           (mixture.stop == recipe::MixtureStop::FirstExhausted ||
            mixture.stop == recipe::MixtureStop::AllExhausted);
}

std::vector<RealisedDraws> domainFirst(std::vector<RealisedDraws> datasets) {
    std::rotate(datasets.begin(), std::prev(datasets.end()), datasets.end());
    return datasets;
}

std::vector<RealisedDraws> plannedDraws(std::uint64_t seed, const MixedCell& cell, std::uint64_t draws) {
    MixtureSource source(seed, poolsOf(cell), draws);
    source.next(draws);
    return domainFirst(source.realised());
}

} // namespace plateau::training
