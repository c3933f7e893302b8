#pragma once

#include "core/base/json.h"
#include "core/tokenizer/bpe/character_bpe.h"

namespace plateau::tokenizer {

/// True for a tokenizer.json whose BPE works on characters with "▁" for spaces: it has no ByteLevel.
bool isCharacterBpe(const Json& json);

/// From such a tokenizer.json, checked: every merge has its parts and its whole. Anything that would change
/// the ids and is not known is BadInput naming it.
/// @param specials texts of bos_token, eos_token and so on, see readSpecialTexts()
/// @param where name used in errors
Result<CharacterBpeSpec> parseCharacterBpe(const Json& json,
                                           const std::map<std::string, std::string>& specials,
                                           const std::string& where);

} // namespace plateau::tokenizer
