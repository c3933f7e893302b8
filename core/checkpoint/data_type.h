#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace plateau::checkpoint {

/// Element types of safetensors (format README; names as in the file).
enum class DataType { Bool, U8, I8, F8E5M2, F8E4M3, U16, I16, F16, BF16, U32, I32, F32, U64, I64, F64 };

/// "F32"
const char* name(DataType type);
/// Bytes of one element.
std::size_t elementSize(DataType type);
bool isFloating(DataType type);
/// Nothing for a name that is not known.
std::optional<DataType> dataTypeFromName(std::string_view name);

} // namespace plateau::checkpoint
