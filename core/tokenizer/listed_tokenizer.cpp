#include "core/tokenizer/listed_tokenizer.h"

#include <algorithm>

namespace plateau::tokenizer {

ListedTokenizer::ListedTokenizer(std::vector<std::string> vocabulary, const std::vector<AddedToken>& added,
                                 std::map<SpecialRole, std::int32_t> specials, std::string hash)
    : m_texts(std::move(vocabulary)), m_specials(std::move(specials)), m_hash(std::move(hash)) {
    m_added.resize(m_texts.size());
    for (const AddedToken& token : added) {
        const auto id = static_cast<std::size_t>(token.id);
        m_texts.resize(std::max(m_texts.size(), id + 1));
        m_added.resize(m_texts.size());
        m_texts[id] = token.content;
        m_added[id] = true;
    }
}

const std::string& ListedTokenizer::token(std::int32_t id) const {
    static const std::string none;
    return id >= 0 && static_cast<std::size_t>(id) < m_texts.size() ? m_texts[static_cast<std::size_t>(id)]
                                                                    : none;
}

std::optional<std::int32_t> ListedTokenizer::special(SpecialRole role) const {
    const auto found = m_specials.find(role);
    return found == m_specials.end() ? std::nullopt : std::optional(found->second);
}

} // namespace plateau::tokenizer
