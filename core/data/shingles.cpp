#include "core/data/shingles.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"
#include "core/data/duplicates.h"

#include <algorithm>
#include <string>

namespace plateau::data {
namespace {

constexpr std::size_t gramLength = 5;
constexpr std::size_t wordsForWordGrams = 20;

/// FNV-1a over the bytes, then a final mix (Stafford's variant 13) so that all bits may serve.
std::uint64_t hashGram(std::string_view gram, std::uint64_t start) {
    std::uint64_t hash = 0xcbf29ce484222325u ^ start;
    for (const char c : gram) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    }
    hash = (hash ^ hash >> 30) * 0xbf58476d1ce4e5b9u;
    hash = (hash ^ hash >> 27) * 0x94d049bb133111ebu;
    return hash ^ hash >> 31;
}

/// Where the units (characters or words) of a text begin; the last entry is behind the end of the last unit
/// plus `gap`, the bytes between units.
struct Units {
    std::vector<std::size_t> starts;
    std::size_t gap = 0;

    std::size_t count() const { return starts.size() - 1; }
};

bool holdsHan(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (isHan(decodeUtf8(text, at).value_or(0))) {
            return true;
        }
    }
    return false;
}

Units characters(std::string_view text) {
    Units units;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) {
            units.starts.push_back(at);
        }
    }
    units.starts.push_back(text.size());
    return units;
}

Units words(std::string_view text) {
    Units units{{0}, 1};
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ' ') {
            units.starts.push_back(at + 1);
        }
    }
    units.starts.push_back(text.size() + 1);
    return units;
}

} // namespace

std::vector<std::uint64_t> shinglesOf(std::string_view raw) {
    const std::string text = comparableText(raw);
    if (text.empty()) {
        return {};
    }
    const auto wordCount = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    const bool byWords = wordCount >= wordsForWordGrams && !holdsHan(text);
    const Units units = byWords ? words(text) : characters(text);
    const std::size_t length = std::min(gramLength, units.count());
    std::vector<std::uint64_t> grams;
    grams.reserve(units.count());
    for (std::size_t i = 0; i + length <= units.count(); ++i) {
        const std::size_t end = units.starts[i + length] - units.gap;
        grams.push_back(
            hashGram(std::string_view(text).substr(units.starts[i], end - units.starts[i]), byWords));
    }
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
}

double jaccard(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    std::size_t both = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        both += a[i] == b[j];
        const bool left = a[i] <= b[j];
        const bool right = b[j] <= a[i];
        i += left;
        j += right;
    }
    const std::size_t any = a.size() + b.size() - both;
    return any == 0 ? 0 : static_cast<double>(both) / static_cast<double>(any);
}

} // namespace plateau::data
