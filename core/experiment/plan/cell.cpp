#include "core/experiment/plan/cell.h"

#include "core/base/sha256.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>

namespace plateau::experiment {
namespace {

constexpr int cellSchema = 1;
constexpr int wordSeeds = 3; ///< at most: a simple baseline needs no fine interval

constexpr std::array kinds{std::pair{CellKind::Cell, "cell"}, std::pair{CellKind::Baseline, "baseline"},
                           std::pair{CellKind::Control, "control"},
                           std::pair{CellKind::LinearProbe, "instant"},
                           std::pair{CellKind::BagOfWords, "words"}};

/// A method's settings with everything it does not look at put back to its default, so that equal work has
/// equal JSON.
recipe::TrainingSettings executed(const recipe::TrainingSettings& settings, recipe::MethodKind method) {
    const recipe::TrainingSettings fresh = recipe::defaultSettings(method);
    if (method == recipe::MethodKind::LastLayer) {
        recipe::TrainingSettings out = fresh;
        out.maxTokens = settings.maxTokens;
        out.precision = settings.precision;
        out.answer = settings.answer;
        return out;
    }
    recipe::TrainingSettings out = settings;
    out.method = method;
    if (method != recipe::MethodKind::Lora) {
        out.lora = fresh.lora;
    }
    const recipe::BudgetSettings& budget = fresh.budget;
    if (out.budget.rule == recipe::BudgetRule::Updates) {
        out.budget.epochs = budget.epochs;
        out.budget.minUpdates = budget.minUpdates;
    } else {
        out.budget.updates = budget.updates;
    }
    if (out.budget.rule != recipe::BudgetRule::EarlyStop) {
        out.budget.validationShare = budget.validationShare;
        out.budget.patience = budget.patience;
    }
    return out;
}

/// What every cell of a plan has in common.
CellSpec commonSpec(const Plan& plan) {
    CellSpec spec;
    spec.method = recipe::name(plan.training.method);
    spec.training = executed(plan.training, plan.training.method);
    spec.modelSha256 = plan.model.sha256;
    spec.tokenizerHash = plan.model.tokenizerHash;
    spec.domainSha256 = plan.domain.sha256;
    spec.testSha256 = plan.test.sha256;
    spec.task = plan.task;
    spec.folds = plan.folds;
    spec.crossValidation = !plan.crossValidated()             ? ""
                           : plan.split.kind == "group_folds" ? "groups"
                                                              : "samples";
    return spec;
}

/// The seeds of the plan that train together with this one at a size: the first seed alone, so that the curve
/// gets its shape early, the others in packs of nearly equal width.
std::vector<std::uint64_t> packOf(const Plan& plan, std::int64_t n, std::uint64_t seed) {
    const bool own = seed >= 1 && seed < static_cast<std::uint64_t>(plan.seeds) &&
                     std::find(plan.sizes.begin(), plan.sizes.end(), n) != plan.sizes.end();
    const bool packs = plan.training.method == recipe::MethodKind::Lora && !plan.training.exact;
    std::vector<std::uint64_t> pack;
    if (plan.pack < 2 || !own || !packs) {
        return pack;
    }
    const auto seeds = static_cast<std::uint64_t>(plan.seeds - 1);
    const auto packCount =
        (seeds + static_cast<std::uint64_t>(plan.pack) - 1) / static_cast<std::uint64_t>(plan.pack);
    const auto number = (seed - 1) * packCount / seeds;
    for (std::uint64_t other = 1; other <= seeds; ++other) {
        if ((other - 1) * packCount / seeds == number) {
            pack.push_back(other);
        }
    }
    return pack.size() > 1 ? pack : std::vector<std::uint64_t>();
}

std::optional<MixedDraws> mixedOf(const Plan& plan, const Series& series) {
    if (!series || !plan.general) {
        return std::nullopt;
    }
    MixedDraws mixed{*series, {}, plan.general->shares};
    for (const DataFile& file : plan.general->files) {
        mixed.generalSha256.push_back(file.sha256);
    }
    return mixed;
}

/// Cells whose number of updates depends on their seed train alone.
bool dependsOnSeed(const Series& series) {
    return series && series->unit == recipe::MixtureUnit::Tokens &&
           series->stop != recipe::MixtureStop::Updates;
}

struct CellList {
    std::vector<PlannedCell> cells;

