#include "core/tokenizer/layout.h"

#include <algorithm>

namespace plateau::tokenizer {

Result<SingleText> SingleText::of(const Tokenizer& tokenizer) {
    const auto first = tokenizer.special(SpecialRole::Classification);
    const auto last = tokenizer.special(SpecialRole::Separator);
    if (!first || !last) {
        return badInput("tokenizer",
                        "has no tokens that stand around a text, such as [CLS] and [SEP] or <s> and </s>",
                        "Choose an encoder for this task.");
    }
    return SingleText(tokenizer, *first, *last);
}

Encoding SingleText::encode(std::string_view text, std::size_t maxTokens) const {
    const std::vector<std::int32_t> body = m_tokenizer->encode(text);
    const std::size_t room = std::max(maxTokens, added) - added;
    const auto kept = static_cast<std::ptrdiff_t>(std::min(body.size(), room));
    Encoding encoding;
    encoding.ids.reserve(static_cast<std::size_t>(kept) + added);
    encoding.ids.push_back(m_first);
    encoding.ids.insert(encoding.ids.end(), body.begin(), body.begin() + kept);
    encoding.ids.push_back(m_last);
    encoding.fullLength = body.size() + added;
    encoding.truncated = encoding.fullLength > encoding.ids.size();
    if (const auto unknown = m_tokenizer->special(SpecialRole::Unknown)) {
        encoding.unknown =
            static_cast<std::size_t>(std::count(encoding.ids.begin(), encoding.ids.end(), *unknown));
    }
    return encoding;
}

Result<RunningText> RunningText::of(const Tokenizer& tokenizer) {
    const auto begin = tokenizer.special(SpecialRole::Begin);
    const auto first = begin ? begin : tokenizer.special(SpecialRole::End);
    if (!first) {
        return badInput("tokenizer", "has no token that begins a text",
                        "Choose a model whose tokenizer_config.json names a bos_token or an eos_token.");
    }
    return RunningText(tokenizer, *first);
}

std::vector<std::int32_t> RunningText::encode(std::string_view text) const {
    std::vector<std::int32_t> ids = m_tokenizer->encode(text);
    ids.insert(ids.begin(), m_first);
    return ids;
}

} // namespace plateau::tokenizer
