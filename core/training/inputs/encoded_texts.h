#pragma once

#include "core/tokenizer/layout.h"
#include "core/training/inputs/encoded_set.h"

#include <string>

namespace plateau::training {

/// Texts as token ids, what stands around them included, cut to a maximum; in one block of memory.
class EncodedTexts : public EncodedSet {
public:
    static EncodedTexts encode(const tokenizer::SingleText& layout, std::span<const std::string> texts,
                               int maxTokens);

    std::size_t size() const override { return m_ends.size(); }
    std::int64_t cost(std::size_t text) const override { return static_cast<std::int64_t>(length(text)); }
    bool truncated(std::size_t text) const override {
        return m_lengths[text] > static_cast<int>(length(text));
    }
    EncodingFacts facts() const override;
    Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const override;

    std::span<const std::int32_t> ids(std::size_t text) const {
        const std::size_t begin = text == 0 ? 0 : m_ends[text - 1];
        return {m_ids.data() + begin, m_ends[text] - begin};
    }
    std::size_t length(std::size_t text) const { return ids(text).size(); }

private:
    std::vector<std::int32_t> m_ids;
    std::vector<std::size_t> m_ends;
    std::vector<int> m_lengths;
    std::int64_t m_unknown = 0;
};

/// Splits texts into batches for scoring: sorted by length, at most `tokens` tokens of padded width each.
/// Every text is in one batch.
std::vector<std::vector<std::uint32_t>>
scoringBatches(const EncodedTexts& texts, std::span<const std::uint32_t> chosen, std::size_t tokens);

/// Splits texts into batches of one length and as many texts as fit into `tokens` (at least one), the last
/// text of a length repeated until its batch is full. A text of a length is always in a batch of the same
/// shape, so what is computed for it does not depend on which texts it is computed with.
std::vector<std::vector<std::uint32_t>>
uniformBatches(const EncodedTexts& texts, std::span<const std::uint32_t> chosen, std::size_t tokens);

} // namespace plateau::training
