#include "core/tokenizer/sentencepiece/charsmap.h"

#include "core/base/utf8.h"

#include <utf8proc.h>

#include <cstdint>
#include <cstring>
#include <vector>

namespace plateau::tokenizer {
namespace {

constexpr std::size_t sizeIn = 4; ///< bytes of the size before the trie
constexpr std::size_t unitBytes = 4;
constexpr std::size_t blockBytes = 256 * unitBytes;
constexpr std::uint32_t leafBit = 1U << 31U;

/// One unit of a double array (darts-clone: include/darts.h, DoubleArrayUnit).
struct Unit {
    std::uint32_t bits;

    std::uint32_t label() const { return bits & (leafBit | 0xFFU); }
    bool hasLeaf() const { return ((bits >> 8U) & 1U) != 0; }
    std::uint32_t value() const { return bits & (leafBit - 1); }
    std::uint32_t offset() const { return (bits >> 10U) << ((bits & (1U << 9U)) >> 6U); }
};

class Trie {
public:
    explicit Trie(std::string_view bytes) : m_bytes(bytes) {}

    std::size_t size() const { return m_bytes.size() / unitBytes; }
    Unit operator[](std::size_t at) const {
        Unit unit{};
        std::memcpy(&unit.bits, m_bytes.data() + at * unitBytes, unitBytes);
        return unit;
    }

private:
    std::string_view m_bytes;
};

/// True when no search leaves the trie and no value is `texts` or more.
bool staysInside(const Trie& trie, std::size_t texts) {
    std::vector<bool> seen(trie.size());
    std::vector<std::size_t> open{0};
    seen[0] = true;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        const Unit unit = trie[at];
        const std::size_t base = at ^ unit.offset();
        if ((base | 0xFFU) >= trie.size() || (unit.hasLeaf() && trie[base].value() >= texts)) {
            return false;
        }
        for (std::size_t label = 1; label < 256; ++label) {
            const std::size_t next = base ^ label;
            if (!seen[next] && trie[next].label() == label) {
                seen[next] = true;
                open.push_back(next);
            }
        }
    }
    return true;
}

} // namespace

std::size_t Charsmap::trieBytes() const {
    std::uint32_t size = 0;
    std::memcpy(&size, m_bytes.data(), sizeof(size));
    return size;
}

std::optional<Charsmap> Charsmap::of(std::string bytes) {
    Charsmap map(std::move(bytes));
    const std::string_view all = map.m_bytes;
    if (all.size() < sizeIn || all.back() != '\0') {
        return std::nullopt;
    }
    const std::size_t trieBytes = map.trieBytes();
    if (trieBytes == 0 || trieBytes % blockBytes != 0 || trieBytes >= all.size() - sizeIn) {
        return std::nullopt;
    }
    const bool isClosed = staysInside(Trie(all.substr(sizeIn, trieBytes)), all.size() - sizeIn - trieBytes);
    return isClosed ? std::optional(std::move(map)) : std::nullopt;
}

std::optional<std::string_view> Charsmap::rule(std::string_view text) const {
    const Trie trie(std::string_view(m_bytes).substr(sizeIn, trieBytes()));
    std::size_t at = trie[0].offset();
    for (const char c : text) {
        const auto label = static_cast<unsigned char>(c);
        at ^= label;
        const Unit unit = trie[at];
        if (label == 0 || unit.label() != label) {
            return std::nullopt;
        }
        at ^= unit.offset();
        if (unit.hasLeaf()) {
            return std::string_view(m_bytes.data() + sizeIn + trieBytes() + trie[at].value());
        }
    }
    return std::nullopt;
}

std::string Charsmap::normalized(std::string_view text) const {
    std::string result;
    const auto appendCharacters = [&](std::string_view cluster) {
        for (std::size_t at = 0; at < cluster.size();) {
            const std::size_t begin = at;
            (void)decodeUtf8(cluster, at);
            const std::string_view character = cluster.substr(begin, at - begin);
            result += rule(character).value_or(character);
        }
    };
    utf8proc_int32_t state = 0;
    for (std::size_t begin = 0, at = 0; begin < text.size();) {
        auto last = static_cast<utf8proc_int32_t>(decodeUtf8(text, at).value_or(U'\uFFFD'));
        while (at < text.size()) {
            std::size_t next = at;
            const auto point = static_cast<utf8proc_int32_t>(decodeUtf8(text, next).value_or(U'\uFFFD'));
            if (utf8proc_grapheme_break_stateful(last, point, &state)) {
                break;
            }
            last = point;
            at = next;
        }
        const std::string_view cluster = text.substr(begin, at - begin);
        const auto whole = cluster.size() < 6 ? rule(cluster) : std::nullopt;
        if (whole) {
            result += *whole;
        } else {
            appendCharacters(cluster);
        }
        begin = at;
    }
    return result;
}

} // namespace plateau::tokenizer
