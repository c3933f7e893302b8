#include "app/cli/data_lines.h"
#include "app/cli/experiment_commands.h"
#include "app/cli/new_options.h"

#include "core/checkpoint/model_folder.h"
#include "core/statistics/answer/answer.h"
#include "core/statistics/compare/paired.h"
#include "core/training/trainer.h"

#include <fmt/format.h>

#include <unistd.h>

namespace plateau::cli {

using namespace experiment;

namespace {

Json toJson(const std::vector<Fault>& faults) {
    Json list = Json::array();
    for (const Fault& fault : faults) {
        list.push_back({{"field", fault.field}, {"what", fault.reason}, {"fix", fault.fix}});
    }
    return list;
}

Json toJson(const std::vector<PlannedCell>& cells, const PlanCost& cost) {
    Json list = Json::array();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const CellSpec& spec = cells[i].spec;
        list.push_back({{"kind", name(spec.kind)},
                        {"method", spec.method},
                        {"n", spec.n},
                        {"seed", spec.seed},
                        {"seconds", cost.cells[i].seconds()}});
    }
    return list;
}

/// Bytes of the machine's memory and of room where the experiment will lie; 0: not known.
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

Json predictionJson(const PlanCost& cost, const training::DeviceFacts& device, const std::string& folder) {
    return {{"seconds", cost.seconds},          {"first_answer_seconds", cost.firstAnswerSeconds},
            {"memory_bytes", cost.memoryBytes}, {"machine_memory_bytes", machineMemory()},
            {"disk_bytes", cost.diskBytes},     {"disk_free_bytes", freeDisk(folder)},
            {"device", device.device}};
}

/// The part of the plan that an error of the options is about.
std::string fieldOf(const Error& error) {
    const std::pair<std::string_view, const char*> options[] = {{"--target", "target"},
                                                                {"--task", "task"},
                                                                {"--method", "training.method"},
                                                                {"--precision", "training.precision"}};
    for (const auto& [option, field] : options) {
        if (error.where == option) {
            return field;
        }
    }
    return error.where.starts_with("training.") ? error.where : "model";
}

/// Ends a dry run that found something to mend: the faults are its result.
void printFaults(CommandContext& context, Json value, const std::vector<Fault>& faults,
                 const std::string& more = {}) {
    value["faults"] = toJson(faults);
    context.print(value, faultsToError("dry run", faults).text() + more);
    context.exitCode = BadData;
}

/// Adds cells and costs. An error is that of the device.
Result<std::string> predict(const Plan& plan, const NewOptions& options, Json& value) {
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    const auto model = checkpoint::findModel(options.model);
    if (!device || !model) {
        return device ? model.error() : device.error();
    }
    const PlanCost cost = predictCost(plan, *model,
                                      {{"gemm_float32", device->gemmFloat32},
                                       {"gemm_bfloat16", device->gemmBFloat16},
                                       {"bfloat16_faster", device->bfloat16Faster}});
    const auto gain = statistics::smallestVisibleGain(static_cast<double>(plan.test.rows),
                                                      statistics::AnswerSettings{}.discordance);
    value["cells"] = toJson(cellsOf(plan), cost);
    value["prediction"] = predictionJson(cost, *device, options.directory);
    value["smallest_visible_gain"] = gain ? Json(*gain) : Json();
    return fmt::format(
        "{} cells, about {:.0f} s, first answer after {:.0f} s, memory {:.1f} GB, disk {:.1f} MB",
        cost.cells.size(), cost.seconds, cost.firstAnswerSeconds, cost.memoryBytes / 1e9,
        cost.diskBytes / 1e6);
}

} // namespace

void dryRun(CommandContext& context, const NewOptions& options) {
    Json value = {{"schema", "plateau.dry-run/1"}, {"faults", Json::array()}};
    if (const auto faults = settingsFaults(options); !faults.empty()) {
        return printFaults(context, std::move(value), faults);
    }
    const auto request = toRequest(options);
    if (!request) {
        const Error& error = request.error();
        return printFaults(context, std::move(value),
                           {{fieldOf(error),
                             Error{error.kind, error.where, error.what, ""}.text(), error.fix}});
    }
    auto found = examineRequest(*request, context.stop);
    if (!found) {
        const Error& error = found.error();
        return error.kind == ErrorKind::Cancelled
                   ? context.fail(error)
                   : printFaults(
                         context, std::move(value),
                         {{"data", Error{error.kind, error.where, error.what, ""}.text(), error.fix}});
    }
    value["plan"] = toJson(found->plan);
    value["report"] = toJson(found->report);
    if (!found->faults.empty()) {
        return printFaults(context, std::move(value), found->faults,
                           sourceLines(found->report) + warningLines(found->report.warnings));
    }
    const auto costs = predict(found->plan, options, value);
    if (!costs) {
        return context.fail(costs.error());
    }
    context.print(value, planText(found->plan) + sourceLines(found->report) +
                             warningLines(found->report.warnings) + "\n" + *costs + "\nnothing was written");
}

} // namespace plateau::cli