    void add(CellSpec spec) {
        std::string id = cellId(spec);
        cells.push_back({std::move(id), std::move(spec)});
    }
    void addRun(CellSpec spec, std::int64_t n, std::uint64_t seed) {
        spec.n = n;
        spec.seed = seed;
        add(std::move(spec));
    }
};

void addBaselines(const Plan& plan, CellList& list) {
    CellSpec spec = commonSpec(plan);
    spec.kind = CellKind::Baseline;
    spec.training = executed(plan.training, recipe::MethodKind::LastLayer);
    const task::Task& task = task::taskOf(plan.task);
    for (const auto& [kind, method] : {std::pair{task::BaselineKind::Untouched, "untouched"},
                                       std::pair{task::BaselineKind::Constant, "majority"}}) {
        if (task.has(kind)) {
            spec.method = method;
            list.add(spec);
        }
    }
}

/// The cells that take no training of the model: many seeds at every size.
void addQuick(const Plan& plan, CellKind kind, const char* method, int seeds, CellList& list) {
    CellSpec spec = commonSpec(plan);
    spec.kind = kind;
    spec.method = method;
    spec.training = executed(plan.training, recipe::MethodKind::LastLayer);
    for (const std::int64_t n : plan.sizes) {
        for (int seed = 0; seed < seeds; ++seed) {
            list.addRun(spec, n, static_cast<std::uint64_t>(seed));
        }
    }
}

void readTogether(JsonFields& fields, CellSpec& spec) {
    fields.read("together", spec.together);
    const auto& seeds = spec.together;
    if (seeds.empty()) {
        return;
    }
    const bool ascending =
        std::adjacent_find(seeds.begin(), seeds.end(), std::greater_equal<>()) == seeds.end();
    if (!ascending || seeds.size() < 2 || seeds.size() > widestPack ||
        std::find(seeds.begin(), seeds.end(), spec.seed) == seeds.end()) {
        fields.fault("together", "is no list of seeds with this cell's among them",
                     "List them ascending, or leave it out.");
    }
}

void readKind(JsonFields& fields, CellKind& out) {
    std::string text;
    fields.read("kind", text, JsonFields::Presence::Required);
    for (const auto& [kind, known] : kinds) {
        if (text == known) {
            out = kind;
            return;
        }
    }
    fields.fault("kind", "is unknown", "Use one of cell, baseline, control, instant, words.");
}

} // namespace

const char* name(CellKind kind) {
    for (const auto& [known, text] : kinds) {
        if (known == kind) {
            return text;
        }
    }
    return "";
}

Json toJson(const CellSpec& spec) {
    Json json = {{"schema", cellSchema},
                 {"kind", name(spec.kind)},
                 {"method", spec.method},
                 {"n", spec.n},
                 {"seed", spec.seed},
                 {"training", recipe::toJson(spec.training)},
                 {"model_sha256", spec.modelSha256},
                 {"tokenizer_hash", spec.tokenizerHash},
                 {"domain_sha256", spec.domainSha256},
                 {"test_sha256", spec.testSha256},
                 {"task", spec.task}};
    if (spec.mixed) {
        json["mixed"] = toJson(*spec.mixed);
    }
    if (spec.folds > 0) {
        json["folds"] = spec.folds;
    }
    if (!spec.crossValidation.empty()) {
        json["cross_validation"] = spec.crossValidation;
    }
    if (!spec.together.empty()) {
        json["together"] = spec.together;
    }
    return json;
}

CellSpec readCell(const Json& json, std::vector<Fault>& faults) {
    constexpr auto required = JsonFields::Presence::Required;
    CellSpec spec;
    JsonFields fields(json, "", faults);
    int schema = 0;
    fields.read("schema", schema, required);
    if (schema != cellSchema) {
        fields.fault("schema", "is not known here", "Open it with the Plateau that wrote it.");
    }
    readKind(fields, spec.kind);
    fields.read("method", spec.method, required);
    fields.read("n", spec.n, required);
    fields.read("seed", spec.seed, required);
    if (auto training = fields.object("training", required)) {
        spec.training = recipe::readSettings(*training);
        recipe::validate(spec.training, "training", faults);
    }
    fields.read("model_sha256", spec.modelSha256, required);
    fields.read("tokenizer_hash", spec.tokenizerHash, required);
    fields.read("domain_sha256", spec.domainSha256, required);
    fields.read("test_sha256", spec.testSha256, required);
    fields.read("task", spec.task, required);
    if (const Json* mixed = fields.find("mixed")) {
        spec.mixed = readMixedDraws(*mixed, "mixed", faults);
    }
    fields.read("folds", spec.folds);
    fields.read("cross_validation", spec.crossValidation);
    readTogether(fields, spec);
    fields.finish();
    if (spec.n < 0 || (spec.n == 0) != (spec.kind == CellKind::Baseline)) {
        fields.fault("n", "does not fit the kind", "Only a baseline has n = 0.");
    }
    return spec;
}

std::string cellId(const CellSpec& spec) {
    return sha256(toJson(spec).dump()).substr(0, 16);
}

std::vector<Series> seriesOf(const Plan& plan) {
    return plan.mixtures.empty() ? std::vector<Series>{std::nullopt} : plan.mixtures;
}

Series seriesOf(const CellSpec& spec) {
    return spec.mixed ? Series(spec.mixed->mixture) : std::nullopt;
}

std::size_t seriesNumber(const Plan& plan, const CellSpec& spec) {
    const std::vector<Series> all = seriesOf(plan);
    const auto own = std::find(all.begin(), all.end(), seriesOf(spec));
    return spec.kind != CellKind::Cell || own == all.end() ? 0 : static_cast<std::size_t>(own - all.begin());
}

PlannedCell trainingCell(const Plan& plan, std::int64_t n, std::uint64_t seed) {
    return trainingCell(plan, n, seed, seriesOf(plan).front());
}

PlannedCell trainingCell(const Plan& plan, std::int64_t n, std::uint64_t seed, const Series& series) {
    CellSpec spec = commonSpec(plan);
    spec.mixed = mixedOf(plan, series);
    if (!dependsOnSeed(series)) {
        spec.together = packOf(plan, n, seed);
    }
    CellList list;
    list.addRun(std::move(spec), n, seed);
    return std::move(list.cells.front());
}

std::vector<PlannedCell> cellsOf(const Plan& plan) {
    CellList list;
    if (plan.baseline) {
        addBaselines(plan, list);
    }
    const task::Task& task = task::taskOf(plan.task);
    if (plan.training.method != recipe::MethodKind::LastLayer && task.has(task::BaselineKind::LinearProbe)) {
        addQuick(plan, CellKind::LinearProbe, recipe::name(recipe::MethodKind::LastLayer), plan.instantSeeds,
                 list);
    }
    if (plan.words && task.has(task::BaselineKind::BagOfWords)) {
        addQuick(plan, CellKind::BagOfWords, "naive_bayes", std::min(plan.instantSeeds, wordSeeds), list);
    }
    const std::vector<Series> all = seriesOf(plan);
    for (const Series& series : all) {
        for (const std::int64_t n : plan.sizes) {
            list.cells.push_back(trainingCell(plan, n, 0, series));
        }
    }
    for (const Series& series : all) {
        for (const std::int64_t n : plan.sizes) {
            for (int seed = 1; seed < plan.seeds; ++seed) {
                list.cells.push_back(trainingCell(plan, n, static_cast<std::uint64_t>(seed), series));
            }
        }
    }
    if (plan.shuffledControl && !plan.sizes.empty() && task.has(task::BaselineKind::ShuffledLabels)) {
        CellSpec control = commonSpec(plan);
        control.kind = CellKind::Control;
        list.addRun(control, plan.sizes.back(), 0);
    }
    return std::move(list.cells);
}

} // namespace plateau::experiment
