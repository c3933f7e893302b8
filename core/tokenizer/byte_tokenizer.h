#pragma once

#include "core/tokenizer/tokenizer.h"

#include <array>

namespace plateau::tokenizer {

/// A token a byte, for models that are trained from scratch: ids 0 to 255 are the bytes of the UTF-8 text,
/// then <bos>, <eos>. Nothing is unknown to it; added tokens are not looked for.
class ByteTokenizer : public Tokenizer {
public:
    static constexpr std::int32_t begin = 256;
    static constexpr std::int32_t end = 257;
    static constexpr std::size_t size = 258;

    ByteTokenizer();

    std::vector<std::int32_t> encode(std::string_view text) const override;
    std::vector<std::int32_t> encodeLiteral(std::string_view text, Place) const override {
        return encode(text);
    }
    std::string decode(std::span<const std::int32_t> ids) const override;
    std::size_t vocabularySize() const override { return size; }
    const std::string& token(std::int32_t id) const override;
    std::optional<std::int32_t> special(SpecialRole role) const override;
    const std::string& hash() const override { return m_hash; }

private:
    std::array<std::string, size> m_texts;
    std::string m_hash;
};

} // namespace plateau::tokenizer
