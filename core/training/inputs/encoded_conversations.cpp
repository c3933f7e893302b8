#include "core/training/inputs/encoded_conversations.h"

#include <algorithm>

namespace plateau::training {

EncodedConversations::EncodedConversations(const tokenizer::ChatLayout& layout,
                                           std::span<const Conversation> conversations, int maxTokens) {
    for (const Conversation& conversation : conversations) {
        add(layout, conversation, static_cast<std::size_t>(maxTokens));
    }
}

void EncodedConversations::add(const tokenizer::ChatLayout& layout, const Conversation& conversation,
                               std::size_t most) {
    const tokenizer::ConversationIds whole = layout.encode(conversation);
    // An answer that brings its own thoughts is asked for before them; who only asks has no answer yet.
    const std::vector<std::int32_t> prompt =
        conversation.back().text.empty()
            ? layout.prompt({conversation.begin(), conversation.end() - 1})
            : std::vector(whole.ids.begin(),
                          whole.ids.begin() + static_cast<std::ptrdiff_t>(whole.lastAnswer()));
    // One token before the answer stays, so that its first token can be foreseen.
    const std::size_t answer = std::min(prompt.size(), whole.ids.size() - 1);
    const std::size_t excess = whole.ids.size() > most ? whole.ids.size() - most : 0;
    const std::size_t from = std::min(excess, answer == 0 ? 0 : answer - 1);
    const std::size_t to = std::min(whole.ids.size(), from + most);
    const auto part = [&](const auto& values, auto& all) {
        all.insert(all.end(), values.begin() + static_cast<std::ptrdiff_t>(from),
                   values.begin() + static_cast<std::ptrdiff_t>(to));
    };
    Item item{m_ids.size(), 0, whole.ids.size(), m_prompts.size(), prompt.size()};
    part(whole.ids, m_ids);
    part(whole.said, m_said);
    item.end = m_ids.size();
    m_prompts.insert(m_prompts.end(), prompt.begin(), prompt.end());
    m_items.push_back(item);
}

EncodingFacts EncodedConversations::facts() const {
    EncodingFacts facts;
    facts.tokens = static_cast<std::int64_t>(m_ids.size());
    for (std::size_t row = 0; row < size(); ++row) {
        facts.truncated += truncated(row) ? 1 : 0;
        facts.lengths.push_back(static_cast<int>(m_items[row].length));
    }
    return facts;
}

Batch EncodedConversations::collate(std::span<const std::uint32_t> rows, std::int64_t cells) const {
    Batch batch;
    batch.cells = cells;
    for (const std::uint32_t row : rows) {
        batch.tokens.push_back(ids(row));
        batch.learnt.push_back(said(row));
    }
    return batch;
}

} // namespace plateau::training
