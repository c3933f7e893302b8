#pragma once

#include "core/base/json.h"

#include <filesystem>
#include <map>
#include <string>

namespace plateau::tokenizer {

/// A JSON object, empty when there is no such file.
Result<Json> readObjectIfThere(const std::filesystem::path& path);

/// The texts of the special tokens ("bos_token", "unk_token" …) that tokenizer_config.json and
/// special_tokens_map.json of a model folder name; the latter wins.
Result<std::map<std::string, std::string>> readSpecialTexts(const std::filesystem::path& folder);

} // namespace plateau::tokenizer
