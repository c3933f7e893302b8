// What an experiment of 10,000 cells costs: to open it, and to take in one more result.
//   experiment_scale [CELLS]
#include "core/base/checksummed_json.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/store/tracked_state.h"
#include "tests/core/experiment/sample_experiment.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace plateau;
using namespace plateau::experiment;

namespace {

constexpr int addedResults = 50;

double secondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Plan planOf(int cells) {
    Plan plan = sample::plan();
    plan.instantSeeds = 0;
    plan.baseline = false;
    plan.seeds = 200; // a plan has 64 sizes at most
    plan.sizes.clear();
    plan.domain.rows = 1'000'000;
    for (int size = 1; size <= cells / plan.seeds; ++size) {
        plan.sizes.push_back(10 * size);
    }
    return plan;
}

/// A result without its predictions, as fast as the disk allows.
void publish(const Folder& folder, const PlannedCell& cell) {
    const auto done =
        publishChecksummed(folder.resultPath(cell.id), toJson(sample::result(cell)), Publish::FirstWins);
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().text().c_str());
        std::exit(1);
    }
}

} // namespace

int main(int argc, char** argv) {
    const support::TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", planOf(argc > 1 ? std::atoi(argv[1]) : 10'000));
    const auto cells = cellsOf(folder.plan());
    const auto ready = cells.size() - addedResults;
    std::filesystem::create_directories(dir / "e" / "results");
    for (std::size_t i = 0; i < ready; ++i) {
        publish(folder, cells[i]);
    }
    std::optional<TrackedState> state;
    const double opening = secondsOf([&] { state = std::move(*TrackedState::open(folder)); });
    double slowest = 0;
    double sum = 0;
    for (std::size_t i = ready; i < cells.size(); ++i) {
        publish(folder, cells[i]);
        const double taken = secondsOf([&] { static_cast<void>(state->update(cells[i].id)); });
        slowest = std::max(slowest, taken);
        sum += taken;
    }
    const double again = secondsOf([&] { static_cast<void>(readExperimentState(folder)); });
    const double looking = secondsOf([&] { static_cast<void>(state->update()); });
    const double copying = secondsOf([&] { const ExperimentState copy = state->state(); });
    const double curve = secondsOf([&] { static_cast<void>(dataCurve(folder.plan(), state->state())); });
    std::printf("%zu cells: opened in %.2f s; a result added in %.2f ms, at most %.2f ms "
                "(by reading everything again: %.0f ms); the whole folder looked at again in %.0f ms\n"
                "a copy of the state in %.0f ms, the data curve in %.0f ms\n",
                cells.size(), opening, 1e3 * sum / addedResults, 1e3 * slowest, 1e3 * again, 1e3 * looking,
                1e3 * copying, 1e3 * curve);
    return 0;
}
