#include "app/cli/commands.h"
#include "app/cli/version.h"

#include "core/runner/run_cell.h"
#include "core/runner/worker.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

#include <map>
#include <memory>

#include <unistd.h>

namespace plateau::cli {
namespace {

const std::map<std::string, training::DeviceChoice> devices{{"auto", training::DeviceChoice::Automatic},
                                                            {"cpu", training::DeviceChoice::Cpu},
                                                            {"cuda", training::DeviceChoice::Cuda}};

/// Options that both forms of running cells share.
std::shared_ptr<runner::CellRunnerOptions> addRunnerOptions(Command& command) {
    auto options = std::make_shared<runner::CellRunnerOptions>();
    options->build = PLATEAU_BUILD;
    command.addOption("--experiment", options->experiment, "The experiment folder")->required();
    command
        .addOptionFunction<std::string>(
            "--device", [options](const std::string& name) { options->device = devices.at(name); },
            "auto, cpu or cuda")
        ->check(oneOf({"auto", "cpu", "cuda"}));
    command.addOption("--threads", options->threads, "CPU threads; 0: all cores")->check(nonNegativeNumber());
    return options;
}

void runOneCell(CommandContext& context, const runner::CellRunnerOptions& options, const std::string& spec) {
    runner::CellRunnerEvents events;
    events.started = [](const auto&) {};
    events.update = [&](const training::UpdateEvent& update) {
        if (update.update == update.updates || update.update % 50 == 0) {
            context.note(
                fmt::format("update {} of {}, loss {:.4f}", update.update, update.updates, update.loss));
        }
    };
    events.note = [&](const std::string& text) { context.note(text); };
    events.published = [&](const experiment::CellResult& result) {
        const metric::MetricInfo& info = task::taskOf(result.spec.task).primaryMetric().info();
        context.print(experiment::toJson(result),
                      fmt::format("{}: {} samples, seed {}: {} {} on {} test items", result.cell,
                                  result.spec.n, result.spec.seed, info.name,
                                  metric::written(info, result.score()),
                                  result.test() != nullptr ? result.test()->items : 0));
    };
    const auto outcome = runner::runCell(options, spec, context.stop, events);
    if (outcome.code != runner::CellFinished) {
        context.fail(outcome.error);
    }
    context.exitCode = outcome.code;
}

} // namespace

void addWorkerCommand(Command& app, CommandContext& context) {
    auto options = std::make_shared<std::shared_ptr<runner::CellRunnerOptions>>();
    Command* command = app.addSubcommand("worker", "Internal: takes cells from stdin, line by line");
    command->hide();
    *options = addRunnerOptions(*command);
    command->callback([&context, options] {
        context.exitCode = runner::runWorker(**options, STDIN_FILENO, STDOUT_FILENO, context.stop);
    });
}

void addRunCellCommand(Command& app, CommandContext& context) {
    auto options = std::make_shared<std::shared_ptr<runner::CellRunnerOptions>>();
    auto spec = std::make_shared<std::string>();
    Command* command =
        addCommand(app, context, "run-cell", "Train one cell and publish its result (for schedulers)",
                   [&context, options, spec] { runOneCell(context, **options, *spec); });
    command->footer(
        "Example: plateau run-cell CELL --experiment DIR --json\n"
        "Exit codes: 0 a valid result exists, 64 bad spec, 65 an input changed, 75 try later, 85 stopped.");
    *options = addRunnerOptions(*command);
    command->addOption("spec", *spec, "Cell id, or its file under cells/")->required();
}

} // namespace plateau::cli
