#pragma once

#include "core/experiment/store/experiment_state.h"
#include "core/task/task.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::experiment {

/// Names of the columns of the results table, in order; stable. Those of the scores are the task's first two
/// metrics: "accuracy", "accuracy_low", "accuracy_high", "macro_f1" for text classification.
std::vector<std::string> tableColumns(const task::Task& task);

/// One planned cell. What a cell does not have yet (or, diverged, will never have) is empty.
struct TableRow {
    std::string cell;
    std::string kind;   ///< "cell", "baseline", "control", "instant"
    std::string method; ///< "lora", "full", "last_layer", "untouched", "majority"
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    std::string status;             ///< "pending", "running", "done", "diverged", "failed"
    std::optional<double> score;    ///< the task's first metric
    std::optional<double> scoreLow; ///< of this one cell at 90 %, over test items, groups allowed for
    std::optional<double> scoreHigh;
    std::optional<double> second; ///< the task's second metric
    std::optional<std::int64_t> testItems;
    std::string budgetRule; ///< the rule really followed; empty before
    std::optional<std::int64_t> updates;
    std::optional<double> trainSeconds;
    std::optional<double> evalSeconds;
    std::optional<bool> underTrained;
    std::optional<std::int64_t> validationRows;
    std::string mixture{}; ///< of a training run: "none", "50%", …; else empty
    std::map<std::string, PoolUse> realised{};
    std::optional<double> general{};   ///< the task's first metric on the general test set
    std::optional<double> retention{}; ///< what of the untouched model's lead over chance is left there
};

/// Standard error over test items of a metric of the result; of the task's first when none is given. Where
/// the score stands at an end of its range the items may show no spread at all; then it is what a share of as
/// many items would have (Wilson). 0 where nothing is known.
double itemErrorOf(const CellResult& result, const metric::Metric* metric = nullptr);

/// Every planned cell in running order.
/// @param designEffect of the test items: that many tell as much as one would alone
std::vector<TableRow> tableOf(const ExperimentState& state, double designEffect = 1);

/// Further columns of plans with mixtures: "mixture", then samples drawn from the domain and from general
/// data, and how many of them differ.
std::vector<std::string> mixtureColumns();
std::vector<std::string> mixtureTextOf(const TableRow& row);

/// Further columns of plans with a general test set: "general_accuracy", "retention".
std::vector<std::string> generalColumns(const task::Task& task);

/// The values as text in the order of tableColumns: shares with 6 digits, seconds with 3, true/false, empty
/// for nothing. Not yet quoted for any format.
std::vector<std::string> textOf(const TableRow& row);

} // namespace plateau::experiment
