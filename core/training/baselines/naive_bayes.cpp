#include "core/training/baselines/naive_bayes.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/duplicates.h"

#include <cmath>

namespace plateau::training {
namespace {

bool isWordCharacter(char32_t c) {
    const bool ascii = c < 0x80;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return ascii ? letter || c == '_'
                 : !data::isWhiteSpace(c) && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) &&
                       !(c >= 0xFF00 && c <= 0xFF0F);
}

/// Calls `take` with every word of a text in comparable form.
void forEachWord(std::string_view text, const auto& take) {
    std::size_t wordBegin = text.size();
    std::string_view lastHan;
    const auto endWord = [&](std::size_t end) {
        if (wordBegin < end) {
            take(text.substr(wordBegin, end - wordBegin));
        }
        wordBegin = text.size();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = decodeUtf8(text, at).value_or(0);
        if (data::isHan(c)) {
            endWord(begin);
            take(text.substr(begin, at - begin));
            if (!lastHan.empty()) {
                take(std::string_view(lastHan.data(), lastHan.size() + (at - begin)));
            }
            lastHan = text.substr(begin, at - begin);
            continue;
        }
        lastHan = {};
        if (!isWordCharacter(c)) {
            endWord(begin);
        } else if (wordBegin == text.size()) {
            wordBegin = begin;
        }
    }
    endWord(text.size());
}

} // namespace

std::vector<std::uint32_t> Vocabulary::add(std::string_view text) {
    std::vector<std::uint32_t> words;
    const std::string comparable = data::comparableText(text);
    forEachWord(comparable, [&](std::string_view word) {
        auto it = m_numbers.find(word);
        if (it == m_numbers.end()) {
            it = m_numbers.emplace(std::string(word), static_cast<std::uint32_t>(m_numbers.size())).first;
        }
        words.push_back(it->second);
    });
    return words;
}

NaiveBayes::NaiveBayes(std::span<const std::vector<std::uint32_t>* const> texts, std::span<const int> labels,
                       int classes, std::size_t words)
    : m_known(words, 0) {
    const auto count = static_cast<std::size_t>(classes);
    std::vector<double> documents(count, 0);
    std::vector<double> total(count, 0);
    m_likelihood.resize(count);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto c = static_cast<std::size_t>(labels[i]);
        documents[c] += 1;
        for (const std::uint32_t word : *texts[i]) {
            m_likelihood[c][word] += 1;
            m_known[word] = 1;
            total[c] += 1;
        }
    }
    double vocabulary = 0;
    for (const char known : m_known) {
        vocabulary += known;
    }
    for (std::size_t c = 0; c < count; ++c) {
        const double all = total[c] + std::max(vocabulary, 1.0);
        m_prior.push_back(std::log((documents[c] + 1) / (static_cast<double>(texts.size()) + classes)));
        m_unseen.push_back(std::log(1 / all));
        for (auto& [word, occurrences] : m_likelihood[c]) {
            occurrences = std::log((occurrences + 1) / all);
        }
    }
}

std::vector<float> NaiveBayes::logits(std::span<const std::uint32_t> text) const {
    std::vector<float> out;
    for (std::size_t c = 0; c < m_prior.size(); ++c) {
        double sum = m_prior[c];
        for (const std::uint32_t word : text) {
            if (word >= m_known.size() || m_known[word] == 0) {
                continue;
            }
            const auto it = m_likelihood[c].find(word);
            sum += it == m_likelihood[c].end() ? m_unseen[c] : it->second;
        }
        out.push_back(static_cast<float>(sum));
    }
    return out;
}

} // namespace plateau::training
