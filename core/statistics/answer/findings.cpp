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
                               "stop_now"};
    return names[static_cast<std::size_t>(kind)];
}

const char* name(Action action) {
    constexpr std::array names{"none",           "run_smaller_sizes", "run_more_sizes",  "add_seeds",
                               "add_test_items", "collect_more",      "give_test_items", "check_data",
                               "lower_target",   "stop_collecting"};
    return names[static_cast<std::size_t>(action)];
}

const char* name(Severity severity) {
    constexpr std::array names{"note", "warning", "blocking"};
    return names[static_cast<std::size_t>(severity)];
}

std::vector<Finding> mostImportant(const std::vector<Finding>& findings, std::size_t count) {
    std::vector<Finding> sorted = findings;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    if (sorted.size() > count) {
        sorted.resize(count);
    }
    return sorted;
}

} // namespace plateau::statistics
