#pragma once

#include "core/base/random.h"

#include <cstdint>
#include <vector>

namespace plateau::training {

/// Which samples each update of a cell sees: one seeded permutation after the other without a break, so that
/// every batch has the same size and every sample comes up equally often.
class BatchOrder {
public:
    /// @param samples n ≥ 1
    BatchOrder(std::uint64_t seed, std::size_t samples);

    /// The next `count` indices below n.
    std::vector<std::uint32_t> next(std::size_t count);

private:
    Random m_random;
    std::vector<std::uint32_t> m_permutation;
    std::size_t m_at;
};

} // namespace plateau::training
