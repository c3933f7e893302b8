#include "app/cli/experiment_commands.h"
#include "app/cli/training_options.h"

#include "core/checkpoint/families/model_shape.h"
#include "core/experiment/create/vary.h"
#include "core/runner/planned_model.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {

using namespace experiment;

namespace {

struct VaryOptions : TrainingOptions {
    std::string origin;
    std::string directory;
    std::string name;
};

/// Texts cannot be longer than the model reads; only asked for when the length changes.
Result<void> limitTokens(const Plan& plan, recipe::TrainingSettings& settings) {
    if (settings.maxTokens == plan.training.maxTokens) {
        return {};
    }
    const auto folder = runner::findPlannedModel(plan.model);
    if (!folder) {
        return folder.error();
    }
    const auto shape = checkpoint::readModelShape(*folder);
    if (!shape) {
        return shape.error();
    }
    settings.maxTokens = std::min(settings.maxTokens, shape->context);
    return {};
}

void vary(CommandContext& context, const VaryOptions& options) {
    const auto origin = Folder::open(options.origin);
    if (!origin) {
        return context.fail(origin.error());
    }
    std::vector<Fault> faults;
    VaryRequest request{options.origin, options.directory, options.name,
                        variedSettings(origin->plan().training, options, faults)};
    if (!faults.empty()) {
        Error error = faultsToError("experiment vary", faults);
        error.kind = ErrorKind::Usage;
        return context.fail(error);
    }
    if (const auto limited = limitTokens(origin->plan(), request.training); !limited) {
        return context.fail(limited.error());
    }
    if (const auto model = runner::findPlannedModel(origin->plan().model);
        model && !options.targets.empty()) {
        if (auto unmatched = targetFaults(request.training, *model); !unmatched.empty()) {
            Error error = faultsToError("experiment vary", unmatched);
            error.kind = ErrorKind::Usage;
            return context.fail(error);
        }
    }
    const auto made = varyExperiment(request, context.stop);
    if (!made) {
        return context.fail(made.error());
    }
    context.print(
        {{"schema", "plateau.vary/1"},
         {"origin", options.origin},
         {"directory", options.directory},
         {"plan", toJson(made->plan())}},
        fmt::format("{}\nnext: plateau experiment run {}", planText(made->plan()), options.directory));
}

} // namespace

void addVaryCommand(Command& experiment, CommandContext& context) {
    auto options = std::make_shared<VaryOptions>();
    Command* command = addCommand(experiment, context, "vary",
                                  "The same frozen data, sizes and seeds with another way of training",
                                  [&context, options] { vary(context, *options); });
    command->footer(
        "Example: plateau experiment vary DIR DIR-full --method full\n"
        "What is not said stays as it was; another method brings its own defaults and keeps the "
        "budget. The test items are the same, so that \"plateau experiment compare DIR DIR-full\" "
        "compares like with like.");
    command->addOption("origin", options->origin, "An experiment")->required();
    command->addOption("directory", options->directory, "Folder of the new experiment")->required();
    command->addOption("--name", options->name, "Name of the new experiment; default: the folder's");
    addTrainingOptions(*command, *options);
}

} // namespace plateau::cli
