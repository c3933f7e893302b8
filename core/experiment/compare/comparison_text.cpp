#include "core/experiment/compare/comparison.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t namedClasses = 3;

/// Without "-0.0".
double tidy(double value, double step) {
    const double rounded = std::round(value / step) * step;
    return rounded == 0 ? 0 : rounded;
}

std::string points(double share) {
    return fmt::format("{:+.1f}", tidy(100 * share, 0.1));
}

std::string pointsRange(double low, double high) {
    return fmt::format("{} … {}", points(low), points(high));
}

std::string percent(double share, int decimals = 1) {
    return fmt::format("{:.{}f} %", tidy(100 * share, decimals > 0 ? 0.1 : 1), decimals);
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

/// "saves 38 % of the labels (20 … 52 %)"; more labels are counted from the first's need.
std::string savingText(const statistics::LabelSaving& saving) {
    if (!saving.canTell()) {
        return saving.low && *saving.low > 0 ? "saves at least " + percent(*saving.low, 0) + " of the labels"
               : saving.high && *saving.high < 0
                   ? "needs at least " + percent(-*saving.high, 0) + " more labels"
                   : "";
    }
    return *saving.saved >= 0
               ? fmt::format("saves {} of the labels ({:.0f} … {:.0f} %)", percent(*saving.saved, 0),
                             tidy(100 * *saving.low, 1), tidy(100 * *saving.high, 1))
               : fmt::format("needs {} more labels ({:.0f} … {:.0f} %)", percent(-*saving.saved, 0),
                             tidy(-100 * *saving.high, 1), tidy(-100 * *saving.low, 1));
}

void addSaving(const statistics::LabelSaving& saving, double level, std::vector<std::string>& out) {
    const std::string score = percent(saving.score);
    const std::string text = savingText(saving);
    const std::string need =
        fmt::format("the first needs {}, the second {}", needs(saving.first), needs(saving.second));
    if (text.empty()) {
        out.push_back(fmt::format("It cannot be told how many labels the second saves for {}: {}, but the "
                                  "{} interval is open. More sizes or seeds near this score would tell.",
                                  score, need, percent(level, 0)));
        return;
    }
    std::string line = fmt::format("The second {} for {}: {}.", text, score, need);
    if (!saving.asked) {
        line += " This is the best score that both reach.";
    }
    if (saving.canTell() && *saving.low < 0 && *saving.high > 0) {
        line += " The interval holds 0: it may be chance.";
    }
    out.push_back(std::move(line));
}

void addVerdict(const Comparison& comparison, std::vector<std::string>& out) {
    const statistics::CurveVerdict& verdict = *comparison.verdict;
    const std::string margin = fmt::format("{:.1f}", 100 * verdict.margin);
    if (verdict.equalFrom) {
        out.push_back(fmt::format("The second equals the first from n = {} on: the {} interval of the "
                                  "difference lies within ± {} points at {}.",
                                  samples(*verdict.equalFrom), percent(comparison.settings.level, 0), margin,
                                  verdict.equalSizes == 1 ? "this one size"
                                                          : fmt::format("all {} sizes", verdict.equalSizes)));
    } else {
        out.push_back(fmt::format("Equality within ± {} points is not shown at the largest size, which is "
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
    std::string line =
        fmt::format("Over {} seeds the second is better with P = {:.2f}, difference {} points ({})",
                    pair.seeds.size(), seeds.probabilityBetter, points(seeds.difference),
                    pointsRange(seeds.interval.low, seeds.interval.high));
    line += seeds.enoughSeeds
                ? fmt::format(", paired t {}: {}.", pText(seeds.p),
                              seeds.p < settings.alpha ? "it holds for other seeds" : "it may be the seeds")
                : ": shown, not judged, 5 common seeds are needed.";
    out.push_back(std::move(line));
}

void addClasses(const Comparison& comparison, const PairedCells& pair, std::vector<std::string>& out) {
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
    out.push_back(fmt::format("{} of {} classes differ (McNemar at seed {}, Holm): {}{}.", differing.size(),
                              pair.classes.size(), pair.testedSeed, fmt::join(texts, ", "),
                              differing.size() > namedClasses ? ", …" : ""));
}

std::string counts(std::int64_t correct, const PairedCells& pair) {
    return pair.seeds.size() == 1 ? fmt::format("{} of {}", correct, pair.items)
                                  : fmt::format("{} of {} × {}", correct, pair.seeds.size(), pair.items);
}

void addPair(const Comparison& comparison, const PairedCells& pair, std::vector<std::string>& out) {
    const bool sizes = pair.firstN != pair.secondN;
    out.push_back(fmt::format(
        "{}: {} ({}) against {} ({}), difference {} points ({}, {} interval over {}, {}).",
        sizes ? fmt::format("From {} to {} samples", pair.firstN, pair.secondN)
              : fmt::format("At {} samples", pair.firstN),
        percent(pair.firstAccuracy()), counts(pair.firstCorrect, pair), percent(pair.secondAccuracy()),
        counts(pair.secondCorrect, pair), points(pair.accuracy.estimate),
        pointsRange(pair.accuracy.low, pair.accuracy.high), percent(comparison.settings.level, 0),
        pair.groups > 0 ? fmt::format("{} groups of test items", pair.groups) : "test items",
        pText(pair.accuracyAdjustedP)));
    out.push_back(fmt::format(
        "Seed {} alone: {} items right only in the first, {} only in the second, "
        "McNemar ({}{}) {}.",
        pair.testedSeed, pair.discordance.b, pair.discordance.c, pair.groups > 0 ? "over groups, " : "",
        pair.mcNemar.p == pair.mcNemar.exact ? "exact" : "mid-p", pText(pair.mcNemarAdjustedP)));
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
        addSaving(*comparison.saving, comparison.settings.level, out);
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

std::string tableText(const Comparison& comparison) {
    std::string text = fmt::format("{:>8}{:>6}{:>8}{:>8}{:>8}  {:<16}{:>9}{:>12}{:>9}{:>8}  {:<16}{:>8}", "n",
                                   "seeds", "first", "second", "points", "interval", "p (Holm)",
                                   "McNemar b/c", "p (Holm)", "F1", "interval", "P(2>1)");
    for (const PairedCells& pair : comparison.pairs) {
        const std::string n = pair.firstN == pair.secondN ? std::to_string(pair.firstN)
                                                          : fmt::format("{}→{}", pair.firstN, pair.secondN);
        text +=
            fmt::format("\n{:>8}{:>6}{:>8.1f}{:>8.1f}{:>8}  {:<16}{:>9.4f}{:>12}{:>9.4f}{:>8}  {:<16}{:>8}",
                        n, pair.seeds.size(), 100 * pair.firstAccuracy(), 100 * pair.secondAccuracy(),
                        points(pair.accuracy.estimate), pointsRange(pair.accuracy.low, pair.accuracy.high),
                        pair.accuracyAdjustedP, fmt::format("{}/{}", pair.discordance.b, pair.discordance.c),
                        pair.mcNemarAdjustedP, points(pair.macroF1.estimate),
                        pointsRange(pair.macroF1.low, pair.macroF1.high),
                        pair.overSeeds ? fmt::format("{:.2f}", pair.overSeeds->probabilityBetter) : "–");
    }
    return text;
}

} // namespace plateau::experiment
