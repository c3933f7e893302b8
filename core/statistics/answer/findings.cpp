#include "core/statistics/answer/findings.h"

#include <algorithm>
#include <array>

namespace plateau::statistics {

const char* name(FindingKind kind) {
    constexpr std::array names{"refused",
                               "horizon_warned",
                               "horizon_strong",
                               "target_unlikely",
                               "range_wide",
                               "non_monotone",
                               "not_better_than_last",
                               "few_seeds",
                               "seeds_differ",
                               "seeds_identical",
                               "small_test_set",
                               "test_items_unknown",
                               "item_noise_unknown",
                               "second_opinion_differs",
                               "smallest_guess",
                               "stop_now",
                               "not_held",
                               "falling",
                               "one_seed",
                               "baseline_reaches",
                               "baseline_beats"};
    return names[static_cast<std::size_t>(kind)];
}

const char* name(Action action) {
    constexpr std::array names{"none",           "run_smaller_sizes", "run_more_sizes",  "add_seeds",
                               "add_test_items", "collect_more",      "give_test_items", "check_data",
                               "lower_target",   "stop_collecting",   "repeat_largest",  "harder_target",
                               "use_simpler"};
    return names[static_cast<std::size_t>(action)];
}

const char* name(Severity severity) {
    constexpr std::array names{"note", "warning", "blocking"};
    return names[static_cast<std::size_t>(severity)];
}

int rank(const Finding& finding) {
    constexpr double fewItems = 30; // on so few no number above means much
    constexpr std::array order{
        FindingKind::Refused,         FindingKind::NotHeld,        FindingKind::Falling,
        FindingKind::BaselineReaches, FindingKind::BaselineBeats,  FindingKind::NonMonotone,
        FindingKind::SeedsIdentical,  FindingKind::TargetUnlikely, FindingKind::HorizonStrong,
        FindingKind::OneSeed,         FindingKind::HorizonWarned,  FindingKind::SecondOpinionDiffers,
        FindingKind::RangeWide,       FindingKind::SmallTestSet,   FindingKind::FewSeeds};
    if (finding.kind == FindingKind::SmallTestSet) {
        const auto items = finding.values.find("effective");
        if (items != finding.values.end() && items->second < fewItems) {
            return 0;
        }
    }
    return 1 + static_cast<int>(std::find(order.begin(), order.end(), finding.kind) - order.begin());
}

std::vector<Finding> mostImportant(const std::vector<Finding>& findings, std::size_t count) {
    std::vector<Finding> sorted = findings;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Finding& a, const Finding& b) {
        return a.severity != b.severity ? a.severity > b.severity : rank(a) < rank(b);
    });
    if (sorted.size() > count) {
        sorted.resize(count);
    }
    return sorted;
}

} // namespace plateau::statistics
