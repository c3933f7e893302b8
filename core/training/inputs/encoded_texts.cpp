#include "core/training/inputs/encoded_texts.h"

#include <algorithm>

namespace plateau::training {
namespace {

std::vector<std::uint32_t> byLength(const EncodedTexts& texts, std::span<const std::uint32_t> chosen) {
    std::vector<std::uint32_t> order(chosen.begin(), chosen.end());
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return texts.length(a) < texts.length(b); });
    return order;
}

} // namespace

EncodedTexts EncodedTexts::encode(const tokenizer::SingleText& layout, std::span<const std::string> texts,
                                  int maxTokens) {
    EncodedTexts encoded;
    encoded.m_ends.reserve(texts.size());
    encoded.m_lengths.reserve(texts.size());
    for (const std::string& text : texts) {
        const auto encoding = layout.encode(text, static_cast<std::size_t>(maxTokens));
        encoded.m_ids.insert(encoded.m_ids.end(), encoding.ids.begin(), encoding.ids.end());
        encoded.m_ends.push_back(encoded.m_ids.size());
        encoded.m_lengths.push_back(static_cast<int>(encoding.fullLength));
        encoded.m_unknown += static_cast<std::int64_t>(encoding.unknown);
    }
    return encoded;
}

EncodingFacts EncodedTexts::facts() const {
    EncodingFacts facts{static_cast<std::int64_t>(m_ids.size()), m_unknown, 0, m_lengths};
    for (std::size_t text = 0; text < size(); ++text) {
        facts.truncated += truncated(text) ? 1 : 0;
    }
    return facts;
}

Batch EncodedTexts::collate(std::span<const std::uint32_t> rows, std::int64_t cells) const {
    Batch batch;
    batch.cells = cells;
    batch.tokens.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        batch.tokens.push_back(ids(row));
    }
    return batch;
}

std::vector<std::vector<std::uint32_t>>
scoringBatches(const EncodedTexts& texts, std::span<const std::uint32_t> chosen, std::size_t tokens) {
    std::vector<std::vector<std::uint32_t>> batches;
    for (const std::uint32_t text : byLength(texts, chosen)) {
        if (batches.empty() || (batches.back().size() + 1) * texts.length(text) > tokens) {
            batches.emplace_back();
        }
        batches.back().push_back(text);
    }
    return batches;
}

std::vector<std::vector<std::uint32_t>>
uniformBatches(const EncodedTexts& texts, std::span<const std::uint32_t> chosen, std::size_t tokens) {
    const auto full = [&](std::uint32_t text) {
        return std::max<std::size_t>(1, tokens / std::max<std::size_t>(1, texts.length(text)));
    };
    std::vector<std::vector<std::uint32_t>> batches;
    const auto fill = [&] {
        if (!batches.empty()) {
            const std::uint32_t last = batches.back().back();
            batches.back().resize(full(last), last);
        }
    };
    for (const std::uint32_t text : byLength(texts, chosen)) {
        if (batches.empty() || texts.length(batches.back().front()) != texts.length(text) ||
            batches.back().size() == full(text)) {
            fill();
            batches.emplace_back();
        }
        batches.back().push_back(text);
    }
    fill();
    return batches;
}

} // namespace plateau::training
