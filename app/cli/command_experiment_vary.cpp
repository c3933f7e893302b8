#include "app/cli/experiment_commands.h"
#include "app/cli/training_options.h"

#include "core/workflow/create/vary.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {

using namespace experiment;

namespace {

struct VaryOptions {
    workflow::TrainingOptions training;
    std::string origin;
    std::string directory;
    std::string name;
};

void vary(CommandContext& context, const VaryOptions& options) {
    const auto origin = Folder::open(options.origin);
    if (!origin) {
        return context.fail(origin.error());
    }
    const auto request = workflow::varyRequest(*origin, options.directory, options.name, options.training);
    if (!request) {
        return context.fail(namedByOption(request.error()));
    }
    const auto made = varyExperiment(*request, context.stop);
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
    addTrainingOptions(*command, options->training, Unsaid::Unchanged);
}

} // namespace plateau::cli
