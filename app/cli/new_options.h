#pragma once

#include "app/cli/training_options.h"

#include "core/experiment/create/create.h"

#include <optional>
#include <string>
#include <vector>

namespace plateau::cli {

/// What `experiment new` was told; settings that were not given keep the method's defaults.
struct NewOptions : TrainingOptions {
    std::string directory;
    std::string task = "text-classification";
    std::string train;
    std::optional<std::string> test;
    std::optional<std::string> validation;
    experiment::FieldNames fields;
    std::optional<std::string> split;
    double testShare = 0.2;
    std::uint64_t splitSeed = 0;
    std::optional<std::string> dateOrder;
    std::string model;
    std::vector<std::int64_t> sizes;
    int seeds = 3;
    int instantSeeds = 10;
    int folds = 0;
    bool noWords = false;
    bool noBaseline = false;
    bool shuffledControl = false;
    bool skipBadRows = false;
    std::optional<double> target; ///< nothing: 90 % where the metric is a share
    std::string name;
    bool dryRun = false;
};

void addNewOptions(Command& command, NewOptions& options);

/// Values of the training options out of their range; none means that toRequest() takes them.
std::vector<Fault> settingsFaults(const NewOptions& options);

/// The request, with the model described and its tokenizer asked for the length limit. Errors name the
/// option.
Result<experiment::CreateRequest> toRequest(const NewOptions& options);

} // namespace plateau::cli
