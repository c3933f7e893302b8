#include "core/training/sampling/mixture_source.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace plateau::training {
namespace {

using recipe::MixtureStop;

/// Scaled so that they add up to 1.
void normalise(std::vector<double>& rates) {
    const double sum = std::accumulate(rates.begin(), rates.end(), 0.0);
    for (double& rate : rates) {
        rate /= sum;
    }
}

/// Whether a run of that many draws does what its stop rule wants of every dataset.
bool isEnough(std::uint64_t seed, const MixedPools& pools, std::uint64_t draws) {
    MixtureSource source(seed, pools, draws);
    source.next(draws);
    std::size_t dataset = 0;
    const auto realised = source.realised();
    for (const auto& pool : pools.pools) {
        for (const MixedDataset& one : pool) {
            const auto drawn = static_cast<std::uint64_t>(realised[dataset++].drawn);
            const bool fits =
                pools.stop == MixtureStop::FirstExhausted ? drawn <= one.samples : drawn >= one.samples;
            if (!fits) {
                return false;
            }
        }
    }
    return true;
}

std::uint64_t allSamples(const MixedPools& pools) {
    std::uint64_t samples = 0;
    for (const auto& pool : pools.pools) {
        for (const MixedDataset& dataset : pool) {
            samples += dataset.samples;
        }
    }
    return samples;
}

/// Draws after which the stop rule ends a run, by the shares of a short one.
std::uint64_t estimatedDraws(std::uint64_t seed, const MixedPools& pools) {
    constexpr std::uint64_t shortRun = 1000;
    MixtureSource source(seed, pools, shortRun);
    source.next(shortRun);
    const auto realised = source.realised();
    const bool first = pools.stop == MixtureStop::FirstExhausted;
    double draws = first ? std::numeric_limits<double>::max() : 1;
    std::size_t number = 0;
    for (const auto& pool : pools.pools) {
        for (const MixedDataset& dataset : pool) {
            const double share = std::max(static_cast<double>(realised[number++].drawn), 0.5) / shortRun;
            const double own = static_cast<double>(dataset.samples) / share;
            draws = first ? std::min(draws, own) : std::max(draws, own);
        }
    }
    return static_cast<std::uint64_t>(std::min(draws, 1e18));
}

} // namespace

MixtureSource::MixtureSource(std::uint64_t seed, MixedPools pools, std::uint64_t draws)
    : m_seed(seed), m_pools(std::move(pools)), m_draws(draws), m_betweenPools(m_pools.pools.size()) {
    for (const auto& pool : m_pools.pools) {
        m_first.push_back(m_orders.size());
        m_withinPools.emplace_back(pool.size());
        for (const MixedDataset& dataset : pool) {
            m_orders.emplace_back(seed, dataset.samples, dataset.stream);
        }
    }
}

bool MixtureSource::isOpen(std::size_t pool, std::size_t place) const {
    return m_pools.stop != MixtureStop::WithoutReplacement ||
           m_orders[m_first[pool] + place].drawn() < m_pools.pools[pool][place].samples;
}

/// Of the datasets of a pool; those that are through have rate 0, and a pool that is through has none.
std::vector<double> MixtureSource::weightsIn(std::size_t pool) const {
    std::vector<double> weights;
    for (std::size_t place = 0; place < m_pools.pools[pool].size(); ++place) {
        weights.push_back(isOpen(pool, place) ? m_pools.pools[pool][place].weight : 0);
    }
    if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; })) {
        return {};
    }
    normalise(weights);
    return weights;
}

double MixtureSource::costOfNext(std::size_t pool, std::size_t place) {
    const auto& cost = m_pools.pools[pool][place].cost;
    return cost ? static_cast<double>(cost(m_orders[m_first[pool] + place].peek())) : 1;
}

/// The dataset that a draw of this pool would come from, and what it would cost. The pool's own diffusion is
/// left as it is.
MixtureSource::Choice MixtureSource::choose(std::size_t pool) {
    Choice choice{weightsIn(pool), {}, 0, 1};
    if (choice.weights.empty()) {
        return choice;
    }
    for (std::size_t place = 0; place < choice.weights.size(); ++place) {
        choice.costs.push_back(choice.weights[place] > 0 ? costOfNext(pool, place) : 1);
    }
    ErrorDiffusion trial = m_withinPools[pool];
    choice.place = trial.take(choice.weights, choice.costs);
    choice.cost = choice.costs[choice.place];
    return choice;
}

