#include "core/training/batch_order.h"

#include <numeric>
#include <span>

namespace plateau::training {

BatchOrder::BatchOrder(std::uint64_t seed, std::size_t samples)
    : m_random(seed, "order"), m_permutation(samples), m_at(samples) {
    std::iota(m_permutation.begin(), m_permutation.end(), 0U);
}

std::vector<std::uint32_t> BatchOrder::next(std::size_t count) {
    std::vector<std::uint32_t> indices;
    while (indices.size() < count) {
        if (m_at == m_permutation.size()) {
            m_random.shuffle(std::span(m_permutation));
            m_at = 0;
        }
        indices.push_back(m_permutation[m_at++]);
    }
    return indices;
}

} // namespace plateau::training
