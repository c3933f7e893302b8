#include "core/training/inputs/encoded_prompts.h"

#include <algorithm>

namespace plateau::training {

EncodedPrompts::EncodedPrompts(const tokenizer::ChatLayout& layout, const task::Examples& examples,
                               const AnswerChoices& choices) {
    for (const std::string& text : examples.texts) {
        const std::vector<std::int32_t> ids = layout.prompt({{Speaker::User, text}});
        const auto kept = std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(ids.size()),
                                                   static_cast<std::ptrdiff_t>(choices.promptTokens));
        m_ids.insert(m_ids.end(), ids.end() - kept, ids.end());
        m_ends.push_back(m_ids.size());
        m_lengths.push_back(static_cast<int>(ids.size()));
    }
    for (const int number : examples.classes) {
        m_answers.push_back(
            number < 0 ? choices.longest()
                       : static_cast<std::int64_t>(choices.answers[static_cast<std::size_t>(number)].size()));
    }
    m_answers.resize(m_ends.size(), 0);
}

EncodingFacts EncodedPrompts::facts() const {
    EncodingFacts facts;
    facts.tokens = static_cast<std::int64_t>(m_ids.size());
    for (std::size_t row = 0; row < size(); ++row) {
        facts.truncated += truncated(row) ? 1 : 0;
        facts.lengths.push_back(m_lengths[row] + static_cast<int>(m_answers[row]));
    }
    return facts;
}

Batch EncodedPrompts::collate(std::span<const std::uint32_t> rows, std::int64_t cells) const {
    Batch batch;
    batch.cells = cells;
    for (const std::uint32_t row : rows) {
        batch.tokens.push_back(prompt(row));
    }
    return batch;
}

task::Examples questions(std::span<const std::string> texts) {
    task::Examples examples;
    examples.items = texts.size();
    examples.texts.assign(texts.begin(), texts.end());
    examples.classes.assign(texts.size(), -1);
    return examples;
}

} // namespace plateau::training
