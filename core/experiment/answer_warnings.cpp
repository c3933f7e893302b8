#include "core/experiment/answer_warnings.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

/// Of the warnings about the data those that change what the answer means.
bool bearsOnAnswer(WarningKind kind) {
    switch (kind) {
    case WarningKind::Leaks:
    case WarningKind::NearLeaks:
    case WarningKind::UnseenTestLabels:
    case WarningKind::SmallTestSet:
    case WarningKind::ConflictingLabels:
    case WarningKind::UnknownTokens:
    case WarningKind::GroupsNotUsed:
        return true;
    default:
        return false;
    }
}

std::string cellsAre(std::int64_t count, const char* what) {
    return count == 1 ? fmt::format("1 cell {}", what) : fmt::format("{} cells {}", count, what);
}

void addCells(const Ledger& ledger, std::vector<Warning>& warnings) {
    const auto add = [&](WarningKind kind, std::int64_t count, const char* what, const char* action) {
        if (count > 0) {
            warnings.push_back(
                {kind, {{"cells", static_cast<double>(count)}}, "", cellsAre(count, what), action});
        }
    };
    const auto curveCells = [&](CellStatus status) {
        return std::count_if(ledger.cells.begin(), ledger.cells.end(), [&](const LedgerCell& cell) {
            return cell.status == status && cell.planned.spec.kind == CellKind::Cell;
        });
    };
    const auto underTrained =
        std::count_if(ledger.cells.begin(), ledger.cells.end(), [](const LedgerCell& cell) {
            return cell.status == CellStatus::Done && cell.planned.spec.kind == CellKind::Cell &&
                   cell.result && cell.result->underTrained.any();
        });
    add(WarningKind::UnderTrained, underTrained, "under-trained: more data is not all that was missing",
        "Raise the minimum updates or the learning rate and run these sizes again");
    add(WarningKind::Diverged, curveCells(CellStatus::Diverged), "diverged and left out",
        "Lower the learning rate");
    add(WarningKind::Failed, curveCells(CellStatus::Failed), "failed and left out",
        "Look at the cause in the status, then run again");
}

void addUnusedPool(const Plan& plan, std::vector<Warning>& warnings) {
    const std::int64_t largest = plan.sizes.empty() ? 0 : plan.sizes.back();
    if (largest > 0 && plan.domain.rows > largest) {
        warnings.push_back(
            {WarningKind::PoolLarger,
             {{"pool", static_cast<double>(plan.domain.rows)}, {"largest", static_cast<double>(largest)}},
             "",
             fmt::format("The pool has {} samples, the largest size uses {}", plan.domain.rows, largest),
             "Measure a larger size before labelling more"});
    }
}

} // namespace

std::vector<Warning> answerWarnings(const Plan& plan, const Ledger& ledger, const statistics::Answer& answer,
                                    const std::vector<Warning>& dataWarnings) {
    std::vector<Warning> warnings;
    addCells(ledger, warnings);
    std::copy_if(dataWarnings.begin(), dataWarnings.end(), std::back_inserter(warnings),
                 [](const Warning& warning) { return bearsOnAnswer(warning.kind); });
    for (const statistics::Finding& finding : answer.findings) {
        warnings.push_back({WarningKind::Finding, finding.values, statistics::name(finding.kind),
                            statistics::text(finding), statistics::actionText(finding)});
    }
    addUnusedPool(plan, warnings);
    return warnings;
}

} // namespace plateau::experiment
