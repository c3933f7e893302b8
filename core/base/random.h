#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace plateau {

/// One block of Philox 4x32-10 (Salmon et al., SC 2011): a bijection of the counter under the key.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// Counter-based random numbers: the same (seed, stream) gives the same sequence on every platform, and
/// streams of different names never share numbers. Not thread-safe; copying copies the position.
class Random {
public:
    /// @param stream what the numbers are for, for example "subset" or "dropout/3"
    Random(std::uint64_t seed, std::string_view stream);

    std::uint64_t next();
    /// Uniform in [0, bound), unbiased; bound ≥ 1.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1) with 53 bits.
    double uniform();
    /// Standard normal (Box-Muller).
    double normal();

    /// Fisher-Yates.
    template <typename T>
    void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[below(i)]);
        }
    }

private:
    std::array<std::uint32_t, 2> m_key;
    std::uint64_t m_stream;
    std::uint64_t m_block = 0;
    std::array<std::uint64_t, 2> m_values{};
    unsigned m_left = 0;
};

} // namespace plateau
