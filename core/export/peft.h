#pragma once

#include "core/export/adapter_info.h"
#include "core/export/lora_tensors.h"

#include <filesystem>
#include <optional>

namespace plateau::exporter {

/// Exact: alpha, rank and rsLoRA as trained, the head among the adapter's tensors (modules_to_save); PEFT
/// only. Portable: one rank and the scale folded into B, the head in head.safetensors; the same function in
/// PEFT, vLLM and llama.cpp.
enum class PeftForm { Exact, Portable };

/// Writes a PEFT adapter folder: adapter_config.json, adapter_model.safetensors, plateau.json (info, its
/// `kind` and `head` are set here), portable with a head head.safetensors, and with any head what
/// writeUsage() adds. The folder is checked by the rules of its consumers before it appears. The base model
/// is named, never its path.
/// @param base the folder of the base model
/// Errors: BadInput for tensors or info that cannot be exported and for a folder that is taken; Io.
Result<void> writePeft(const std::filesystem::path& folder, const std::filesystem::path& base,
                       const LoraTensors& tensors, AdapterInfo info, PeftForm form);

struct PeftAdapter {
    LoraTensors tensors;
    std::optional<AdapterInfo> info; ///< nothing for an adapter that another program wrote
};

/// Reads a PEFT LoRA adapter folder of ours or of PEFT; F16 and BF16 become floats. Whatever would be read as
/// another function (DoRA, alpha patterns, a module missing one half) is BadInput naming it.
Result<PeftAdapter> readPeft(const std::filesystem::path& folder);

} // namespace plateau::exporter
