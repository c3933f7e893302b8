#include "ui/viewmodels/plan_draft.h"

#include "ui/viewmodels/data_draft.h"

#include "core/data/split.h"

#include "core/data/subset.h"
#include "core/task/task_list.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr std::int64_t largestDefault = 2048;

struct Effort {
    int seeds;
    double epochs;
    int minUpdates;
    int instantSeeds;
    bool shuffledControl;
    bool operator==(const Effort&) const = default;
};

constexpr Effort efforts[] = {{2, 5, 150, 5, false}, {3, 10, 300, 10, false}, {5, 20, 600, 10, true}};

using Names = std::vector<std::string>;

/// Of a TargetSet; Own is empty.
Names namesOf(TargetSet set, const recipe::ModelTraits& model) {
    const Names& all = model.targets;
    switch (set) {
    case TargetSet::QueryValue:
        return all.size() > 2 ? Names{all[0], all[2]} : all;
    case TargetSet::Attention:
        return {all.begin(), all.begin() + std::min<std::ptrdiff_t>(4, std::ssize(all))};
    case TargetSet::AllLayers:
        return all;
    case TargetSet::Own:
        break;
    }
    return {};
}

Effort effortOf(const Draft& draft) {
    const recipe::BudgetSettings& budget = draft.training.budget;
    return {draft.seeds, budget.epochs, budget.minUpdates, draft.instantSeeds, draft.shuffledControl};
}

} // namespace

Draft withPreset(Draft draft, PlanPreset preset) {
    if (preset == PlanPreset::Own) {
        return draft;
    }
    const Effort& effort = efforts[static_cast<int>(preset)];
    draft.seeds = effort.seeds;
    draft.instantSeeds = effort.instantSeeds;
    draft.shuffledControl = effort.shuffledControl;
    draft.training.budget = recipe::BudgetSettings{};
    draft.training.budget.epochs = effort.epochs;
    draft.training.budget.minUpdates = effort.minUpdates;
    return draft;
}

PlanPreset presetOf(const Draft& draft) {
    for (int i = 0; i < 3; ++i) {
        if (draft.training.budget.rule == recipe::BudgetRule::Epochs && effortOf(draft) == efforts[i]) {
            return static_cast<PlanPreset>(i);
        }
    }
    return PlanPreset::Own;
}

void setTask(Draft& draft, const QString& task) {
    draft.task = task;
    draft.model.clear();
    draft.target.reset();
    draft.maxTokens.reset();
    draft.maxNewTokens.reset();
    setMethod(draft, Draft().training.method);
}

std::optional<double> usualTarget(const task::Task& task) {
    constexpr double usualShare = 0.9;
    return task.primaryMetric().info().display == metric::Display::Percent ? std::optional(usualShare)
                                                                           : std::nullopt;
}

void setMethod(Draft& draft, recipe::MethodKind method, const recipe::ModelTraits& model) {
    const recipe::BudgetSettings budget = draft.training.budget;
    const recipe::AnswerSettings answer = draft.training.answer;
    draft.training = recipe::defaultSettings(method, model);
    draft.training.budget = budget;
    draft.training.answer = answer;
}

bool isAsked(const task::Task& task, const recipe::ModelTraits& model) {
    return task.info().writesAnswers ||
           (model.language && task.info().objective == task::Objective::Classification);
}

std::vector<recipe::MethodKind> methodsOf(const task::Task& task, const recipe::ModelTraits& model) {
    using recipe::MethodKind;
    if (model.scratch) {
        return {MethodKind::Full};
    }
    if (model.language || task.info().objective != task::Objective::Classification) {
        return {MethodKind::Lora, MethodKind::Full};
    }
    return {MethodKind::Lora, MethodKind::LastLayer, MethodKind::Full};
}

void setModel(Draft& draft, const QString& model, const recipe::ModelTraits& before) {
    draft.model = model;
    Draft untouched = draft;
    setMethod(untouched, draft.training.method, before);
    if (untouched.training == draft.training) {
        return setMethod(draft, draft.training.method);
    }
    setTargetSet(draft, targetSetOf(draft, before));
}

void fitToModel(Draft& draft, const recipe::ModelTraits& model) {
    const task::Task& task = task::taskOf(draft.task.toStdString());
    if (!isAsked(task, model)) {
        draft.training.answer = {};
    }
    const auto methods = methodsOf(task, model);
    const recipe::MethodKind method = draft.training.method;
    if (std::find(methods.begin(), methods.end(), method) == methods.end()) {
        return setMethod(draft, methods.front(), model);
    }
    Draft untouched = draft;
    setMethod(untouched, method);
    if (untouched.training == draft.training) {
        return setMethod(draft, method, model);
    }
    setTargetSet(draft, targetSetOf(draft), model); // a set of layers by the model's own names
}

