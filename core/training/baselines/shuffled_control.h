#pragma once

#include <cstdint>
#include <vector>

namespace plateau::training {

/// Rows permuted by the seed: whose target each row takes in a control without any relation to learn.
std::vector<std::uint32_t> permutedRows(std::vector<std::uint32_t> rows, std::uint64_t seed);

} // namespace plateau::training
