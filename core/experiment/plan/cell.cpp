#include "core/experiment/plan/cell.h"

#include "core/base/sha256.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace plateau::experiment {
namespace {

constexpr int cellSchema = 1;
constexpr int wordSeeds = 3; ///< at most: a floor needs no fine interval

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
    return spec;
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
    if (spec.folds > 0) {
        json["folds"] = spec.folds;
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
    fields.read("folds", spec.folds);
    fields.finish();
    if (spec.n < 0 || (spec.n == 0) != (spec.kind == CellKind::Baseline)) {
        fields.fault("n", "does not fit the kind", "Only a baseline has n = 0.");
    }
    return spec;
}

std::string cellId(const CellSpec& spec) {
    return sha256(toJson(spec).dump()).substr(0, 16);
}

PlannedCell trainingCell(const Plan& plan, std::int64_t n, std::uint64_t seed) {
    CellList list;
    list.addRun(commonSpec(plan), n, seed);
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
    const CellSpec common = commonSpec(plan);
    for (const std::int64_t n : plan.sizes) {
        list.addRun(common, n, 0);
    }
    for (const std::int64_t n : plan.sizes) {
        for (int seed = 1; seed < plan.seeds; ++seed) {
            list.addRun(common, n, static_cast<std::uint64_t>(seed));
        }
    }
    if (plan.shuffledControl && !plan.sizes.empty() && task.has(task::BaselineKind::ShuffledLabels)) {
        CellSpec control = common;
        control.kind = CellKind::Control;
        list.addRun(control, plan.sizes.back(), 0);
    }
    return std::move(list.cells);
}

} // namespace plateau::experiment
