#pragma once

#include "app/cli/training_options.h"

#include "core/workflow/create/new_experiment.h"

#include <optional>
#include <string>
#include <vector>

namespace plateau::cli {

/// What `experiment new` was told.
struct NewOptions : workflow::NewExperiment {
    std::optional<std::string> features; ///< names with commas between them
    std::optional<std::string> split;
    std::optional<std::string> dateOrder;
    std::vector<std::string> general;
    std::optional<std::string> generalTest; ///< a file, or a share such as "10%"
    bool noWords = false;
    bool noBaseline = false;
    bool dryRun = false;
};

void addNewOptions(Command& command, NewOptions& options);

/// --context, --system and --history: fields that only TargetForm::Answer has.
void addConversationOptions(Command& command, data::FieldNames& fields);

/// With the words of the options as values.
workflow::NewExperiment experimentOf(const NewOptions& options);

} // namespace plateau::cli
