#pragma once

#include "core/base/json.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace plateau::tokenizer {

/// A JSON object, empty when there is no such file.
Result<Json> readObjectIfThere(const std::filesystem::path& path);

/// The texts of the special tokens ("bos_token", "unk_token" …) that tokenizer_config.json and
/// special_tokens_map.json of a model folder name; the latter wins.
Result<std::map<std::string, std::string>> readSpecialTexts(const std::filesystem::path& folder);

/// Texts of the first and the last token that the post_processor of a tokenizer.json puts around one text;
/// nothing where it does something else.
std::optional<std::pair<std::string, std::string>> tokensAround(const Json& processor);

} // namespace plateau::tokenizer
