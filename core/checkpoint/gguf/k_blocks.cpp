#include "core/checkpoint/gguf/block_types.h"
#include "core/checkpoint/gguf/half_values.h"

// Super-blocks of 256 elements (ggml-common.h, ggml-quants.c).
namespace plateau::checkpoint {
namespace {

float halfAt(const std::uint8_t* bytes) {
    return fromHalf(static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8));
}

struct Scales {
    float scale;
    float minimum;
};

/// Scale and minimum of sub-block j, six bits each, from twelve bytes.
Scales scalesOf(const std::uint8_t* s, int j, float d, float dmin) {
    const int scale = j < 4 ? s[j] & 63 : (s[j + 4] & 15) | (s[j - 4] >> 6) << 4;
    const int minimum = j < 4 ? s[j + 4] & 63 : (s[j + 4] >> 4) | (s[j] >> 6) << 4;
    return {d * static_cast<float>(scale), dmin * static_cast<float>(minimum)};
}

/// Sub-blocks 2g and 2g + 1 lie in the low and high four bits of bytes 32g … 32g + 31.
template <typename FifthBit>
void eightSubBlocks(const std::uint8_t* block, const std::uint8_t* nibbles, FifthBit fifthBit, float* out) {
    const float d = halfAt(block);
    const float dmin = halfAt(block + 2);
    for (int sub = 0; sub < 8; ++sub) {
        const Scales scales = scalesOf(block + 4, sub, d, dmin);
        for (int e = 0; e < 32; ++e) {
            const int byte = nibbles[32 * (sub / 2) + e];
            const int value = (sub % 2 == 0 ? byte & 15 : byte >> 4) | fifthBit(sub, e) << 4;
            *out++ = scales.scale * static_cast<float>(value) - scales.minimum;
        }
    }
}

} // namespace

void q4kValues(const std::uint8_t* block, float* out) {
    eightSubBlocks(
        block, block + 16, [](int, int) { return 0; }, out);
}

void q5kValues(const std::uint8_t* block, float* out) {
    const std::uint8_t* high = block + 16;
    eightSubBlocks(
        block, block + 48, [high](int sub, int e) { return high[e] >> sub & 1; }, out);
}

void q6kValues(const std::uint8_t* block, float* out) {
    const float d = halfAt(block + 208);
    for (int h = 0; h < 2; ++h) {
        for (int j = 0; j < 4; ++j) {
            for (int e = 0; e < 32; ++e) {
                const int low = block[64 * h + 32 * (j % 2) + e];
                const int high = block[128 + 32 * h + e] >> (2 * j) & 3;
                const auto scale = static_cast<std::int8_t>(block[192 + 8 * h + 2 * j + e / 16]);
                const int value = ((j < 2 ? low & 15 : low >> 4) | high << 4) - 32;
                *out++ = d * static_cast<float>(scale) * static_cast<float>(value);
            }
        }
    }
}

} // namespace plateau::checkpoint
