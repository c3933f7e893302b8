#pragma once

#include "core/tokenizer/listed_tokenizer.h"

namespace plateau::tokenizer {

/// A token a byte, for models that are trained from scratch: ids 0 to 255 are the bytes of the UTF-8 text,
/// then <bos>, <eos>. Nothing is unknown to it; added tokens are not looked for.
class ByteTokenizer : public ListedTokenizer {
public:
    static constexpr std::int32_t begin = 256;
    static constexpr std::int32_t end = 257;

    ByteTokenizer();

    std::vector<std::int32_t> encode(std::string_view text) const override;
    std::vector<std::int32_t> encodeLiteral(std::string_view text, Place) const override {
        return encode(text);
    }
    std::string decode(std::span<const std::int32_t> ids) const override;
};

} // namespace plateau::tokenizer
