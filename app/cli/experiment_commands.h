#pragma once

#include "app/cli/command_context.h"

#include "core/checkpoint/families/model_shape.h"
#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/run/scheduler.h"

#include <optional>
#include <string>

namespace plateau::workflow {
class NextRuns;
}

/// The parts of `plateau experiment`, and what `plateau demo` shares with them.
namespace plateau::cli {

void addNewCommand(Command& experiment, CommandContext& context);
void addCheckCommand(Command& experiment, CommandContext& context);
void addRunCommand(Command& experiment, CommandContext& context);
void addStatusCommand(Command& experiment, CommandContext& context);
void addAnswerCommand(Command& experiment, CommandContext& context);
void addExportCommand(Command& experiment, CommandContext& context);
void addCompareCommand(Command& experiment, CommandContext& context);
void addVaryCommand(Command& experiment, CommandContext& context);
void addReportCommand(Command& experiment, CommandContext& context);

struct NewOptions;
/// `experiment new --dry-run`: prints plan, cells with their predicted seconds, costs and every fault.
void dryRun(CommandContext& context, const NewOptions& options);
/// The plan in two lines.
std::string planText(const experiment::Plan& plan);
/// One line a warning, with what to do about it.
std::string warningLines(const std::vector<experiment::Warning>& warnings);

struct RunOptions {
    std::string device = "auto";
    int threads = 0;
    bool retryFailed = false;
    bool extend = false; ///< train under-trained cells longer
};
void addRunOptions(Command& command, RunOptions& options);

/// Runs the missing cells with progress on stderr. @param next adds cells when none is missing; may be null
Result<experiment::RunSummary> runWithProgress(const CommandContext& context,
                                               const experiment::Folder& folder, const RunOptions& options,
                                               workflow::NextRuns* next = nullptr);
/// Computes, stores and prints the answer behind a run, with the curve, and sets the exit code.
void reportRun(CommandContext& context, const experiment::Folder& folder,
               const experiment::RunSummary& summary, const workflow::NextRuns* next = nullptr);

/// --retention of an answer or a report.
void addRetentionOption(Command& command, experiment::AnswerRequest& request);

/// The plan's model as far as its folder can be read, for predictions of time.
std::optional<checkpoint::ModelShape> shapeOf(const experiment::Plan& plan);

} // namespace plateau::cli
