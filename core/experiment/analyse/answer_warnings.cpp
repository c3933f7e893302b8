#include "core/experiment/analyse/answer_warnings.h"

#include "core/experiment/analyse/compute_growth.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr int rarePositives = 20;
constexpr double toldDesignEffect = 2; ///< half the items are as good as missing

/// Of the warnings about the data those that change what the answer means.
bool bearsOnAnswer(WarningKind kind) {
    switch (kind) {
    case WarningKind::Leaks:
    case WarningKind::NearLeaks:
    case WarningKind::UnseenTestLabels:
    case WarningKind::SmallTestSet:
    case WarningKind::ConflictingLabels:
    case WarningKind::UnknownTokens:
    case WarningKind::TruncatedTexts:
    case WarningKind::GroupsNotUsed:
        return true;
    default:
        return false;
    }
}

std::string cellsAre(std::int64_t count, const char* what) {
    return count == 1 ? fmt::format("1 cell {}", what) : fmt::format("{} cells {}", count, what);
}

void addCells(const ExperimentState& state, std::vector<Warning>& warnings) {
    const auto add = [&](WarningKind kind, std::int64_t count, const char* what, const char* action) {
        if (count > 0) {
            warnings.push_back(
                {kind, {{"cells", static_cast<double>(count)}}, "", cellsAre(count, what), action});
        }
    };
    const auto curveCells = [&](CellStatus status) {
        return std::count_if(state.cells.begin(), state.cells.end(), [&](const CellState& cell) {
            return cell.status == status && cell.planned.spec.kind == CellKind::Cell;
        });
    };
    add(WarningKind::UnderTrained, state.underTrained(),
        "under-trained: more data is not all that was missing",
        "Train them longer: plateau experiment run DIR --extend");
    add(WarningKind::Diverged, curveCells(CellStatus::Diverged), "diverged and left out",
        "Lower the learning rate");
    add(WarningKind::Failed, curveCells(CellStatus::Failed), "failed and left out",
        "Look at the cause in the status, then run again");
}

/// Classes of which the largest size has too few training samples to say anything about them.
void addRareClasses(const ExperimentState& state, std::vector<Warning>& warnings) {
    const CellResult* largest = nullptr;
    for (const CellState& cell : state.cells) {
        if (cell.isOnCurve() && (!largest || cell.planned.spec.n > largest->spec.n)) {
            largest = &*cell.result;
        }
    }
    if (!largest) {
        return;
    }
    const auto rare =
        std::count_if(largest->classes.begin(), largest->classes.end(),
                      [](const ClassResult& c) { return c.positives >= 0 && c.positives < rarePositives; });
    if (rare > 0) {
        warnings.push_back(
            {WarningKind::RareClasses,
             {{"classes", static_cast<double>(rare)},
              {"of", static_cast<double>(largest->classes.size())},
              {"positives", static_cast<double>(rarePositives)}},
             "",
             fmt::format("{} of {} classes have fewer than {} training samples even at the largest size",
                         rare, largest->classes.size(), rarePositives),
             "Collect more of them; what is said about these classes is hardly known"});
    }
}

/// Test items of one group go right and wrong together.
void addGroups(const AnswerContext& context, std::vector<Warning>& warnings) {
    if (!context.testSet || context.testSet->designEffect < toldDesignEffect) {
        return;
    }
    const EvaluationFacts& facts = *context.testSet;
    warnings.push_back(
        {WarningKind::GroupedTestItems,
         {{"items", facts.items},
          {"groups", static_cast<double>(facts.groups)},
          {"effective", std::round(facts.effectiveItems())}},
         "",
         fmt::format("The {:.0f} test items come in {} groups and tell as much as {:.0f} independent ones",
                     facts.items, facts.groups, facts.effectiveItems()),
         "The intervals allow for it; add test items of new groups"});
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

/// A note, so last: it weakens no number, but what the curve is a curve of.
void addComputeGrowth(const ExperimentState& state, std::vector<Warning>& warnings) {
    if (const auto growth = computeGrowth(state)) {
        warnings.push_back(
            {WarningKind::ComputeGrows,
             {{"smallest", static_cast<double>(growth->smallest)},
              {"largest", static_cast<double>(growth->largest)},
              {"ratio", growth->ratio()}},
             "",
             fmt::format("The largest size trained {:.0f} times as many updates as the smallest: data and "
                         "compute grow together",
                         growth->ratio()),
             "Compare with --budget updates"});
    }
}

} // namespace

std::vector<Warning> answerWarnings(const Plan& plan, const ExperimentState& state,
                                    const statistics::Answer& answer, const AnswerContext& context) {
    std::vector<Warning> warnings;
    addCells(state, warnings);
    std::copy_if(context.dataWarnings.begin(), context.dataWarnings.end(), std::back_inserter(warnings),
                 [](const Warning& warning) { return bearsOnAnswer(warning.kind); });
    addGroups(context, warnings);
    for (const statistics::Finding& finding : answer.findings) {
        warnings.push_back({WarningKind::Finding, finding.values, statistics::name(finding.kind),
                            statistics::text(finding), statistics::actionText(finding)});
    }
    addRareClasses(state, warnings);
    addUnusedPool(plan, warnings);
    addComputeGrowth(state, warnings);
    return warnings;
}

} // namespace plateau::experiment