Draw MixtureSource::draw() {
    const double t = m_draws > 1 ? static_cast<double>(m_drawn) / static_cast<double>(m_draws - 1) : 0.0;
    std::vector<double> rates = m_pools.rates(t);
    std::vector<double> costs;
    std::vector<Choice> choices;
    double left = 0;
    for (std::size_t pool = 0; pool < rates.size(); ++pool) {
        choices.push_back(choose(pool));
        costs.push_back(choices.back().cost);
        if (choices.back().weights.empty()) {
            rates[pool] = 0;
        }
        left += rates[pool];
    }
    // The pools that the plan wants now are through: what is left comes from the others.
    for (std::size_t pool = 0; left == 0 && pool < rates.size(); ++pool) {
        rates[pool] = choices[pool].weights.empty() ? 0 : 1;
    }
    normalise(rates);
    const std::size_t pool = m_betweenPools.take(rates, costs);
    const Choice& chosen = choices[pool];
    m_withinPools[pool].take(chosen.weights, chosen.costs);
    const std::size_t dataset = m_first[pool] + chosen.place;
    ++m_drawn;
    return {static_cast<std::uint32_t>(dataset), m_orders[dataset].draw()};
}

std::vector<Draw> MixtureSource::next(std::size_t count) {
    std::vector<Draw> draws;
    draws.reserve(std::min<std::uint64_t>(count, m_draws - m_drawn));
    while (draws.size() < count && m_drawn < m_draws) {
        draws.push_back(draw());
    }
    return draws;
}

std::vector<RealisedDraws> MixtureSource::realised() const {
    std::vector<RealisedDraws> all;
    for (const ShuffledOrder& order : m_orders) {
        all.push_back(order.realised().front());
    }
    return all;
}

Json MixtureSource::state() const {
    Json samples = Json::array();
    for (const auto& pool : m_pools.pools) {
        for (const MixedDataset& dataset : pool) {
            samples.push_back(dataset.samples);
        }
    }
    return {{"drawn", m_drawn}, {"draws", m_draws}, {"samples", std::move(samples)}};
}

Result<void> MixtureSource::restore(const Json& state) {
    Json own = this->state();
    const auto drawn = state.is_object() ? state.find("drawn") : state.end();
    if (!state.is_object() || drawn == state.end() || !drawn->is_number_unsigned() ||
        drawn->get<std::uint64_t>() > m_draws) {
        return badInput("mixture of samples", "does not belong to this cell", "Train the cell anew.");
    }
    own["drawn"] = *drawn;
    if (own != state) {
        return badInput("mixture of samples", "does not belong to this cell", "Train the cell anew.");
    }
    // As with one pool, what came before is drawn again.
    const auto target = drawn->get<std::uint64_t>();
    *this = MixtureSource(m_seed, std::move(m_pools), m_draws);
    while (m_drawn < target) {
        draw();
    }
    return {};
}

std::uint64_t drawsUntilStop(std::uint64_t seed, const MixedPools& pools, std::uint64_t most) {
    if (pools.stop == MixtureStop::WithoutReplacement) {
        return std::min(allSamples(pools), most);
    }
    // FirstExhausted: the longest run that is enough; AllExhausted: the shortest. Both lie near where the
    // shares of a short run point.
    const bool longest = pools.stop == MixtureStop::FirstExhausted;
    const auto isLow = [&](std::uint64_t draws) {
        return draws == 0 || (draws < most && isEnough(seed, pools, draws) == longest);
    };
    std::uint64_t low = std::clamp<std::uint64_t>(estimatedDraws(seed, pools), 1, most) - 1;
    std::uint64_t step = 1;
    while (!isLow(low)) {
        low -= std::min(low, step);
        step *= 2;
    }
    std::uint64_t high = low + 1;
    for (step = 1; isLow(high); step *= 2) {
        low = high;
        high += step;
    }
    high = std::min(high, most);
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (isLow(middle) ? low : high) = middle;
    }
    return std::max<std::uint64_t>(longest ? low : high, 1);
}

} // namespace plateau::training
