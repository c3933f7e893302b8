#include "app/cli/commands.h"
#include "app/cli/version.h"

#include "core/base/paths.h"
#include "core/experiment/run/worker_protocol.h"
#include "core/training/trainer.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {
namespace {

std::vector<std::string> installedModels() {
    std::vector<std::string> names;
    for (const auto& folder : modelFolders()) {
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
            if (entry.is_directory(ignored)) {
                names.push_back(entry.path().filename().string());
            }
        }
    }
    return names;
}

std::string report(const training::DeviceFacts& facts, const std::vector<std::string>& models) {
    std::string text = fmt::format(
        "plateau     {}\nLibTorch    {}\ndevice      {} ({})\n            {}\n"
        "threads     {}\nGEMM fp32   {:.0f} GFLOP/s\nGEMM bf16   {:.0f} GFLOP/s{}\n"
        "runtime     {}\nmodels      ",
        PLATEAU_BUILD, facts.torchVersion, facts.device, facts.name, facts.why, facts.threads,
        facts.gemmFloat32 / 1e9, facts.gemmBFloat16 / 1e9,
        facts.bfloat16Faster ? ", used for the frozen base" : ", not faster here", runtimeFolder().string());
    if (models.empty()) {
        text += "none found; run plateau setup or set PLATEAU_MODELS";
    }
    for (const std::string& model : models) {
        text += model + (&model == &models.back() ? "" : ", ");
    }
    return text;
}

} // namespace

void addDoctorCommand(Command& app, CommandContext& context) {
    auto wantCuda = std::make_shared<bool>(false);
    Command* command =
        addCommand(app, context, "doctor", "Versions, device, threads, measured GEMM rates, models",
                   [&context, wantCuda] {
                       const auto facts = training::probeDevice(
                           *wantCuda ? training::DeviceChoice::Cuda : training::DeviceChoice::Automatic, 0);
                       if (!facts) {
                           return context.fail(facts.error());
                       }
                       const auto models = installedModels();
                       context.print({{"version", PLATEAU_VERSION},
                                      {"build", PLATEAU_BUILD},
                                      {"protocol", experiment::protocolVersion},
                                      {"torch", facts->torchVersion},
                                      {"device", facts->device},
                                      {"device_name", facts->name},
                                      {"why", facts->why},
                                      {"threads", facts->threads},
                                      {"gemm_float32_gflops", facts->gemmFloat32 / 1e9},
                                      {"gemm_bfloat16_gflops", facts->gemmBFloat16 / 1e9},
                                      {"bfloat16_faster", facts->bfloat16Faster},
                                      {"runtime", runtimeFolder().string()},
                                      {"models", models}},
                                     report(*facts, models));
                   });
    command->footer("Example: plateau doctor --json");
    command->addFlag("--cuda", *wantCuda, "Fail with exit code 4 when there is no CUDA device");
}

} // namespace plateau::cli
