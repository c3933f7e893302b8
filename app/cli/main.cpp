#include "app/cli/commands.h"
#include "app/cli/signals.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <string_view>

namespace {

int run(int argc, char** argv) {
    using namespace plateau::cli;
    CommandContext context;
    context.stop = stopOnSignals();
    context.program = ownProgram();

    CommandLine line("plateau",
                     "How much data does this fine-tune need?\n\n"
                     "  plateau demo\n"
                     "  plateau experiment new DIR --train rows.jsonl --model FOLDER --method lora\n"
                     "  plateau experiment run DIR\n"
                     "  plateau experiment answer DIR --target 0.9\n");
    Command& app = line.root();
    app.requireSubcommand(0, 1);
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
    addSetUpCommand(app, context);
    addRunCellCommand(app, context);
    addWorkerCommand(app, context);
    const auto outcome = line.run(argc, argv);
    if (outcome.kind == CommandLine::Outcome::Kind::UsageError) {
        context.json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
        context.fail({plateau::ErrorKind::Usage, outcome.command, outcome.what,
                      fmt::format("See {} --help.", outcome.command)});
    }
    return context.exitCode;
}

} // namespace

int main(int argc, char** argv) {
    // The allocator of the training process (mimalloc) ends the program when memory runs out and nobody says
    // so.
    std::set_new_handler([] { throw std::bad_alloc(); });
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
