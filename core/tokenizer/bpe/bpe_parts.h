#pragma once

#include "core/base/json.h"
#include "core/tokenizer/added_tokens_json.h"

#include <utility>

/// What the readers of the two kinds of BPE have in common.
namespace plateau::tokenizer {

/// Ids by text, without the gaps; views into the vocabulary.
TokenIds idsByText(const std::vector<std::string>& vocabulary);

/// The merges of a tokenizer.json: "left right" or ["left", "right"], each of which must have its parts and
/// its whole in the vocabulary.
/// @param where name used in errors
Result<void> readMerges(const Json& list, const TokenIds& ids, const std::string& where,
                        std::vector<std::pair<std::string, std::string>>& merges);

} // namespace plateau::tokenizer
