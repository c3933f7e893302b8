#include "core/workflow/create/dry_run.h"

#include "core/checkpoint/model_folder.h"
#include "core/statistics/answer/answer.h"
#include "core/statistics/compare/paired.h"
#include "core/training/trainer.h"
#include "core/workflow/time_prediction.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace plateau::workflow {
namespace {

double machineMemory() {
    return static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGE_SIZE));
}

double freeDisk(std::filesystem::path folder) {
    std::error_code code;
    folder = std::filesystem::absolute(folder, code);
    while (!folder.empty() && !std::filesystem::exists(folder, code) && folder != folder.root_path()) {
        folder = folder.parent_path();
    }
    const auto space = std::filesystem::space(folder, code);
    return code ? 0 : static_cast<double>(space.available);
}

/// What is wrong with the request, at the field where that is known.
Fault requestFault(const Error& error) {
    constexpr std::array<std::string_view, 5> fields{"task", "features", "target", "mixtures",
                                                     "general_test"};
    const bool isField = error.where.starts_with("training.") ||
                         std::find(fields.begin(), fields.end(), error.where) != fields.end();
    return {isField ? error.where : "model",
            isField ? error.what : Error{error.kind, error.where, error.what, ""}.text(), error.fix};
}

Result<Prediction> predict(const experiment::Plan& plan, const NewExperiment& wanted) {
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    const auto folder = checkpoint::findModel(wanted.model);
    if (!device || !folder) {
        return device ? folder.error() : device.error();
    }
    const auto shape = checkpoint::readModelShape(*folder);
    Prediction prediction;
    prediction.cost = predictCost(plan, shape ? std::optional(*shape) : std::nullopt,
                                  {{"gemm_float32", device->gemmFloat32},
                                   {"gemm_bfloat16", device->gemmBFloat16},
                                   {"bfloat16_faster", device->bfloat16Faster}});
    prediction.cells = experiment::cellsOf(plan);
    prediction.device = *device;
    prediction.machineMemory = machineMemory();
    prediction.diskFree = freeDisk(wanted.request.folder);
    prediction.smallestVisibleGain = statistics::smallestVisibleGain(
        static_cast<double>(plan.test.rows), statistics::AnswerSettings{}.discordance);
    return prediction;
}

} // namespace

Result<DryRun> dryRun(const NewExperiment& wanted, std::stop_token stop) {
    DryRun found;
    if (found.faults = settingsFaults(wanted); !found.faults.empty()) {
        return found;
    }
    const auto request = toRequest(wanted);
    if (!request) {
        found.faults.push_back(requestFault(request.error()));
        return found;
    }
    auto examined = experiment::examineRequest(*request, std::move(stop));
    if (!examined) {
        const Error& error = examined.error();
        if (error.kind == ErrorKind::Cancelled) {
            return error;
        }
        if (error.where == "general_test") {
            found.faults.push_back(requestFault(error));
            return found;
        }
        const bool open = error.what.starts_with(data::numberNotNamed);
        found.faults.push_back(
            {open ? "label" : "data", Error{error.kind, error.where, error.what, ""}.text(), error.fix});
        return found;
    }
    found.faults = examined->faults;
    found.examined = std::move(*examined);
    if (!found.faults.empty()) {
        return found;
    }
    const experiment::Plan& plan = found.examined->plan;
    const recipe::ModelTraits traits{.scratch = experiment::startsFromNothing(plan.model)};
    found.epochs = recipe::suggestedEpochs(plan.training, traits, plan.sizes.back());
    auto prediction = predict(plan, wanted);
    if (!prediction) {
        return prediction.error();
    }
    found.prediction = std::move(*prediction);
    return found;
}

} // namespace plateau::workflow
