#pragma once

#include "core/recipe/mixture.h"
#include "core/training/sampling/error_diffusion.h"
#include "core/training/sampling/sample_source.h"
#include "core/training/sampling/shuffled_order.h"

#include <functional>
#include <optional>

namespace plateau::training {

/// A dataset of a pool.
struct MixedDataset {
    std::size_t samples = 0; ///< ≥ 1
    double weight = 1;       ///< among the datasets of its pool, > 0
    /// What a sample takes of the plan; empty: 1.
    std::function<std::int64_t(std::uint32_t index)> cost{};
    std::string stream = "order"; ///< of its permutations
};

/// Several pools of datasets and the rate at which each pool is drawn.
struct MixedPools {
    std::vector<std::vector<MixedDataset>> pools; ///< none empty
    /// Rates of the pools at t; they add up to 1.
    std::function<std::vector<double>(double t)> rates;
    recipe::MixtureStop stop = recipe::MixtureStop::Updates;
};

/// Draws from several pools by error diffusion, within a pool among its datasets by error diffusion again.
/// Draw::pool counts the datasets through all pools. Each dataset comes in one seeded permutation after the
/// other. The draws do not depend on how many are asked for at a time.
class MixtureSource : public SampleSource {
public:
    /// @param draws of the whole run, ≥ 1: what t is a fraction of, and where next() ends
    MixtureSource(std::uint64_t seed, MixedPools pools, std::uint64_t draws);

    std::uint64_t draws() const { return m_draws; }
    std::vector<Draw> next(std::size_t count) override;
    std::vector<RealisedDraws> realised() const override;
    Json state() const override;
    Result<void> restore(const Json& state) override;

private:
    /// Where a draw of a pool would come from now.
    struct Choice {
        std::vector<double> weights; ///< of the pool's datasets; empty when it is through
        std::vector<double> costs;
        std::size_t place = 0; ///< the dataset within the pool
        double cost = 1;
    };
    Draw draw();
    Choice choose(std::size_t pool);
    std::vector<double> weightsIn(std::size_t pool) const;
    double costOfNext(std::size_t pool, std::size_t place);
    bool isOpen(std::size_t pool, std::size_t place) const;

    std::uint64_t m_seed;
    MixedPools m_pools;
    std::uint64_t m_draws;
    std::uint64_t m_drawn = 0;
    std::vector<ShuffledOrder> m_orders; ///< of the datasets of all pools
    std::vector<std::size_t> m_first;    ///< the first dataset of each pool
    ErrorDiffusion m_betweenPools;
    std::vector<ErrorDiffusion> m_withinPools;
};

/// Draws of a run that its stop rule ends (any but Updates); the same for every seed where samples cost 1.
/// At least 1; at most `most`.
std::uint64_t drawsUntilStop(std::uint64_t seed, const MixedPools& pools, std::uint64_t most);

} // namespace plateau::training
