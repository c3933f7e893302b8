#include "core/experiment/create/draw_plan.h"

#include "core/experiment/plan/subset_rows.h"
#include "core/recipe/budget.h"
#include "core/training/sampling/mixed_cell.h"

#include <algorithm>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

using recipe::MixtureUnit;

constexpr std::uint64_t batchesShown = 4;
using Lengths = std::vector<std::int64_t>;

Lengths lengthsOf(std::span<const data::Sample> samples, const TokenCount& tokens) {
    Lengths lengths;
    for (const data::Sample& sample : samples) {
        lengths.push_back(tokens(sample));
    }
    return lengths;
}

class Planner {
public:
    Planner(const Plan& plan, std::span<const data::Sample> pool,
            std::span<const std::vector<data::Sample>> general, const TokenCount& tokens)
        : m_plan(plan), m_pool(pool), m_general(general), m_tokens(tokens), m_subsets(plan, pool) {}

    std::vector<DrawPlan> run() {
        std::vector<DrawPlan> all;
        for (const Series& series : m_plan.mixtures) {
            if (!series || !m_plan.general || (series->unit == MixtureUnit::Tokens && !m_tokens)) {
                continue;
            }
            const bool sameForAll = series->unit == MixtureUnit::Samples;
            for (const std::int64_t n : m_plan.sizes) {
                for (int seed = 0; seed < (sameForAll ? 1 : m_plan.seeds); ++seed) {
                    all.push_back(one(*series, n, static_cast<std::uint64_t>(seed)));
                }
            }
        }
        return all;
    }

private:
    DrawPlan one(const recipe::Mixture& mixture, std::int64_t n, std::uint64_t seed) {
        training::MixedCell cell;
        cell.mixture = mixture;
        cell.domain = static_cast<std::size_t>(n);
        std::vector<std::int64_t> rows;
        for (const DataFile& file : m_plan.general->files) {
            rows.push_back(file.rows);
            cell.general.push_back(static_cast<std::size_t>(file.rows));
        }
        cell.generalWeights = recipe::weightsOf(m_plan.general->shares, rows);
        if (mixture.unit == MixtureUnit::Tokens) {
            addTokens(cell, n, seed);
        }
        const training::RunLength length = training::lengthOf(seed, cell, m_plan.training.optimizer.batch,
                                                              recipe::updatesFor(m_plan.training, n));
        DrawPlan out{recipe::mixtureText(mixture), n, seed, length.updates, 0, {}, {}, {}};
        const auto draws = training::plannedDraws(seed, cell, length.draws);
        out.domainShare = static_cast<double>(draws[0].drawn) / static_cast<double>(length.draws);
        out.pools.emplace(domainPoolName, draws[0]);
        out.samples.emplace(domainPoolName, n);
        for (std::size_t i = 0; i < m_plan.general->files.size(); ++i) {
            const DataFile& file = m_plan.general->files[i];
            out.pools.emplace(poolName(file), draws[i + 1]);
            out.samples.emplace(poolName(file), file.rows);
        }
        const auto shown = std::min<std::uint64_t>(length.draws, batchesShown * length.batch);
        training::MixtureSource source(seed, training::poolsOf(cell), length.draws);
        for (const training::Draw& draw : source.next(shown)) {
            out.first += draw.pool == cell.general.size() ? 'D' : 'G'; // the domain is the last dataset
        }
        return out;
    }

    void addTokens(training::MixedCell& cell, std::int64_t n, std::uint64_t seed) {
        if (m_domainLengths.empty()) {
            m_domainLengths = lengthsOf(m_pool, m_tokens);
            for (const auto& samples : m_general) {
                m_generalLengths.push_back(lengthsOf(samples, m_tokens));
            }
        }
        // A size beyond the pool is a fault of the plan, and such a plan is not looked at.
        const auto subset = m_subsets.rows(n, seed);
        cell.tokens = [this, rows = subset ? subset->rows : std::vector<std::uint32_t>()](
                          std::size_t dataset, std::uint32_t index) {
            return dataset < m_generalLengths.size() ? m_generalLengths[dataset][index]
                                                     : m_domainLengths[rows.at(index)];
        };
    }

    const Plan& m_plan;
    std::span<const data::Sample> m_pool;
    std::span<const std::vector<data::Sample>> m_general;
    const TokenCount& m_tokens;
    SubsetRows m_subsets;
    Lengths m_domainLengths;
    std::vector<Lengths> m_generalLengths;
};

} // namespace

std::vector<DrawPlan> drawPlans(const Plan& plan, std::span<const data::Sample> pool,
                                std::span<const std::vector<data::Sample>> general,
                                const TokenCount& tokens) {
    return plan.mixtures.empty() ? std::vector<DrawPlan>() : Planner(plan, pool, general, tokens).run();
}

void addDrawFaults(const std::vector<DrawPlan>& draws, std::vector<Fault>& faults) {
    for (const DrawPlan& run : draws) {
        for (const auto& [pool, use] : run.pools) {
            if (use.drawn == 0) {
                faults.push_back({"mixtures",
                                  fmt::format("{} draws no sample of {} in the {} updates of n = {}",
                                              run.mixture, pool, run.updates, run.n),
                                  "Change the share, or train for more updates."});
            }
        }
    }
}

double epochsOver(const training::RealisedDraws& draws, std::int64_t samples) {
    return static_cast<double>(draws.drawn) / static_cast<double>(std::max<std::int64_t>(samples, 1));
}

Json toJson(const std::vector<DrawPlan>& draws) {
    Json list = Json::array();
    for (const DrawPlan& run : draws) {
        Json pools = Json::object();
        for (const auto& [name, use] : run.pools) {
            pools[name] = {{"drawn", use.drawn},
                           {"unique", use.unique},
                           {"repeats", use.repeats},
                           {"samples", run.samples.at(name)}};
        }
        list.push_back({{"mixture", run.mixture},
                        {"n", run.n},
                        {"seed", run.seed},
                        {"updates", run.updates},
                        {"domain_share", run.domainShare},
                        {"first", run.first},
                        {"pools", std::move(pools)}});
    }
    return list;
}

} // namespace plateau::experiment
