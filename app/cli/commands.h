#pragma once

#include "app/cli/command_context.h"

/// One function a command: declares its options and what it does.
namespace plateau::cli {

void addDemoCommand(CLI::App& app, CommandContext& context);
void addDataCommands(CLI::App& app, CommandContext& context);
void addExperimentCommands(CLI::App& app, CommandContext& context);
void addRunCellCommand(CLI::App& app, CommandContext& context);
void addWorkerCommand(CLI::App& app, CommandContext& context);
void addCurveCommands(CLI::App& app, CommandContext& context);
void addScoreCommands(CLI::App& app, CommandContext& context);
void addTokenizeCommand(CLI::App& app, CommandContext& context);
void addPredictCommand(CLI::App& app, CommandContext& context);
void addModelCommands(CLI::App& app, CommandContext& context);
void addDoctorCommand(CLI::App& app, CommandContext& context);
void addVersionOption(CLI::App& app, CommandContext& context);

} // namespace plateau::cli
