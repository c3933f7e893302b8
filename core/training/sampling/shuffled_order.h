#pragma once

#include "core/base/random.h"
#include "core/training/sampling/sample_source.h"

#include <string>

namespace plateau::training {

/// One pool, one seeded permutation after the other without a break: every batch has the same size and every
/// sample comes up equally often.
class ShuffledOrder : public SampleSource {
public:
    /// @param samples n ≥ 1; @param stream of the random numbers
    ShuffledOrder(std::uint64_t seed, std::size_t samples, std::string stream = "order");

    std::uint32_t draw();
    /// What draw() will give.
    std::uint32_t peek();
    std::uint64_t drawn() const { return m_drawn; }

    std::vector<Draw> next(std::size_t count) override;
    std::vector<RealisedDraws> realised() const override;
    Json state() const override;
    Result<void> restore(const Json& state) override;

private:
    std::uint64_t m_seed;
    std::string m_stream;
    Random m_random;
    std::vector<std::uint32_t> m_permutation;
    std::size_t m_at;
    std::uint64_t m_drawn = 0;
};

} // namespace plateau::training
