#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::tokenizer {

/// A token that is found in the text before any word is split, for example "[SEP]".
struct AddedToken {
    std::int32_t id = 0;
    std::string content;
    bool singleWord = false; ///< only where no letter, digit or underscore touches it
    bool leftStrip = false;  ///< takes the white space before it along
    bool rightStrip = false; ///< takes the white space behind it along
    bool normalized = false; ///< searched for in the normalised text
    bool special = true;     ///< marks where texts begin, end or change; false: a word that is never cut
    bool operator==(const AddedToken&) const = default;
};

/// Finds added tokens in a text: leftmost first, longest first, never overlapping, as the `tokenizers`
/// package does. Safe from several threads.
class AddedTokens {
public:
    using TextSink = std::function<void(std::string_view)>;
    using TokenSink = std::function<void(std::int32_t)>;

    /// Which tokens are found: those that are not special mean nothing to a model's layout.
    enum class Search { All, NotSpecial };

    explicit AddedTokens(std::vector<AddedToken> tokens);

    bool empty() const { return m_tokens.empty(); }
    /// True when `text` has no byte that a token could begin with: nothing to split.
    bool absentFrom(std::string_view text) const;
    /// Calls `onText` for each stretch between tokens and `onToken` for each token, in order.
    void split(std::string_view text, Search search, const TextSink& onText, const TokenSink& onToken) const;

private:
    const AddedToken* longestAt(std::string_view text, std::size_t at, Search search) const;

    std::vector<AddedToken> m_tokens; ///< longest first
    std::array<bool, 256> m_begins{};
};

} // namespace plateau::tokenizer
