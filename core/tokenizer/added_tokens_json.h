#pragma once

#include "core/base/json_fields.h"
#include "core/tokenizer/added_tokens.h"

#include <unordered_map>

namespace plateau::tokenizer {

inline constexpr std::uint64_t tokenizerFileBytes = 64ull << 20; ///< largest tokenizer.json or vocab.txt
inline constexpr std::size_t mostTokens = 1'000'000;

/// Ids by text; views into what the texts belong to.
using TokenIds = std::unordered_map<std::string_view, std::int32_t>;

/// The `added_tokens` of a tokenizer.json, by id. A token is in the vocabulary with the same id, or has an id
/// behind it.
/// @param where name used in errors
Result<std::vector<AddedToken>> readAddedTokens(const Json& list, const TokenIds& vocabulary,
                                                std::size_t vocabularySize, const std::string& where);

/// The texts of an object {text: id} in the order of their ids; empty for an id without one.
/// @param where name used in errors
Result<std::vector<std::string>> readVocabulary(const Json& object, const std::string& where);

/// A member of an object; null where it is none.
const Json& member(const Json& object, const char* name);
/// True when the member "type" says so.
bool hasType(const Json& object, const char* type);

} // namespace plateau::tokenizer
