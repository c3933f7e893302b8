#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A written answer against the one that was wanted.
namespace plateau::metric {

/// The words that answers are compared by: case folded and composed for compatibility (NFKC), cut at white
/// space, punctuation and symbols, which are dropped; a Han or kana character is a word of its own. Text that
/// is not UTF-8 is one word.
std::vector<std::string> answerWords(std::string_view text);

struct AnswerMatch {
    /// The same text, but for white space around it and how much of it is between words, and for the way in
    /// which characters are composed (NFC).
    bool exact = false;
    /// Harmonic mean of precision and recall over words, each counted as often as it occurs (Rajpurkar et al.
    /// 2016); 1 where neither has words and they match exactly.
    double tokenF1 = 0;
    /// The same over the longest common subsequence of words (Lin 2004).
    double rougeL = 0;
    bool operator==(const AnswerMatch&) const = default;
};

AnswerMatch matchAnswer(std::string_view wanted, std::string_view written);

} // namespace plateau::metric
