#include "core/experiment/analyse/metric_curve.h"

#include "core/experiment/store/evaluation_items.h"

#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

/// Reads what results do not tell from the predictions of their cells; the test set once.
class ItemScores {
public:
    ItemScores(const Folder& folder, const metric::Metric& metric) : m_folder(folder), m_metric(metric) {}

    Result<double> valueOf(const CellResult& result) {
        if (const auto known = result.value(m_metric.info().id)) {
            return *known;
        }
        const auto table = tableOf(result);
        return table ? Result<double>(m_metric.value(*table)) : table.error();
    }

    Result<double> errorOf(const CellResult& result) {
        const auto& errors = result.test()->standardErrors;
        if (const auto known = errors.find(std::string(m_metric.info().id)); known != errors.end()) {
            return known->second;
        }
        const auto table = tableOf(result);
        return table ? Result<double>(m_metric.standardError(*table)) : table.error();
    }

private:
    Result<metric::ItemTable> tableOf(const CellResult& result) {
        if (!m_items) {
            auto items = EvaluationItems::read(m_folder);
            if (!items) {
                return items.error();
            }
            m_items.emplace(std::move(*items));
        }
        auto table = m_items->tableOf(m_folder, result.cell);
        if (table && !m_metric.readable(*table)) {
            return badInput(
                "cell " + result.cell,
                fmt::format("cannot be scored by {}: its predictions do not tell", m_metric.info().name),
                "Ask for another metric, or run the experiment anew.");
        }
        return table;
    }

    const Folder& m_folder;
    const metric::Metric& m_metric;
    std::optional<EvaluationItems> m_items;
};

/// Done cells of the curve by size and seed.
std::map<std::int64_t, std::map<std::uint64_t, const CellResult*>> cellsBySize(const ExperimentState& state,
                                                                               UnderTrainedCells wanted) {
    std::map<std::int64_t, std::map<std::uint64_t, const CellResult*>> out;
    for (const CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (cell.isOnCurve() && (wanted == UnderTrainedCells::Keep || !cell.isUnderTrained())) {
            out[spec.n][spec.seed] = &*cell.result;
        }
    }
    return out;
}

} // namespace

Result<statistics::Curve> metricCurve(const Folder& folder, const ExperimentState& state,
                                      const metric::Metric& metric, UnderTrainedCells cells) {
    ItemScores scores(folder, metric);
    statistics::Curve curve;
    curve.metric = curveMetric(metric.info());
    const Plan& plan = folder.plan();
    curve.testItems = static_cast<double>(plan.test.rows);
    for (const auto& [n, seeds] : cellsBySize(state, cells)) {
        statistics::CurvePoint point;
        point.n = static_cast<double>(n);
        for (const auto& [seed, result] : seeds) {
            const auto score = scores.valueOf(*result);
            if (!score) {
                return score.error();
            }
            point.scores.push_back(*score);
            point.seeds.push_back(static_cast<std::int64_t>(seed));
        }
        // Of the first seed, or in a cross-validation of the first one of each part.
        std::map<std::uint64_t, const CellResult*> parts;
        for (const auto& [seed, result] : seeds) {
            parts.emplace(plan.crossValidated() ? seed % static_cast<std::uint64_t>(plan.folds) : 0, result);
        }
        double squares = 0;
        for (const auto& [part, result] : parts) {
            const auto error = scores.errorOf(*result);
            if (!error) {
                return error.error();
            }
            squares += *error * *error;
            point.testItems += static_cast<double>(result->test()->items);
        }
        point.itemStandardError = std::sqrt(squares) / static_cast<double>(parts.size());
        curve.points.push_back(std::move(point));
    }
    return curve;
}

} // namespace plateau::experiment
