#include "core/tokenizer/tokenizer.h"

#include "core/tokenizer/bert_tokenizer.h"
#include "core/tokenizer/tokenizer_files.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::tokenizer {

Encoding Tokenizer::encodeForModel(std::string_view text, std::size_t maxTokens) const {
    const std::vector<std::int32_t> body = encode(text);
    const std::size_t room = std::max<std::size_t>(maxTokens, 2) - 2;
    const auto kept = static_cast<std::ptrdiff_t>(std::min(body.size(), room));
    Encoding encoding;
    encoding.ids.reserve(static_cast<std::size_t>(kept) + 2);
    encoding.ids.push_back(clsId());
    encoding.ids.insert(encoding.ids.end(), body.begin(), body.begin() + kept);
    encoding.ids.push_back(sepId());
    encoding.fullLength = body.size() + 2;
    encoding.truncated = encoding.fullLength > encoding.ids.size();
    encoding.unknown =
        static_cast<std::size_t>(std::count(encoding.ids.begin(), encoding.ids.end(), unknownId()));
    return encoding;
}

Result<std::unique_ptr<Tokenizer>> loadTokenizer(const std::filesystem::path& folder) {
    auto spec = readTokenizerSpec(folder);
    if (!spec) {
        return spec.error();
    }
    return std::unique_ptr<Tokenizer>(std::make_unique<BertTokenizer>(*std::move(spec)));
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
