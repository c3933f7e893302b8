#include "app/cli/answer_lines.h"
#include "app/cli/experiment_commands.h"
#include "app/cli/missing_lines.h"
#include "app/cli/next_lines.h"
#include "app/cli/run_reporter.h"
#include "app/cli/training_options.h"
#include "app/cli/version.h"

#include "core/checkpoint/model_folder.h"
#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/analyse/status.h"
#include "core/experiment/compare/retention_of.h"
#include "core/experiment/run/local_executor.h"
#include "core/task/task_list.h"
#include "core/workflow/time_prediction.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {

using namespace experiment;

Json answerJson(const StoredAnswer& stored) {
    return stored.json;
}

std::optional<checkpoint::ModelShape> shapeOf(const Plan& plan) {
    const auto folder = checkpoint::findModel(plan.model.name);
    auto shape =
        folder ? checkpoint::readModelShape(*folder) : Result<checkpoint::ModelShape>(folder.error());
    return shape ? std::optional(*std::move(shape)) : std::nullopt;
}

namespace {

/// Stores an answer where that is possible: on a read-only or full disk it is an answer all the same, and a
/// line says that it was not kept.
StoredAnswer keepAnswer(const CommandContext& context, const Folder& folder, const ExperimentAnswer& answer,
                        const ExperimentState& state) {
    auto stored = storeAnswer(folder, answer, state);
    if (stored) {
        return std::move(*stored);
    }
    context.note("the answer could not be kept: " + stored.error().text());
    StoredAnswer unkept = unstoredAnswer(answer, state);
    unkept.json["not_kept"] = stored.error().text();
    return unkept;
}

/// missingText() behind other lines.
std::string missingLines(const ExperimentState& state) {
    const std::string text = missingText(state);
    return text.empty() ? text : "\nnot in it: " + text;
}

} // namespace

Result<RunSummary> runWithProgress(const CommandContext& context, const Folder& folder,
                                   const RunOptions& options, workflow::NextRuns* next) {
    LocalExecutor executor({context.program, "worker", "--experiment", folder.root().string(), "--device",
                            options.device, "--threads", std::to_string(options.threads)},
                           folder.root() / "worker.log");
    SchedulerOptions scheduler;
    scheduler.build = PLATEAU_BUILD;
    scheduler.failed =
        options.retryFailed ? ExperimentState::Failed::Retry : ExperimentState::Failed::LeaveAlone;
    scheduler.predict = workflow::timePredictor(folder.plan(), shapeOf(folder.plan()));
    if (next != nullptr) {
        scheduler.grow = [next](const ExperimentState& state, const Json&) { return next->grow(state); };
    }
    RunReporter reporter(context, folder);
    return runExperiment(
        folder, executor, scheduler, context.stop,
        [&](const EventBody& event, const ExperimentState& state) { reporter.on(event, state); });
}

void reportRun(CommandContext& context, const Folder& folder, const RunSummary& summary,
               const workflow::NextRuns* next) {
    const auto state = readExperimentState(folder);
    if (!state) {
        return context.fail(state.error());
    }
    AnswerRequest request;
    request.target = (next != nullptr ? next->target() : std::nullopt).value_or(folder.plan().target);
    request.retention = folder.plan().retention;
    request.perClass = true;
    const auto answer = fullAnswer(folder, *state, request);
    if (!answer) {
        return context.fail(answer.error());
    }
    const StoredAnswer stored = keepAnswer(context, folder, *answer, *state);
    Json json = {{"schema", "plateau.run/1"},   {"done", summary.done},       {"diverged", summary.diverged},
                 {"failed", summary.failed},    {"pending", summary.pending}, {"stopped", summary.stopped},
                 {"answer", answerJson(stored)}};
    json["failures"] = missingJson(*state);
    std::string text =
        curveText(folder, *state, request.target) + "\n" + answerText(*answer) + missingLines(*state);
    if (next != nullptr) {
        json["next"] = nextJson(*next);
        text += "\n" + nextText(*next);
    }
    context.print(json, text);
    const bool complete = summary.failed + summary.diverged + summary.pending == 0 && state->damaged.empty();
    context.exitCode = summary.stopped ? Interrupted : complete ? Done : CellsFailed;
}

