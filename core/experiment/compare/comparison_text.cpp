#include "core/experiment/compare/comparison.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/experiment/compare/comparison_numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t namedClasses = 3;

std::string percent(double share, int decimals = 1) {
    return fmt::format("{:.{}f} %", 100 * share, decimals);
}

std::string points(double share) {
    const double rounded = std::round(1000 * share) / 10;
    return fmt::format("{:+.1f}", rounded == 0 ? 0 : rounded);
}

std::string pText(double p) {
    return p < 0.001 ? "p < 0.001" : fmt::format("p {:.3f}", p);
}

std::string samples(double n) {
    return fmt::format("{:.0f}", n);
}

std::string list(const std::vector<double>& sizes) {
    std::vector<std::string> texts;
    for (const double n : sizes) {
        texts.push_back(samples(n));
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string needs(const statistics::NeededLabels& needed) {
    return needed.low == 0           ? "at most " + samples(needed.high)
           : std::isinf(needed.high) ? "more than " + samples(needed.low)
                                     : "about " + samples(needed.low);
}

/// n_first / n_second of a share of samples saved, or the other way round: how many times fewer or more.
std::string times(double saved, bool fewer) {
    return fmt::format("{:.1f}", fewer ? 1 / (1 - saved) : 1 - saved);
}

/// "needs 1.8× fewer samples (1.2 … 2.6×)"; empty: it cannot be told.
std::string savingText(const statistics::LabelSaving& saving) {
    if (!saving.canTell()) {
        return saving.low && *saving.low > 0
                   ? fmt::format("needs at least {}× fewer samples", times(*saving.low, true))
               : saving.high && *saving.high < 0
                   ? fmt::format("needs at least {}× as many samples", times(*saving.high, false))
                   : "";
    }
    const bool fewer = *saving.saved >= 0;
    const auto [low, high] =
        fewer ? std::pair(*saving.low, *saving.high) : std::pair(*saving.high, *saving.low);
    return fmt::format("needs {}× {} samples ({} … {}×)", times(*saving.saved, fewer),
                       fewer ? "fewer" : "as many", times(low, fewer), times(high, fewer));
}

void addSaving(const statistics::LabelSaving& saving, const metric::MetricInfo& info, double level,
               std::vector<std::string>& out) {
    const std::string score = ComparisonNumbers(info).goal(saving.score);
    const std::string text = savingText(saving);
    const std::string need =
        fmt::format("the first needs {}, the second {}", needs(saving.first), needs(saving.second));
    if (text.empty()) {
        out.push_back(fmt::format("It cannot be told how many samples the second saves for {}: {}, but the "
                                  "{} interval is open. More sizes or seeds near this score would tell.",
                                  score, need, percent(level, 0)));
        return;
    }
    std::string line = fmt::format("The second {} for {}: {}.", text, score, need);
    if (!saving.asked) {
        line += " This is the best score that both reach.";
    }
    if (saving.canTell() && *saving.low < 0 && *saving.high > 0) {
        line += " The interval holds 1×: it may be chance.";
    }
    out.push_back(std::move(line));
}

void addVerdict(const Comparison& comparison, std::vector<std::string>& out) {
    const statistics::CurveVerdict& verdict = *comparison.verdict;
    const std::string margin = ComparisonNumbers(comparison.info()).amount(verdict.margin);
    if (verdict.equalFrom) {
        out.push_back(fmt::format("The second equals the first from n = {} on: the {} interval of the "
                                  "difference lies within ± {} at {}.",
                                  samples(*verdict.equalFrom), percent(comparison.settings.level, 0), margin,
                                  verdict.equalSizes == 1 ? "this one size"
                                                          : fmt::format("all {} sizes", verdict.equalSizes)));
    } else {
        out.push_back(fmt::format("Equality within ± {} is not shown at the largest size, which is "
                                  "not the same as a difference.",
                                  margin));
    }
    const auto ahead = [&](const char* who, const std::vector<double>& sizes) {
        if (!sizes.empty()) {
            out.push_back(fmt::format("The {} is ahead at n = {} (p below {} after Holm over {} sizes).", who,
                                      list(sizes), verdict.alpha, comparison.pairs.size()));
        }
    };
    ahead("first", verdict.firstAhead);
    ahead("second", verdict.secondAhead);
    if (verdict.firstAhead.empty() && verdict.secondAhead.empty()) {
        out.push_back(fmt::format("No size shows a difference (p below {} after Holm over {} sizes).",
                                  verdict.alpha, comparison.pairs.size()));
    }
}

void addSeeds(const PairedCells& pair, const ComparisonSettings& settings, std::vector<std::string>& out) {
    if (!pair.overSeeds) {
        out.push_back("One common seed: whether it holds for other seeds cannot be told.");
        return;
    }
    const statistics::SeedPaired& seeds = *pair.overSeeds;
    const metric::MetricInfo& info = pair.score.metric->info();
    const ComparisonNumbers texts(info);
    const bool higher = info.higherIsBetter(); // else a gain is a fall
    std::string line =
        fmt::format("Over {} seeds the second is better with P = {:.2f}, {} ({})", pair.seeds.size(),
                    seeds.probabilityBetter, texts.difference(higher ? seeds.difference : -seeds.difference),
                    higher ? texts.range(seeds.interval.low, seeds.interval.high)
                           : texts.range(-seeds.interval.high, -seeds.interval.low));
    line += seeds.enoughSeeds
                ? fmt::format(", paired t {}: {}.", pText(seeds.p),
                              seeds.p < settings.alpha ? "it holds for other seeds" : "it may be the seeds")
                : ": shown, not judged, 5 common seeds are needed.";
    out.push_back(std::move(line));
}

void addClasses(const Comparison& comparison, const PairedCells& pair, std::vector<std::string>& out) {
    if (pair.classes.empty()) {
        return;
    }
    std::vector<const statistics::ClassDifference*> differing;
    for (const statistics::ClassDifference& one : pair.classes) {
        if (one.adjustedP < comparison.settings.alpha) {
            differing.push_back(&one);
        }
    }
    if (differing.empty()) {
        out.push_back(fmt::format("No single class differs (McNemar at seed {}, Holm over {} classes).",
                                  pair.testedSeed, pair.classes.size()));
        return;
    }
    std::stable_sort(differing.begin(), differing.end(),
                     [](const auto* a, const auto* b) { return a->adjustedP < b->adjustedP; });
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < std::min(namedClasses, differing.size()); ++i) {
        const auto& one = *differing[i];
        texts.push_back(fmt::format("{} ({} points, {})",
                                    printable(comparison.labels[static_cast<std::size_t>(one.label)], 60),
                                    points(one.secondRecall - one.firstRecall), pText(one.adjustedP)));
    }
    out.push_back(fmt::format("{} of {} classes {} (McNemar at seed {}, Holm): {}{}.", differing.size(),
                              pair.classes.size(), differing.size() == 1 ? "differs" : "differ",
                              pair.testedSeed, fmt::join(texts, ", "),
                              differing.size() > namedClasses ? ", …" : ""));
}

/// " (240 of 300)"; empty of a metric that counts nothing.
std::string counts(const PairedCells& pair, std::int64_t RightItems::*side) {
    if (!pair.right) {
        return {};
    }
    return pair.seeds.size() == 1
               ? fmt::format(" ({} of {})", (*pair.right).*side, pair.items)
               : fmt::format(" ({} of {} × {})", (*pair.right).*side, pair.seeds.size(), pair.items);
}

/// "difference +2.0 points (+1.0 … +3.0, 95 % interval over test items, p 0.003)".
std::string judged(const MetricDifference& of, const Comparison& comparison, std::int64_t groups) {
    const ComparisonNumbers texts(of.metric->info());
    return fmt::format("{} ({}, {} interval over {}, {})", texts.difference(of.interval.estimate),
                       texts.range(of.interval.low, of.interval.high), percent(comparison.settings.level, 0),
                       groups > 0 ? fmt::format("{} groups of test items", groups) : "test items",
                       pText(of.adjustedP));
}

void addPair(const Comparison& comparison, const PairedCells& pair, std::vector<std::string>& out) {
    const bool sizes = pair.firstN != pair.secondN;
    const ComparisonNumbers texts(pair.score.metric->info());
    out.push_back(fmt::format("{}: {}{} against {}{}, {}.",
                              sizes ? fmt::format("From {} to {} samples", pair.firstN, pair.secondN)
                                    : fmt::format("At {} samples", pair.firstN),
                              texts.score(pair.score.first), counts(pair, &RightItems::first),
                              texts.score(pair.score.second), counts(pair, &RightItems::second),
                              judged(pair.score, comparison, pair.groups)));
    if (pair.right) {
        const RightItems& right = *pair.right;
        out.push_back(fmt::format(
            "Seed {} alone: {} right only in the first, {} only in the second, "
            "McNemar ({}{}) {}.",
            pair.testedSeed, counted(static_cast<std::uint64_t>(right.discordance.b), "item"),
            right.discordance.c, pair.groups > 0 ? "over groups, " : "",
            right.mcNemar.p == right.mcNemar.exact ? "exact" : "mid-p", pText(right.mcNemarAdjustedP)));
    }
    addSeeds(pair, comparison.settings, out);
    addClasses(comparison, pair, out);
}

void addGrowth(const char* who, const std::optional<ComputeGrowth>& growth, std::vector<std::string>& out) {
    if (growth) {
        out.push_back(
            fmt::format("{} trained {:.0f} times as many updates at its largest size ({}) as at its "
                        "smallest ({}): data and compute grow together; --budget updates keeps "
                        "them apart.",
                        who, growth->ratio(), growth->largest, growth->smallest));
    }
}

} // namespace

std::vector<std::string> sentences(const Comparison& comparison) {
    std::vector<std::string> out;
    if (comparison.saving) {
        addSaving(*comparison.saving, comparison.info(), comparison.settings.level, out);
    }
    if (comparison.verdict) {
        addVerdict(comparison, out);
    }
    addPair(comparison, comparison.pairs.back(), out);
    if (!comparison.withoutCommonSeed.empty()) {
        out.push_back(fmt::format("No common seed at n = {}: left out.",
                                  fmt::join(comparison.withoutCommonSeed, ", ")));
    }
    addGrowth(comparison.verdict ? "The first" : "The experiment", comparison.firstGrowth, out);
    addGrowth("The second", comparison.secondGrowth, out);
    return out;
}

} // namespace plateau::experiment
