#pragma once

#include "tests/app/cli/cli_fixture.h"
#include "tests/core/experiment/sample_experiment.h"

#include <string>

/// Experiment folders with made-up results, to report on.
namespace plateau::cli::testing {

/// Every cell has a result that names the plan's classes. @return the folder; empty when it could not be made
inline std::string experimentAt(const std::filesystem::path& root, const experiment::Plan& plan) {
    const auto folder = experiment::Folder::create(root, plan);
    if (!folder) {
        return "";
    }
    for (const experiment::PlannedCell& cell : experiment::cellsOf(plan)) {
        experiment::CellResult result = experiment::sample::result(cell);
        experiment::sample::changeClasses(result, [&](auto& classes) {
            classes.clear();
            for (const std::string& label : plan.labels) {
                classes.push_back({label, 0.9, 0.8, 0.85, 250});
            }
        });
        if (!folder->publishResult(result, experiment::sample::predictions()).ok()) {
            return "";
        }
    }
    return root.string();
}

/// Names that break careless pages.
inline experiment::Plan hostilePlan() {
    experiment::Plan plan = experiment::sample::plan();
    plan.name = "<script>alert('name')</script> & \"more\"";
    plan.model.name = "<img src=x onerror=alert(1)> &amp;";
    plan.labels = {"</table><img src=x onerror=alert(1)>", std::string(10'000, 'x'), "\u05d0\u05d1\u202eon"};
    return plan;
}

} // namespace plateau::cli::testing
