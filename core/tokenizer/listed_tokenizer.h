#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/tokenizer.h"

#include <map>
#include <vector>

namespace plateau::tokenizer {

/// A tokenizer that knows the text of each of its ids: all of them but for how they cut a text.
class ListedTokenizer : public Tokenizer {
public:
    std::size_t vocabularySize() const final { return m_texts.size(); }
    const std::string& token(std::int32_t id) const final;
    std::optional<std::int32_t> special(SpecialRole role) const final;
    const std::string& hash() const final { return m_hash; }

protected:
    /// @param vocabulary text of each id; empty: a gap @param added take the place of what it has at their
    /// ids, or stand behind it
    ListedTokenizer(std::vector<std::string> vocabulary, const std::vector<AddedToken>& added,
                    std::map<SpecialRole, std::int32_t> specials, std::string hash);

    /// Whether the text of an id stands as it is written, whatever marks the vocabulary uses. Pre: the id
    /// has a text.
    bool isAdded(std::int32_t id) const { return m_added[static_cast<std::size_t>(id)]; }

private:
    std::vector<std::string> m_texts; ///< by id
    std::vector<bool> m_added;        ///< by id
    std::map<SpecialRole, std::int32_t> m_specials;
    std::string m_hash;
};

} // namespace plateau::tokenizer
