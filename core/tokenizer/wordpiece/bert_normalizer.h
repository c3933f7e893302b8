#pragma once

#include <string>
#include <string_view>

namespace plateau::tokenizer {

/// The switches of a `BertNormalizer`.
struct BertSettings {
    bool cleanText = true;       ///< drop control characters, white space becomes ' '
    bool spaceIdeographs = true; ///< set CJK ideographs apart (not kana, not Hangul)
    bool stripAccents = true;    ///< NFD, then drop non-spacing marks
    bool lowerCase = true;       ///< full lower case of each code point
    bool operator==(const BertSettings&) const = default;
};

/// The normalised text as UTF-8. Invalid bytes count as U+FFFD, one each.
std::string normalize(std::string_view text, const BertSettings& settings);

} // namespace plateau::tokenizer
