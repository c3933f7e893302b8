#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plateau::statistics {

/// How a segment is cut into words before n-grams are counted, exactly as sacrebleu's tokenizers of these
/// names (version 2.6).
enum class BleuTokenizer {
    V13a, ///< "13a": mteval-v13a, for languages with spaces
    Zh,   ///< "zh": every Chinese character on its own, the rest as 13a
    Intl, ///< "intl": mteval-v14, punctuation and symbols of all of Unicode
    None, ///< "none": words between white space as they are
};

const char* name(BleuTokenizer tokenizer);
std::optional<BleuTokenizer> bleuTokenizerFromName(std::string_view name);

/// The segment's words, one space between them. @param text UTF-8, one segment
std::string bleuTokens(std::string_view text, BleuTokenizer tokenizer);

} // namespace plateau::statistics
