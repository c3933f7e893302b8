#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace plateau::checkpoint {

/// An element type of GGUF whose values can be computed: blocks of elements that share their scales
/// (ggml-org/ggml, docs/gguf.md; layouts: ggml-common.h).
struct BlockType {
    std::uint32_t id = 0;       ///< in files
    const char* name = "";      ///< "Q4_K"
    std::uint64_t elements = 1; ///< of a block
    std::uint64_t bytes = 1;    ///< of a block
    /// One block to `elements` floats.
    void (*values)(const std::uint8_t* block, float* out) = nullptr;
};

/// Null for a type that is not read.
const BlockType* blockType(std::uint32_t id);
/// The name of a type that is known but not read, such as "IQ2_XXS"; null for one that is not known.
const char* unreadTypeName(std::uint32_t id);

/// The values of whole blocks. Pre: the sizes fit.
void blockValues(const BlockType& type, std::span<const std::byte> blocks, std::span<float> out);

/// Of the types with super-blocks of 256 elements.
void q4kValues(const std::uint8_t* block, float* out);
void q5kValues(const std::uint8_t* block, float* out);
void q6kValues(const std::uint8_t* block, float* out);

} // namespace plateau::checkpoint
