#include "core/experiment/analyse/answer_warnings.h"

#include "core/experiment/analyse/compute_growth.h"
#include "core/recipe/budget.h"
#include "core/task/class_details.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr int rarePositives = 20;
constexpr double toldPastBest = 0.7;   ///< of the passes that were allowed
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
    case WarningKind::LookAlikeLabels:
    case WarningKind::DominantClass:
    case WarningKind::OneClassTest:
    case WarningKind::GeneralNearLeaks:
    case WarningKind::DomainInGeneralTest:
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
    const std::int64_t forGood = state.underTrainedForGood();
    add(WarningKind::UnderTrained, state.underTrained() - forGood,
        "under-trained: more data is not all that was missing",
        "Train them longer: plateau experiment run DIR --extend");
    add(WarningKind::EndsWithSamples, forGood,
        "under-trained, and ended with the samples of the mixture: no budget trains them longer",
        "Let the mixture stop by updates: leave out its stop rule");
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
    const auto classes = task::classDetails(largest->test()->details).classes;
    const auto rare = std::count_if(classes.begin(), classes.end(), [](const task::ClassResult& c) {
        return c.positives >= 0 && c.positives < rarePositives;
    });
    if (rare > 0) {
        warnings.push_back(
            {WarningKind::RareClasses,
             {{"classes", static_cast<double>(rare)},
              {"of", static_cast<double>(classes.size())},
              {"positives", static_cast<double>(rarePositives)}},
             "",
             fmt::format("{} of {} classes have fewer than {} training samples even at the largest size",
                         rare, classes.size(), rarePositives),
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

/// A note: cells of the largest size were best long before the passes that early stopping may use were
/// through.
void addPastBest(const ExperimentState& state, std::vector<Warning>& warnings) {
    std::int64_t largest = 0;
    double passes = 0;
    double most = 0;
    int cells = 0;
    for (const CellState& cell : state.cells) {
        if (!cell.isOnCurve() || cell.result->budgetRule != recipe::name(recipe::BudgetRule::EarlyStop)) {
            continue;
        }
        const CellSpec& spec = cell.planned.spec;
        if (spec.n > largest) {
            largest = spec.n;
            passes = most = cells = 0;
        }
        if (spec.n == largest) {
            const auto n = static_cast<double>(spec.n);
            const double perUpdate = std::min<double>(spec.training.optimizer.batch, n) / n;
            passes += static_cast<double>(cell.result->updates) * perUpdate;
            most += static_cast<double>(recipe::updatesFor(spec.training, spec.n)) * perUpdate;
            ++cells;
        }
    }
    if (cells == 0 || passes > toldPastBest * most) {
        return;
    }
    warnings.push_back(
        {WarningKind::PastBestEpoch,
         {{"n", static_cast<double>(largest)}, {"epochs", passes / cells}, {"most", most / cells}},
         "",
         fmt::format("At n = {} cells were past their best epoch after {:.1f} of {:.1f} epochs", largest,
                     passes / cells, most / cells),
         "Plan so many epochs: the search takes time that they do not need"});
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

/// What decides whether the answer means anything comes first: findings that block, then what makes every
/// score doubtful, then findings by their own order, then the rest. Smaller is more.
int weight(const Warning& warning, const statistics::Answer& answer) {
    if (warning.kind != WarningKind::Finding) {
        switch (warning.kind) {
        case WarningKind::Leaks:
        case WarningKind::UnseenTestLabels:
            return 100;
        case WarningKind::UnderTrained:
        case WarningKind::Diverged:
        case WarningKind::Failed:
        case WarningKind::AbilityLost:
        case WarningKind::EndsWithSamples:
            return 200;
        case WarningKind::ComputeGrows:
        case WarningKind::PastBestEpoch:
        case WarningKind::PoolLarger:
            return 1000;
        default:
            return 400;
        }
    }
    const auto finding =
        std::find_if(answer.findings.begin(), answer.findings.end(), [&](const statistics::Finding& known) {
            return warning.subject == statistics::name(known.kind) && warning.values == known.values;
        });
    if (finding == answer.findings.end()) {
        return 400;
    }
    switch (finding->severity) {
    case statistics::Severity::Blocking:
        return 0;
    case statistics::Severity::Warning: {
        constexpr int decisive = 5; // up to what simpler methods reach: see rank()
        const int rank = statistics::rank(*finding);
        return rank <= decisive ? 50 + rank : 300 + rank;
    }
    case statistics::Severity::Note:
        break;
    }
    return 900;
}

/// The test set is small by the rules of the data and by those of the answer: one of them is enough.
void dropRepeated(std::vector<Warning>& warnings) {
    const bool told = std::any_of(warnings.begin(), warnings.end(), [](const Warning& warning) {
        return warning.kind == WarningKind::Finding &&
               warning.subject == statistics::name(statistics::FindingKind::SmallTestSet);
    });
    if (told) {
        std::erase_if(warnings,
                      [](const Warning& warning) { return warning.kind == WarningKind::SmallTestSet; });
    }
}

} // namespace

std::vector<Warning> answerWarnings(const Plan& plan, const ExperimentState& state,
                                    const ExperimentAnswer& found, const AnswerContext& context) {
    const statistics::Answer& answer = found.answer;
    std::vector<Warning> warnings;
    addCells(state, warnings);
    std::copy_if(context.dataWarnings.begin(), context.dataWarnings.end(), std::back_inserter(warnings),
                 [](const Warning& warning) { return bearsOnAnswer(warning.kind); });
    addGroups(context, warnings);
    for (const statistics::Finding& finding : answer.findings) {
        warnings.push_back({WarningKind::Finding, finding.values, statistics::name(finding.kind),
                            statistics::text(finding), statistics::actionText(finding)});
    }
    if (found.kept) {
        const auto kept = warningsOf(*found.kept);
        warnings.insert(warnings.end(), kept.begin(), kept.end());
    }
    addRareClasses(state, warnings);
    addUnusedPool(plan, warnings);
    addPastBest(state, warnings);
    addComputeGrowth(state, warnings);
    dropRepeated(warnings);
    std::stable_sort(warnings.begin(), warnings.end(), [&](const Warning& a, const Warning& b) {
        return weight(a, answer) < weight(b, answer);
    });
    return warnings;
}

} // namespace plateau::experiment
