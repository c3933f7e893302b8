#include "app/cli/new_options.h"

#include "app/cli/pool_facts.h"

#include "core/base/utf8.h"
#include "core/checkpoint/model_folder.h"
#include "core/recipe/model_defaults.h"
#include "core/runner/planned_model.h"
#include "core/task/task_list.h"
#include "core/training/model_check.h"
#include "core/training/trainer.h"

#include <fmt/format.h>

#include <map>

namespace plateau::cli {
namespace {

const std::map<std::string, data::SplitRule> splitRules{{"field", data::SplitRule::Field},
                                                        {"stratified", data::SplitRule::Stratified},
                                                        {"group", data::SplitRule::Group},
                                                        {"time", data::SplitRule::Order},
                                                        {"order", data::SplitRule::Order}};

constexpr double usualTarget = 0.9;

/// A precision that was asked for works on this machine.
Result<void> checkPrecision(const recipe::TrainingSettings& settings) {
    if (settings.precision != recipe::Precision::BFloat16) {
        return {};
    }
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    return device ? training::checkPrecision(settings, *device) : device.error();
}

using recipe::languageBatch;
using recipe::scratchLearningRate;

/// A model that starts from nothing trains all its weights, with larger steps; what was said stays.
Result<NewOptions> withDefaults(NewOptions options, const checkpoint::ModelShape& shape, bool scratch) {
    if (scratch) {
        const std::string full = recipe::name(recipe::MethodKind::Full);
        if (options.method.value_or(full) != full) {
            return Error{ErrorKind::Usage, "--method",
                         "a model that starts from nothing has no weights to build on",
                         "Use --method full, or leave it out."};
        }
        options.method = full;
        options.learningRate = options.learningRate.value_or(scratchLearningRate);
        options.headLearningRate = options.headLearningRate.value_or(scratchLearningRate);
    }
    const bool encoder = std::holds_alternative<checkpoint::EncoderConfig>(shape.config);
    if (std::holds_alternative<checkpoint::DecoderConfig>(shape.config)) {
        options.batch = options.batch.value_or(languageBatch);
        const std::string lora = recipe::name(recipe::MethodKind::Lora);
        if (options.targets.empty() && options.method.value_or(lora) == lora) {
            options.targets = {"q_proj", "v_proj"};
        }
    }
    if (!encoder && options.precision.value_or("auto") == "bfloat16") {
        return Error{ErrorKind::Usage, "--precision", "models of this family are trained in float32",
                     "Use --precision float32, or leave it out."};
    }
    return options;
}

/// Shares have a usual target; other metrics have a unit that only the user knows.
Result<double> targetOf(const NewOptions& options, const task::Task& task) {
    const metric::MetricInfo& info = task.primaryMetric().info();
    if (options.target) {
        return *options.target;
    }
    if (info.display == metric::Display::Percent) {
        return usualTarget;
    }
    return Error{ErrorKind::Usage, "--target",
                 fmt::format("is missing, and {} has no usual value", info.name),
                 fmt::format("Give the {} that would be good enough.", info.name)};
}

void copyOptions(const NewOptions& options, experiment::CreateRequest& request) {
    request.folder = options.directory;
    request.name = options.name;
    request.train = options.train;
    request.test = options.test;
    request.validation = options.validation;
    request.task = options.task;
    request.fields = options.fields;
    if (options.split) {
        request.splitRule = splitRules.at(*options.split);
    }
    // A time field is named for one purpose only.
    if (options.fields.order && !options.split && !options.test) {
        request.splitRule = data::SplitRule::Order;
    }
    if (options.dateOrder) {
        request.dateOrder = data::parseDateOrder(*options.dateOrder);
    }
    request.testShare = options.testShare;
    request.splitSeed = options.splitSeed;
    request.sizes = options.sizes;
    request.seeds = options.seeds;
    request.instantSeeds = options.instantSeeds;
    request.words = !options.noWords;
    request.folds = options.folds;
    request.baseline = !options.noBaseline;
    request.shuffledControl = options.shuffledControl;
    request.skipBadRows = options.skipBadRows;
}

Result<recipe::TrainingSettings> usableSettings(const NewOptions& options) {
    std::vector<Fault> ignored;
    const recipe::TrainingSettings settings = trainingSettings(options, ignored);
    if (const auto faults = settingsFaults(options); !faults.empty()) {
        Error error = faultsToError("experiment new", faults);
        error.kind = ErrorKind::Usage;
        return error;
    }
    const auto usable = checkPrecision(settings);
    return usable ? Result<recipe::TrainingSettings>(settings) : usable.error();
}

/// Model and task fit each other, settings fit both.
Result<void> chooseTraining(const NewOptions& options, const task::Task& task,
                            experiment::CreateRequest& request) {
    const auto folder = checkpoint::findModel(options.model);
    if (!folder) {
        return folder.error();
    }
    const auto card = checkpoint::describeModelFolder(*folder, checkpoint::WeightHash::Skip);
    if (!card) {
        return card.error();
    }
    if (const auto fits = training::checkFamily(card->shape.family, task.info().objective); !fits) {
        return fits.error();
    }
    const auto chosen = withDefaults(options, card->shape, card->builtIn.has_value());
    if (!chosen) {
        return chosen.error();
    }
    if (chosen->method.value_or("") == recipe::name(recipe::MethodKind::LastLayer) &&
        task.info().objective != task::Objective::Classification) {
        return Error{ErrorKind::Usage, "--method", "last_layer is for one class a text",
                     "Use --method lora or full."};
    }
    const auto settings = usableSettings(*chosen);
    const auto model = runner::describeModel(*folder);
    if (!settings || !model) {
        return !settings ? settings.error() : model.error();
    }
    request.training = *settings;
    request.model = *model;
    auto choice = poolFactsChoice(*card, request, options.maxTokens);
    if (!choice) {
        return choice.error();
    }
    request.choosePoolFacts = std::move(*choice);
    return {};
}

} // namespace

std::vector<Fault> settingsFaults(const NewOptions& options) {
    std::vector<Fault> faults;
    const auto settings = trainingSettings(options, faults);
    if (const auto folder = checkpoint::findModel(options.model); folder && !options.targets.empty()) {
        const auto targets = targetFaults(settings, *folder);
        faults.insert(faults.end(), targets.begin(), targets.end());
    }
    return faults;
}

Result<experiment::CreateRequest> toRequest(const NewOptions& options) {
    const task::Task* task = task::find(options.task);
    if (task == nullptr) {
        return Error{ErrorKind::Usage, "--task", "'" + printable(options.task, 60) + "' is no task",
                     "Use one of " + task::idList() + "."};
    }
    if (const auto usable = usableSettings(options); !usable) {
        return usable.error();
    }
    experiment::CreateRequest request;
    copyOptions(options, request);
    if (const auto chosen = chooseTraining(options, *task, request); !chosen) {
        return chosen.error();
    }
    const auto target = targetOf(options, *task);
    if (!target) {
        return target.error();
    }
    request.target = *target;
    return request;
}

void addNewOptions(Command& c, NewOptions& o) {
    c.addOption("directory", o.directory, "Folder of the new experiment")->required();
    c.addOption("--train", o.train, "JSONL, JSON array, CSV or TSV with the samples")->required();
    c.addOption("--test", o.test, "A file of its own as frozen test set");
    c.addOption("--validation", o.validation, "Separate labelled rows, kept unused");
    c.addOption("--model", o.model, "Model folder or name")->required();
    c.addOption("--name", o.name, "Name of the experiment; default: the folder's");
    c.addOption("--task", o.task, "What the model learns: " + task::idList())->showDefault();
    c.addOption("--text", o.fields.text, "Field with the text; default: guessed");
    c.addOption("--label", o.fields.label,
                "Field with the label or number; default: guessed. Several with commas between them, each 0 "
                "or 1: one "
                "column a label");
    c.addOption("--id", o.fields.id, "Field that names a row");
    c.addOption("--group", o.fields.group, "Rows of one group stay on one side of the split");
    c.addOption("--split-field", o.fields.split, "Field that says train, validation or test");
    c.addOption("--time-field", o.fields.order,
                "Field with numbers or dates: the latest rows are the test set (--split time)");
    c.addOption("--date-order", o.dateOrder, "How dates such as 3/4/2024 are meant: day_month or month_day")
        ->check(oneOf({"day_month", "month_day"}));
    c.addOption("--split", o.split, "field, stratified, group or time; default: what the data allows")
        ->check(oneOf({"field", "stratified", "group", "time", "order"}));
    c.addOption("--test-share", o.testShare, "Share of a drawn test set")->showDefault();
    c.addOption("--split-seed", o.splitSeed, "Seed of a drawn test set")->showDefault();
    c.addOption("--sizes", o.sizes, "Sample sizes, for example 50,100,200; default: doubling")
        ->delimiter(',');
    c.addOption("--seeds", o.seeds, "Seeds a size")->showDefault();
    c.addOption("--instant-seeds", o.instantSeeds, "Seeds of the instant curve; 0: none")->showDefault();
    c.addOption("--folds", o.folds,
                "K-fold draws for pools under 500 samples: seed s leaves out part s mod K; 0: none")
        ->showDefault();
    c.addFlag("--no-words", o.noWords, "Leave out naive Bayes on words");
    c.addFlag("--no-baseline", o.noBaseline, "Leave out the untouched model");
    c.addFlag("--shuffled-control", o.shuffledControl, "Add a control with shuffled labels");
    c.addFlag("--skip-bad-rows", o.skipBadRows, "Leave bad rows out (they are counted)");
    c.addFlag("--dry-run", o.dryRun, "Check everything and predict time, memory and disk; write nothing");
    c.addOption(
        "--target", o.target,
        "Score asked for: 0.9 for 90 %, the default of shares; other metrics in their unit, for example "
        "the error of a number");
    addTrainingOptions(c, o);
}

} // namespace plateau::cli
