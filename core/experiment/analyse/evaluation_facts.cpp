#include "core/experiment/analyse/evaluation_facts.h"

#include "core/experiment/store/evaluation_items.h"
#include "core/statistics/compare/paired.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace plateau::experiment {
namespace {

constexpr std::string_view rightOrWrong = "accuracy"; ///< the metric that discordance is about
constexpr std::size_t seedsCompared = 5;              ///< pairs of predictions that are read

/// Done cells of the curve: size, then seed, to id.
using DoneCells = std::map<std::int64_t, std::map<std::uint64_t, std::string>>;

DoneCells doneCells(const ExperimentState& state) {
    DoneCells cells;
    for (const CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (cell.isOnCurve()) {
            cells[spec.n][spec.seed] = cell.planned.id;
        }
    }
    return cells;
}

Result<std::optional<double>> observedDiscordance(const Folder& folder, const EvaluationItems& rows,
                                                  const DoneCells& cells) {
    if (cells.size() < 2) {
        return std::optional<double>();
    }
    const auto& last = cells.rbegin()->second;
    const auto& before = std::next(cells.rbegin())->second;
    double sum = 0;
    std::size_t pairs = 0;
    for (const auto& [seed, cell] : last) {
        const auto other = before.find(seed);
        if (other == before.end() || pairs == seedsCompared) {
            continue;
        }
        const auto first = rows.itemsOf(folder, other->second);
        const auto second = rows.itemsOf(folder, cell);
        if (!first || !second) {
            return !first ? first.error() : second.error();
        }
        sum += statistics::discordance(first->right(), second->right()).share();
        ++pairs;
    }
    return pairs > 0 ? std::optional<double>(sum / static_cast<double>(pairs)) : std::nullopt;
}

/// How much more the metric varies than with independent items: squared standard error with the groups over
/// that without; at least 1.
double designEffectOf(const metric::Metric& metric, metric::ItemTable table) {
    if (!metric.readable(table)) {
        return 1;
    }
    const double grouped = metric.standardError(table);
    table.groups.clear();
    const double plain = metric.standardError(table);
    return plain > 0 ? std::max(1.0, grouped * grouped / (plain * plain)) : 1;
}

} // namespace

Result<EvaluationFacts> evaluationFacts(const Folder& folder, const ExperimentState& state) {
    EvaluationFacts facts;
    facts.items = static_cast<double>(folder.plan().test.rows);
    const DoneCells cells = doneCells(state);
    if (cells.empty()) {
        return facts;
    }
    const auto rows = EvaluationItems::read(folder);
    if (!rows) {
        return rows.error();
    }
    const metric::Metric& metric = task::taskOf(folder.plan().task).primaryMetric();
    if (metric.info().id == rightOrWrong) {
        const auto discordance = observedDiscordance(folder, *rows, cells);
        if (!discordance) {
            return discordance.error();
        }
        facts.discordance = *discordance;
    }
    facts.groups = rows->groups();
    if (facts.groups > 1) {
        const auto last = rows->tableOf(folder, cells.rbegin()->second.begin()->second);
        if (!last) {
            return last.error();
        }
        facts.designEffect = designEffectOf(metric, *last);
    }
    return facts;
}

std::optional<EvaluationFacts> knownTestSet(const Folder& folder, const ExperimentState& state) {
    const auto facts = evaluationFacts(folder, state);
    return facts ? std::optional(*facts) : std::nullopt;
}

} // namespace plateau::experiment
