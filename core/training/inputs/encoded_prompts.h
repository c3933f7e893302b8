#pragma once

#include "core/base/conversation.h"
#include "core/tokenizer/chat_layout.h"
#include "core/training/inputs/encoded_set.h"

#include <string>

namespace plateau::training {

/// Texts as questions to a language model: token ids with what stands around them, where the model begins to
/// speak. Of one that is too long the beginning is left out.
class EncodedPrompts : public EncodedSet {
public:
    /// @param most tokens that are read of a text, ≥ 1
    /// @param answers tokens of the answer to each text: what it takes of a batch beside its own
    EncodedPrompts(const tokenizer::ChatLayout& layout, std::span<const std::string> texts, std::int64_t most,
                   std::vector<std::int64_t> answers);

    std::size_t size() const override { return m_ends.size(); }
    std::int64_t cost(std::size_t row) const override {
        return static_cast<std::int64_t>(prompt(row).size()) + m_answers[row];
    }
    bool truncated(std::size_t row) const override {
        return m_lengths[row] > static_cast<int>(prompt(row).size());
    }
    EncodingFacts facts() const override;
    Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const override;
    std::span<const std::int32_t> prompt(std::size_t row) const override {
        const std::size_t begin = row == 0 ? 0 : m_ends[row - 1];
        return std::span(m_ids).subspan(begin, m_ends[row] - begin);
    }

private:
    std::vector<std::int32_t> m_ids;
    std::vector<std::size_t> m_ends;
    std::vector<int> m_lengths; ///< before cutting
    std::vector<std::int64_t> m_answers;
};

} // namespace plateau::training
