#pragma once

#include <cstdint>
#include <span>

namespace plateau::training {

/// Which mask: the same numbers give the same mask, whatever else is trained beside the cell.
struct DropoutKey {
    std::uint64_t seed = 0;   ///< of the cell
    std::uint64_t update = 0; ///< counted from 0
    std::uint64_t place = 0;  ///< which input of the model
};

/// Fills a mask with 0 (probability `rate`) or 1/(1 − rate). Entry i depends on key and i alone.
void fillDropout(std::span<float> mask, const DropoutKey& key, double rate);

} // namespace plateau::training
