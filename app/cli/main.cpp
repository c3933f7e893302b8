#include "app/cli/commands.h"
#include "app/cli/signals.h"

#include <fmt/format.h>

#include <exception>
#include <new>

namespace {

int run(int argc, char** argv) {
    using namespace plateau::cli;
    CommandContext context;
    context.stop = stopOnSignals();
    context.program = ownProgram();

    CLI::App app("How much data does this fine-tune need?\n\n"
                 "  plateau demo\n"
                 "  plateau experiment new DIR --train rows.jsonl --model FOLDER --method lora\n"
                 "  plateau experiment run DIR\n"
                 "  plateau experiment answer DIR --target 0.9\n",
                 "plateau");
    app.require_subcommand(0, 1);
    addVersionOption(app, context);
    addDemoCommand(app, context);
    addDataCommands(app, context);
    addExperimentCommands(app, context);
    addCurveCommands(app, context);
    addScoreCommands(app, context);
    addTokenizeCommand(app, context);
    addPredictCommand(app, context);
    addModelCommands(app, context);
    addDoctorCommand(app, context);
    addRunCellCommand(app, context);
    addWorkerCommand(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? Done : UsageError;
    }
    if (app.get_subcommands().empty() && argc == 1) {
        fmt::print("{}", app.help());
    }
    return context.exitCode;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "plateau: out of memory. Close other programs or choose a smaller batch.\n");
        return plateau::cli::NoResources;
    } catch (const std::exception& error) {
        fmt::print(stderr, "plateau: internal error: {}\n", error.what());
        return plateau::cli::CellsFailed;
    }
}
