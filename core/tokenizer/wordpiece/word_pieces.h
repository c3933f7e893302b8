#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::tokenizer {

/// Polynomial hash of bytes, modulo 2^64: the hash of any part of a word follows from its prefix hashes.
namespace piece_hash {
inline constexpr std::uint64_t base = 0x9E3779B97F4A7C15;
constexpr std::uint64_t add(std::uint64_t hash, char byte) {
    return hash * base + static_cast<unsigned char>(byte) + 1;
}
} // namespace piece_hash

/// An open-addressing map from piece text to id, looked up by text plus its hash.
class PieceTable {
public:
    void build(const std::vector<std::pair<std::string_view, std::int32_t>>& pieces);

    /// -1 when the text is no piece.
    std::int32_t find(std::string_view text, std::uint64_t hash) const {
        for (std::size_t slot = slotOf(hash);; slot = (slot + 1) & m_mask) {
            const Entry& entry = m_entries[slot];
            if (entry.id < 0) {
                return -1;
            }
            if (entry.hash == hash && entry.length == text.size() &&
                std::string_view(m_text).substr(entry.offset, entry.length) == text) {
                return entry.id;
            }
        }
    }
    /// Bytes of the longest piece.
    std::size_t longest() const { return m_longest; }

private:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
        std::int32_t id = -1;
    };

    std::size_t slotOf(std::uint64_t hash) const {
        return static_cast<std::size_t>((hash ^ hash >> 32) * piece_hash::base >> 20) & m_mask;
    }

    std::vector<Entry> m_entries = std::vector<Entry>(1);
    std::size_t m_mask = 0;
    std::size_t m_longest = 0;
    std::string m_text;
};

/// Greedy longest-match WordPiece (Schuster and Nakajima 2012; Devlin et al. 2019) on normalised words.
/// Safe from several threads.
class WordPieces {
public:
    /// @param vocabulary text of each id; empty texts are gaps
    /// @param prefix marks pieces that continue a word ("##")
    /// @param longestWord words of more code points become `unknown`
    WordPieces(std::span<const std::string> vocabulary, std::string_view prefix, std::int32_t unknown,
               std::size_t longestWord);

    /// Appends the ids of one word: its pieces, or one `unknown` when a rest matches nothing.
    /// @param hash piece_hash of the word
    void append(std::string_view word, std::uint64_t hash, std::size_t codePoints,
                std::vector<std::int32_t>& ids) const;
    std::size_t longestWord() const { return m_longestWord; }

private:
    void appendPieces(std::string_view word, std::vector<std::int32_t>& ids) const;

    PieceTable m_beginnings;
    PieceTable m_continuations;
    std::vector<std::uint64_t> m_powers; ///< piece_hash::base to the n
    std::int32_t m_unknown;
    std::size_t m_longestWord;
};

} // namespace plateau::tokenizer
