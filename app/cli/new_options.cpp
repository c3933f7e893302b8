#include "app/cli/new_options.h"

#include "core/data/field_names.h"
#include "core/recipe/setting_range.h"
#include "core/task/task_list.h"

#include <charconv>
#include <map>

namespace plateau::cli {
namespace {

const std::map<std::string, data::SplitRule> splitRules{
    {"field", data::SplitRule::Field}, {"stratified", data::SplitRule::Stratified},
    {"group", data::SplitRule::Group}, {"time", data::SplitRule::Order},
    {"order", data::SplitRule::Order}, {"folds", data::SplitRule::Folds}};

/// 0.1 of "10%"; nothing for what is no such share: the name of a file.
std::optional<double> asShare(const std::string& text) {
    double percent = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, code] = std::from_chars(text.data(), end, percent);
    return code == std::errc() && std::string_view(rest, end) == "%" ? std::optional(percent / 100)
                                                                     : std::nullopt;
}

void addGeneralOptions(Command& c, NewOptions& o) {
    c.addOption("--general", o.general,
                "A file of general samples in the form of --train, for --mixture to draw from; repeatable")
        ->repeatable();
    c.addOption("--mixture", o.mixtures,
                "Share of the domain in what is drawn, a curve each time it is given, the answer about the "
                "first: none (the domain alone), 50%, 10%..50% (rising), cosine:10%..50%, 1:4 (domain to "
                "general), replay-1% (1 % general), dual-stage, points:0=10%,0.3=60%,1=20%, "
                "steps:0=100%,0.5=10%; then /tokens to count tokens, and /first_exhausted, /all_exhausted or "
                "/without_replacement to end with the samples in place of the budget")
        ->repeatable();
    c.addOption("--general-weights", o.request.general.shares.weights,
                "Shares of the --general files in a general draw, for example 3,1; default: by their size")
        ->delimiter(',');
    c.addOption("--general-temperature", o.request.general.shares.temperature,
                "Levels shares by size: weight = samples^(1/temperature)")
        ->showDefault();
    c.addOption(
        "--general-test", o.generalTest,
        "Held-out general samples: what cells keep of the untouched model's general ability. A file, or a "
        "share such as 10%, which is drawn out of the --general files (groups and copies stay together)");
}

} // namespace

void addConversationOptions(Command& c, data::FieldNames& fields) {
    c.addOption("--context", fields.context, "Field added to the prompt, such as Alpaca's input");
    c.addOption("--system", fields.system, "Field with the system prompt");
    c.addOption("--history", fields.history, "Field with earlier [prompt, answer] pairs");
}

workflow::NewExperiment experimentOf(const NewOptions& options) {
    workflow::NewExperiment wanted = options;
    if (options.split) {
        wanted.request.splitRule = splitRules.at(*options.split);
    }
    if (options.dateOrder) {
        wanted.request.dateOrder = data::parseDateOrder(*options.dateOrder);
    }
    wanted.request.general.files.assign(options.general.begin(), options.general.end());
    if (options.generalTest) {
        wanted.request.general.testShare = asShare(*options.generalTest);
        if (!wanted.request.general.testShare) {
            wanted.request.general.test = *options.generalTest;
        }
    }
    wanted.request.features = data::parseFieldList(options.features.value_or(""));
    wanted.request.words = !options.noWords;
    wanted.request.baseline = !options.noBaseline;
    return wanted;
}

void addNewOptions(Command& c, NewOptions& o) {
    c.addOption("directory", o.request.folder, "Folder of the new experiment")->required();
    c.addOption("--train", o.request.train, "JSONL, JSON array, CSV or TSV with the samples")->required();
    c.addOption("--test", o.request.test, "A file of its own as frozen test set");
    c.addOption("--validation", o.request.validation, "Separate labelled rows, kept unused");
    addGeneralOptions(c, o);
    c.addOption("--model", o.model, "Model folder or name")->required();
    c.addOption("--name", o.request.name, "Name of the experiment; default: the folder's");
    c.addOption("--task", o.request.task, "What the model learns: " + task::idList())->showDefault();
    c.addOption("--text", o.request.fields.text,
                "Field with the text, the prompt or whole conversations; default: guessed");
    c.addOption(
        "--label", o.request.fields.label,
        "Field with the label, number or answer; default: guessed. Several with commas between them, each 0 "
        "or 1: one column a label");
    addConversationOptions(c, o.request.fields);
    c.addOption("--features", o.features,
                "Columns of a table to learn from, with commas between them; default: all that play no other "
                "part");
    c.addOption("--id", o.request.fields.id, "Field that names a row");
    c.addOption("--group", o.request.fields.group, "Rows of one group stay on one side of the split");
    c.addOption("--split-field", o.request.fields.split, "Field that says train, validation or test");
    c.addOption("--time-field", o.request.fields.order,
                "Field with numbers or dates: the latest rows are the test set (--split time)");
    c.addOption("--date-order", o.dateOrder, "How dates such as 3/4/2024 are meant: day_month or month_day")
        ->check(oneOf({"day_month", "month_day"}));
    c.addOption("--split", o.split,
                "field, stratified, group, time or folds (see --folds); default: what the data allow")
        ->check(oneOf({"field", "stratified", "group", "time", "order", "folds"}));
    c.addOption("--test-share", o.request.testShare, "Share of a drawn test set")->showDefault();
    c.addOption("--split-seed", o.request.splitSeed, "Seed of a drawn test set")->showDefault();
    c.addOption("--sizes", o.request.sizes, "Sample sizes, for example 50,100,200; default: doubling")
        ->delimiter(',');
    const auto ranged = [](const char* text, const char* path) {
        return text + ("; " + recipe::rangeText(recipe::planRange(path)));
    };
    c.addOption("--seeds", o.request.seeds, ranged("Seeds a size", "seeds"))->showDefault();
    c.addOption("--instant-seeds", o.request.instantSeeds,
                ranged("Seeds of the instant curve; 0: none", "instant_seeds"))
        ->showDefault();
    c.addOption("--folds", o.request.folds,
                ranged("Cross-validation: no test set is set apart; seed s is scored on part s mod K, which "
                       "it does not "
                       "train on. With a test set: K-fold draws for pools under 500 samples. 0: none",
                       "folds"))
        ->showDefault();
    c.addFlag("--no-words", o.noWords, "Leave out naive Bayes on words");
    c.addFlag("--no-baseline", o.noBaseline, "Leave out the untouched model");
    c.addFlag("--shuffled-control", o.request.shuffledControl, "Add a control with shuffled labels");
    c.addFlag("--skip-bad-rows", o.request.skipBadRows, "Leave bad rows out (they are counted)");
    c.addFlag("--dry-run", o.dryRun, "Check everything and predict time, memory and disk; write nothing");
    c.addOption(
        "--target", o.target,
        "Score asked for: 0.9 for 90 %, the default of shares; other metrics in their unit, for example "
        "the error of a number");
    c.addOption(
        "--retention", o.request.retention,
        "Share of general ability that must be kept as well, for example 0.95; needs a general test set");
    addTrainingOptions(c, o.training, Unsaid::MethodDefault);
}

} // namespace plateau::cli
