#include "app/cli/new_options.h"

#include "core/checkpoint/model_folder.h"
#include "core/recipe/settings.h"
#include "core/runner/planned_model.h"
#include "core/tokenizer/tokenizer.h"
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
                                                        {"order", data::SplitRule::Order}};

/// Share of unknown tokens from which a tokenizer counts as the wrong one for the language.
constexpr double unknownShareWarned = 0.05;
/// Share of lost tokens from which texts that are cut are told.
constexpr double lostShareWarned = 0.01;

/// What cutting texts of these lengths to `limit` tokens loses; nothing where that is next to nothing.
std::optional<experiment::Warning> truncation(std::span<const std::size_t> lengths, int limit,
                                              int modelLimit) {
    const auto most = static_cast<std::size_t>(limit);
    std::size_t cut = 0;
    double all = 0;
    double lost = 0;
    for (const std::size_t length : lengths) {
        cut += length > most ? 1 : 0;
        all += static_cast<double>(length);
        lost += static_cast<double>(length - std::min(length, most));
    }
    const double share = all > 0 ? lost / all : 0;
    if (share < lostShareWarned) {
        return std::nullopt;
    }
    return experiment::Warning{
        experiment::WarningKind::TruncatedTexts,
        {{"texts", static_cast<double>(cut)},
         {"items", static_cast<double>(lengths.size())},
         {"tokens", limit},
         {"share", share}},
        "",
        fmt::format("{} of {} texts are longer than {} tokens and are cut: {:.0f} % of all tokens are lost",
                    cut, lengths.size(), limit, 100 * share),
        limit < modelLimit ? "Raise --max-tokens"
                           : "Choose a model that reads longer texts, or shorten the texts"};
}

experiment::Warning assumedPooling() {
    return {experiment::WarningKind::AssumedPooling,
            {},
            "",
            "The model's folder does not say how the vectors of the tokens become one: their mean is taken",
            "Choose a sentence-transformers folder where that is wrong"};
}

/// 95 % of the pool's lengths, rounded up to 32, at most 256 and the model's limit.
int lengthLimit(std::vector<std::size_t> lengths, int modelLimit) {
    const auto at = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) * 95 / 100);
    std::nth_element(lengths.begin(), at, lengths.end());
    const int rounded = static_cast<int>((*at + 31) / 32 * 32);
    return std::clamp(rounded, 32, std::min(256, modelLimit));
}

Result<experiment::PoolFacts> poolFacts(const tokenizer::Tokenizer& tokenizer, int modelLimit,
                                        std::optional<int> asked, std::span<const data::Sample> pool) {
    std::vector<std::size_t> lengths;
    std::size_t tokens = 0;
    std::size_t unknown = 0;
    for (const data::Sample& sample : pool) {
        const auto encoding = tokenizer.encodeForModel(sample.text, static_cast<std::size_t>(modelLimit));
        lengths.push_back(encoding.fullLength);
        tokens += encoding.ids.size() - 2;
        unknown += encoding.unknown;
    }
    experiment::PoolFacts facts;
    facts.maxTokens = asked ? std::min(*asked, modelLimit) : lengthLimit(lengths, modelLimit);
    if (auto cut = truncation(lengths, facts.maxTokens, modelLimit)) {
        facts.warnings.push_back(*std::move(cut));
    }
    const double share = tokens > 0 ? static_cast<double>(unknown) / static_cast<double>(tokens) : 0;
    if (share > unknownShareWarned) {
        facts.warnings.push_back(
            {experiment::WarningKind::UnknownTokens,
             {{"share", share}},
             "",
             fmt::format("{:.0f} % of the tokens are unknown to this model's tokenizer.", 100 * share),
             "Choose a model made for this language."});
    }
    return facts;
}

/// A precision that was asked for works on this machine.
Result<void> checkPrecision(const recipe::TrainingSettings& settings) {
    if (settings.precision != recipe::Precision::BFloat16) {
        return {};
    }
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    return device ? training::checkPrecision(settings, *device) : device.error();
}

} // namespace

std::vector<Fault> settingsFaults(const NewOptions& options) {
    std::vector<Fault> faults;
    const auto settings = trainingSettings(options, faults);
    if (const auto folder = checkpoint::findModel(options.model)) {
        const auto targets = targetFaults(settings, *folder);
        faults.insert(faults.end(), targets.begin(), targets.end());
    }
    return faults;
}

