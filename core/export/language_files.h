#pragma once

#include "core/export/adapter_info.h"

#include <filesystem>

namespace plateau::exporter {

/// What an export of a language model holds for people who use it without Plateau: README.md and example code
/// that prints nats and tokens of each line of a text file, or of a model that answers its answer to each
/// line, with PEFT for an adapter, else with transformers.
/// @param info complete, with `reading`
Result<void> writeLanguageUsage(const std::filesystem::path& folder, const AdapterInfo& info);

} // namespace plateau::exporter
