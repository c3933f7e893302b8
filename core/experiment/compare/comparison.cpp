#include "core/experiment/compare/comparison.h"

#include "core/experiment/compare/comparison_sides.h"
#include "core/metric/classification_metrics.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

using statistics::PairedPredictions;

std::int64_t correctIn(const std::vector<int>& predictions, const std::vector<int>& truth) {
    std::int64_t correct = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        correct += predictions[i] == truth[i];
    }
    return correct;
}

double meanF1(const std::vector<std::vector<int>>& runs, const PairedPredictions& p) {
    double sum = 0;
    for (const std::vector<int>& run : runs) {
        const auto metrics = statistics::classificationMetrics(p.labels, run, p.classes);
        sum += metrics ? metrics->macroF1 : 0;
    }
    return sum / static_cast<double>(runs.size());
}

PairedCells judge(const PairedPredictions& p, const std::vector<std::uint64_t>& seeds,
                  const ComparisonSettings& settings) {
    PairedCells pair;
    pair.seeds = seeds;
    pair.testedSeed = seeds.front();
    pair.items = static_cast<std::int64_t>(p.items());
    std::vector<double> firstScores;
    std::vector<double> secondScores;
    for (std::size_t run = 0; run < seeds.size(); ++run) {
        const std::int64_t one = correctIn(p.first[run], p.labels);
        const std::int64_t other = correctIn(p.second[run], p.labels);
        pair.firstCorrect += one;
        pair.secondCorrect += other;
        firstScores.push_back(static_cast<double>(one) / static_cast<double>(pair.items));
        secondScores.push_back(static_cast<double>(other) / static_cast<double>(pair.items));
    }
    pair.firstF1 = meanF1(p.first, p);
    pair.secondF1 = meanF1(p.second, p);
    const auto differences =
        statistics::pairedDifferences(p, {.draws = settings.draws, .level = settings.level});
    pair.accuracy = differences.accuracy;
    pair.macroF1 = differences.macroF1;
    pair.discordance = statistics::discordanceOf(p, 0);
    const statistics::Discordance tested = statistics::unitDiscordance(p, 0);
    pair.groups = tested.items < pair.items ? tested.items : 0;
    pair.mcNemar = statistics::mcNemar(tested.b, tested.c);
    pair.overSeeds = statistics::seedPaired(firstScores, secondScores, settings.level);
    pair.classes = statistics::classDifferences(p, 0);
    return pair;
}

/// Several sizes are several tests.
void adjust(std::vector<PairedCells>& pairs) {
    const auto over = [&](auto&& p, double PairedCells::*adjusted) {
        std::vector<double> values;
        for (const PairedCells& pair : pairs) {
            values.push_back(p(pair));
        }
        const std::vector<double> after = statistics::holm(values);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            pairs[i].*adjusted = after[i];
        }
    };
    over([](const PairedCells& pair) { return pair.accuracy.p; }, &PairedCells::accuracyAdjustedP);
    over([](const PairedCells& pair) { return pair.macroF1.p; }, &PairedCells::macroF1AdjustedP);
    over([](const PairedCells& pair) { return pair.mcNemar.p; }, &PairedCells::mcNemarAdjustedP);
}

/// Adds the pair of two sizes, or notes that no seed is common.
Result<void> addPair(const Sides& sides, std::int64_t firstN, std::int64_t secondN, std::stop_token stop,
                     Comparison& out) {
    if (stop.stop_requested()) {
        return Error{ErrorKind::Cancelled, "", "comparing was stopped", ""};
    }
    const auto seeds = sides.commonSeeds(firstN, secondN);
    if (seeds.empty()) {
        out.withoutCommonSeed.push_back(secondN);
        return {};
    }
    const auto predictions = sides.read(firstN, secondN, seeds);
    if (!predictions) {
        return predictions.error();
    }
    PairedCells pair = judge(*predictions, seeds, out.settings);
    pair.firstN = firstN;
    pair.secondN = secondN;
    out.pairs.push_back(std::move(pair));
    return {};
}

