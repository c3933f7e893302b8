#pragma once

#include "core/data/samples.h"
#include "core/experiment/plan/plan.h"
#include "core/training/sampling/sample_source.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

/// What the cells of a plan with mixtures will draw, known before any training.
namespace plateau::experiment {

/// Of one training run.
struct DrawPlan {
    std::string mixture; ///< as people write it
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    std::int64_t updates = 0; ///< with early stopping: at most
    double domainShare = 0;   ///< of the drawn samples
    /// By the pool's name in results: "domain", "general", "general-2", …
    std::map<std::string, training::RealisedDraws> pools;
    std::map<std::string, std::int64_t> samples; ///< in each pool: n of the domain
    /// The first draws of the run, at most those of four batches: 'D' from the domain, 'G' from general data.
    std::string first;
    bool operator==(const DrawPlan&) const = default;
};

/// Tokens that a sample has in training.
using TokenCount = std::function<std::int64_t(const data::Sample& sample)>;

/// Every run of a series that mixes; where seeds make no difference the first seed of a size stands for all.
/// @param pool, general the samples of the plan's files; looked at for mixtures of tokens only, as is
/// `tokens`. Such a mixture is left out without `tokens`.
std::vector<DrawPlan> drawPlans(const Plan& plan, std::span<const data::Sample> pool,
                                std::span<const std::vector<data::Sample>> general, const TokenCount& tokens);

/// Runs that draw nothing from a pool.
void addDrawFaults(const std::vector<DrawPlan>& draws, std::vector<Fault>& faults);

/// Times that a run goes through a pool of that many samples.
double epochsOver(const training::RealisedDraws& draws, std::int64_t samples);

Json toJson(const std::vector<DrawPlan>& draws);

} // namespace plateau::experiment
