#pragma once

#include "core/base/json.h"
#include "core/tokenizer/sentencepiece/unigram_tokenizer.h"

namespace plateau::tokenizer {

/// From a tokenizer.json with a model of type Unigram (XLM-RoBERTa, T5), checked: pieces are texts, once
/// each, with finite scores. A step of the normalizer or pre_tokenizer that would change the ids and is not
/// known is BadInput naming it.
/// @param specials texts of bos_token, eos_token and so on, see readSpecialTexts()
/// @param where name used in errors
Result<UnigramSpec> parseUnigram(const Json& json, const std::map<std::string, std::string>& specials,
                                 const std::string& where);

} // namespace plateau::tokenizer