void setRank(Draft& draft, int rank) {
    recipe::LoraSettings& lora = draft.training.lora;
    if (lora.alpha == 2 * lora.rank) {
        lora.alpha = 2 * rank;
    }
    lora.rank = rank;
}

LoraPreset loraPresetOf(const Draft& draft, const recipe::ModelTraits& model) {
    for (int i = 0; i < 3; ++i) {
        Draft other = draft;
        setLoraPreset(other, static_cast<LoraPreset>(i), model);
        if (other == draft) {
            return static_cast<LoraPreset>(i);
        }
    }
    return LoraPreset::Own;
}

void setLoraPreset(Draft& draft, LoraPreset preset, const recipe::ModelTraits& model) {
    if (preset == LoraPreset::Own) {
        return;
    }
    const int ranks[] = {4, 8, 16};
    draft.training.lora.rank = ranks[static_cast<int>(preset)];
    draft.training.lora.alpha = 2 * draft.training.lora.rank;
    setTargetSet(draft, preset == LoraPreset::Strong ? TargetSet::AllLayers : TargetSet::QueryValue, model);
}

TargetSet targetSetOf(const Draft& draft, const recipe::ModelTraits& model) {
    for (const TargetSet set : {TargetSet::QueryValue, TargetSet::Attention, TargetSet::AllLayers}) {
        if (draft.training.lora.targets == namesOf(set, model)) {
            return set;
        }
    }
    return TargetSet::Own;
}

void setTargetSet(Draft& draft, TargetSet set, const recipe::ModelTraits& model) {
    if (set != TargetSet::Own) {
        draft.training.lora.targets = namesOf(set, model);
    }
}

QString targetText(const Draft& draft) {
    QStringList names;
    for (const std::string& target : draft.training.lora.targets) {
        names << QString::fromStdString(target);
    }
    return names.join(QStringLiteral(", "));
}

void setTargetText(Draft& draft, const QString& text, const recipe::ModelTraits& model) {
    static const QRegularExpression between(QStringLiteral("[\\s,;，、；]+"));
    std::vector<std::string> targets;
    for (const QString& name : text.split(between, Qt::SkipEmptyParts)) {
        targets.push_back(name.toStdString());
    }
    draft.training.lora.targets =
        targets.empty() ? namesOf(TargetSet::QueryValue, model) : std::move(targets);
}

Spacing spacingOf(const Draft& draft) {
    if (draft.sizes.empty()) {
        return Spacing::FromData;
    }
    for (const Spacing spacing : {Spacing::Double, Spacing::Fine, Spacing::Coarse}) {
        if (spacedSizes(draft.sizes.front(), draft.sizes.back(), spacing) == draft.sizes) {
            return spacing;
        }
    }
    return Spacing::Own;
}

std::vector<std::int64_t> spacedSizes(std::int64_t low, std::int64_t high, Spacing spacing) {
    const double factor = spacing == Spacing::Fine ? std::sqrt(2.0) : spacing == Spacing::Coarse ? 4 : 2;
    std::vector<std::int64_t> sizes{low};
    // The last step may be up to √factor longer than the others, never a stub.
    for (double size = static_cast<double>(low) * factor;
         size * std::sqrt(factor) < static_cast<double>(high); size *= factor) {
        if (const std::int64_t next = std::llround(size); next > sizes.back()) {
            sizes.push_back(next);
        }
    }
    if (high > sizes.back()) {
        sizes.push_back(high);
    }
    return sizes;
}

void setSpacing(Draft& draft, Spacing spacing, const std::vector<std::int64_t>& shown) {
    if (spacing == Spacing::FromData || shown.empty()) {
        draft.sizes.clear();
    } else {
        draft.sizes = spacing == Spacing::Own ? shown : spacedSizes(shown.front(), shown.back(), spacing);
    }
}

void setSmallest(Draft& draft, std::int64_t n, const std::vector<std::int64_t>& shown) {
    const std::int64_t high = shown.empty() ? n : std::max(n, shown.back());
    if (const Spacing spacing = spacingOf(draft); spacing != Spacing::Own) {
        draft.sizes = spacedSizes(n, high, spacing);
        return;
    }
    std::erase_if(draft.sizes, [n](std::int64_t size) { return size <= n; });
    draft.sizes.insert(draft.sizes.begin(), n);
}

