#pragma once

#include "core/base/json.h"

#include <filesystem>
#include <map>
#include <string>

namespace plateau::tokenizer {

/// True for a folder without tokenizer.json whose tokenizer is RoBERTa's: vocab.json and merges.txt, and
/// files that say so.
bool hasRobertaFiles(const std::filesystem::path& folder);

/// The tokenizer.json that transformers makes of such files, for parseBpe(). BadInput for damaged files.
/// @param specials texts of the special tokens; those that are absent become RoBERTa's own
Result<Json> robertaTokenizerJson(const std::filesystem::path& folder,
                                  std::map<std::string, std::string>& specials);

} // namespace plateau::tokenizer
