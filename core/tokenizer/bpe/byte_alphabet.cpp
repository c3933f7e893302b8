#include "core/tokenizer/bpe/byte_alphabet.h"

#include "core/base/utf8.h"

#include <array>
#include <map>

namespace plateau::tokenizer {
namespace {

bool standsForItself(unsigned byte) {
    return (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
}

struct Alphabet {
    std::array<char32_t, 256> characters{};
    std::map<char32_t, unsigned char> bytes;

    Alphabet() {
        char32_t next = 0x100;
        for (unsigned byte = 0; byte < 256; ++byte) {
            characters[byte] = standsForItself(byte) ? static_cast<char32_t>(byte) : next++;
            bytes[characters[byte]] = static_cast<unsigned char>(byte);
        }
    }
};

const Alphabet& alphabet() {
    static const Alphabet one;
    return one;
}

} // namespace

char32_t characterOfByte(unsigned char byte) {
    return alphabet().characters[byte];
}

std::optional<unsigned char> byteOfCharacter(char32_t c) {
    const auto found = alphabet().bytes.find(c);
    return found == alphabet().bytes.end() ? std::nullopt : std::optional(found->second);
}

std::string writtenBytes(std::string_view bytes) {
    std::string written;
    for (const char byte : bytes) {
        appendUtf8(written, characterOfByte(static_cast<unsigned char>(byte)));
    }
    return written;
}

std::optional<std::string> bytesOfWritten(std::string_view written) {
    std::string bytes;
    for (std::size_t at = 0; at < written.size();) {
        const auto c = decodeUtf8(written, at);
        const auto byte = c ? byteOfCharacter(*c) : std::nullopt;
        if (!byte) {
            return std::nullopt;
        }
        bytes += static_cast<char>(*byte);
    }
    return bytes;
}

} // namespace plateau::tokenizer
