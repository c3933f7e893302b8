#include "core/tokenizer/byte_tokenizer.h"

#include "core/base/sha256.h"
#include "core/tokenizer/valid_text.h"

namespace plateau::tokenizer {

ByteTokenizer::ByteTokenizer() : m_hash(sha256("bytes: 0 to 255, <bos>, <eos>")) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
        m_texts[byte] = std::string(1, static_cast<char>(byte));
    }
    m_texts[begin] = "<bos>";
    m_texts[end] = "<eos>";
}

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

const std::string& ByteTokenizer::token(std::int32_t id) const {
    static const std::string none;
    return id >= 0 && static_cast<std::size_t>(id) < size ? m_texts[static_cast<std::size_t>(id)] : none;
}

std::optional<std::int32_t> ByteTokenizer::special(SpecialRole role) const {
    switch (role) {
    case SpecialRole::Begin:
        return begin;
    case SpecialRole::End:
        return end;
    default:
        return std::nullopt;
    }
}

} // namespace plateau::tokenizer
