#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace plateau::data {

/// The set of a text's n-grams as 64-bit hashes, ascending, each once: character 5-grams of the comparable
/// text if it has fewer than 20 words or Han characters, else word 5-grams. A text shorter than that is one
/// n-gram; blank text has none. The two kinds never meet: their hashes start differently.
std::vector<std::uint64_t> shinglesOf(std::string_view text);

/// |a ∩ b| / |a ∪ b| of ascending sets; 0 for two empty ones.
double jaccard(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

} // namespace plateau::data
