#include "core/tokenizer/wordpiece/word_pieces.h"

#include <algorithm>
#include <bit>

namespace plateau::tokenizer {

void PieceTable::build(const std::vector<std::pair<std::string_view, std::int32_t>>& pieces) {
    m_entries.assign(std::bit_ceil(pieces.size() * 2 + 1), Entry{});
    m_mask = m_entries.size() - 1;
    for (const auto& [text, id] : pieces) {
        std::uint64_t hash = 0;
        for (const char byte : text) {
            hash = piece_hash::add(hash, byte);
        }
        std::size_t slot = slotOf(hash);
        while (m_entries[slot].id >= 0) {
            slot = (slot + 1) & m_mask;
        }
        m_entries[slot] = {hash, static_cast<std::uint32_t>(m_text.size()),
                           static_cast<std::uint32_t>(text.size()), id};
        m_text += text;
        m_longest = std::max(m_longest, text.size());
    }
}

WordPieces::WordPieces(std::span<const std::string> vocabulary, std::string_view prefix, std::int32_t unknown,
                       std::size_t longestWord)
    : m_unknown(unknown), m_longestWord(longestWord) {
    std::vector<std::pair<std::string_view, std::int32_t>> beginnings;
    std::vector<std::pair<std::string_view, std::int32_t>> continuations;
    std::int32_t id = 0;
    for (const std::string& text : vocabulary) {
        if (!text.empty()) {
            beginnings.emplace_back(text, id);
        }
        if (text.size() > prefix.size() && text.starts_with(prefix)) {
            continuations.emplace_back(std::string_view(text).substr(prefix.size()), id);
        }
        ++id;
    }
    m_beginnings.build(beginnings);
    m_continuations.build(continuations);
    m_powers.assign(std::max(m_beginnings.longest(), m_continuations.longest()) + 1, 1);
    for (std::size_t n = 1; n < m_powers.size(); ++n) {
        m_powers[n] = m_powers[n - 1] * piece_hash::base;
    }
}

void WordPieces::append(std::string_view word, std::uint64_t hash, std::size_t codePoints,
                        std::vector<std::int32_t>& ids) const {
    if (codePoints > m_longestWord) {
        ids.push_back(m_unknown);
    } else if (const auto id = m_beginnings.find(word, hash); id >= 0) {
        ids.push_back(id);
    } else {
        appendPieces(word, ids);
    }
}

void WordPieces::appendPieces(std::string_view word, std::vector<std::int32_t>& ids) const {
    std::vector<std::uint64_t> prefixes(word.size() + 1);
    for (std::size_t i = 0; i < word.size(); ++i) {
        prefixes[i + 1] = piece_hash::add(prefixes[i], word[i]);
    }
    const std::size_t before = ids.size();
    for (std::size_t begin = 0; begin < word.size();) {
        const PieceTable& table = begin == 0 ? m_beginnings : m_continuations;
        std::size_t length = std::min(table.longest(), word.size() - begin);
        std::int32_t id = -1;
        for (; length > 0 && id < 0; --length) {
            const auto hash = prefixes[begin + length] - prefixes[begin] * m_powers[length];
            id = table.find(word.substr(begin, length), hash);
        }
        if (id < 0) {
            ids.resize(before);
            ids.push_back(m_unknown);
            return;
        }
        ids.push_back(id);
        begin += length + 1;
    }
}

} // namespace plateau::tokenizer
