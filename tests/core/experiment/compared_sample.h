#pragma once

#include "core/data/sample_file.h"
#include "core/experiment/compare/compared_experiment.h"
#include "core/recipe/budget.h"

#include "tests/core/experiment/sample_experiment.h"

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

/// Finished experiments with data files and predictions: every cell says per item whether it is right.
namespace plateau::experiment::sample {

struct Finished {
    std::string name = "first";
    std::vector<std::int64_t> sizes = {20, 40, 80, 160};
    int seeds = 3;
    int items = 300;
    recipe::TrainingSettings training{};
    std::vector<std::string> labels = {"a", "b", "c"};
    /// Whether a cell gets an item right.
    std::function<bool(const CellSpec&, int item)> right = [](const CellSpec&, int) { return true; };
    std::function<void(std::vector<data::Sample>&)> changeTest = [](auto&) {};
    std::function<bool(const CellSpec&)> finished = [](const CellSpec&) { return true; };
};

/// A number in [0, 1) that depends on the item and on nothing else: an item's difficulty.
inline double difficulty(int item) {
    return static_cast<double>((item * 7919L + 13) % 1009) / 1009;
}

/// Right on the items easier than `share`.
inline bool easy(int item, double share) {
    return difficulty(item) < share;
}

inline std::vector<data::Sample> someSamples(const std::string& prefix, int count) {
    std::vector<data::Sample> samples;
    for (int i = 0; i < count; ++i) {
        data::Sample sample;
        sample.id = prefix + std::to_string(i);
        sample.text = "text of " + sample.id;
        sample.label = std::string(1, static_cast<char>('a' + i % 3));
        sample.row = static_cast<std::uint64_t>(i);
        samples.push_back(sample);
    }
    return samples;
}

inline Plan planOf(const Finished& wanted) {
    Plan plan = sample::plan();
    plan.name = wanted.name;
    plan.labels = wanted.labels;
    plan.sizes = wanted.sizes;
    plan.seeds = wanted.seeds;
    plan.instantSeeds = 0;
    plan.baseline = false;
    plan.training = wanted.training;
    return plan;
}

inline CellResult resultOf(const Plan& plan, const PlannedCell& cell, int items, int correct) {
    CellResult result = sample::result(cell, items);
    sample::setAccuracy(result, static_cast<double>(correct) / items, items);
    sample::setClasses(result, {});
    result.budgetRule = name(plan.training.budget.rule);
    result.updates = recipe::updatesFor(plan.training, cell.spec.n);
    return result;
}

/// Writes everything into `root`. The class of a wrong prediction is the next one.
inline Folder make(const std::filesystem::path& root, const Finished& wanted) {
    Plan plan = planOf(wanted);
    std::filesystem::create_directories(root / "data");
    std::vector<data::Sample> test = someSamples("test-", wanted.items);
    wanted.changeTest(test);
    const auto domain = someSamples("pool-", 400);
    plan.test = {"data/test.jsonl", *data::writeSampleFile(root / "data/test.jsonl", test, Publish::Replace),
                 static_cast<std::int64_t>(test.size())};
    plan.domain = {"data/domain.jsonl",
                   *data::writeSampleFile(root / "data/domain.jsonl", domain, Publish::Replace), 400};
    const Folder folder = *Folder::create(root, plan);
    const auto truth = data::labelNumbers(test, plan.labels);
    const int classes = static_cast<int>(plan.labels.size());
    for (const PlannedCell& cell : cellsOf(plan)) {
        if (!wanted.finished(cell.spec)) {
            continue;
        }
        std::vector<PredictionLine> lines;
        int correct = 0;
        for (std::size_t i = 0; i < test.size(); ++i) {
            const bool right = truth[i] >= 0 && wanted.right(cell.spec, static_cast<int>(i));
            correct += right;
            lines.push_back(
                sample::classLine(test[i].id, right ? truth[i] : (truth[i] + 1) % classes, 0.5, 0.5));
        }
        const auto published =
            folder.publishResult(resultOf(plan, cell, static_cast<int>(test.size()), correct), lines);
        if (!published) {
            throw std::runtime_error(published.error().text());
        }
    }
    return folder;
}

/// A curve that rises with n, the same for every seed but for a shift of the items.
inline Finished rising(const std::string& name, double error) {
    Finished wanted{.name = name};
    wanted.right = [error](const CellSpec& spec, int item) {
        const double share = 0.97 - error / std::sqrt(static_cast<double>(spec.n));
        return easy(item + 3 * static_cast<int>(spec.seed), share);
    };
    return wanted;
}

} // namespace plateau::experiment::sample
