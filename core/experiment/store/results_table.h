#pragma once

#include "core/experiment/store/experiment_state.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plateau::experiment {

/// Columns of the results table, in order; stable.
inline constexpr std::array<std::string_view, 17> tableColumns = {
    "cell_id",      "kind",          "method",      "n",          "seed",        "status",  "accuracy",
    "accuracy_low", "accuracy_high", "macro_f1",    "test_items", "budget_rule", "updates", "train_s",
    "eval_s",       "under_trained", "validation_n"};

/// One planned cell. What a cell does not have yet (or, diverged, will never have) is empty.
struct TableRow {
    std::string cell;
    std::string kind;   ///< "cell", "baseline", "control", "instant"
    std::string method; ///< "lora", "full", "last_layer", "untouched", "majority"
    std::int64_t n = 0;
    std::uint64_t seed = 0;
    std::string status; ///< "pending", "running", "done", "diverged", "failed"
    std::optional<double> accuracy;
    std::optional<double> accuracyLow; ///< Wilson interval of this one cell at 90 %, groups allowed for
    std::optional<double> accuracyHigh;
    std::optional<double> macroF1;
    std::optional<std::int64_t> testItems;
    std::string budgetRule; ///< the rule really followed; empty before
    std::optional<std::int64_t> updates;
    std::optional<double> trainSeconds;
    std::optional<double> evalSeconds;
    std::optional<bool> underTrained;
    std::optional<std::int64_t> validationRows;
};

/// Every planned cell in running order.
/// @param designEffect of the test items: that many tell as much as one would alone
std::vector<TableRow> tableOf(const ExperimentState& state, double designEffect = 1);

/// The values as text in the order of tableColumns: shares with 6 digits, seconds with 3, true/false, empty
/// for nothing. Not yet quoted for any format.
std::array<std::string, tableColumns.size()> textOf(const TableRow& row);

} // namespace plateau::experiment
