#pragma once

#include "core/base/json_fields.h"
#include "core/checkpoint/model_weights.h"
#include "core/export/peft_files.h"

#include <vector>

namespace plateau::exporter {

/// What a consumer of adapters would refuse, or silently read as something else (formats page, section 3).
/// Empty: it takes the adapter as it is meant. Each fault names the field or tensor.

/// PEFT: both halves of every module, shapes and ranks as the config says, every target hit, nothing that is
/// neither LoRA nor in modules_to_save, no DoRA, no bias, no variant that computes something else.
std::vector<Fault> checkPeft(const PeftFiles& files);
/// vLLM: as PEFT, and no modules_to_save, no patterns, a rank that max_lora_rank can reach.
std::vector<Fault> checkVllm(const PeftFiles& files);
/// llama.cpp's converter and loader: as PEFT, and only A and B, one rank, no rsLoRA, no lm_head.
std::vector<Fault> checkLlamaCpp(const PeftFiles& files);
/// That every module is a linear of this base with these shapes: an adapter with other names would load and
/// do nothing.
std::vector<Fault> checkBase(const PeftFiles& files, const checkpoint::ModelWeights& base);

} // namespace plateau::exporter
