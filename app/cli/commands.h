#pragma once

#include "app/cli/command_context.h"

/// One function a command: declares its options and what it does.
namespace plateau::cli {

void addDemoCommand(Command& app, CommandContext& context);
void addDataCommands(Command& app, CommandContext& context);
void addExperimentCommands(Command& app, CommandContext& context);
void addSetUpCommand(Command& app, CommandContext& context);
/// plateau model fetch. @param model "plateau model"
void addFetchCommand(Command& model, CommandContext& context);
void addRunCellCommand(Command& app, CommandContext& context);
void addWorkerCommand(Command& app, CommandContext& context);
void addCurveCommands(Command& app, CommandContext& context);
void addScoreCommands(Command& app, CommandContext& context);
void addTokenizeCommand(Command& app, CommandContext& context);
void addPredictCommand(Command& app, CommandContext& context);
void addModelCommands(Command& app, CommandContext& context);
void addDoctorCommand(Command& app, CommandContext& context);
void addVersionOption(Command& app, CommandContext& context);

} // namespace plateau::cli
