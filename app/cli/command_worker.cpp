#include "app/cli/commands.h"
#include "app/cli/version.h"

#include "core/runner/run_cell.h"
#include "core/runner/worker.h"

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
std::shared_ptr<runner::CellRunnerOptions> addRunnerOptions(CLI::App& command) {
    auto options = std::make_shared<runner::CellRunnerOptions>();
    options->build = PLATEAU_BUILD;
    command.add_option("--experiment", options->experiment, "The experiment folder")->required();
    command.add_option("--device", options->device, "auto, cpu or cuda")
        ->transform(CLI::CheckedTransformer(devices, CLI::ignore_case));
    command.add_option("--threads", options->threads, "CPU threads; 0: all cores")
        ->check(CLI::NonNegativeNumber);
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
        context.print(experiment::toJson(result),
                      fmt::format("{}: {} samples, seed {}: accuracy {:.1f} % on {} test items", result.cell,
                                  result.spec.n, result.spec.seed, 100 * result.accuracy, result.testItems));
    };
    const auto outcome = runner::runCell(options, spec, context.stop, events);
    if (outcome.code != runner::CellFinished) {
        context.fail(outcome.error);
    }
    context.exitCode = outcome.code;
}

} // namespace

void addWorkerCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<std::shared_ptr<runner::CellRunnerOptions>>();
    CLI::App* command = app.add_subcommand("worker", "Internal: takes cells from stdin, line by line");
    command->group(""); // not in the help
    *options = addRunnerOptions(*command);
    command->callback([&context, options] {
        context.exitCode = runner::runWorker(**options, STDIN_FILENO, STDOUT_FILENO, context.stop);
    });
}

void addRunCellCommand(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<std::shared_ptr<runner::CellRunnerOptions>>();
    auto spec = std::make_shared<std::string>();
    CLI::App* command =
        addCommand(app, context, "run-cell", "Train one cell and publish its result (for schedulers)",
                   [&context, options, spec] { runOneCell(context, **options, *spec); });
    command->footer(
        "Exit codes: 0 a valid result exists, 64 bad spec, 65 an input changed, 75 try later, 85 stopped.");
    *options = addRunnerOptions(*command);
    command->add_option("spec", *spec, "Cell id, or its file under cells/")->required();
}

} // namespace plateau::cli
