#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/checkpoint/gguf/gguf_file.h"

#include <string>
#include <string_view>

/// A GGUF file in the words of a model folder.
namespace plateau::checkpoint {

/// Its metadata as the config.json of the same model. BadInput for an architecture that is not read, by name.
Result<Json> configOf(const GgufFile& file);

/// The key of the metadata that a field of configOf() comes from; the field itself where there is none.
std::string ggufKey(std::string_view architecture, const std::string& field);

/// "model.layers.3.self_attn.q_proj.weight" of "blk.3.attn_q.weight"; nothing for a tensor that a model
/// folder does not have.
std::optional<std::string> folderName(std::string_view ggufName);

} // namespace plateau::checkpoint
