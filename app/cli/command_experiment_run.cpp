#include "app/cli/chart_file.h"
#include "app/cli/experiment_commands.h"
#include "app/cli/run_reporter.h"
#include "app/cli/version.h"

#include "core/experiment/answer_store.h"
#include "core/experiment/data_curve.h"
#include "core/experiment/leak_effect.h"
#include "core/experiment/status.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {

using namespace experiment;

std::string answerText(const ExperimentAnswer& answer) {
    std::string text = answer.sentence;
    std::size_t shown = 0;
    for (const Warning& warning : answer.warnings) {
        if (++shown > 3) {
            break;
        }
        text +=
            fmt::format("\n  - {}{}{}", warning.sentence, warning.action.empty() ? "" : " ", warning.action);
    }
    return text;
}

Json answerJson(const StoredAnswer& stored) {
    return stored.json;
}

Result<RunSummary> runWithProgress(const CommandContext& context, const Folder& folder,
                                   const RunOptions& options) {
    SchedulerOptions scheduler;
    scheduler.workerCommand = {
        context.program, "worker",       "--experiment", folder.root().string(),
        "--device",      options.device, "--threads",    std::to_string(options.threads)};
    scheduler.build = PLATEAU_BUILD;
    scheduler.failed = options.retryFailed ? Ledger::Failed::Retry : Ledger::Failed::LeaveAlone;
    scheduler.predict = timePredictor(folder);
    RunReporter reporter(context, folder);
    return runExperiment(folder, scheduler, context.stop,
                         [&](const EventBody& event) { reporter.on(event); });
}

void reportRun(CommandContext& context, const Folder& folder, const RunSummary& summary) {
    const auto ledger = readLedger(folder);
    if (!ledger) {
        return context.fail(ledger.error());
    }
    AnswerRequest request;
    request.target = folder.plan().target;
    const ExperimentAnswer answer =
        computeAnswer(folder.plan(), *ledger, request, dataWarnings(folder, *ledger));
    const auto stored = storeAnswer(folder, answer, *ledger);
    if (!stored) {
        return context.fail(stored.error());
    }
    Json json = {{"schema", "plateau.run/1"},    {"done", summary.done},       {"diverged", summary.diverged},
                 {"failed", summary.failed},     {"pending", summary.pending}, {"stopped", summary.stopped},
                 {"answer", answerJson(*stored)}};
    json["failures"] = Json::array();
    for (const LedgerCell& cell : ledger->cells) {
        if (cell.status == CellStatus::Failed || cell.status == CellStatus::Diverged) {
            json["failures"].push_back(
                {{"cell", cell.planned.id},
                 {"n", cell.planned.spec.n},
                 {"seed", cell.planned.spec.seed},
                 {"status", name(cell.status)},
                 {"cause", cell.cause ? cell.cause->text() : "the loss became NaN or infinite"}});
        }
    }
    context.print(json, curveText(folder, *ledger, folder.plan().target) + "\n" + answerText(answer));
    context.exitCode = summary.stopped                         ? Interrupted
                       : summary.failed + summary.diverged > 0 ? CellsFailed
                                                               : Done;
}

namespace {

void runCommand(CommandContext& context, const std::string& directory, const RunOptions& options) {
    const auto folder = Folder::open(directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    const auto summary = runWithProgress(context, *folder, options);
    if (!summary) {
        return context.fail(summary.error());
    }
    if (summary->stopped) {
        context.note("stopped; `plateau experiment run " + directory + "` goes on with the missing cells");
    }
    reportRun(context, *folder, *summary);
}

void statusCommand(CommandContext& context, const std::string& directory) {
    const auto folder = Folder::open(directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    auto status = readStatus(*folder);
    if (!status) {
        return context.fail(status.error());
    }
    const Ledger& ledger = status->ledger;
    status->secondsLeft = measuredSecondsLeft(*folder, ledger);
    const std::string left = durationText(status->secondsLeft.value_or(0));
    context.print(toJson(*status),
                  fmt::format("{}: {} of {} cells done, {} running, {} failed, {} diverged{}{}\n{}",
                              status->name, ledger.count(CellStatus::Done), ledger.cells.size(),
                              ledger.count(CellStatus::Running), ledger.count(CellStatus::Failed),
                              ledger.count(CellStatus::Diverged), status->running ? ", running" : "",
                              left.empty() ? "" : ", about " + left + " left",
                              status->answer ? status->answer->sentence : "no answer yet"));
}

void answerCommand(CommandContext& context, const std::string& directory, const AnswerRequest& request) {
    const auto folder = Folder::open(directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    const auto ledger = readLedger(*folder);
    if (!ledger) {
        return context.fail(ledger.error());
    }
    const ExperimentAnswer answer =
        computeAnswer(folder->plan(), *ledger, request, dataWarnings(*folder, *ledger));
    const auto stored = storeAnswer(*folder, answer, *ledger);
    if (!stored) {
        return context.fail(stored.error());
    }
    context.print(answerJson(*stored), answerText(answer));
}

} // namespace

void addRunCommand(CLI::App& experiment, CommandContext& context) {
    auto directory = std::make_shared<std::string>();
    auto options = std::make_shared<RunOptions>();
    CLI::App* command =
        addCommand(experiment, context, "run", "Train the cells that have no result yet",
                   [&context, directory, options] { runCommand(context, *directory, *options); });
    command->footer(
        "Example: plateau experiment run DIR\nRunning a finished experiment trains nothing; an interrupted "
        "one goes on. Ctrl-C stops at the next update.");
    command->add_option("directory", *directory, "The experiment folder")->required();
    addRunOptions(*command, *options);
    command->add_flag("--retry-failed", options->retryFailed, "Try failed cells once more");
}

void addStatusCommand(CLI::App& experiment, CommandContext& context) {
    auto directory = std::make_shared<std::string>();
    CLI::App* command = addCommand(experiment, context, "status", "What is done, running and missing",
                                   [&context, directory] { statusCommand(context, *directory); });
    command->add_option("directory", *directory, "The experiment folder")->required();
}

void addAnswerCommand(CLI::App& experiment, CommandContext& context) {
    auto directory = std::make_shared<std::string>();
    auto request = std::make_shared<AnswerRequest>();
    auto target = std::make_shared<CLI::Option*>(nullptr);
    CLI::App* command = addCommand(experiment, context, "answer", "How much data a target needs",
                                   [&context, directory, request, target] {
                                       if ((*target)->count() == 0) {
                                           if (const auto folder = Folder::open(*directory)) {
                                               request->target = folder->plan().target;
                                           }
                                       }
                                       answerCommand(context, *directory, *request);
                                   });
    command->footer("Example: plateau experiment answer DIR --target 0.9 --json");
    command->add_option("directory", *directory, "The experiment folder")->required();
    *target = command->add_option("--target", request->target, "Accuracy asked for; default: the plan's")
                  ->check(CLI::Range(1e-6, 1 - 1e-6));
    command->add_option("--next", request->nextSamples, "Samples of the next batch whose gain is stated")
        ->check(CLI::PositiveNumber);
    command->add_flag_callback(
        "--exclude-under-trained", [request] { request->underTrained = UnderTrainedCells::Exclude; },
        "Leave under-trained cells out of the fit");
}

} // namespace plateau::cli
