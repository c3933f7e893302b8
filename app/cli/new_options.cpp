#include "app/cli/new_options.h"

#include "core/base/utf8.h"
#include "core/checkpoint/model_folder.h"
#include "core/recipe/settings.h"
#include "core/runner/planned_model.h"
#include "core/task/task_list.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace plateau::cli {
namespace {

const std::map<std::string, data::SplitRule> splitRules{{"field", data::SplitRule::Field},
                                                        {"stratified", data::SplitRule::Stratified},
                                                        {"group", data::SplitRule::Group},
                                                        {"time", data::SplitRule::Order},
                                                        {"order", data::SplitRule::Order}};

/// Share of unknown tokens from which a tokenizer counts as the wrong one for the language.
constexpr double unknownShareWarned = 0.05;

/// 95 % of the pool's lengths, rounded up to 32, at most 256 and the model's limit.
int lengthLimit(std::vector<std::size_t> lengths, int modelLimit) {
    const auto at = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) * 95 / 100);
    std::nth_element(lengths.begin(), at, lengths.end());
    const int rounded = static_cast<int>((*at + 31) / 32 * 32);
    return std::clamp(rounded, 32, std::min(256, modelLimit));
}

/// What decides how the cells are computed, to the last bit: measured or reckoned here once, then kept in the
/// plan.
Result<void> proposeArithmetic(const experiment::CreateRequest& request, std::size_t longest,
                               experiment::PoolFacts& facts) {
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    if (!device) {
        return device.error();
    }
    facts.precision = device->bfloat16Faster ? recipe::Precision::BFloat16 : recipe::Precision::Float32;
    const auto tokens = std::min<std::int64_t>(static_cast<std::int64_t>(longest), facts.maxTokens);
    facts.pack = training::proposedPack(request.training, tokens, request.seeds - 1);
    return {};
}

Result<experiment::PoolFacts> poolFacts(const experiment::CreateRequest& request,
                                        const tokenizer::SingleText& layout, int modelLimit,
                                        std::optional<int> asked, std::span<const data::Sample> pool) {
    std::size_t longest = 1;
    std::vector<std::size_t> lengths;
    std::size_t tokens = 0;
    std::size_t unknown = 0;
    for (const data::Sample& sample : pool) {
        const auto encoding = layout.encode(sample.text, static_cast<std::size_t>(modelLimit));
        lengths.push_back(encoding.fullLength);
        longest = std::max<std::size_t>(longest, encoding.fullLength);
        tokens += encoding.ids.size() - tokenizer::SingleText::added;
        unknown += encoding.unknown;
    }
    experiment::PoolFacts facts;
    facts.maxTokens = asked ? std::min(*asked, modelLimit) : lengthLimit(std::move(lengths), modelLimit);
    const double share = tokens > 0 ? static_cast<double>(unknown) / static_cast<double>(tokens) : 0;
    if (share > unknownShareWarned) {
        facts.warnings.push_back(
            {experiment::WarningKind::UnknownTokens,
             {{"share", share}},
             "",
             fmt::format("{:.0f} % of the tokens are unknown to this model's tokenizer", 100 * share),
             "Choose a model made for this language"});
    }
    const auto proposed = proposeArithmetic(request, longest, facts);
    return proposed ? Result<experiment::PoolFacts>(std::move(facts)) : proposed.error();
}

/// A precision that was asked for works on this machine.
Result<void> checkPrecision(const recipe::TrainingSettings& settings) {
    if (settings.precision != recipe::Precision::BFloat16) {
        return {};
    }
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    return device ? training::checkPrecision(settings, *device) : device.error();
}

/// What encoders are trained for here.
bool isTrained(const task::Task& task) {
    const task::Objective objective = task.info().objective;
    return objective == task::Objective::Classification || objective == task::Objective::MultiLabel;
}

/// The task can be learned, and by a model of this family.
Result<void> checkSuits(const checkpoint::ModelShape& shape, const std::string& name) {
    if (!isTrained(task::taskOf(name))) {
        return Error{ErrorKind::Usage, "--task", fmt::format("no model can be trained for {} here", name),
                     "Use text-classification or multi-label-classification."};
    }
    if (!std::holds_alternative<checkpoint::EncoderConfig>(shape.config)) {
        return badInput("--model",
                        fmt::format("a model of the family \"{}\" cannot be trained for {}",
                                    printable(shape.family, 40), name),
                        "Choose a BERT encoder.");
    }
    return {};
}

/// What needs no look at the model.
experiment::CreateRequest plainRequest(const NewOptions& options) {
    experiment::CreateRequest request;
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
    request.target = options.target;
    request.skipBadRows = options.skipBadRows;
    return request;
}

} // namespace

std::vector<Fault> settingsFaults(const NewOptions& options) {
    std::vector<Fault> faults;
    trainingSettings(options, faults);
    return faults;
}

Result<experiment::CreateRequest> toRequest(const NewOptions& options) {
    if (task::find(options.task) == nullptr) {
        return Error{ErrorKind::Usage, "--task", "'" + printable(options.task, 60) + "' is no task",
                     "Use text-classification or multi-label-classification."};
    }
    std::vector<Fault> faults;
    const recipe::TrainingSettings settings = trainingSettings(options, faults);
    if (!faults.empty()) {
        Error error = faultsToError("experiment new", faults);
        error.kind = ErrorKind::Usage;
        return error;
    }
    if (const auto usable = checkPrecision(settings); !usable) {
        return usable.error();
    }
    const auto folder = checkpoint::findModel(options.model);
    if (!folder) {
        return folder.error();
    }
    const auto shape = checkpoint::readModelShape(*folder);
    if (const auto suits = shape ? checkSuits(*shape, options.task) : Result<void>(); !suits) {
        return suits.error();
    }
    const auto model = runner::describeModel(*folder);
    auto tokenizer = tokenizer::loadTokenizer(*folder);
    if (!model || !shape || !tokenizer) {
        return !model ? model.error() : !shape ? shape.error() : tokenizer.error();
    }
    experiment::CreateRequest request = plainRequest(options);
    request.training = settings;
    request.model = *model;
    const std::shared_ptr<const tokenizer::Tokenizer> shared = std::move(*tokenizer);
    request.choosePoolFacts = [asking = request, shared, limit = shape->context, asked = options.maxTokens](
                                  std::span<const data::Sample> pool) -> Result<experiment::PoolFacts> {
        const auto layout = tokenizer::SingleText::of(*shared);
        if (!layout) {
            return layout.error();
        }
        return poolFacts(asking, *layout, limit, asked, pool);
    };
    return request;
}

void addNewOptions(Command& c, NewOptions& o) {
    c.addOption("directory", o.directory, "Folder of the new experiment")->required();
    c.addOption("--train", o.train, "JSONL, JSON array, CSV or TSV with the samples")->required();
    c.addOption("--test", o.test, "A file of its own as frozen test set");
    c.addOption("--validation", o.validation, "Separate labelled rows, kept unused");
    c.addOption("--model", o.model, "Model folder or name")->required();
    c.addOption("--name", o.name, "Name of the experiment; default: the folder's");
    c.addOption("--task", o.task, "text-classification or multi-label-classification")->showDefault();
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
    c.addOption("--target", o.target, "Accuracy asked for")->showDefault();
    addTrainingOptions(c, o);
}

} // namespace plateau::cli