void setLargest(Draft& draft, std::int64_t n, const std::vector<std::int64_t>& shown) {
    const std::int64_t low = shown.empty() ? n : std::min(n, shown.front());
    if (const Spacing spacing = spacingOf(draft); spacing != Spacing::Own) {
        draft.sizes = spacedSizes(low, n, spacing);
        return;
    }
    std::erase_if(draft.sizes, [n](std::int64_t size) { return size >= n; });
    draft.sizes.push_back(n);
}

std::vector<std::int64_t> sizesOf(const Draft& draft, std::int64_t pool, std::int64_t classes) {
    if (!draft.sizes.empty() || pool < 2) {
        return draft.sizes;
    }
    return data::defaultSizes(pool, std::max<std::int64_t>(classes, 2), largestDefault);
}

std::vector<std::int64_t> readSizes(const QString& text) {
    static const QRegularExpression others(QStringLiteral("[^0-9]+"));
    std::vector<std::int64_t> sizes;
    for (const QString& word : text.split(others, Qt::SkipEmptyParts)) {
        bool good = false;
        const qlonglong size = word.toLongLong(&good);
        if (good && size > 0) {
            sizes.push_back(size);
        }
    }
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    return sizes;
}

namespace {

/// The experiment's own rows.
void addOwnFiles(const Snapshot& snapshot, Draft& draft) {
    const experiment::Plan& plan = snapshot.plan;
    const QDir folder(snapshot.folder);
    const auto path = [&folder](const experiment::DataFile& file) {
        return folder.filePath(QString::fromStdString(file.file));
    };
    draft.files = {{path(plan.domain), FileRole::Domain}};
    if (plan.crossValidated()) {
        draft.split = QString::fromLatin1(data::name(data::SplitRule::Folds));
    } else {
        draft.files << DraftFile{path(plan.test), FileRole::Test};
    }
    if (plan.validation) {
        draft.files << DraftFile{path(*plan.validation), FileRole::Validation};
    }
    if (plan.general) {
        for (const experiment::DataFile& file : plan.general->files) {
            draft.files << DraftFile{path(file), FileRole::General};
        }
        if (plan.general->test) {
            draft.files << DraftFile{path(*plan.general->test), FileRole::GeneralTest};
        }
    }
    draft.fields = ownFields(plan);
    if (plan.split.kind == "group_folds") {
        draft.fields.group = QStringLiteral("group");
    }
    draft.fields.id = QStringLiteral("id");
}

} // namespace

Draft draftOf(const Snapshot& snapshot) {
    const experiment::Plan& plan = snapshot.plan;
    Draft draft;
    draft.name = QString::fromStdString(plan.name);
    draft.task = QString::fromStdString(plan.task);
    addOwnFiles(snapshot, draft);
    draft.model = QString::fromStdString(plan.model.name);
    draft.training = recipe::defaultSettings(plan.training.method);
    draft.training.lora = plan.training.lora;
    draft.training.optimizer = plan.training.optimizer;
    draft.training.optimizer.clip = recipe::OptimizerSettings{}.clip;
    draft.training.budget.rule = plan.training.budget.rule;
    draft.training.budget.epochs = plan.training.budget.epochs;
    draft.training.budget.updates = plan.training.budget.updates;
    draft.training.budget.minUpdates = plan.training.budget.minUpdates;
    draft.training.precision = plan.training.precision;
    draft.training.exact = plan.training.exact;
    draft.maxTokens = plan.training.maxTokens;
    draft.training.answer.chatTemplate = plan.training.answer.chatTemplate;
    if (task::taskOf(plan.task).info().writesAnswers) {
        draft.training.answer = plan.training.answer;
        draft.maxNewTokens = plan.training.answer.maxNewTokens;
    }
    for (const experiment::Series& series : plan.mixtures) {
        draft.mixtures << QString::fromStdString(experiment::seriesText(series));
    }
    draft.sizes = plan.sizes;
    draft.seeds = plan.seeds;
    draft.instantSeeds = plan.instantSeeds;
    draft.folds = plan.folds;
    draft.words = plan.words;
    draft.baseline = plan.baseline;
    draft.shuffledControl = plan.shuffledControl;
    draft.target = plan.target;
    draft.retention = plan.retention;
    return draft;
}

} // namespace plateau::ui
