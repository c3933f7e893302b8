#pragma once

#include "core/base/result.h"
#include "core/checkpoint/data_type.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::checkpoint {

namespace limits {
inline constexpr std::uint64_t headerBytes = 100'000'000;
inline constexpr std::size_t tensors = 100'000;
inline constexpr std::size_t nameBytes = 512;
inline constexpr std::size_t rank = 8;
} // namespace limits

struct TensorInfo {
    std::string name;
    DataType type = DataType::F32;
    std::vector<std::uint64_t> shape; ///< empty: one element
    std::uint64_t begin = 0;          ///< first byte, counted from the start of the data
    std::uint64_t end = 0;            ///< behind the last byte

    std::uint64_t bytes() const { return end - begin; }
    std::uint64_t elements() const { return bytes() / elementSize(type); }
    bool operator==(const TensorInfo&) const = default;
};

struct SafetensorsHeader {
    std::vector<TensorInfo> tensors; ///< by begin, then end, then name
    std::map<std::string, std::string> metadata;
};

/// Bytes of a tensor, or nothing when the product does not fit in 64 bits.
std::optional<std::uint64_t> byteCount(DataType type, const std::vector<std::uint64_t>& shape);

/// Parses and checks the JSON header of a safetensors file: names, types, shapes, and that the tensors fill
/// the data without hole or overlap. Anything else is BadInput naming the tensor and the rule.
/// @param dataBytes bytes behind the header
/// @param where name used in errors, normally the file
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view text, std::uint64_t dataBytes,
                                                 const std::string& where);

} // namespace plateau::checkpoint
