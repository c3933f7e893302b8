#pragma once

#include "core/metric/metric.h"
#include "core/statistics/compare/paired.h"
#include "core/statistics/compare/paired_classification.h"

#include <optional>
#include <span>
#include <vector>

/// Two models, each in several runs (one a seed), on the same items: what any metric makes of them.
namespace plateau::experiment {

/// S runs of N items each; every table holds the same items in the same order, and their groups.
struct PairedTables {
    std::vector<metric::ItemTable> first{};  ///< S
    std::vector<metric::ItemTable> second{}; ///< S, the same seeds

    std::size_t items() const { return first.empty() ? 0 : first.front().size(); }
    /// The metric can be told of every run of both.
    bool tell(const metric::Metric& metric) const;
};

/// The values of one metric for every run, on all items.
std::vector<double> valuesOf(const metric::Metric& metric, std::span<const metric::ItemTable> runs);

/// Second minus first, means over runs, in the metric's unit; one interval a metric. BCa bootstrap over items
/// (over groups, where there are some), one set of draws for all metrics; runs stay whole: an item is drawn
/// for all of them. Pre: the tables tell every metric, and there is an item and a run.
std::vector<statistics::BootstrapInterval>
pairedDifferences(const PairedTables& tables, std::span<const metric::Metric* const> metrics,
                  const statistics::BootstrapSettings& settings = {});

/// The right and the wrong items of a metric that counts them; nothing of any other metric. Classes are 1 =
/// right, 0 = wrong.
std::optional<statistics::PairedPredictions> rightOrWrong(const PairedTables& tables,
                                                          const metric::Metric& metric);

/// One class an item, where the tables hold that: columns "truth" and "predicted", numbers below `classes`.
std::optional<statistics::PairedPredictions> classesOf(const PairedTables& tables, int classes);

} // namespace plateau::experiment