namespace {

/// Longer trainings of under-trained cells, told in one line.
Result<void> extendUnderTrained(const CommandContext& context, const Folder& folder) {
    const auto longer = workflow::extendUnderTrained(folder);
    if (!longer) {
        return longer.error();
    }
    if (longer->cells > 0 || longer->endWithSamples == 0) {
        context.note(longer->cells == 0
                         ? "no cell is under-trained"
                         : fmt::format("{} under-trained cells are trained again with twice the budget",
                                       longer->cells));
    }
    if (longer->endWithSamples > 0) {
        context.note(
            fmt::format("{} under-trained cells end with the samples of their mixture, whatever the budget: "
                        "make an experiment whose mixture stops by updates",
                        longer->endWithSamples));
    }
    return {};
}

void runCommand(CommandContext& context, const std::string& directory, const RunOptions& options,
                const workflow::NextOptions& nextOptions) {
    const auto folder = Folder::open(directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    if (const auto added = options.extend ? extendUnderTrained(context, *folder) : Result<void>(); !added) {
        return context.fail(added.error());
    }
    workflow::NextRuns runs(*folder, nextOptions,
                            [&context](const workflow::NextRun& run) { context.note(nextLine(run)); });
    workflow::NextRuns* next = nextOptions.cells > 0 ? &runs : nullptr;
    const auto summary = runWithProgress(context, *folder, options, next);
    if (!summary) {
        return context.fail(summary.error());
    }
    if (summary->stopped) {
        context.note("stopped; `plateau experiment run " + directory + "` goes on with the missing cells");
    }
    reportRun(context, *folder, *summary, next);
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
    const ExperimentState& state = status->state;
    status->secondsLeft = workflow::measuredSecondsLeft(folder->plan(), state, shapeOf(folder->plan()));
    const std::string left = durationText(status->secondsLeft.value_or(0));
    const std::string missing = missingText(state);
    const std::string past = pastBestText(state);
    context.print(
        toJson(*status),
        fmt::format("{}: {} of {} cells done, {} pending, {} running, {} failed, {} diverged{}{}\n{}{}{}{}{}",
                    status->name, state.count(CellStatus::Done), state.cells.size(),
                    state.count(CellStatus::Pending), state.count(CellStatus::Running),
                    state.count(CellStatus::Failed), state.count(CellStatus::Diverged),
                    status->running ? ", running" : "", left.empty() ? "" : ", about " + left + " left",
                    status->answer ? status->answer->sentence : "no answer yet", past.empty() ? "" : "\n",
                    past, missing.empty() ? "" : "\n", missing));
}

void answerCommand(CommandContext& context, const std::string& directory, AnswerRequest request,
                   bool targetGiven) {
    request.perClass = true;
    const auto folder = Folder::open(directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    const metric::MetricInfo& primary = task::taskOf(folder->plan().task).primaryMetric().info();
    if (request.metric == primary.id) {
        request.metric.clear();
    }
    if (!request.metric.empty() && !targetGiven) {
        return context.fail({ErrorKind::Usage, "--metric",
                             fmt::format("the plan's target is about {}", primary.name),
                             "Say which score you want with --target."});
    }
    if (!targetGiven) {
        request.target = folder->plan().target;
    }
    if (const auto metric = metricOf(folder->plan(), request); !metric) {
        Error error = metric.error();
        error.kind = ErrorKind::Usage;
        error.where = "--" + error.where;
        return context.fail(error);
    }
    request.retention = retentionToKeep(request.retention, folder->plan());
    const auto state = readExperimentState(*folder);
    if (!state) {
        return context.fail(state.error());
    }
    const auto answer = fullAnswer(*folder, *state, request);
    if (!answer) {
        return context.fail(namedByOption(answer.error()));
    }
    Json json = answerJson(keepAnswer(context, *folder, *answer, *state));
    json["missing"] = missingJson(*state);
    context.print(json, answerText(*answer) + missingLines(*state));
}

} // namespace

void addRunCommand(Command& experiment, CommandContext& context) {
    auto directory = std::make_shared<std::string>();
    auto options = std::make_shared<RunOptions>();
    auto next = std::make_shared<workflow::NextOptions>();
    Command* command = addCommand(
        experiment, context, "run", "Train the cells that have no result yet",
        [&context, directory, options, next] { runCommand(context, *directory, *options, *next); });
    command->footer(
        "Example: plateau experiment run DIR\nRunning a finished experiment trains nothing; an interrupted "
        "one goes on. Ctrl-C stops at the next update.");
    command->addOption("directory", *directory, "The experiment folder")->required();
    addRunOptions(*command, *options);
    command->addFlag("--retry-failed", options->retryFailed, "Try failed cells once more");
    command->addFlag(
        "--extend", options->extend,
        "Train under-trained cells again with twice the budget; until then the fit leaves them out");
    Option* more =
        command
            ->addOption("--next", next->cells,
                        "Then add up to so many cells, always the one that narrows the range of needed "
                        "samples most for its time; stops when the range is half as wide")
            ->check(range(1, 1000));
    command
        ->addOption("--narrow-to", next->narrowTo, "Stop when the range's ends are this factor apart instead")
        ->check(range(1.01, 1000.0))
        ->needs(more);
    command->addOption("--target", next->target, "Accuracy that the range is about; default: the plan's")
        ->check(range(1e-6, 1 - 1e-6))
        ->needs(more);
    command->addOption("--max-minutes", next->maxMinutes, "Predicted minutes that the added cells may take")
        ->check(positiveNumber())
        ->needs(more);
}

void addStatusCommand(Command& experiment, CommandContext& context) {
    auto directory = std::make_shared<std::string>();
    Command* command = addCommand(experiment, context, "status", "What is done, running and missing",
                                  [&context, directory] { statusCommand(context, *directory); });
    command->footer("Example: plateau experiment status DIR --json");
    command->addOption("directory", *directory, "The experiment folder")->required();
}

void addRetentionOption(Command& command, AnswerRequest& request) {
    command
        .addOption("--retention", request.retention,
                   "Share of general ability to keep as well, for example 0.95; 0: none; default: the plan's")
        ->check(range(0.0, 1.0));
}

void addAnswerCommand(Command& experiment, CommandContext& context) {
    auto directory = std::make_shared<std::string>();
    auto request = std::make_shared<AnswerRequest>();
    auto target = std::make_shared<Option*>(nullptr);
    Command* command = addCommand(experiment, context, "answer", "How much data a target needs",
                                  [&context, directory, request, target] {
                                      answerCommand(context, *directory, *request, (*target)->count() > 0);
                                  });
    command->footer("Example: plateau experiment answer DIR --target 0.9 --json");
    command->addOption("directory", *directory, "The experiment folder")->required();
    *target = command
                  ->addOption("--target", request->target,
                              "Score asked for, in the metric's unit; default: the plan's")
                  ->check(positiveNumber());
    addRetentionOption(*command, *request);
    command->addOption(
        "--metric", request->metric,
        "A metric of the task, for example macro_f1 or log_loss; another than the plan's needs "
        "--target");
    command->addOption("--next", request->nextSamples, "Samples of the next batch whose gain is stated")
        ->check(positiveNumber());
    command->addFlagCallback(
        "--include-under-trained", [request] { request->underTrained = UnderTrainedCells::Keep; },
        "Let the fit use under-trained cells, too");
    auto costs = std::make_shared<statistics::Costs>();
    Option* price = command->addOptionFunction<double>(
        "--price-per-label",
        [request, costs](double value) {
            costs->perSample = value;
            request->costs = *costs;
        },
        "What one more sample costs, label and all");
    Option* value = command->addOptionFunction<double>(
        "--value-per-point",
        [request, costs](double worth) {
            costs->valuePerPoint = worth;
            request->costs = *costs;
        },
        "What one more point of accuracy is worth, in the same currency");
    price->check(positiveNumber())->needs(value);
    value->check(positiveNumber())->needs(price);
}

} // namespace plateau::cli
