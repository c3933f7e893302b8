#include "core/experiment/compare/comparison.h"

#include "core/experiment/compare/comparison_sides.h"
#include "core/experiment/compare/paired_tables.h"
#include "core/statistics/intervals/intervals.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr double usualMargin = 0.01;

/// One set of draws for all metrics.
std::vector<MetricDifference> metricDifferences(const PairedTables& tables,
                                                const std::vector<const metric::Metric*>& metrics,
                                                const ComparisonSettings& settings) {
    const auto intervals =
        pairedDifferences(tables, metrics, {.draws = settings.draws, .level = settings.level});
    std::vector<MetricDifference> out;
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        out.push_back({metrics[i], statistics::mean(valuesOf(*metrics[i], tables.first)),
                       statistics::mean(valuesOf(*metrics[i], tables.second)), intervals[i]});
    }
    return out;
}

std::int64_t rightOnes(const std::vector<std::vector<int>>& runs) {
    std::int64_t right = 0;
    for (const std::vector<int>& run : runs) {
        right += std::count(run.begin(), run.end(), 1);
    }
    return right;
}

std::optional<RightItems> rightItems(const PairedTables& tables, const metric::Metric& metric) {
    const auto counted = rightOrWrong(tables, metric);
    if (!counted) {
        return std::nullopt;
    }
    const statistics::Discordance tested = statistics::unitDiscordance(*counted, 0);
    return RightItems{.first = rightOnes(counted->first),
                      .second = rightOnes(counted->second),
                      .discordance = statistics::discordanceOf(*counted, 0),
                      .mcNemar = statistics::mcNemar(tested.b, tested.c)};
}

/// Above 0 the second is better.
std::optional<statistics::SeedPaired> gainOverSeeds(const PairedTables& tables, const metric::Metric& metric,
                                                    double level) {
    const double sign = metric.info().higherIsBetter() ? 1 : -1;
    const auto gains = [&](const std::vector<metric::ItemTable>& runs) {
        std::vector<double> values = valuesOf(metric, runs);
        for (double& value : values) {
            value *= sign;
        }
        return values;
    };
    return statistics::seedPaired(gains(tables.first), gains(tables.second), level);
}

PairedCells judge(const PairedTables& tables, const Sides& sides, const std::vector<std::uint64_t>& seeds,
                  const ComparisonSettings& settings) {
    PairedCells pair;
    pair.seeds = seeds;
    pair.testedSeed = seeds.front();
    pair.items = static_cast<std::int64_t>(tables.items());
    const auto units = statistics::unitsOf(tables.items(), tables.first.front().groups);
    pair.groups = std::ssize(units) < pair.items ? std::ssize(units) : 0;
    std::vector<const metric::Metric*> metrics{&sides.metric()};
    if (const auto* also = sides.secondMetric(); also != nullptr && tables.tell(*also)) {
        metrics.push_back(also);
    }
    const auto differences = metricDifferences(tables, metrics, settings);
    pair.score = differences.front();
    if (differences.size() > 1) {
        pair.also = differences.back();
    }
    pair.right = rightItems(tables, sides.metric());
    pair.overSeeds = gainOverSeeds(tables, sides.metric(), settings.level);
    if (const auto classes = classesOf(tables, static_cast<int>(sides.labels().size()))) {
        pair.classes = statistics::classDifferences(*classes, 0);
    }
    return pair;
}

/// Several sizes are several tests. @param of a pair's p and where to put the adjusted one; null: it has none
template <typename Of>
void adjustOne(std::vector<PairedCells>& pairs, Of of) {
    std::vector<double> values;
    std::vector<double*> places;
    for (PairedCells& pair : pairs) {
        if (const auto [p, place] = of(pair); place != nullptr) {
            values.push_back(p);
            places.push_back(place);
        }
    }
    const std::vector<double> after = statistics::holm(values);
    for (std::size_t i = 0; i < places.size(); ++i) {
        *places[i] = after[i];
    }
}

void adjust(std::vector<PairedCells>& pairs) {
    using Place = std::pair<double, double*>;
    adjustOne(pairs, [](PairedCells& pair) { return Place(pair.score.interval.p, &pair.score.adjustedP); });
    adjustOne(pairs, [](PairedCells& pair) {
        return pair.also ? Place(pair.also->interval.p, &pair.also->adjustedP) : Place(1, nullptr);
    });
    adjustOne(pairs, [](PairedCells& pair) {
        return pair.right ? Place(pair.right->mcNemar.p, &pair.right->mcNemarAdjustedP) : Place(1, nullptr);
    });
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
    const auto tables = sides.read(firstN, secondN, seeds);
    if (!tables) {
        return tables.error();
    }
    PairedCells pair = judge(*tables, sides, seeds, out.settings);
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

/// Differences so turned that above 0 the second is better.
std::vector<statistics::SizeGain> gainsOf(const std::vector<PairedCells>& pairs) {
    std::vector<statistics::SizeGain> out;
    for (const PairedCells& pair : pairs) {
        const statistics::BootstrapInterval& of = pair.score.interval;
        const double n = static_cast<double>(pair.firstN);
        if (pair.score.metric->info().higherIsBetter()) {
            out.push_back({n, of.estimate, {of.low, of.high}, pair.score.adjustedP});
        } else {
            out.push_back({n, -of.estimate, {-of.high, -of.low}, pair.score.adjustedP});
        }
    }
    return out;
}

double marginOf(const ComparisonSettings& settings, const MetricDifference& largest) {
    const double percent = usualMargin * std::abs(largest.first);
    const bool ownUnit = largest.metric->info().display == metric::Display::Plain && percent > 0;
    return settings.margin.value_or(ownUnit ? percent : usualMargin);
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
    const std::optional<double> target = settings.target     ? settings.target
                                         : first.isPrimary() ? std::optional(first.plan().target)
                                                             : std::nullopt;
    return statistics::labelSaving(statistics::fitInput(one), statistics::fitInput(other), one.metric,
                                   {.target = target, .level = settings.level});
}

/// What the metric cannot have.
Result<void> checkSettings(const metric::MetricInfo& info, const ComparisonSettings& settings) {
    const std::optional<double>& target = settings.target;
    if (settings.margin && !(*settings.margin > 0 && *settings.margin < info.range.high - info.range.low)) {
        return Error{ErrorKind::Usage, "--margin",
                     fmt::format("{} is no distance between two values of {}", *settings.margin, info.name),
                     "Choose a smaller one above 0."};
    }
    if (target && !info.canBeTarget(*target)) {
        return Error{ErrorKind::Usage, "--target", fmt::format("{} is no {} to aim at", *target, info.name),
                     info.range.high < metric::unlimited && info.range.low > -metric::unlimited
                         ? fmt::format("Choose one above {} and below {}.", info.range.low, info.range.high)
                     : info.higherIsBetter() ? fmt::format("Choose one below {}.", info.range.high)
                                             : fmt::format("Choose one above {}.", info.range.low)};
    }
    return {};
}

} // namespace

Result<Comparison> compareExperiments(const ComparedExperiment& first, const ComparedExperiment& second,
                                      const ComparisonSettings& settings, std::stop_token stop) {
    if (const auto sound = checkSettings(first.info(), settings); !sound) {
        return sound.error();
    }
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
    out.margin = marginOf(settings, out.pairs.back().score);
    out.verdict = statistics::curveVerdict(gainsOf(out.pairs), out.margin, settings.alpha);
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
    out.margin = marginOf(settings, out.pairs.back().score);
    out.firstGrowth = computeGrowth(experiment.state);
    return out;
}

} // namespace plateau::experiment
