#include "core/checkpoint/gguf/block_types.h"

#include "core/checkpoint/gguf/half_values.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace plateau::checkpoint {
namespace {

constexpr int half = 16; ///< elements in one half of a block of 32

float halfAt(const std::uint8_t* bytes) {
    return fromHalf(static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8));
}

void f32(const std::uint8_t* block, float* out) {
    std::memcpy(out, block, 4);
}
void f16(const std::uint8_t* block, float* out) {
    *out = halfAt(block);
}
void bf16(const std::uint8_t* block, float* out) {
    *out = fromBfloat(static_cast<std::uint16_t>(block[0] | block[1] << 8));
}

/// Byte j holds element j in its low and element j + 16 in its high four bits.
void q4_0(const std::uint8_t* block, float* out) {
    const float d = halfAt(block);
    for (int j = 0; j < half; ++j) {
        out[j] = d * static_cast<float>((block[2 + j] & 15) - 8);
        out[j + half] = d * static_cast<float>((block[2 + j] >> 4) - 8);
    }
}

void q4_1(const std::uint8_t* block, float* out) {
    const float d = halfAt(block);
    const float m = halfAt(block + 2);
    for (int j = 0; j < half; ++j) {
        out[j] = d * static_cast<float>(block[4 + j] & 15) + m;
        out[j + half] = d * static_cast<float>(block[4 + j] >> 4) + m;
    }
}

/// Bit e of a word is the fifth bit of element e.
std::uint32_t wordAt(const std::uint8_t* bytes) {
    std::uint32_t word = 0;
    for (unsigned i = 0; i < 4; ++i) {
        word |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
    }
    return word;
}
int fiveBits(int low, std::uint32_t high, int element) {
    return low | static_cast<int>(high >> element & 1U) << 4;
}

void q5_0(const std::uint8_t* block, float* out) {
    const float d = halfAt(block);
    const std::uint32_t high = wordAt(block + 2);
    for (int j = 0; j < half; ++j) {
        out[j] = d * static_cast<float>(fiveBits(block[6 + j] & 15, high, j) - 16);
        out[j + half] = d * static_cast<float>(fiveBits(block[6 + j] >> 4, high, j + half) - 16);
    }
}

void q5_1(const std::uint8_t* block, float* out) {
    const float d = halfAt(block);
    const float m = halfAt(block + 2);
    const std::uint32_t high = wordAt(block + 4);
    for (int j = 0; j < half; ++j) {
        out[j] = d * static_cast<float>(fiveBits(block[8 + j] & 15, high, j)) + m;
        out[j + half] = d * static_cast<float>(fiveBits(block[8 + j] >> 4, high, j + half)) + m;
    }
}

void q8_0(const std::uint8_t* block, float* out) {
    const float d = halfAt(block);
    for (int j = 0; j < 2 * half; ++j) {
        out[j] = d * static_cast<float>(static_cast<std::int8_t>(block[2 + j]));
    }
}

constexpr std::array types = {
    BlockType{0, "F32", 1, 4, f32},
    BlockType{1, "F16", 1, 2, f16},
    BlockType{2, "Q4_0", 32, 18, q4_0},
    BlockType{3, "Q4_1", 32, 20, q4_1},
    BlockType{6, "Q5_0", 32, 22, q5_0},
    BlockType{7, "Q5_1", 32, 24, q5_1},
    BlockType{8, "Q8_0", 32, 34, q8_0},
    BlockType{12, "Q4_K", 256, 144, q4kValues},
    BlockType{13, "Q5_K", 256, 176, q5kValues},
    BlockType{14, "Q6_K", 256, 210, q6kValues},
    BlockType{30, "BF16", 1, 2, bf16},
};

struct UnreadType {
    std::uint32_t id;
    const char* name;
};
constexpr std::array unread = {
    UnreadType{9, "Q8_1"},     UnreadType{10, "Q2_K"},   UnreadType{11, "Q3_K"},    UnreadType{15, "Q8_K"},
    UnreadType{16, "IQ2_XXS"}, UnreadType{17, "IQ2_XS"}, UnreadType{18, "IQ3_XXS"}, UnreadType{19, "IQ1_S"},
    UnreadType{20, "IQ4_NL"},  UnreadType{21, "IQ3_S"},  UnreadType{22, "IQ2_S"},   UnreadType{23, "IQ4_XS"},
    UnreadType{24, "I8"},      UnreadType{25, "I16"},    UnreadType{26, "I32"},     UnreadType{27, "I64"},
    UnreadType{28, "F64"},     UnreadType{29, "IQ1_M"},  UnreadType{34, "TQ1_0"},   UnreadType{35, "TQ2_0"},
    UnreadType{39, "MXFP4"},
};

template <typename Table>
auto* rowOf(const Table& table, std::uint32_t id) {
    const auto found =
        std::find_if(table.begin(), table.end(), [id](const auto& row) { return row.id == id; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace

const BlockType* blockType(std::uint32_t id) {
    return rowOf(types, id);
}

const char* unreadTypeName(std::uint32_t id) {
    const UnreadType* row = rowOf(unread, id);
    return row ? row->name : nullptr;
}

void blockValues(const BlockType& type, std::span<const std::byte> blocks, std::span<float> out) {
    const auto* block = reinterpret_cast<const std::uint8_t*>(blocks.data());
    for (std::size_t at = 0; at < out.size(); at += type.elements) {
        type.values(block, out.data() + at);
        block += type.bytes;
    }
}

} // namespace plateau::checkpoint
