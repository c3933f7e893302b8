#pragma once

#include "core/base/result.h"
#include "core/tokenizer/wordpiece/bert_tokenizer.h"

#include <filesystem>

namespace plateau::tokenizer {

/// Reads the tokenizer files of a BERT-family model folder; tokenizer.json decides where both forms lie
/// there. Errors as loadTokenizer().
Result<TokenizerSpec> readTokenizerSpec(const std::filesystem::path& folder);

/// From the text of a tokenizer.json.
/// @param where name used in errors
Result<TokenizerSpec> parseTokenizerJson(std::string_view text, const std::string& where);

} // namespace plateau::tokenizer
