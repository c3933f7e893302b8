#pragma once

#include "core/export/adapter_info.h"

#include <filesystem>

namespace plateau::exporter {

/// What an export holds for people who use it without Plateau: config.json (that of the base model, with the
/// names of the classes), README.md, and example code of at most 15 lines that computes the probabilities
/// with PEFT or transformers and, where the base has its modules.json, with sentence-transformers.
/// @param base the folder of the base model
/// @param info complete: kind and head as in plateau.json
/// Errors: those of reading config.json and of writing.
Result<void> writeUsage(const std::filesystem::path& folder, const std::filesystem::path& base,
                        const AdapterInfo& info);

} // namespace plateau::exporter
