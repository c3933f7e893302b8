#pragma once

#include "core/base/conversation.h"
#include "core/task/examples.h"
#include "core/tokenizer/chat_layout.h"
#include "core/training/answer_names.h"
#include "core/training/inputs/encoded_set.h"

#include <string>

namespace plateau::training {

/// Texts as questions to a language model: token ids with what stands around them, where the model begins to
/// speak. Of one that is too long the beginning is left out.
class EncodedPrompts : public EncodedSet {
public:
    /// @param examples texts, with classes or without
    /// @param choices what the classes are answered with: takes room in a batch beside the text
    EncodedPrompts(const tokenizer::ChatLayout& layout, const task::Examples& examples,
                   const AnswerChoices& choices);

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
    std::vector<int> m_lengths;          ///< before cutting
    std::vector<std::int64_t> m_answers; ///< tokens
};

/// Texts whose class is to be found.
task::Examples questions(std::span<const std::string> texts);

} // namespace plateau::training
