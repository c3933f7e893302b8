#include "core/metric/bleu.h"

#include "core/base/random.h"
#include "core/base/unicode.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace plateau::statistics {
namespace {

constexpr std::array smoothings{
    std::pair{BleuSmoothing::Exp, "exp"}, std::pair{BleuSmoothing::Floor, "floor"},
    std::pair{BleuSmoothing::AddK, "add-k"}, std::pair{BleuSmoothing::None, "none"}};

/// Up to four words by number, 0 behind the last: n-grams of all orders in one table.
using Gram = std::array<std::uint32_t, bleuOrders>;
using GramCounts = std::map<Gram, std::int64_t>;

/// Numbers the words of one segment from 1.
class Vocabulary {
public:
    std::vector<std::uint32_t> numbersOf(std::string_view text, BleuTokenizer tokenizer) {
        const std::string line = bleuTokens(text, tokenizer);
        std::vector<std::uint32_t> numbers;
        for (const std::string_view word : splitWords(line)) {
            const auto next = static_cast<std::uint32_t>(m_numbers.size() + 1);
            numbers.push_back(m_numbers.emplace(word, next).first->second);
        }
        return numbers;
    }

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

GramCounts gramsOf(std::span<const std::uint32_t> words) {
    GramCounts counts;
    for (std::size_t from = 0; from < words.size(); ++from) {
        Gram gram{};
        for (std::size_t order = 0; order < std::min(bleuOrders, words.size() - from); ++order) {
            gram[order] = words[from + order];
            ++counts[gram];
        }
    }
    return counts;
}

std::size_t orderOf(const Gram& gram) {
    return static_cast<std::size_t>(
        std::count_if(gram.begin(), gram.end(), [](auto word) { return word > 0; }));
}

/// The value of floor and add-k.
double smoothingValue(const BleuSettings& settings) {
    return settings.smoothingValue.value_or(settings.smoothing == BleuSmoothing::Floor ? 0.1 : 1);
}

double brevityPenalty(const BleuCounts& counts) {
    if (counts.length >= counts.referenceLength) {
        return 1;
    }
    return counts.length == 0 ? 0
                              : std::exp(1 - static_cast<double>(counts.referenceLength) /
                                                 static_cast<double>(counts.length));
}

/// Fills the precisions; returns how many orders count.
std::size_t fillPrecisions(BleuScore& score, const BleuSettings& settings) {
    double halving = 1;
    std::size_t orders = bleuOrders;
    for (std::size_t order = 0; order < bleuOrders; ++order) {
        const double added =
            settings.smoothing == BleuSmoothing::AddK && order > 0 ? smoothingValue(settings) : 0;
        const double right = static_cast<double>(score.counts.right[order]) + added;
        const double all = static_cast<double>(score.counts.all[order]) + added;
        if (all == 0) {
            break;
        }
        orders = settings.effectiveOrder ? order + 1 : orders;
        if (right > 0) {
            score.precisions[order] = 100 * right / all;
        } else if (settings.smoothing == BleuSmoothing::Exp) {
            halving *= 2;
            score.precisions[order] = 100 / (halving * all);
        } else if (settings.smoothing == BleuSmoothing::Floor) {
            score.precisions[order] = 100 * smoothingValue(settings) / all;
        }
    }
    return orders;
}

} // namespace

const char* name(BleuSmoothing smoothing) {
    for (const auto& [known, text] : smoothings) {
        if (known == smoothing) {
            return text;
        }
    }
    return "";
}

std::optional<BleuSmoothing> bleuSmoothingFromName(std::string_view name) {
    for (const auto& [known, text] : smoothings) {
        if (name == text) {
            return known;
        }
    }
    return std::nullopt;
}

BleuCounts& BleuCounts::operator+=(const BleuCounts& other) {
    length += other.length;
    referenceLength += other.referenceLength;
    for (std::size_t order = 0; order < bleuOrders; ++order) {
        right[order] += other.right[order];
        all[order] += other.all[order];
    }
    return *this;
}

BleuCounts bleuCounts(std::string_view prediction, std::span<const std::string> references,
                      BleuTokenizer tokenizer) {
    Vocabulary vocabulary;
    const auto words = vocabulary.numbersOf(prediction, tokenizer);
    BleuCounts counts;
    counts.length = std::ssize(words);
    GramCounts known; // of every n-gram the most that one reference has
    std::optional<std::pair<std::int64_t, std::int64_t>> closest; // distance, then length
    for (const std::string& reference : references) {
        const auto other = vocabulary.numbersOf(reference, tokenizer);
        for (const auto& [gram, count] : gramsOf(other)) {
            std::int64_t& most = known[gram];
            most = std::max(most, count);
        }
        const std::pair distance{std::abs(counts.length - std::ssize(other)),
                                 static_cast<std::int64_t>(std::ssize(other))};
        closest = std::min(closest.value_or(distance), distance);
    }
    counts.referenceLength = closest ? closest->second : 0;
    for (const auto& [gram, count] : gramsOf(words)) {
        const std::size_t order = orderOf(gram) - 1;
        counts.all[order] += count;
        const auto found = known.find(gram);
        counts.right[order] += found == known.end() ? 0 : std::min(count, found->second);
    }
    return counts;
}

BleuScore bleuScore(const BleuCounts& counts, const BleuSettings& settings) {
    BleuScore score;
    score.counts = counts;
    score.brevityPenalty = brevityPenalty(counts);
    if (std::all_of(counts.right.begin(), counts.right.end(), [](auto right) { return right == 0; })) {
        return score;
    }
    const std::size_t orders = fillPrecisions(score, settings);
    double logs = 0;
    for (std::size_t order = 0; order < orders; ++order) {
        if (score.precisions[order] == 0) {
            return score;
        }
        logs += std::log(score.precisions[order]);
    }
    score.score = score.brevityPenalty * std::exp(logs / static_cast<double>(orders));
    return score;
}

BleuScore bleuScore(std::span<const BleuCounts> segments, const BleuSettings& settings) {
    BleuCounts sum;
    for (const BleuCounts& segment : segments) {
        sum += segment;
    }
    return bleuScore(sum, settings);
}

Interval bleuInterval(std::span<const BleuCounts> segments, const BleuSettings& settings, int resamples,
                      std::uint64_t seed) {
    Random random(seed, "bleu bootstrap");
    std::vector<double> scores;
    for (int resample = 0; resample < resamples; ++resample) {
        BleuCounts sum;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            sum += segments[random.below(segments.size())];
        }
        scores.push_back(bleuScore(sum, settings).score);
    }
    std::sort(scores.begin(), scores.end());
    const std::size_t cut = scores.size() / 40;
    return {scores[cut], scores[scores.size() - cut - 1]};
}

