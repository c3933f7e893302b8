#pragma once

#include "core/tokenizer/layout.h"
#include "core/training/inputs/encoded_set.h"

#include <string>

namespace plateau::training {

/// Whole texts for a language model, each behind a token that begins it; in one block of memory. Nothing is
/// cut: a model reads longer ones in windows.
class LanguageTexts : public EncodedSet {
public:
    LanguageTexts(const tokenizer::RunningText& layout, std::span<const std::string> texts);

    std::size_t size() const override { return m_ends.size(); }
    std::int64_t cost(std::size_t row) const override { return static_cast<std::int64_t>(ids(row).size()); }
    bool truncated(std::size_t) const override { return false; }
    EncodingFacts facts() const override;
    Batch collate(std::span<const std::uint32_t> rows, std::int64_t cells) const override;

    std::span<const std::int32_t> ids(std::size_t row) const {
        const std::size_t begin = row == 0 ? 0 : m_ends[row - 1];
        return {m_ids.data() + begin, m_ends[row] - begin};
    }

private:
    std::vector<std::int32_t> m_ids;
    std::vector<std::size_t> m_ends;
};

} // namespace plateau::training
