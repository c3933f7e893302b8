#pragma once

#include "core/base/result.h"
#include "core/training/trainer.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// Scores of the frozen-feature model over the whole pool: what a pilot may see, and the truth behind it.
namespace plateau::benchmark {

/// A task by its JSONL file, rows with "text", "label", "split".
struct TruthTask {
    std::string name;
    std::filesystem::path file;
    int maxTokens = 128;
};

/// Accuracies by size, one a seed (seed 0 first). At the whole pool every seed has the same rows: one score.
struct TruthScores {
    std::map<int, std::vector<double>> bySize;
    double testItems = 0;
};

/// pool / 2^(k/2) for k = 0 … `steps`, ascending.
std::vector<int> halfDoublings(int pool, int steps);

/// Scores seeds 0 … seeds − 1 at every size; finished sizes are kept in `keep` ("n,seed,score" lines below
/// the number of test items) and not measured again. The regularisation of a size is chosen once, on seed 0.
Result<TruthScores> truthScores(const TruthTask& task, const training::TrainerOptions& options, int seeds,
                                const std::filesystem::path& keep);

} // namespace plateau::benchmark
