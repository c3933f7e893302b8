#pragma once

#include "core/experiment/analyse/compute_growth.h"
#include "core/experiment/compare/compared_experiment.h"
#include "core/plot/data_curve.h"
#include "core/statistics/compare/curve_comparison.h"
#include "core/statistics/compare/paired_classification.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// Two sets of finished cells of one task and metric on the same test items. Every difference is second minus
/// first, in the metric's unit.
namespace plateau::experiment {

struct ComparisonSettings {
    std::vector<std::int64_t> sizes{}; ///< of two experiments; empty: every common one
    /// Score whose samples are counted, in the metric's unit. Nothing: the first plan's target where the plan
    /// is about that metric, else the best that both reach.
    std::optional<double> target{};
    /// Scores no further apart are equal, above 0. Nothing: one point, a hundredth of a nat or bit, else one
    /// percent of the first's score at the largest size.
    std::optional<double> margin{};
    double level = 0.95; ///< of every interval
    double alpha = 0.05; ///< of every judgement
    int draws = 10000;   ///< of every bootstrap over test items
    bool operator==(const ComparisonSettings&) const = default;
};

/// One metric of some models against the same of some others.
struct MetricDifference {
    const metric::Metric* metric = nullptr;
    double first = 0; ///< mean over the seeds
    double second = 0;
    /// BCa over items, seeds averaged: how sure it is of these trained models.
    statistics::BootstrapInterval interval{};
    double adjustedP = 1; ///< Holm over the sizes of the comparison
};

/// Of a metric that counts right and wrong items.
struct RightItems {
    std::int64_t first = 0; ///< right ones of items × seeds
    std::int64_t second = 0;
    statistics::Discordance discordance{}; ///< of the tested seed
    statistics::McNemar mcNemar{}; ///< of the items, or of the groups that one of the two does better on
    double mcNemarAdjustedP = 1;   ///< Holm over the sizes of the comparison
};

/// Some models against some others, seed by seed.
struct PairedCells {
    std::int64_t firstN = 0;
    std::int64_t secondN = 0;
    std::vector<std::uint64_t> seeds{}; ///< that both have, ascending, at least one
    std::int64_t items = 0;             ///< of the test set
    /// Groups (and items without one) that are drawn and tested in place of the items; 0: items are.
    std::int64_t groups = 0;
    MetricDifference score{};
    std::optional<MetricDifference> also{}; ///< the next metric of the task
    /// The seed that McNemar's test and the classes look at: the lowest.
    std::uint64_t testedSeed = 0;
    std::optional<RightItems> right{};
    /// Whether it also holds for other seeds; nothing with one. Of gains: above 0 the second is better.
    std::optional<statistics::SeedPaired> overSeeds{};
    /// Of one class an item; numbers are positions in Comparison::labels.
    std::vector<statistics::ClassDifference> classes{};
};

struct Comparison {
    std::string first{}; ///< title: name, method, budget rule; of two sizes with the size
    std::string second{};
    ComparisonSettings settings{};
    double margin = 0.01;                              ///< the one that was applied
    std::vector<std::string> labels{};                 ///< of both plans, sorted; empty without classes
    std::vector<PairedCells> pairs{};                  ///< by size
    std::vector<std::int64_t> withoutCommonSeed{};     ///< sizes that both have, but with other seeds
    std::optional<statistics::CurveVerdict> verdict{}; ///< two experiments only
    std::optional<statistics::LabelSaving> saving{};   ///< two experiments only
    std::optional<ComputeGrowth> firstGrowth{};        ///< data and compute grow together …
    std::optional<ComputeGrowth> secondGrowth{};

    /// What it is about. Pre: there is a pair.
    const metric::MetricInfo& info() const { return pairs.front().score.metric->info(); }
};

/// Two experiments at every common size (or the ones asked for). Errors: BadInput for different tasks,
/// metrics or test sets (what differs), for no common size; Usage for a size that one lacks, for a target
/// that the metric cannot have; Cancelled.
Result<Comparison> compareExperiments(const ComparedExperiment& first, const ComparedExperiment& second,
                                      const ComparisonSettings& settings = {}, std::stop_token stop = {});

/// Two sizes of one experiment. Usage when one of them has no finished cell, BadInput without a common seed.
Result<Comparison> compareSizes(const ComparedExperiment& experiment, std::int64_t first, std::int64_t second,
                                const ComparisonSettings& settings = {}, std::stop_token stop = {});

/// English sentences, the most important first.
std::vector<std::string> sentences(const Comparison& comparison);
/// A table of the pairs in columns of spaces, with a head.
std::string tableText(const Comparison& comparison);
Json toJson(const Comparison& comparison);

/// All curves on one chart, each named by method, budget rule and experiment; at most six. Growth of compute
/// is noted below the title. Pre: they passed requireSameScores().
plot::DataCurveChart comparisonChart(std::span<const ComparedExperiment> experiments,
                                     std::optional<double> target);

} // namespace plateau::experiment
