#include "core/experiment/compare/retention_of.h"

#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/analyse/series.h"
#include "core/experiment/compare/paired_tables.h"
#include "core/experiment/store/evaluation_items.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

/// A distance from chance below this is none.
constexpr double leastAbility = 1e-9;

std::optional<double> generalScore(const CellState& cell, std::string_view metric) {
    if (cell.status != CellStatus::Done || !cell.result || cell.replaced) {
        return std::nullopt;
    }
    return cell.result->value(metric, generalSetName);
}

const CellState* baselineOf(const ExperimentState& state, bool constant) {
    const auto found = std::find_if(state.cells.begin(), state.cells.end(), [&](const CellState& cell) {
        return cell.planned.spec.kind == CellKind::Baseline && cell.planned.spec.isConstant() == constant;
    });
    return found == state.cells.end() ? nullptr : &*found;
}

class Reader {
public:
    Reader(const Folder& folder, const ExperimentState& state, const metric::Metric& metric, Retention& out)
        : m_folder(folder), m_state(state), m_metric(metric), m_out(out) {}

    Result<void> read(const CellState& untouched) {
        auto items = EvaluationItems::read(m_folder, generalSetName);
        if (!items) {
            return items.error();
        }
        m_items.emplace(std::move(*items));
        auto before = m_items->tableOf(m_folder, untouched.planned.id);
        if (!before) {
            return before.error();
        }
        m_before = std::move(*before);
        const std::vector<Series> all = seriesOf(m_folder.plan());
        for (std::size_t series = 0; series < all.size(); ++series) {
            std::map<std::int64_t, std::vector<const CellState*>> bySize;
            for (const CellState& cell : m_state.cells) {
                if (cell.isPoint() && cell.series == series && generalScore(cell, m_metric.info().id)) {
                    bySize[cell.planned.spec.n].push_back(&cell);
                }
            }
            for (const auto& [n, cells] : bySize) {
                if (auto added = add(seriesText(all[series]), n, cells); !added) {
                    return added;
                }
            }
        }
        return {};
    }

private:
    Result<void> add(const std::string& mixture, std::int64_t n, const std::vector<const CellState*>& cells) {
        PairedTables tables;
        double sum = 0;
        for (const CellState* cell : cells) {
            auto table = m_items->tableOf(m_folder, cell->planned.id);
            if (!table) {
                return table.error();
            }
            tables.first.push_back(m_before);
            tables.second.push_back(std::move(*table));
            sum += *generalScore(*cell, m_metric.info().id);
        }
        RetentionPoint point{mixture, n, static_cast<int>(cells.size())};
        point.score = sum / static_cast<double>(cells.size());
        const double ability = m_out.before - m_out.chance;
        point.retention = (point.score - m_out.chance) / ability;
        const metric::Metric* const metrics[] = {&m_metric};
        const auto difference = pairedDifferences(tables, metrics, {.level = curveLevel}).front();
        point.low = 1 + std::min(difference.low / ability, difference.high / ability);
        point.high = 1 + std::max(difference.low / ability, difference.high / ability);
        m_out.points.push_back(std::move(point));
        return {};
    }

    const Folder& m_folder;
    const ExperimentState& m_state;
    const metric::Metric& m_metric;
    Retention& m_out;
    std::optional<EvaluationItems> m_items;
    metric::ItemTable m_before;
};

/// "…: domain alone 98 % (97 to 99) at n = 800; 50% domain …": the largest size of each series.
std::string sentenceOf(const Plan& plan, const Retention& retention) {
    std::string text;
    for (const Series& series : seriesOf(plan)) {
        const RetentionPoint* largest = nullptr;
        for (const RetentionPoint& point : retention.points) {
            largest = point.mixture == seriesText(series) ? &point : largest;
        }
        if (largest != nullptr) {
            text += fmt::format("{}{} {:.0f} % ({:.0f} to {:.0f}) at n = {}", text.empty() ? "" : "; ",
                                seriesName(series), 100 * largest->retention, 100 * largest->low,
                                100 * largest->high, largest->n);
        }
    }
    return text.empty() ? text : "Kept of the untouched model's general ability: " + text + ".";
}

} // namespace

std::optional<double> retentionToKeep(std::optional<double> asked, const Plan& plan) {
    return !asked ? plan.retention : *asked > 0 ? asked : std::nullopt;
}

Result<std::optional<Retention>> retentionOf(const Folder& folder, const ExperimentState& state) {
    const Plan& plan = folder.plan();
    const metric::Metric& metric = task::taskOf(plan.task).primaryMetric();
    const CellState* const untouched = baselineOf(state, false);
    const CellState* const constant = baselineOf(state, true);
    const auto before = untouched ? generalScore(*untouched, metric.info().id) : std::nullopt;
    const auto chance = constant ? generalScore(*constant, metric.info().id) : std::nullopt;
    if (!plan.general || !plan.general->test || !before || !chance) {
        return std::optional<Retention>();
    }
    Retention out{std::string(metric.info().id), plan.general->test->rows, *before, *chance, {}, ""};
    const double ability = metric.info().higherIsBetter() ? *before - *chance : *chance - *before;
    if (!(ability > leastAbility)) {
        out.sentence = "General ability cannot be measured: the untouched model is no better than a constant "
                       "answer on the general test set.";
        return std::optional(out);
    }
    out.points.push_back({"", 0, 1, *before, (*before - *chance) / (*before - *chance), 1, 1});
    if (auto read = Reader(folder, state, metric, out).read(*untouched); !read) {
        return read.error();
    }
    out.sentence = sentenceOf(plan, out);
    return std::optional(out);
}

Result<ExperimentAnswer> fullAnswer(const Folder& folder, const ExperimentState& state,
                                    const AnswerRequest& request) {
    const Plan& plan = folder.plan();
    if (request.retention && !(plan.general && plan.general->test)) {
        return Error{ErrorKind::Usage, "retention", "this experiment has no general test set",
                     "Make one with --general-test, or leave the retention out."};
    }
    auto kept = retentionOf(folder, state);
    return kept ? answerOf(folder, state, request, std::move(*kept)) : kept.error();
}

} // namespace plateau::experiment
