#include "core/training/inputs/language_texts.h"

namespace plateau::training {

LanguageTexts::LanguageTexts(const tokenizer::RunningText& layout, std::span<const std::string> texts) {
    m_ends.reserve(texts.size());
    for (const std::string& text : texts) {
        const auto ids = layout.encode(text);
        m_ids.insert(m_ids.end(), ids.begin(), ids.end());
        m_ends.push_back(m_ids.size());
    }
}

EncodingFacts LanguageTexts::facts() const {
    EncodingFacts facts;
    facts.tokens = static_cast<std::int64_t>(m_ids.size());
    for (std::size_t row = 0; row < size(); ++row) {
        facts.lengths.push_back(static_cast<int>(ids(row).size()));
    }
    return facts;
}

Batch LanguageTexts::collate(std::span<const std::uint32_t> rows, std::int64_t cells) const {
    Batch batch;
    batch.cells = cells;
    for (const std::uint32_t row : rows) {
        batch.tokens.push_back(ids(row));
    }
    return batch;
}

} // namespace plateau::training
