#include "core/metric/answer_match.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <map>

namespace plateau::metric {
namespace {

bool isKana(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF);
}

std::string spaced(std::string_view text) {
    std::string out;
    for (const std::string_view word : splitWords(text)) {
        out += out.empty() ? "" : " ";
        out += word;
    }
    return composed(out).value_or(out);
}

double harmonicMean(std::size_t common, std::size_t wanted, std::size_t written) {
    return common == 0 ? 0 : 2 * static_cast<double>(common) / static_cast<double>(wanted + written);
}

std::size_t commonWords(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::map<std::string_view, std::size_t> left;
    for (const std::string& word : a) {
        ++left[word];
    }
    std::size_t common = 0;
    for (const std::string& word : b) {
        auto found = left.find(word);
        if (found != left.end() && found->second > 0) {
            --found->second;
            ++common;
        }
    }
    return common;
}

/// Length of the longest common subsequence, row by row.
std::size_t commonSequence(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const std::string& word : a) {
        std::size_t diagonal = 0;
        for (std::size_t i = 1; i <= b.size(); ++i) {
            const std::size_t above = row[i];
            row[i] = word == b[i - 1] ? diagonal + 1 : std::max(above, row[i - 1]);
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

std::vector<std::string> answerWords(std::string_view text) {
    const auto folded = foldCase(text, Composition::Compatibility);
    if (!folded) {
        return {std::string(text)};
    }
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < folded->size();) {
        const std::size_t from = at;
        const char32_t c = decodeUtf8(*folded, at).value_or(U'\uFFFD');
        const std::string_view bytes = std::string_view(*folded).substr(from, at - from);
        const bool cuts = c == 0 || isPunctuation(c) || isSymbol(c) || isSpace(c);
        const bool alone = !cuts && (isHan(c) || isKana(c)); // the middle dot is among the kana
        if ((alone || cuts) && !words.back().empty()) {
            words.emplace_back();
        }
        if (!cuts) {
            words.back() += bytes;
        }
        if (alone) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

AnswerMatch matchAnswer(std::string_view wanted, std::string_view written) {
    AnswerMatch match;
    match.exact = spaced(wanted) == spaced(written);
    const auto a = answerWords(wanted);
    const auto b = answerWords(written);
    if (a.empty() && b.empty()) {
        match.tokenF1 = match.exact ? 1 : 0;
        match.rougeL = match.tokenF1;
        return match;
    }
    match.tokenF1 = harmonicMean(commonWords(a, b), a.size(), b.size());
    match.rougeL = harmonicMean(commonSequence(a, b), a.size(), b.size());
    return match;
}

} // namespace plateau::metric
