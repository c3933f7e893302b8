#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace plateau::checkpoint {

/// IEEE 754 binary16.
inline float fromHalf(std::uint16_t bits) {
    const int exponent = bits >> 10 & 31;
    const int fraction = bits & 1023;
    const float sign = bits & 0x8000 ? -1.0F : 1.0F;
    if (exponent == 31) {
        return fraction ? std::nanf("") : sign * INFINITY;
    }
    return sign * std::ldexp(static_cast<float>(exponent ? fraction + 1024 : fraction),
                             (exponent ? exponent : 1) - 25);
}

/// The upper half of a float32.
inline float fromBfloat(std::uint16_t bits) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

} // namespace plateau::checkpoint
