#pragma once

#include "core/tokenizer/added_tokens_json.h"
#include "core/tokenizer/wordpiece/bert_tokenizer.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plateau::tokenizer {

inline constexpr const char* chooseBert =
    "Choose the folder of a BERT-family encoder with its own tokenizer files.";

/// What tokenizer_config.json and special_tokens_map.json say; nothing where they are silent.
struct ConfigFiles {
    std::optional<bool> lowerCase;
    std::optional<bool> stripAccents;
    std::optional<bool> spaceIdeographs;
    std::string tokenizerClass;
    std::string configPath;
    std::map<std::string, std::string> specials = {
        {"unk_token", "[UNK]"}, {"sep_token", "[SEP]"},   {"pad_token", "[PAD]"},
        {"cls_token", "[CLS]"}, {"mask_token", "[MASK]"},
    };
};

/// Reads both files of a model folder; a missing file is silent.
Result<ConfigFiles> readConfigFiles(const std::filesystem::path& folder);

/// Ids by text; views into the spec.
TokenIds idsByText(const TokenizerSpec& spec);

/// BadInput when the text has no id.
/// @param where name used in errors
Result<std::int32_t> idOf(const TokenIds& ids, const std::string& text, const std::string& where);

} // namespace plateau::tokenizer
