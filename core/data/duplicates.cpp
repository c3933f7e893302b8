#include "core/data/duplicates.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/data/character_class.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace plateau::data {
namespace {

constexpr std::size_t examplesShown = 20;

std::string collapseSpace(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const auto c = decodeUtf8(text, at);
        if (c && isWhiteSpace(*c)) {
            gap = !out.empty();
            continue;
        }
        if (gap) {
            out += ' ';
            gap = false;
        }
        out += text.substr(from, at - from);
    }
    return out;
}

/// 64-bit FNV-1a with a final mix. Equal hashes are only a hint: texts are compared again.
std::uint64_t hashText(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    }
    hash ^= hash >> 32;
    return hash * 0x9E3779B97F4A7C15u;
}

/// Finds the first sample with the same comparable text; holds hashes, not texts.
class TextTable {
public:
    /// The first position with the text of samples[position], which may be the position itself.
    std::uint32_t addOrFind(std::span<const Sample> samples, std::uint32_t position) {
        const std::string text = comparableText(samples[position].text);
        const std::uint64_t hash = hashText(text);
        if (const auto first = find(samples, text, hash)) {
            return *first;
        }
        m_firsts.emplace(hash, position);
        return position;
    }

    std::optional<std::uint32_t> find(std::span<const Sample> samples, const std::string& text) const {
        return find(samples, text, hashText(text));
    }

private:
    std::optional<std::uint32_t> find(std::span<const Sample> samples, const std::string& text,
                                      std::uint64_t hash) const {
        const auto [from, to] = m_firsts.equal_range(hash);
        for (auto it = from; it != to; ++it) {
            if (comparableText(samples[it->second].text) == text) {
                return it->second;
            }
        }
        return std::nullopt;
    }

    std::unordered_multimap<std::uint64_t, std::uint32_t> m_firsts;
};

} // namespace

std::string comparableText(std::string_view text) {
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    std::string folded(text);
    if (ascii) {
        std::transform(folded.begin(), folded.end(), folded.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    } else if (auto mapped = foldCase(text, Composition::Canonical)) {
        folded = std::move(*mapped);
    }
    return collapseSpace(folded);
}

double DuplicateReport::conflictShare() const {
    return firstOf.empty() ? 0 : static_cast<double>(conflictRows) / static_cast<double>(firstOf.size());
}

DuplicateReport findDuplicates(std::span<const Sample> samples) {
    DuplicateReport report;
    TextTable table;
    std::set<std::uint32_t> repeated; // firsts of texts that return
    std::set<std::uint32_t> disputed; // firsts of texts with several labels
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        const std::uint32_t first = table.addOrFind(samples, i);
        report.firstOf.push_back(first);
        if (first == i) {
            continue;
        }
        ++report.copies;
        repeated.insert(first);
        if (report.examples.size() < examplesShown) {
            report.examples.push_back({first, i});
        }
        if (samples[first].label != samples[i].label) {
            disputed.insert(first);
            if (report.conflictExamples.size() < examplesShown) {
                report.conflictExamples.push_back({first, i});
            }
        }
    }
    report.groups = repeated.size();
    for (const std::uint32_t first : report.firstOf) {
        report.conflicting.push_back(disputed.contains(first));
        report.conflictRows += report.conflicting.back();
    }
    return report;
}

double conflictShare(std::span<const Sample> samples, const DuplicateReport& report,
                     std::span<const std::uint32_t> subset) {
    struct Seen {
        std::string_view label;
        std::uint64_t rows = 0;
        bool disputed = false;
    };
    std::unordered_map<std::uint32_t, Seen> texts;
    for (const auto i : subset) {
        Seen& seen = texts[report.firstOf[i]];
        seen.disputed = seen.disputed || (seen.rows > 0 && seen.label != samples[i].label);
        seen.label = samples[i].label;
        ++seen.rows;
    }
    std::uint64_t rows = 0;
    for (const auto& [first, seen] : texts) {
        rows += seen.disputed ? seen.rows : 0;
    }
    return subset.empty() ? 0 : static_cast<double>(rows) / static_cast<double>(subset.size());
}

LeakReport findLeaks(std::span<const Sample> pool, std::span<const Sample> test) {
    LeakReport report;
    TextTable table;
    std::map<std::uint32_t, std::vector<std::uint32_t>> poolRows; // first → all with its text
    for (std::uint32_t i = 0; i < pool.size(); ++i) {
        poolRows[table.addOrFind(pool, i)].push_back(i);
    }
    std::set<std::uint32_t> leaking;
    for (std::uint32_t i = 0; i < test.size(); ++i) {
        const auto first = table.find(pool, comparableText(test[i].text));
        if (!first) {
            continue;
        }
        const auto& equal = poolRows[*first];
        report.testRows.push_back(i);
        report.partners.push_back(*first);
        leaking.insert(equal.begin(), equal.end());
        report.otherLabel += std::none_of(equal.begin(), equal.end(),
                                          [&](std::uint32_t p) { return pool[p].label == test[i].label; });
        if (report.examples.size() < examplesShown) {
            report.examples.push_back({*first, i});
        }
    }
    report.poolRows.assign(leaking.begin(), leaking.end());
    return report;
}

} // namespace plateau::data
