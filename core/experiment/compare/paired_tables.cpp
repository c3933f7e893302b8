#include "core/experiment/compare/paired_tables.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace plateau::experiment {
namespace {

using metric::ItemTable;
using metric::Metric;
using statistics::PairedPredictions;

/// The difference of one metric on drawn items.
class Difference {
public:
    Difference(const PairedTables& tables, const Metric& metric) : m_tables(tables), m_metric(metric) {
        for (std::size_t run = 0; run < tables.first.size(); ++run) {
            const auto one = metric.itemValues(tables.first[run]);
            const auto other = metric.itemValues(tables.second[run]);
            m_ofItems.resize(one.size());
            for (std::size_t item = 0; item < one.size(); ++item) {
                m_ofItems[item] += other[item] - one[item];
            }
        }
        for (double& value : m_ofItems) {
            value /= static_cast<double>(tables.first.size());
        }
    }

    double on(std::span<const std::size_t> items) const {
        double sum = 0;
        if (!m_ofItems.empty()) {
            for (const std::size_t item : items) {
                sum += m_ofItems[item];
            }
            return sum / static_cast<double>(items.size());
        }
        for (std::size_t run = 0; run < m_tables.first.size(); ++run) {
            sum += m_metric.value(m_tables.second[run], items) - m_metric.value(m_tables.first[run], items);
        }
        return sum / static_cast<double>(m_tables.first.size());
    }

private:
    const PairedTables& m_tables;
    const Metric& m_metric;
    std::vector<double> m_ofItems; ///< mean over runs, where the metric is a mean over items
};

std::vector<std::vector<int>> asClasses(std::span<const ItemTable> runs) {
    std::vector<std::vector<int>> out;
    for (const ItemTable& run : runs) {
        const auto& predicted = *run.find("predicted");
        out.emplace_back(predicted.begin(), predicted.end());
    }
    return out;
}

std::vector<std::vector<int>> asRight(std::span<const ItemTable> runs, const Metric& metric) {
    std::vector<std::vector<int>> out;
    for (const ItemTable& run : runs) {
        const auto values = metric.itemValues(run);
        out.emplace_back(values.begin(), values.end());
    }
    return out;
}

bool allOf(const PairedTables& tables, const auto& condition) {
    return std::all_of(tables.first.begin(), tables.first.end(), condition) &&
           std::all_of(tables.second.begin(), tables.second.end(), condition);
}

} // namespace

bool PairedTables::tell(const Metric& metric) const {
    return allOf(*this, [&](const ItemTable& table) { return metric.readable(table); });
}

std::vector<double> valuesOf(const Metric& metric, std::span<const ItemTable> runs) {
    std::vector<double> out;
    for (const ItemTable& run : runs) {
        out.push_back(metric.value(run));
    }
    return out;
}

std::vector<statistics::BootstrapInterval> pairedDifferences(const PairedTables& tables,
                                                             std::span<const Metric* const> metrics,
                                                             const statistics::BootstrapSettings& settings) {
    std::vector<Difference> differences;
    for (const Metric* metric : metrics) {
        differences.emplace_back(tables, *metric);
    }
    const auto units = statistics::unitsOf(tables.items(), tables.first.front().groups);
    std::vector<std::size_t> items;
    return statistics::bcaBootstrapAll(
        units.size(), metrics.size(),
        [&](std::span<const std::size_t> drawn, std::span<double> values) {
            items.clear();
            for (const std::size_t unit : drawn) {
                items.insert(items.end(), units[unit].begin(), units[unit].end());
            }
            for (std::size_t i = 0; i < differences.size(); ++i) {
                values[i] = differences[i].on(items);
            }
        },
        settings);
}

std::optional<PairedPredictions> rightOrWrong(const PairedTables& tables, const Metric& metric) {
    if (!metric.info().binomial || !tables.tell(metric)) {
        return std::nullopt;
    }
    return PairedPredictions{.classes = 2,
                             .labels = std::vector<int>(tables.items(), 1),
                             .first = asRight(tables.first, metric),
                             .second = asRight(tables.second, metric),
                             .groups = tables.first.front().groups};
}

std::optional<PairedPredictions> classesOf(const PairedTables& tables, int classes) {
    const bool known = allOf(tables, [](const ItemTable& table) {
        return table.find("truth") != nullptr && table.find("predicted") != nullptr;
    });
    if (classes == 0 || !known) {
        return std::nullopt;
    }
    const auto& truth = *tables.first.front().find("truth");
    return PairedPredictions{.classes = classes,
                             .labels = {truth.begin(), truth.end()},
                             .first = asClasses(tables.first),
                             .second = asClasses(tables.second),
                             .groups = tables.first.front().groups};
}

} // namespace plateau::experiment
