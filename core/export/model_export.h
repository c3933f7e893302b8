#pragma once

#include "core/checkpoint/safetensors.h"
#include "core/export/adapter_info.h"
#include "core/export/lora_tensors.h"

#include <filesystem>
#include <vector>

namespace plateau::exporter {

/// A trained head alone (method last_layer): head.safetensors, plateau.json and what writeUsage() adds.
/// `info.kind` and `info.head` are set here. Errors as writePeft().
Result<void> writeHead(const std::filesystem::path& folder, const std::filesystem::path& base,
                       const Head& head, AdapterInfo info);

/// A whole model (method full, or an adapter merged into its base): model.safetensors from `tensors`, pooling
/// and tokenizer files copied unchanged from `base`, the head, plateau.json and what writeUsage() adds beside
/// them. The result is a model folder like the base.
Result<void> writeModelFolder(const std::filesystem::path& folder, const std::filesystem::path& base,
                              std::vector<checkpoint::TensorData> tensors, const Head& head,
                              AdapterInfo info);

} // namespace plateau::exporter
