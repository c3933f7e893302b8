#pragma once

#include <cstdint>

/// Softmax over short rows, the shape that attention has on short texts: LibTorch's kernels spend about 100
/// ns on a row of a dozen entries, these a tenth. Written with the compiler's vector types, compiled for
/// several processors.
namespace plateau::model {

/// Longest row.
inline constexpr std::int64_t shortRow = 64;
/// Entries that an output buffer must have behind its last row; they are overwritten.
inline constexpr std::int64_t shortRowSlack = 64;

/// texts × rowsPerText rows of `width` entries, contiguous. Value is float or std::uint16_t (bits of
/// bfloat16).
struct ShortRows {
    std::int64_t texts = 0;
    std::int64_t rowsPerText = 0;
    std::int64_t width = 0;
    float scale = 1; ///< the scores are multiplied by this
};

/// out = softmax(scale · x + mask[text]); mask [texts, width], 0 or −∞, or null. out may not overlap x.
void shortSoftmax(const float* x, float* out, const float* mask, const ShortRows& rows);
void shortSoftmax(const std::uint16_t* x, std::uint16_t* out, const float* mask, const ShortRows& rows);

/// out = scale · y ∘ (g − Σ g ∘ y), with y the softmax. out may not overlap g or y.
void shortSoftmaxBackward(const float* g, const float* y, float* out, const ShortRows& rows);
void shortSoftmaxBackward(const std::uint16_t* g, const std::uint16_t* y, std::uint16_t* out,
                          const ShortRows& rows);

} // namespace plateau::model
