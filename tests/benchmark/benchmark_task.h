#pragma once

#include "core/training/trainer.h"

#include <map>
#include <string>
#include <vector>

/// Data files and command lines of the training benchmarks.
namespace plateau::benchmark {

/// Reads {"text", "label", "split"} lines. `test` empty: one file whose rows carry the split.
Result<training::TaskData> readTask(const std::filesystem::path& train, const std::filesystem::path& test);

/// Share of the test set that a report gets right; 0 of a diverged cell.
double accuracyOf(const training::CellReport& report, const training::TaskData& data);

/// One stratified shuffle per seed, as peer_sweep.py draws it; a subset of size n is its prefix.
std::vector<std::uint32_t> subsetOrder(const std::vector<int>& labels, std::uint64_t seed);

/// "--name value" pairs; a name without a value has "".
std::map<std::string, std::string> readArguments(int count, char** values);

/// "50,100" → {50, 100}
std::vector<int> numbers(const std::string& list);

/// Cells of one size with seeds 0 … seeds − 1.
std::vector<training::CellTask> cellsOf(const training::TaskData& data, int n, int seeds,
                                        const recipe::TrainingSettings& settings);

} // namespace plateau::benchmark
