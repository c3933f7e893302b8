#include "core/experiment/plan/plan.h"

#include "core/base/english.h"
#include "core/base/paths.h"
#include "core/base/utf8.h"
#include "core/checkpoint/families/built_in.h"
#include "core/data/folds.h"
#include "core/recipe/setting_range.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t maxName = 200; ///< bytes
constexpr std::size_t maxSizes = 64;
constexpr std::size_t maxSeries = 12;
constexpr double maxTemperature = 1000;
constexpr std::int64_t mostDraws = 10'000'000; ///< of a cell whose mixture decides how many
constexpr std::int64_t foldedPool = 500;       ///< from here on seeds draw differently enough by themselves

constexpr std::array<std::string_view, 8> splitKinds = {
    "given_file", "split_field", "stratified", "group", "time", "file_order", "folds", "group_folds"};

bool isDrawn(std::string_view kind) {
    return kind == "stratified" || kind == "group" || kind == "time" || kind == "file_order";
}

bool isSha256(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// A relative path of names that we would write ourselves: "data/domain.jsonl".
bool isPlainPath(std::string_view path) {
    while (true) {
        const auto slash = path.find('/');
        if (!isSafeName(path.substr(0, slash))) {
            return false;
        }
        if (slash == std::string_view::npos) {
            return true;
        }
        path.remove_prefix(slash + 1);
    }
}

/// One line of text that can be shown and, for model names, be a folder name.
bool isPlainText(std::string_view text) {
    return !text.empty() && text.size() <= maxName && !firstInvalidUtf8(text) &&
           std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

struct Checker {
    std::vector<Fault>& faults;

    void add(std::string field, std::string reason, std::string fix) {
        faults.push_back({std::move(field), std::move(reason), std::move(fix)});
    }

    void hash(const std::string& field, std::string_view value) {
        if (!isSha256(value)) {
            add(field, "is not a SHA-256", "Write 64 lower-case hexadecimal digits.");
        }
    }

    /// @return whether it is in its range
    bool inRange(const char* field, int value) {
        const recipe::PlanRange& range = recipe::planRange(field);
        if (!range.takes(value)) {
            add(field, fmt::format("is {}, outside {} … {}", value, range.low, range.high),
                fmt::format("Choose a value from {} to {}{}.", range.low, range.high,
                            range.zeroIsOff ? ", or 0 for none" : ""));
        }
        return range.takes(value);
    }

    void dataFile(const std::string& field, const DataFile& file) {
        if (!isPlainPath(file.file)) {
            add(field + ".file", fmt::format("\"{}\" is not a plain relative path", printable(file.file, 60)),
                "Use a path inside the experiment folder such as data/domain.jsonl.");
        }
        hash(field + ".sha256", file.sha256);
        if (file.rows < 1) {
            add(field + ".rows", fmt::format("is {}, must be at least 1", file.rows),
                "Use a file with samples.");
        }
    }
};

void checkLabels(const Plan& plan, Checker& check) {
    if (std::adjacent_find(plan.labels.begin(), plan.labels.end(), std::greater_equal<>()) !=
        plan.labels.end()) {
        check.add("labels", "is not sorted or names a class twice", "List each class once, in byte order.");
    }
    if (std::find(plan.labels.begin(), plan.labels.end(), "") != plan.labels.end()) {
        check.add("labels", "has an empty name", "Give every class a name.");
    }
}

void checkTarget(const Plan& plan, const metric::MetricInfo& metric, Checker& check) {
    if (metric.canBeTarget(plan.target)) {
        return;
    }
    if (metric.display == metric::Display::Percent) {
        check.add("target", fmt::format("is {}, must lie between 0 and 1", plan.target),
                  "Write a share: 0.9 for 90 %.");
    } else {
        check.add("target", fmt::format("is {}, {} cannot be that", plan.target, metric.name),
                  fmt::format("Write a value above {}.", metric.range.low));
    }
}

void checkRetention(const Plan& plan, Checker& check) {
    if (!plan.retention) {
        return;
    }
    if (!(*plan.retention > 0 && *plan.retention <= 1)) {
        check.add("retention", fmt::format("is {}, must be above 0 and at most 1", *plan.retention),
                  "Write a share: 0.95 to keep 95 % of general ability.");
    }
    const task::Task& task = task::taskOf(plan.task);
    if (!task.has(task::BaselineKind::Untouched) || !task.has(task::BaselineKind::Constant)) {
        check.add("retention",
                  fmt::format("cannot be measured: {} has no untouched model to compare with", plan.task),
                  "Leave it out.");
    } else if (!plan.general || !plan.general->test) {
        check.add("retention", "is asked for, but there is no general test set",
                  "Add held-out general data (--general-test), or leave the retention out.");
    } else if (!plan.baseline) {
        check.add("retention", "is measured against the untouched model, which is left out",
                  "Score the untouched model, too: \"baseline\": true.");
    }
}

void checkSplit(const SplitRecord& split, Checker& check) {
    if (std::find(splitKinds.begin(), splitKinds.end(), split.kind) == splitKinds.end()) {
        check.add(
            "split.kind", fmt::format("\"{}\" is unknown", printable(split.kind, 60)),
            "Use one of given_file, split_field, stratified, group, time, file_order, folds, group_folds.");
    }
    const bool drawn = isDrawn(split.kind);
    if (!(split.testShare >= 0 && split.testShare < 1) || (drawn && split.testShare == 0)) {
        check.add("split.test_share", fmt::format("is {}, must be a share below 1", split.testShare),
                  drawn ? "Write the share that was drawn, for example 0.2." : "Write 0.");
    }
}

void checkModel(const ModelReference& model, Checker& check) {
    if (!isPlainText(model.name) || model.name == "." || model.name == ".." ||
        model.name.find('/') != std::string::npos) {
        check.add("model.name", fmt::format("\"{}\" is not a folder name", printable(model.name, 60)),
                  "Name the model folder without its path.");
    }
    check.hash("model.sha256", model.sha256);
    if (!isSafeName(model.tokenizerHash)) {
        check.add("model.tokenizer_hash", "is not a hash", "Let Plateau write it.");
    }
    if (!isPlainText(model.family)) {
        check.add("model.family", "is not a family name", "Write model_type of the model's config.json.");
    }
    if (model.parameters < 0) {
        check.add("model.parameters", fmt::format("is {}, must not be negative", model.parameters),
                  "Write the number of weights, or 0 when it is not known.");
    }
}

void checkSizes(const Plan& plan, Checker& check) {
    if (plan.sizes.empty() || plan.sizes.size() > maxSizes) {
        check.add(
            "sizes",
            fmt::format("has {}, must have 1 … {}", counted(plan.sizes.size(), "entry", "entries"), maxSizes),
            "List the sample counts to train at.");
    }
    for (std::size_t i = 0; i < plan.sizes.size(); ++i) {
        const std::int64_t size = plan.sizes[i];
        const std::string field = fmt::format("sizes[{}]", i);
        if (size < 2) {
            check.add(field, fmt::format("is {}, must be at least 2", size), "Choose a larger size.");
        } else if (size > plan.domain.rows) {
            check.add(field, fmt::format("is {}, but the pool has {} samples", size, plan.domain.rows),
                      "Remove it or collect more samples.");
        }
        if (i > 0 && size <= plan.sizes[i - 1]) {
            check.add(field, fmt::format("is {}, not above {} before it", size, plan.sizes[i - 1]),
                      "List the sizes from small to large, each once.");
        }
    }
}

void checkFolds(const Plan& plan, Checker& check) {
    if (plan.crossValidated() &&
        (plan.domain.file != plan.test.file || plan.domain.sha256 != plan.test.sha256)) {
        check.add("data.test", "is not the pool, but a cross-validation sets no test set apart",
                  "Name the same file as data.domain, or another split.kind.");
    }
    if (plan.crossValidated() && plan.folds == 0) {
        check.add("folds", "is 0, but the split is a cross-validation", "Choose a number of parts.");
    }
    if (!check.inRange("folds", plan.folds) || plan.folds == 0) {
        return;
    }
    if (plan.domain.rows >= foldedPool && !plan.crossValidated()) {
        check.add("folds",
                  fmt::format("beside a test set is for pools under {} samples, this one has {}", foldedPool,
                              plan.domain.rows),
                  "Write 0: seeds of a large pool draw different samples by themselves.");
    }
    if (plan.seeds < plan.folds) {
        check.add("seeds", fmt::format("is {}, but {} folds need one seed each", plan.seeds, plan.folds),
                  fmt::format("Choose at least {} seeds.", plan.folds));
    }
    const std::int64_t most = data::foldedRows(plan.domain.rows, plan.folds);
    if (!plan.sizes.empty() && plan.sizes.back() > most) {
        check.add("sizes",
                  fmt::format("go up to {}, but {} folds leave {} samples to a seed", plan.sizes.back(),
                              plan.folds, most),
                  fmt::format("Let the largest size be at most {}.", most));
    }
}

void checkShares(const GeneralPool& general, Checker& check) {
    const std::vector<double>& weights = general.shares.weights;
    if (!weights.empty() && weights.size() != general.files.size()) {
        check.add("data.general.weights",
                  fmt::format("has {}, but there are {}", counted(weights.size(), "entry", "entries"),
                              counted(general.files.size(), "general dataset")),
                  "Give each dataset one weight, or none of them.");
    }
    if (std::any_of(weights.begin(), weights.end(), [](double weight) { return !(weight > 0); })) {
        check.add("data.general.weights", "has one that is not above 0",
                  "Leave out what is not to be drawn.");
    }
    if (!(general.shares.temperature > 0) || general.shares.temperature > maxTemperature) {
        check.add(
            "data.general.temperature",
            fmt::format("is {}, must be above 0 and at most {}", general.shares.temperature, maxTemperature),
            "Write 1 for shares by size; higher values level them.");
    }
}

void checkGeneral(const Plan& plan, Checker& check) {
    const bool mixes = std::any_of(plan.mixtures.begin(), plan.mixtures.end(),
                                   [](const Series& series) { return series.has_value(); });
    if (mixes && (!plan.general || plan.general->files.empty())) {
        check.add("mixtures", "draw from a general pool, but there is none",
                  "Add general data, or write none.");
    }
    if (plan.general) {
        for (std::size_t i = 0; i < plan.general->files.size(); ++i) {
            check.dataFile(fmt::format("data.general.files[{}]", i), plan.general->files[i]);
        }
        if (plan.general->test) {
            check.dataFile("data.general.test", *plan.general->test);
        }
        checkShares(*plan.general, check);
        if (!mixes && !plan.general->files.empty()) {
            check.add("data.general", "is there, but no mixture draws from it",
                      "Add a mixture, for example 50%, or leave the general data out.");
        }
    }
}

/// Draws of the largest size where the mixture decides how many.
std::int64_t longestRun(const Plan& plan, const recipe::Mixture& mixture) {
    const bool decides = mixture.stop != recipe::MixtureStop::Updates && plan.general && !plan.sizes.empty();
    return decides ? recipe::drawsByMean(mixture, plan.sizes.back(), plan.general->rows()) : 0;
}

void checkMixtures(const Plan& plan, Checker& check) {
    if (plan.mixtures.size() > maxSeries) {
        check.add("mixtures", fmt::format("has {} entries, more than {}", plan.mixtures.size(), maxSeries),
                  "Compare fewer mixtures in one experiment.");
    }
    for (std::size_t i = 0; i < plan.mixtures.size(); ++i) {
        const Series& series = plan.mixtures[i];
        const std::string field = fmt::format("mixtures[{}]", i);
        if (std::find(plan.mixtures.begin(), plan.mixtures.begin() + static_cast<std::ptrdiff_t>(i),
                      series) != plan.mixtures.begin() + static_cast<std::ptrdiff_t>(i)) {
            check.add(field, fmt::format("{} is listed twice", seriesText(series)),
                      "List each mixture once.");
        }
        if (!series) {
            continue;
        }
        if (auto fault = recipe::faultOf(*series)) {
            check.add(field, fault->what, fault->fix);
        } else if (const std::int64_t draws = longestRun(plan, *series); draws > mostDraws) {
            check.add(field,
                      fmt::format("runs for about {} draws until every sample was drawn, more than {}", draws,
                                  mostDraws),
                      "Raise the share that is drawn least, or let it stop by updates.");
        }
        if (plan.training.method == recipe::MethodKind::LastLayer) {
            check.add(field, "mixes over the updates, but a last layer is fitted without any",
                      "Use the method lora or full.");
        }
        if (series->unit == recipe::MixtureUnit::Tokens && !plan.features.empty()) {
            check.add(field, "counts tokens, but rows of a table have no tokens", "Count samples.");
        }
        if (series->stop != recipe::MixtureStop::Updates &&
            plan.training.budget.rule == recipe::BudgetRule::EarlyStop) {
            check.add(field,
                      fmt::format("stops by {}, but early stopping chooses the updates", name(series->stop)),
                      "Use another budget rule, or a mixture that stops by updates.");
        }
    }
}

} // namespace

std::vector<const DataFile*> dataFiles(const Plan& plan) {
    std::vector<const DataFile*> files = {&plan.domain};
    if (!plan.crossValidated()) {
        files.push_back(&plan.test);
    }
    if (plan.validation) {
        files.push_back(&*plan.validation);
    }
    if (plan.general) {
        for (const DataFile& file : plan.general->files) {
            files.push_back(&file);
        }
        if (plan.general->test) {
            files.push_back(&*plan.general->test);
        }
    }
    return files;
}

std::string factsText(const Plan& plan) {
    if (!plan.features.empty()) {
        return counted(plan.features.size(), "feature");
    }
    const task::TaskInfo& task = task::taskOf(plan.task).info();
    return plan.labels.empty() ? std::string(task.unlabelled)
                               : counted(plan.labels.size(), task.label, task.labels);
}

std::string answersText(const Plan& plan) {
    const recipe::AnswerSettings& answer = plan.training.answer;
    if (!answer.chatTemplate.empty() && !task::taskOf(plan.task).info().writesAnswers) {
        return fmt::format("asked by the template {}, the names of the classes are its answers",
                           answer.chatTemplate);
    }
    return answer.chatTemplate.empty()
               ? std::string()
               : fmt::format("asked by the template {}, answers of at most {}", answer.chatTemplate,
                             counted(static_cast<std::uint64_t>(answer.maxNewTokens), "token"));
}

bool startsFromNothing(const ModelReference& model) {
    const auto known = checkpoint::builtInModel(model.name);
    return known && known->sha256 == model.sha256;
}

std::string methodText(const Plan& plan) {
    switch (plan.training.method) {
    case recipe::MethodKind::Full:
        return startsFromNothing(plan.model) ? "trained from scratch" : "full fine-tune";
    case recipe::MethodKind::Lora:
        return fmt::format("LoRA r {}", plan.training.lora.rank);
    case recipe::MethodKind::LastLayer:
        break;
    }
    return "last layer";
}

std::string arithmeticText(const Plan& plan) {
    const recipe::TrainingSettings& training = plan.training;
    const bool full = training.method == recipe::MethodKind::Full;
    std::string text = full || training.precision == recipe::Precision::Float32 ? "weights in float32"
                       : training.precision == recipe::Precision::BFloat16
                           ? "frozen weights in bfloat16"
                           : "precision as is faster when it runs";
    const bool alone = training.method != recipe::MethodKind::Lora || training.exact || plan.pack == 1;
    if (alone) {
        return text + ", every cell trained alone";
    }
    return text + (plan.pack > 1 ? fmt::format(", seeds of a size trained in packs of up to {}", plan.pack)
                                 : std::string(", seeds packed as is faster when they run"));
}

void validate(const Plan& plan, std::vector<Fault>& faults) {
    Checker check{faults};
    if (!isPlainText(plan.name)) {
        check.add("name", fmt::format("must be one line of 1 … {} bytes", maxName), "Name the experiment.");
    }
    const task::Task* task = task::find(plan.task);
    if (task == nullptr) {
        check.add("task", fmt::format("\"{}\" is unknown", printable(plan.task, 60)),
                  fmt::format("Use one of {}.", task::idList()));
    } else {
        task->validate(plan.facts(), faults);
        checkTarget(plan, task->primaryMetric().info(), check);
        checkRetention(plan, check);
    }
    checkLabels(plan, check);
    check.dataFile("data.domain", plan.domain);
    check.dataFile("data.test", plan.test);
    if (plan.validation) {
        check.dataFile("data.validation", *plan.validation);
    }
    checkGeneral(plan, check);
    checkMixtures(plan, check);
    checkSplit(plan.split, check);
    checkModel(plan.model, check);
    recipe::validate(plan.training, "training", faults);
    checkSizes(plan, check);
    checkFolds(plan, check);
    check.inRange("seeds", plan.seeds);
    check.inRange("instant_seeds", plan.instantSeeds);
    if (plan.pack < 0 || plan.pack > widestPack) {
        check.add("pack", fmt::format("is {}, outside 1 … {}", plan.pack, widestPack),
                  fmt::format("Choose a value from 1 to {}.", widestPack));
    }
}

} // namespace plateau::experiment
