#pragma once

#include "core/base/json.h"
#include "core/tokenizer/bpe/bpe_tokenizer.h"

#include <filesystem>

namespace plateau::tokenizer {

inline constexpr const char* chooseByteLevel =
    "Choose a model with a byte-level BPE tokenizer, such as SmolLM2, Llama 3, Qwen2 or GPT-2.";

/// From a tokenizer.json with a model of type BPE, checked: every byte that texts have has a token, every
/// merge its parts and its whole. Anything that would change the ids and is not known is BadInput naming it.
/// @param specials texts of bos_token, eos_token, pad_token, unk_token, see readSpecialTexts()
/// @param where name used in errors
Result<BpeSpec> parseBpe(const Json& json, const std::map<std::string, std::string>& specials,
                         const std::string& where);

} // namespace plateau::tokenizer