Result<double> bleuPairedP(std::span<const BleuCounts> system, std::span<const BleuCounts> baseline,
                           const BleuSettings& settings, int trials, std::uint64_t seed) {
    if (system.size() != baseline.size() || system.empty()) {
        return badInput("BLEU",
                        fmt::format("{} segments cannot be paired with {}", system.size(), baseline.size()),
                        "Score both systems on the same segments.");
    }
    const double real = std::abs(bleuScore(system, settings).score - bleuScore(baseline, settings).score);
    Random random(seed, "bleu randomisation");
    int larger = 0;
    for (int trial = 0; trial < trials; ++trial) {
        BleuCounts left;
        BleuCounts right;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < system.size(); ++i, bits >>= 1) {
            bits = i % 64 == 0 ? random.next() : bits;
            const bool swapped = (bits & 1) != 0;
            left += swapped ? baseline[i] : system[i];
            right += swapped ? system[i] : baseline[i];
        }
        larger += std::abs(bleuScore(left, settings).score - bleuScore(right, settings).score) > real;
    }
    return static_cast<double>(larger + 1) / static_cast<double>(trials + 1);
}

std::string bleuSignature(const BleuSettings& settings, std::size_t references, std::string_view version,
                          const std::optional<BleuBootstrap>& bootstrap) {
    const bool valued =
        settings.smoothing == BleuSmoothing::Floor || settings.smoothing == BleuSmoothing::AddK;
    return fmt::format("nrefs:{}{}|case:mixed|eff:{}|tok:{}|smooth:{}{}|version:plateau-{}", references,
                       bootstrap ? fmt::format("|bs:{}|rs:{}", bootstrap->resamples, bootstrap->seed) : "",
                       settings.effectiveOrder ? "yes" : "no", name(settings.tokenizer),
                       name(settings.smoothing),
                       valued ? fmt::format("[{:.2f}]", smoothingValue(settings)) : "", version);
}

} // namespace plateau::statistics
