#include "app/cli/next_lines.h"

#include "app/cli/run_reporter.h"

#include <fmt/format.h>

namespace plateau::cli {

using workflow::NextStop;

namespace {

std::string reasonText(NextStop reason) {
    switch (reason) {
    case NextStop::NarrowEnough:
        return "the range is narrow enough";
    case NextStop::CellsReached:
        return "the number of cells was reached";
    case NextStop::TestSetTooSmall:
        return "the test set is too small to see more; add test items";
    case NextStop::NothingNarrows:
        return "no further cell narrows the range; collect more samples";
    case NextStop::TimeReached:
        return "the time limit would be passed";
    case NextStop::AlreadyThere:
        return "the best cell is there already";
    case NextStop::Interrupted:
        break;
    }
    return "interrupted";
}

} // namespace

std::string nextLine(const workflow::NextRun& run) {
    return fmt::format(
        "next: {} samples, seed {} ({}; the range spans a factor {:.2g}, expected to narrow by {:.0f} %)",
        run.n, run.seed,
        run.predictedSeconds > 0 ? "about " + durationText(run.predictedSeconds) : "unknown time",
        run.rangeFactor, 100 * run.expectedReduction);
}

Json nextJson(const workflow::NextRuns& runs) {
    Json added = Json::array();
    for (const workflow::NextRun& run : runs.added()) {
        added.push_back({{"cell", run.cell},
                         {"n", run.n},
                         {"seed", run.seed},
                         {"predicted_seconds", run.predictedSeconds},
                         {"expected_reduction", run.expectedReduction}});
    }
    const auto before = runs.factorBefore();
    const auto now = runs.factorNow();
    return {{"added", std::move(added)},
            {"stopped_because", reasonText(runs.stopped())},
            {"range_factor_before", before ? Json(*before) : Json()},
            {"range_factor_after", now ? Json(*now) : Json()}};
}

std::string nextText(const workflow::NextRuns& runs) {
    if (!runs.factorBefore()) {
        return "no cell was added: " + reasonText(runs.stopped());
    }
    return fmt::format(
        "{} {} added; the range of needed samples spanned a factor {:.2g}, now {:.2g}; stopped because {}",
        runs.added().size(), runs.added().size() == 1 ? "cell" : "cells", *runs.factorBefore(),
        *runs.factorNow(), reasonText(runs.stopped()));
}

} // namespace plateau::cli
