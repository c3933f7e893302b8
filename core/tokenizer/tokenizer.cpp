#include "core/tokenizer/tokenizer.h"

#include <fmt/format.h>

namespace plateau::tokenizer {

const char* name(SpecialRole role) {
    switch (role) {
    case SpecialRole::Begin:
        return "begin";
    case SpecialRole::End:
        return "end";
    case SpecialRole::Classification:
        return "classification";
    case SpecialRole::Separator:
        return "separator";
    case SpecialRole::Padding:
        return "padding";
    case SpecialRole::Unknown:
        break;
    }
    return "unknown";
}

std::optional<std::int32_t> findToken(const Tokenizer& tokenizer, std::string_view text) {
    for (std::int32_t id = 0; static_cast<std::size_t>(id) < tokenizer.vocabularySize(); ++id) {
        if (tokenizer.token(id) == text) {
            return id;
        }
    }
    return std::nullopt;
}

Result<void> checkVocabulary(const Tokenizer& tokenizer, std::size_t rows, const std::string& where) {
    return tokenizer.vocabularySize() <= rows
               ? Result<void>()
               : badInput(
                     where,
                     fmt::format("the tokenizer knows {} tokens, the model {}", tokenizer.vocabularySize(),
                                 rows),
                     "Use the tokenizer files of this model, or a model whose embedding was enlarged for "
                     "its added tokens.");
}

} // namespace plateau::tokenizer
