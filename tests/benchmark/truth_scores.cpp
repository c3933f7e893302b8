#include "tests/benchmark/truth_scores.h"

#include "tests/benchmark/benchmark_task.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <fstream>

namespace plateau::benchmark {
namespace {

constexpr int halfSteps = 15; ///< the smallest size is the pool / 181

/// What an earlier call kept; empty when there is nothing of this task.
TruthScores readKept(const std::filesystem::path& path) {
    TruthScores scores;
    std::ifstream file(path);
    file >> scores.testItems;
    int n = 0;
    int seed = 0;
    double score = 0;
    char comma = ' ';
    while (file >> n >> comma >> seed >> comma >> score) {
        scores.bySize[n].push_back(score);
    }
    return scores;
}

void keepSize(const std::filesystem::path& path, int n, const TruthScores& scores) {
    const bool fresh = !std::filesystem::exists(path);
    std::ofstream file(path, std::ios::app);
    if (fresh) {
        file << fmt::format("{:.0f}\n", scores.testItems);
    }
    int seed = 0;
    for (const double score : scores.bySize.at(n)) {
        file << fmt::format("{},{},{:.17g}\n", n, seed++, score);
    }
}

Result<std::vector<double>> measure(training::Trainer& trainer, const training::TaskData& data, int n,
                                    int seeds) {
    const bool whole = n >= static_cast<int>(data.pool.items);
    std::vector<training::BaselineTask> tasks;
    for (auto& cell : cellsOf(data, n, whole ? 1 : seeds, {})) {
        tasks.push_back({cell.id, cell.seed, std::move(cell.rows)});
    }
    auto reports = trainer.baseline(training::BaselineKind::LinearProbe, tasks, {});
    if (!reports) {
        return reports.error();
    }
    std::vector<double> accuracies;
    for (const auto& report : *reports) {
        accuracies.push_back(accuracyOf(report, data));
    }
    return accuracies;
}

} // namespace

std::vector<int> halfDoublings(int pool, int steps) {
    std::vector<int> sizes;
    for (int k = steps; k >= 0; --k) {
        sizes.push_back(static_cast<int>(std::lround(pool * std::pow(2.0, -k / 2.0))));
    }
    return sizes;
}

Result<TruthScores> truthScores(const TruthTask& task, const training::TrainerOptions& options, int seeds,
                                const std::filesystem::path& keep) {
    auto data = readTask(task.file, {});
    if (!data) {
        return data.error();
    }
    TruthScores scores = readKept(keep);
    scores.testItems = static_cast<double>(data->evaluations[0].examples.items);
    const training::TaskData copy = *data;
    std::unique_ptr<training::Trainer> trainer;
    for (const int n : halfDoublings(static_cast<int>(copy.pool.items), halfSteps)) {
        if (scores.bySize.contains(n)) {
            continue;
        }
        if (!trainer) {
            auto opened = training::Trainer::open(options, std::move(*data));
            if (!opened) {
                return opened.error();
            }
            trainer = std::move(*opened);
        }
        auto measured = measure(*trainer, copy, n, seeds);
        if (!measured) {
            return measured.error();
        }
        scores.bySize[n] = std::move(*measured);
        keepSize(keep, n, scores);
        fmt::print(stderr, "{}: {} samples measured\n", task.name, n);
    }
    return scores;
}

} // namespace plateau::benchmark