Result<experiment::CreateRequest> toRequest(const NewOptions& options) {
    if (options.task != "text-classification") {
        return Error{ErrorKind::Usage, "--task", "'" + options.task + "' is not supported yet",
                     "Use text-classification."};
    }
    experiment::CreateRequest request;
    std::vector<Fault> ignored;
    const recipe::TrainingSettings settings = trainingSettings(options, ignored);
    if (const auto faults = settingsFaults(options); !faults.empty()) {
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
    const auto model = runner::describeModel(*folder);
    const auto card = checkpoint::describeModelFolder(*folder, checkpoint::WeightHash::Skip);
    auto tokenizer = tokenizer::loadTokenizer(*folder);
    if (!model || !card || !tokenizer) {
        return !model ? model.error() : !card ? card.error() : tokenizer.error();
    }
    request.folder = options.directory;
    request.name = options.name;
    request.train = options.train;
    request.test = options.test;
    request.validation = options.validation;
    request.fields = options.fields;
    if (options.split) {
        request.splitRule = splitRules.at(*options.split);
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
    request.training = settings;
    request.model = *model;
    request.target = options.target;
    request.skipBadRows = options.skipBadRows;
    const std::shared_ptr<const tokenizer::Tokenizer> shared = std::move(*tokenizer);
    request.choosePoolFacts = [shared, limit = card->config.maxPositions, stated = card->poolingStated,
                               asked = options.maxTokens](std::span<const data::Sample> pool) {
        auto facts = poolFacts(*shared, limit, asked, pool);
        if (facts && !stated) {
            facts->warnings.push_back(assumedPooling());
        }
        return facts;
    };
    return request;
}

void addNewOptions(CLI::App& c, NewOptions& o) {
    c.add_option("directory", o.directory, "Folder of the new experiment")->required();
    c.add_option("--train", o.train, "JSONL, JSON array, CSV or TSV with text and label")->required();
    c.add_option("--test", o.test, "A file of its own as frozen test set");
    c.add_option("--validation", o.validation, "Separate labelled rows, kept unused");
    c.add_option("--model", o.model, "Model folder or name")->required();
    c.add_option("--name", o.name, "Name of the experiment; default: the folder's");
    c.add_option("--task", o.task, "text-classification")->capture_default_str();
    c.add_option("--text", o.fields.text, "Field with the text; default: guessed");
    c.add_option("--label", o.fields.label, "Field with the label; default: guessed");
    c.add_option("--id", o.fields.id, "Field that names a row");
    c.add_option("--group", o.fields.group, "Rows of one group stay on one side of the split");
    c.add_option("--split-field", o.fields.split, "Field that says train, validation or test");
    c.add_option("--split", o.split, "field, stratified, group or order; default: what the data allows")
        ->check(CLI::IsMember({"field", "stratified", "group", "order"}));
    c.add_option("--test-share", o.testShare, "Share of a drawn test set")->capture_default_str();
    c.add_option("--split-seed", o.splitSeed, "Seed of a drawn test set")->capture_default_str();
    c.add_option("--sizes", o.sizes, "Sample sizes, for example 50,100,200; default: doubling")
        ->delimiter(',');
    c.add_option("--seeds", o.seeds, "Seeds a size")->capture_default_str();
    c.add_option("--instant-seeds", o.instantSeeds, "Seeds of the instant curve; 0: none")
        ->capture_default_str();
    c.add_option("--folds", o.folds,
                 "K-fold draws for pools under 500 samples: seed s leaves out part s mod K; 0: none")
        ->capture_default_str();
    c.add_flag("--no-words", o.noWords, "Leave out naive Bayes on words");
    c.add_flag("--no-baseline", o.noBaseline, "Leave out the untouched model");
    c.add_flag("--shuffled-control", o.shuffledControl, "Add a control with shuffled labels");
    c.add_flag("--skip-bad-rows", o.skipBadRows, "Leave bad rows out (they are counted)");
    c.add_flag("--dry-run", o.dryRun, "Check everything and predict time, memory and disk; write nothing");
    c.add_option("--target", o.target, "Accuracy asked for")->capture_default_str();
    addTrainingOptions(c, o);
}

} // namespace plateau::cli
