// Our side of the comparison with rival/peer_sweep.py: the same cells, JSON lines of the same form.
//   training_speed --model DIR --train train.jsonl --test test.jsonl --sizes 116,928 --seeds 2 [--packed]
//   [--fp32]
//                  [--epochs 10] [--min-updates 300] [--batch 16] [--rank 8] [--max-tokens 128] [--threads N]
#include "tests/benchmark/benchmark_task.h"

#include "core/base/json.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

using namespace plateau;

namespace {

using Arguments = std::map<std::string, std::string>;

int number(const Arguments& arguments, const std::string& name, int fallback) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? fallback : std::stoi(found->second);
}

recipe::TrainingSettings settingsOf(const Arguments& arguments) {
    recipe::TrainingSettings settings = recipe::defaultSettings(recipe::MethodKind::Lora);
    settings.budget.epochs = number(arguments, "--epochs", 10);
    settings.budget.minUpdates = number(arguments, "--min-updates", 300);
    settings.optimizer.batch = number(arguments, "--batch", 16);
    settings.lora.rank = number(arguments, "--rank", 8);
    settings.lora.alpha = 2.0 * settings.lora.rank;
    if (arguments.contains("--fp32")) {
        settings.precision = recipe::Precision::Float32;
    }
    return settings;
}

struct Totals {
    int cells = 0;
    double seconds = 0; ///< training + evaluation + model build
    double trainSeconds = 0;
    std::int64_t trainTokens = 0;
};

void print(const training::CellReport& report, const training::CellTask& task, double accuracy,
           Totals& totals) {
    const Json line = {{"n", task.rows.size()},        {"seed", task.seed},
                       {"accuracy", accuracy},         {"updates", report.updates},
                       {"tokens", report.tokens},      {"train_s", report.trainSeconds},
                       {"eval_s", report.evalSeconds}, {"build_s", report.buildSeconds},
                       {"packed", report.packedWith},  {"precision", report.precision}};
    fmt::print("{}\n", line.dump());
    std::fflush(stdout);
    ++totals.cells;
    totals.seconds += report.trainSeconds + report.evalSeconds + report.buildSeconds;
    totals.trainSeconds += report.trainSeconds;
    totals.trainTokens += report.tokens;
}

void printSummary(const training::Trainer& trainer, const Totals& totals, double wall, bool float32) {
    // Products of the frozen layers of a 6 × 384 encoder, forward and to the input: 4 FLOP a weight and
    // token.
    constexpr double layerWeights = 6.0 * (4 * 384 * 384 + 2 * 384 * 1536);
    const auto& facts = trainer.device();
    const double peak = facts.bfloat16Faster && !float32 ? facts.gemmBFloat16 : facts.gemmFloat32;
    const double work = 4 * layerWeights * static_cast<double>(totals.trainTokens);
    const Json line = {{"cells", totals.cells},
                       {"total_s", totals.seconds},
                       {"wall_s", wall},
                       {"cells_per_minute", 60 * totals.cells / totals.seconds},
                       {"gemm_gflops", peak / 1e9},
                       {"gemm_share_of_training", work / totals.trainSeconds / peak},
                       {"device", facts.name}};
    fmt::print("{}\n", line.dump());
}

} // namespace

int main(int count, char** values) {
    const auto arguments = benchmark::readArguments(count, values);
    auto data = benchmark::readTask(arguments.at("--train"), arguments.at("--test"));
    if (!data) {
        fmt::print(stderr, "{}\n", data.error().text());
        return 1;
    }
    training::TrainerOptions options;
    options.modelFolder = arguments.at("--model");
    options.maxTokens = number(arguments, "--max-tokens", 128);
    options.threads = number(arguments, "--threads", 0);
    const training::TaskData copy = *data;
    auto trainer = training::Trainer::open(options, std::move(*data));
    if (!trainer) {
        fmt::print(stderr, "{}\n", trainer.error().text());
        return 1;
    }
    const auto settings = settingsOf(arguments);
    const auto begin = std::chrono::steady_clock::now();
    Totals totals;
    for (const int n : benchmark::numbers(arguments.at("--sizes"))) {
        const auto cells = benchmark::cellsOf(copy, n, number(arguments, "--seeds", 2), settings);
        const std::size_t width = arguments.contains("--packed") ? cells.size() : 1;
        for (std::size_t at = 0; at < cells.size(); at += width) {
            const auto part = std::span(cells).subspan(at, width);
            auto reports = (*trainer)->train(part, {}, {});
            if (!reports) {
                fmt::print(stderr, "{}\n", reports.error().text());
                return 1;
            }
            for (std::size_t i = 0; i < part.size(); ++i) {
                print((*reports)[i], part[i], benchmark::accuracyOf((*reports)[i], copy), totals);
            }
        }
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    printSummary(**trainer, totals, wall.count(), arguments.contains("--fp32"));
    return 0;
}
