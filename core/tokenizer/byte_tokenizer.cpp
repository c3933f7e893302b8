#include "core/tokenizer/byte_tokenizer.h"

#include "core/base/sha256.h"
#include "core/tokenizer/valid_text.h"

namespace plateau::tokenizer {

namespace {

std::vector<std::string> allTexts() {
    std::vector<std::string> texts;
    for (int byte = 0; byte < 256; ++byte) {
        texts.emplace_back(1, static_cast<char>(byte));
    }
    texts.insert(texts.end(), {"<bos>", "<eos>"});
    return texts;
}

} // namespace

ByteTokenizer::ByteTokenizer()
    : ListedTokenizer(allTexts(), {}, {{SpecialRole::Begin, begin}, {SpecialRole::End, end}},
                      sha256("bytes: 0 to 255, <bos>, <eos>")) {}

std::vector<std::int32_t> ByteTokenizer::encode(std::string_view text) const {
    std::vector<std::int32_t> ids;
    ids.reserve(text.size());
    for (const char byte : validText(text)) {
        ids.push_back(static_cast<unsigned char>(byte));
    }
    return ids;
}

std::string ByteTokenizer::decode(std::span<const std::int32_t> ids) const {
    std::string text;
    for (const std::int32_t id : ids) {
        text += id < begin ? std::string_view(token(id)) : std::string_view();
    }
    return validText(text);
}

} // namespace plateau::tokenizer
