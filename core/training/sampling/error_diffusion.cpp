#include "core/training/sampling/error_diffusion.h"

#include <algorithm>

namespace plateau::training {
namespace {

/// Differences below this are rounding, relative to the highest cost.
constexpr double tie = 1e-12;

} // namespace

std::size_t ErrorDiffusion::take(std::span<const double> rates, std::span<const double> costs) {
    const double tolerance = tie * *std::max_element(costs.begin(), costs.end());
    std::size_t best = m_credits.size();
    double highest = 0;
    for (std::size_t source = 0; source < m_credits.size(); ++source) {
        const double after = m_credits[source] + (rates[source] - 1) * costs[source];
        if (rates[source] > 0 && (best == m_credits.size() || after > highest + tolerance)) {
            best = source;
            highest = after;
        }
    }
    for (std::size_t source = 0; source < m_credits.size(); ++source) {
        m_credits[source] += rates[source] * costs[best];
    }
    m_credits[best] -= costs[best];
    return best;
}

} // namespace plateau::training