Result<std::vector<std::int64_t>> sizesToCompare(const ComparedExperiment& first,
                                                 const ComparedExperiment& second,
                                                 const std::vector<std::int64_t>& asked) {
    const auto one = first.sizes();
    const auto other = second.sizes();
    std::vector<std::int64_t> common;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(common));
    if (common.empty()) {
        return badInput(first.title() + " and " + second.title(), "have no finished size in common",
                        "Run them at the same sizes first.");
    }
    if (asked.empty()) {
        return common;
    }
    std::vector<std::int64_t> sizes = asked;
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    for (const std::int64_t n : sizes) {
        if (!std::binary_search(common.begin(), common.end(), n)) {
            return Error{ErrorKind::Usage, "--sizes", fmt::format("{} is not finished in both", n),
                         fmt::format("Choose among {}.", fmt::join(common, ", "))};
        }
    }
    return sizes;
}

std::vector<statistics::SizeDifference> differencesOf(const std::vector<PairedCells>& pairs) {
    std::vector<statistics::SizeDifference> out;
    for (const PairedCells& pair : pairs) {
        out.push_back({static_cast<double>(pair.firstN),
                       pair.accuracy.estimate,
                       {pair.accuracy.low, pair.accuracy.high},
                       pair.accuracyAdjustedP});
    }
    return out;
}

/// Cells of under-trained models count like the others: the curve on the chart is the one that is judged.
std::optional<statistics::LabelSaving> savingOf(const ComparedExperiment& first,
                                                const ComparedExperiment& second,
                                                const ComparisonSettings& settings) {
    const statistics::Curve one = curveOf(first.curve);
    const statistics::Curve other = curveOf(second.curve);
    if (one.points.size() < 2 || other.points.size() < 2) {
        return std::nullopt;
    }
    return statistics::labelSaving(
        statistics::fitInput(one), statistics::fitInput(other), one.metric,
        {.target = settings.target.value_or(first.plan().target), .level = settings.level});
}

} // namespace

Result<Comparison> compareExperiments(const ComparedExperiment& first, const ComparedExperiment& second,
                                      const ComparisonSettings& settings, std::stop_token stop) {
    const auto sides = Sides::match(first, second);
    if (!sides) {
        return sides.error();
    }
    const auto sizes = sizesToCompare(first, second, settings.sizes);
    if (!sizes) {
        return sizes.error();
    }
    Comparison out{
        .first = first.title(), .second = second.title(), .settings = settings, .labels = sides->labels()};
    for (const std::int64_t n : *sizes) {
        if (const auto added = addPair(*sides, n, n, stop, out); !added) {
            return added.error();
        }
    }
    if (out.pairs.empty()) {
        return badInput(out.first + " and " + out.second, "have no seed in common at any size",
                        "Run them with the same seeds first.");
    }
    adjust(out.pairs);
    out.verdict = statistics::curveVerdict(differencesOf(out.pairs), settings.margin, settings.alpha);
    out.saving = savingOf(first, second, settings);
    out.firstGrowth = computeGrowth(first.state);
    out.secondGrowth = computeGrowth(second.state);
    return out;
}

Result<Comparison> compareSizes(const ComparedExperiment& experiment, std::int64_t first, std::int64_t second,
                                const ComparisonSettings& settings, std::stop_token stop) {
    if (first == second) {
        return Error{ErrorKind::Usage, "--sizes", fmt::format("{} is named twice", first),
                     "Name two different sizes."};
    }
    for (const std::int64_t n : {first, second}) {
        if (experiment.done(n).empty()) {
            return Error{ErrorKind::Usage, "--sizes", fmt::format("{} has no finished cell", n),
                         fmt::format("Choose among {}.", fmt::join(experiment.sizes(), ", "))};
        }
    }
    const auto sides = Sides::match(experiment, experiment);
    if (!sides) {
        return sides.error();
    }
    Comparison out{.first = fmt::format("{} samples", first),
                   .second = fmt::format("{} samples", second),
                   .settings = settings,
                   .labels = sides->labels()};
    if (const auto added = addPair(*sides, first, second, stop, out); !added) {
        return added.error();
    }
    if (out.pairs.empty()) {
        return badInput(experiment.title(), "has no seed in common at these sizes", "Run the missing seeds.");
    }
    adjust(out.pairs);
    out.firstGrowth = computeGrowth(experiment.state);
    return out;
}

} // namespace plateau::experiment
