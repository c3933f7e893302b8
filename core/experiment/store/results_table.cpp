#include "core/experiment/store/results_table.h"

#include "core/statistics/intervals/intervals.h"

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr double cellLevel = 0.9;

void addResult(const CellResult& result, double designEffect, TableRow& row) {
    row.budgetRule = result.budgetRule;
    row.updates = result.updates;
    row.trainSeconds = result.trainSeconds;
    row.validationRows = result.validationRows;
    if (result.status != CellStatus::Done) {
        return;
    }
    const auto interval = statistics::wilson(static_cast<double>(result.correct) / designEffect,
                                             static_cast<double>(result.testItems) / designEffect, cellLevel);
    row.accuracy = result.accuracy;
    row.accuracyLow = interval.low;
    row.accuracyHigh = interval.high;
    row.macroF1 = result.macroF1;
    row.testItems = result.testItems;
    row.evalSeconds = result.evalSeconds;
    row.underTrained = result.underTrained.any();
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
        if (cell.result) {
            addResult(*cell.result, designEffect, row);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::array<std::string, tableColumns.size()> textOf(const TableRow& row) {
    const std::string underTrained =
        row.underTrained ? (*row.underTrained ? "true" : "false") : std::string();
    return {row.cell,
            row.kind,
            row.method,
            std::to_string(row.n),
            std::to_string(row.seed),
            row.status,
            share(row.accuracy),
            share(row.accuracyLow),
            share(row.accuracyHigh),
            share(row.macroF1),
            whole(row.testItems),
            row.budgetRule,
            whole(row.updates),
            seconds(row.trainSeconds),
            seconds(row.evalSeconds),
            underTrained,
            whole(row.validationRows)};
}

} // namespace plateau::experiment
