#include "app/cli/data_lines.h"
#include "app/cli/experiment_commands.h"
#include "app/cli/new_options.h"

#include "core/workflow/create/dry_run.h"

#include <fmt/format.h>

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

Json cellsJson(const workflow::Prediction& prediction) {
    Json list = Json::array();
    for (std::size_t i = 0; i < prediction.cells.size(); ++i) {
        const CellSpec& spec = prediction.cells[i].spec;
        list.push_back({{"kind", name(spec.kind)},
                        {"method", spec.method},
                        {"n", spec.n},
                        {"seed", spec.seed},
                        {"mixture", seriesText(seriesOf(spec))},
                        {"seconds", prediction.cost.cells[i].seconds()}});
    }
    return list;
}

Json costJson(const workflow::Prediction& prediction) {
    const PlanCost& cost = prediction.cost;
    return {{"seconds", cost.seconds},           {"first_answer_seconds", cost.firstAnswerSeconds},
            {"memory_bytes", cost.memoryBytes},  {"machine_memory_bytes", prediction.machineMemory},
            {"disk_bytes", cost.diskBytes},      {"disk_free_bytes", prediction.diskFree},
            {"device", prediction.device.device}};
}

Json toJson(const recipe::EpochSuggestion& suggestion) {
    return {{"samples", suggestion.samples}, {"epochs", suggestion.epochs},
            {"low", suggestion.low},         {"high", suggestion.high},
            {"updates", suggestion.updates}, {"asked_updates", suggestion.askedUpdates}};
}

Json toJson(const workflow::DryRun& found) {
    Json value = {{"schema", "plateau.dry-run/1"}, {"faults", toJson(found.faults)}};
    if (found.examined) {
        value["plan"] = toJson(found.examined->plan);
        value["report"] = toJson(found.examined->report);
    }
    if (found.prediction) {
        const auto& gain = found.prediction->smallestVisibleGain;
        value["cells"] = cellsJson(*found.prediction);
        value["prediction"] = costJson(*found.prediction);
        value["suggested_epochs"] = found.epochs ? toJson(*found.epochs) : Json();
        value["smallest_visible_gain"] = gain ? Json(*gain) : Json();
    }
    return value;
}

std::string costText(const PlanCost& cost) {
    return fmt::format(
        "{} cells, about {:.0f} s, first answer after {:.0f} s, memory {:.1f} GB, disk {:.1f} MB",
        cost.cells.size(), cost.seconds, cost.firstAnswerSeconds, cost.memoryBytes / 1e9,
        cost.diskBytes / 1e6);
}

} // namespace

void dryRun(CommandContext& context, const NewOptions& options) {
    const auto found = workflow::dryRun(experimentOf(options), context.stop);
    if (!found) {
        return context.fail(found.error());
    }
    std::string text;
    if (found->examined) {
        const CreateReport& report = found->examined->report;
        text = sourceLines(report) + drawLines(report, found->examined->plan) + warningLines(report.warnings);
    }
    if (!found->faults.empty()) {
        context.print(toJson(*found), faultsToError("dry run", found->faults).text() + text);
        context.exitCode = BadData;
        return;
    }
    const Plan& plan = found->examined->plan;
    const std::string epochs =
        found->epochs ? "\nepochs: " + recipe::text(*found->epochs, plan.training) : std::string();
    context.print(toJson(*found), planText(plan) + text + epochs + "\n" + costText(found->prediction->cost) +
                                      "\nnothing was written");
}

} // namespace plateau::cli
