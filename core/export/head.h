#pragma once

#include "core/checkpoint/safetensors.h"
#include "core/export/adapter_info.h"
#include "core/export/lora_tensors.h"

namespace plateau::exporter {

inline constexpr const char* headFile = "head.safetensors";

/// The values of a tensor (F32, F16 or BF16) as floats.
Result<std::vector<float>> readFloats(const checkpoint::SafetensorsFile& file, const std::string& name);

/// `values` as a tensor to write; `values` must outlive the result.
checkpoint::TensorData tensorOf(std::string name, std::vector<std::uint64_t> shape,
                                const std::vector<float>& values);

/// Heads are trained on features of length √hidden, whatever the model; exported they are for features of
/// length 1, as sentence-transformers' Normalize gives them. The same function, with the factor in W.
Head forUnitFeatures(Head trained);
Head fromUnitFeatures(Head exported);

/// Writes `folder`/head.safetensors and returns where its tensors lie.
Result<HeadLocation> writeHeadFile(const std::filesystem::path& folder, const Head& head);
/// Reads a head of the export in `folder`; a location outside of it is refused.
Result<Head> readHead(const std::filesystem::path& folder, const HeadLocation& location);

} // namespace plateau::exporter
