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

/// Two sets of finished cells on the same test items. Every difference is second minus first, in shares.
namespace plateau::experiment {

struct ComparisonSettings {
    std::vector<std::int64_t> sizes{}; ///< of two experiments; empty: every common one
    std::optional<double> target{};    ///< accuracy whose labels are counted; nothing: the first plan's
    double margin = 0.01;              ///< accuracies no further apart are equal, (0, 1)
    double level = 0.95;               ///< of every interval
    double alpha = 0.05;               ///< of every judgement
    int draws = 10000;                 ///< of every bootstrap over test items
    bool operator==(const ComparisonSettings&) const = default;
};

/// Some models against some others, seed by seed.
struct PairedCells {
    std::int64_t firstN = 0;
    std::int64_t secondN = 0;
    std::vector<std::uint64_t> seeds; ///< that both have, ascending, at least one
    std::int64_t items = 0;           ///< of the test set
    /// Groups (and items without one) that are drawn and tested in place of the items; 0: items are.
    std::int64_t groups = 0;
    std::int64_t firstCorrect = 0; ///< of items × seeds
    std::int64_t secondCorrect = 0;
    double firstF1 = 0; ///< macro, mean over the seeds
    double secondF1 = 0;
    /// Of the accuracies; BCa over items, seeds averaged per item: how sure it is of these trained models.
    statistics::BootstrapInterval accuracy;
    double accuracyAdjustedP = 1; ///< Holm over the sizes of the comparison
    statistics::BootstrapInterval macroF1;
    double macroF1AdjustedP = 1;
    std::uint64_t testedSeed = 0; ///< the seed that McNemar's test and the classes look at: the lowest
    statistics::Discordance discordance;
    statistics::McNemar mcNemar; ///< of the items, or of the groups that one of the two does better on
    double mcNemarAdjustedP = 1;
    /// Whether it also holds for other seeds; nothing with one.
    std::optional<statistics::SeedPaired> overSeeds;
    std::vector<statistics::ClassDifference> classes; ///< numbers are positions in Comparison::labels

    double firstAccuracy() const { return share(firstCorrect); }
    double secondAccuracy() const { return share(secondCorrect); }

private:
    double share(std::int64_t correct) const {
        return static_cast<double>(correct) /
               static_cast<double>(items * static_cast<std::int64_t>(seeds.size()));
    }
};

struct Comparison {
    std::string first{}; ///< title: name, method, budget rule; of two sizes with the size
    std::string second{};
    ComparisonSettings settings{};
    std::vector<std::string> labels{};                 ///< of both plans, sorted
    std::vector<PairedCells> pairs{};                  ///< by size
    std::vector<std::int64_t> withoutCommonSeed{};     ///< sizes that both have, but with other seeds
    std::optional<statistics::CurveVerdict> verdict{}; ///< two experiments only
    std::optional<statistics::LabelSaving> saving{};   ///< two experiments only
    std::optional<ComputeGrowth> firstGrowth{};        ///< data and compute grow together …
    std::optional<ComputeGrowth> secondGrowth{};
};

/// Two experiments at every common size (or the ones asked for). Errors: BadInput for different test sets
/// (which items), for no common size; Usage for a size that one lacks; Cancelled.
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
/// is noted below the title.
plot::DataCurveChart comparisonChart(std::span<const ComparedExperiment> experiments, double target);

} // namespace plateau::experiment
