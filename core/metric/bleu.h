#pragma once

#include "core/base/result.h"
#include "core/metric/bleu_tokens.h"
#include "core/statistics/intervals/intervals.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// BLEU (Papineni et al. 2002) as sacrebleu computes it: n-grams up to 4 words, mixed case, the closest
/// reference length. Scores and precisions in percent, 0 to 100.
namespace plateau::statistics {

inline constexpr std::size_t bleuOrders = 4;

/// What stands in for the precision of an order without matches (Chen & Cherry 2014).
enum class BleuSmoothing { Exp, Floor, AddK, None };
const char* name(BleuSmoothing smoothing); ///< "exp", "floor", "add-k", "none"
std::optional<BleuSmoothing> bleuSmoothingFromName(std::string_view name);

struct BleuSettings {
    BleuTokenizer tokenizer = BleuTokenizer::V13a;
    BleuSmoothing smoothing = BleuSmoothing::Exp;
    std::optional<double> smoothingValue{}; ///< of floor (default .1) and add-k (default 1), > 0
    bool effectiveOrder = false; ///< leave out orders that the text is too short for: for sentences
};

/// What a segment adds to the score; those of segments are added up to those of a corpus.
struct BleuCounts {
    std::int64_t length = 0;                      ///< words of the prediction
    std::int64_t referenceLength = 0;             ///< of the reference whose length is closest
    std::array<std::int64_t, bleuOrders> right{}; ///< n-grams that a reference has, too
    std::array<std::int64_t, bleuOrders> all{};   ///< n-grams of the prediction
    BleuCounts& operator+=(const BleuCounts& other);
    bool operator==(const BleuCounts&) const = default;
};

struct BleuScore {
    double score = 0;
    std::array<double, bleuOrders> precisions{}; ///< smoothed
    double brevityPenalty = 1;                   ///< [0, 1]
    BleuCounts counts;
};

/// @param references at least one, each a text of the same segment
BleuCounts bleuCounts(std::string_view prediction, std::span<const std::string> references,
                      BleuTokenizer tokenizer);

BleuScore bleuScore(const BleuCounts& counts, const BleuSettings& settings = {});
/// Of a corpus. @param segments one a segment
BleuScore bleuScore(std::span<const BleuCounts> segments, const BleuSettings& settings = {});

/// 95 % bootstrap interval over segments, by sacrebleu's rule: of n sorted scores those at n / 40 from either
/// end. The draws are Plateau's own, so the last digits differ from sacrebleu's.
/// @param segments not empty; @param resamples ≥ 1
Interval bleuInterval(std::span<const BleuCounts> segments, const BleuSettings& settings = {},
                      int resamples = 1000, std::uint64_t seed = 12345);

/// Approximate randomisation: how often two systems that swap the predictions of randomly chosen segments
/// differ by more than they really do, (c + 1) / (trials + 1).
/// BadInput when the numbers of segments differ or are 0.
Result<double> bleuPairedP(std::span<const BleuCounts> system, std::span<const BleuCounts> baseline,
                           const BleuSettings& settings = {}, int trials = 10'000,
                           std::uint64_t seed = 12345);

/// "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:plateau-0.1"; with a bootstrap "bs:1000|rs:12345"
/// behind nrefs.
struct BleuBootstrap {
    int resamples = 1000;
    std::uint64_t seed = 12345;
};
std::string bleuSignature(const BleuSettings& settings, std::size_t references, std::string_view version,
                          const std::optional<BleuBootstrap>& bootstrap = {});

} // namespace plateau::statistics
