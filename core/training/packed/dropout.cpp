#include "core/training/packed/dropout.h"

namespace plateau::training {
namespace {

std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9;
    x ^= x >> 27;
    x *= 0x94D049BB133111EB;
    return x ^ x >> 31;
}

} // namespace

void fillDropout(std::span<float> mask, const DropoutKey& key, double rate) {
    const std::uint64_t stream = mix(mix(mix(key.seed + 0x9E3779B97F4A7C15) + key.update) + key.place);
    const auto low = static_cast<std::uint32_t>(stream);
    const auto high = static_cast<std::uint32_t>(stream >> 32);
    const auto threshold = static_cast<std::uint32_t>(rate * 4294967296.0);
    const auto kept = static_cast<float>(1 / (1 - rate));
    // A 32-bit finaliser (lowbias32) over a keyed counter: plain enough for the compiler to vectorise.
    for (std::size_t i = 0; i < mask.size(); ++i) {
        std::uint32_t x = (static_cast<std::uint32_t>(i) + low) ^ high;
        x ^= x >> 16;
        x *= 0x7FEB352D;
        x ^= x >> 15;
        x *= 0x846CA68B;
        x ^= x >> 16;
        mask[i] = x < threshold ? 0.0F : kept;
    }
}

} // namespace plateau::training
