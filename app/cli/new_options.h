#pragma once

#include "app/cli/command_context.h"

#include "core/experiment/create.h"

#include <optional>
#include <string>
#include <vector>

namespace plateau::cli {

/// What `experiment new` was told; settings that were not given keep the method's defaults.
struct NewOptions {
    std::string directory;
    std::string task = "text-classification";
    std::string train;
    std::optional<std::string> test;
    std::optional<std::string> validation;
    experiment::FieldNames fields;
    std::optional<std::string> split;
    double testShare = 0.2;
    std::uint64_t splitSeed = 0;
    std::string model;
    std::string method = "lora";
    std::vector<std::int64_t> sizes;
    int seeds = 3;
    int instantSeeds = 10;
    int folds = 0;
    bool noWords = false;
    bool noBaseline = false;
    bool shuffledControl = false;
    bool skipBadRows = false;
    double target = 0.9;
    std::string name;
    bool dryRun = false;

    std::optional<std::string> budget;
    std::optional<double> epochs;
    std::optional<int> updates;
    std::optional<int> minUpdates;
    std::optional<int> batch;
    std::optional<double> learningRate;
    std::optional<double> headLearningRate;
    std::optional<double> weightDecay;
    std::optional<double> warmup;
    std::optional<std::string> schedule;
    std::optional<int> rank;
    std::optional<double> alpha;
    std::optional<double> dropout;
    std::vector<std::string> targets;
    bool rslora = false;
    std::optional<int> maxTokens;
    std::optional<std::string> precision;
    bool exact = false;
};

void addNewOptions(CLI::App& command, NewOptions& options);

/// Values of the training options out of their range; none means that toRequest() takes them.
std::vector<Fault> settingsFaults(const NewOptions& options);

/// The request, with the model described and its tokenizer asked for the length limit. Errors name the
/// option.
Result<experiment::CreateRequest> toRequest(const NewOptions& options);

} // namespace plateau::cli
