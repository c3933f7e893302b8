#include "core/experiment/store/results_table.h"

#include "core/statistics/intervals/distributions.h"
#include "core/statistics/intervals/intervals.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr double cellLevel = 0.9;

void addResult(const CellResult& result, double designEffect, TableRow& row) {
    row.budgetRule = result.budgetRule;
    row.updates = result.updates;
    row.trainSeconds = result.trainSeconds;
    row.realised = result.realised;
    row.validationRows = result.validationRows;
    if (result.status != CellStatus::Done) {
        return;
    }
    const task::Task& task = task::taskOf(result.spec.task);
    const metric::MetricInfo& info = task.primaryMetric().info();
    const auto items = static_cast<double>(result.test()->items);
    row.score = result.score();
    if (info.binomial) {
        const auto interval =
            statistics::wilson(*row.score * items / designEffect, items / designEffect, cellLevel);
        row.scoreLow = interval.low;
        row.scoreHigh = interval.high;
    } else if (const double error = itemErrorOf(result); error > 0) {
        const double half = statistics::normalQuantile((1 + cellLevel) / 2) * error;
        row.scoreLow = std::max(info.range.low, *row.score - half);
        row.scoreHigh = std::min(info.range.high, *row.score + half);
    }
    row.second = result.value(task.info().metrics.at(1));
    row.testItems = result.test()->items;
    row.evalSeconds = result.evalSeconds;
    row.underTrained = result.underTrained.any();
}

/// What each row keeps, once the untouched model and the constant answer are scored and differ.
void addRetention(std::vector<TableRow>& rows) {
    const TableRow* before = nullptr;
    const TableRow* chance = nullptr;
    for (const TableRow& row : rows) {
        if (row.kind == name(CellKind::Baseline) && row.general) {
            (row.method == "majority" ? chance : before) = &row;
        }
    }
    if (before == nullptr || chance == nullptr || *before->general == *chance->general) {
        return;
    }
    const double low = *chance->general;
    const double ability = *before->general - low;
    for (TableRow& row : rows) {
        if (row.general) {
            row.retention = (*row.general - low) / ability;
        }
    }
}

std::string share(const std::optional<double>& value) {
    return value ? fmt::format("{:.6f}", *value) : std::string();
}

std::string seconds(const std::optional<double>& value) {
    return value ? fmt::format("{:.3f}", *value) : std::string();
}

std::string whole(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : std::string();
}

} // namespace

std::vector<TableRow> tableOf(const ExperimentState& state, double designEffect) {
    std::vector<TableRow> rows;
    for (const CellState& cell : state.cells) {
        TableRow row;
        row.cell = cell.planned.id;
        row.kind = name(cell.planned.spec.kind);
        row.method = cell.planned.spec.method;
        row.n = cell.planned.spec.n;
        row.seed = cell.planned.spec.seed;
        row.status = name(cell.status);
        if (cell.planned.spec.kind == CellKind::Cell) {
            row.mixture = seriesText(seriesOf(cell.planned.spec));
        }
        if (cell.result) {
            addResult(*cell.result, designEffect, row);
            row.general = cell.result->value(task::taskOf(cell.result->spec.task).primaryMetric().info().id,
                                             generalSetName);
        }
        rows.push_back(std::move(row));
    }
    addRetention(rows);
    return rows;
}

double itemErrorOf(const CellResult& result, const metric::Metric* metric) {
    const metric::MetricInfo& info =
        (metric != nullptr ? *metric : task::taskOf(result.spec.task).primaryMetric()).info();
    const auto& errors = result.test()->standardErrors;
    const auto found = errors.find(std::string(info.id));
    if (found == errors.end() || found->second > 0 || info.range.high == metric::unlimited) {
        return found == errors.end() ? 0 : found->second;
    }
    const statistics::ItemNoise noise{static_cast<double>(result.test()->items), 0, true, info.range.low,
                                      info.range.high};
    return std::sqrt(noise.variance(result.value(info.id).value_or(0)));
}

std::vector<std::string> tableColumns(const task::Task& task) {
    const std::string first(task.info().metrics.at(0));
    return {"cell_id",       "kind",
            "method",        "n",
            "seed",          "status",
            first,           first + "_low",
            first + "_high", std::string(task.info().metrics.at(1)),
            "test_items",    "budget_rule",
            "updates",       "train_s",
            "eval_s",        "under_trained",
            "validation_n"};
}

std::vector<std::string> mixtureColumns() {
    return {"mixture", "domain_drawn", "domain_unique", "general_drawn", "general_unique"};
}

std::vector<std::string> generalColumns(const task::Task& task) {
    return {"general_" + std::string(task.info().metrics.at(0)), "retention"};
}

std::vector<std::string> mixtureTextOf(const TableRow& row) {
    PoolUse domain;
    PoolUse general;
    for (const auto& [pool, use] : row.realised) {
        PoolUse& sum = pool == domainPoolName ? domain : general;
        sum.drawn += use.drawn;
        sum.unique += use.unique;
    }
    std::vector<std::string> text{row.mixture};
    for (const std::int64_t number : {domain.drawn, domain.unique, general.drawn, general.unique}) {
        text.push_back(row.realised.empty() ? "" : std::to_string(number));
    }
    return text;
}

std::vector<std::string> textOf(const TableRow& row) {
    const std::string underTrained =
        row.underTrained ? (*row.underTrained ? "true" : "false") : std::string();
    return {row.cell,
            row.kind,
            row.method,
            std::to_string(row.n),
            std::to_string(row.seed),
            row.status,
            share(row.score),
            share(row.scoreLow),
            share(row.scoreHigh),
            share(row.second),
            whole(row.testItems),
            row.budgetRule,
            whole(row.updates),
            seconds(row.trainSeconds),
            seconds(row.evalSeconds),
            underTrained,
            whole(row.validationRows)};
}

} // namespace plateau::experiment
