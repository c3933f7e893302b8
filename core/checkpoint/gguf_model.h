#pragma once

#include "core/checkpoint/gguf/gguf_file.h"

#include <optional>

namespace plateau::checkpoint {

/// The GGUF file that a path means: itself, or the only one in a folder.
std::optional<std::filesystem::path> ggufOf(const std::filesystem::path& path);

/// The element types of its tensors, that of the most elements first: "Q4_1, Q8_0, F32".
std::string weightTypes(const GgufFile& file);

} // namespace plateau::checkpoint
