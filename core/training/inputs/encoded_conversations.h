#pragma once

#include "core/base/conversation.h"
#include "core/tokenizer/chat_layout.h"
#include "core/training/inputs/encoded_set.h"

namespace plateau::training {

/// Conversations as token ids with what stands around the turns, and which of them the assistant says; in one
/// block of memory. Of one that is too long the beginning is left out, so that the last answer stays; of an
/// answer that is too long by itself the end.
class EncodedConversations : public EncodedSet {
public:
    /// @param conversations each ends with an answer @param maxTokens ≥ 2
    EncodedConversations(const tokenizer::ChatLayout& layout, std::span<const Conversation> conversations,
                         int maxTokens);

    std::size_t size() const override { return m_items.size(); }
    std::int64_t cost(std::size_t row) const override { return static_cast<std::int64_t>(ids(row).size()); }
    bool truncated(std::size_t row) const override { return m_items[row].length > ids(row).size(); }
    EncodingFacts facts() const override;
    Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const override;
    std::span<const std::int32_t> prompt(std::size_t row) const override {
        return std::span(m_prompts).subspan(m_items[row].promptBegin, m_items[row].promptLength);
    }

    std::span<const std::int32_t> ids(std::size_t row) const {
        return std::span(m_ids).subspan(m_items[row].begin, m_items[row].end - m_items[row].begin);
    }
    /// 1 for a token that the assistant says, as long as ids().
    std::span<const std::uint8_t> said(std::size_t row) const {
        return std::span(m_said).subspan(m_items[row].begin, m_items[row].end - m_items[row].begin);
    }

private:
    struct Item {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t length = 0; ///< before cutting
        std::size_t promptBegin = 0;
        std::size_t promptLength = 0;
    };
    void add(const tokenizer::ChatLayout& layout, const Conversation& conversation, std::size_t most);

    std::vector<std::int32_t> m_ids;
    std::vector<std::uint8_t> m_said;
    std::vector<std::int32_t> m_prompts; ///< whole, one behind the other
    std::vector<Item> m_items;
};

} // namespace plateau::training
