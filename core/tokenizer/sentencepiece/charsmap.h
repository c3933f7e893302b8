#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plateau::tokenizer {

/// How a SentencePiece model normalises characters (precompiled_charsmap): the size of a trie in bytes
/// (little-endian, 32 bits), the trie as a double array of 32-bit units (darts-clone), then texts that end
/// with NUL, which its values are offsets of. Safe from several threads.
class Charsmap {
public:
    /// Nothing for bytes where a search in the trie could leave it or a value its texts. The map is
    /// untrusted: neither this class nor the library looks at bounds later.
    static std::optional<Charsmap> of(std::string bytes);

    const std::string& bytes() const { return m_bytes; }
    /// As the `tokenizers` package does it: a grapheme cluster of fewer than six bytes becomes the text of
    /// the shortest rule that it begins with, as a whole; without one, and for longer clusters, each
    /// character so.
    std::string normalized(std::string_view text) const;

private:
    explicit Charsmap(std::string bytes) : m_bytes(std::move(bytes)) {}

    std::size_t trieBytes() const;
    /// The text of the shortest rule that `text` begins with.
    std::optional<std::string_view> rule(std::string_view text) const;

    std::string m_bytes;
};

} // namespace plateau::tokenizer
