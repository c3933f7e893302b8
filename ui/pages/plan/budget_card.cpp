#include "ui/pages/plan/budget_card.h"

#include "ui/pages/plan/plan_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/task_texts.h"
#include "ui/viewmodels/texts.h"

#include <QVBoxLayout>

namespace plateau::ui {

using recipe::BudgetRule;

BudgetCard::BudgetCard(Session& session, QWidget* parent)
    : PlanCard(session, "budget", parent), m_meaning(makeParagraph()) {
    addChoice(
        Place::Basic, "training.budget.rule",
        [](const Draft& draft) { return static_cast<int>(draft.training.budget.rule); },
        [](Draft& draft, int index) { draft.training.budget.rule = static_cast<BudgetRule>(index); });
    addSetting(Place::Basic, "training.budget.epochs");
    addSetting(Place::Basic, "training.budget.updates");
    addSetting(Place::Basic, "training.budget.min_updates");
    body().insertWidget(0, m_meaning);
}

void BudgetCard::showMore(const PlanView& view) {
    const recipe::TrainingSettings& training = view.draft.training;
    const bool trains = training.method != recipe::MethodKind::LastLayer;
    const bool updates = training.budget.rule == BudgetRule::Updates;
    setFieldVisible("training.budget.rule", trains);
    setFieldVisible("training.budget.epochs", trains && !updates);
    setFieldVisible("training.budget.min_updates", trains && !updates);
    setFieldVisible("training.budget.updates", trains && updates);
    m_meaning->setText(PlanTexts::budgetRule(training));
    setTexts(tr("Budget"), Texts::budget(training),
             trains ? tr("each cell checks itself for under-training") : tr("nothing to choose"));
}

void BudgetCard::retranslate() {
    setFieldTexts(
        "training.budget.rule", tr("Rule"),
        tr("What is equal for every size: passes over its samples, updates, or the right to stop when it is "
           "best. The rule is written on every chart."));
    setChoices("training.budget.rule", {tr("epochs"), tr("updates"), tr("early stop")});
    setFieldTexts("training.budget.epochs", tr("Epochs"),
                  tr("Passes over the samples of a cell; with early stop the most that are tried. More "
                     "learns more until it over-fits. Range %1, usually 5–20.")
                      .arg(PlanTexts::settingRange("training.budget.epochs")));
    setFieldTexts("training.budget.updates", tr("Updates"),
                  tr("Updates of every cell. Range %1, usually 300–2,000.")
                      .arg(PlanTexts::settingRange("training.budget.updates")));
    setFieldTexts("training.budget.min_updates", tr("At least … updates"),
                  tr("Small sizes train at least so long, else they look worse than they are. 0 turns it "
                     "off. Range %1, usually 200–600.")
                      .arg(PlanTexts::settingRange("training.budget.min_updates")));
}

EvaluationCard::EvaluationCard(Session& session, QWidget* parent) : PlanCard(session, "target", parent) {
    addTarget(Place::Basic, "target");
    addCheck(Place::Basic, "baseline", [](Draft& draft) -> bool& { return draft.baseline; });
    addCheck(Place::Basic, "shuffled_control", [](Draft& draft) -> bool& { return draft.shuffledControl; });
    addCheck(Place::Basic, "words", [](Draft& draft) -> bool& { return draft.words; });
    addPlanNumber(Place::Basic, "instant_seeds", [](Draft& draft) -> int& { return draft.instantSeeds; });
    addPlanNumber(Place::Basic, "folds", [](Draft& draft) -> int& { return draft.folds; });
}

void EvaluationCard::showMore(const PlanView& view) {
    const std::int64_t items = view.check != nullptr ? view.check->testRows : 0;
    const task::Task& task = view.task();
    const metric::MetricInfo& metric = task.primaryMetric().info();
    using task::BaselineKind;
    setFieldVisible("baseline", task.has(BaselineKind::Untouched) || task.has(BaselineKind::Constant));
    setFieldVisible("shuffled_control", task.has(BaselineKind::ShuffledLabels));
    setFieldVisible("words", task.has(BaselineKind::BagOfWords));
    setFieldVisible("instant_seeds", task.has(BaselineKind::LinearProbe));
    retranslateTarget(metric);
    retranslateBaseline(task);
    const QString target = view.draft.target
                               ? tr("target %1").arg(ScoreTexts::target(metric, *view.draft.target))
                               : tr("the target is not given yet");
    const QString name = ScoreTexts::nameInside(metric);
    setTexts(tr("Evaluation"),
             items > 0 ? tr("%1 on %Ln frozen test item(s)", nullptr, static_cast<int>(items)).arg(name)
                       : tr("%1 on the frozen test set").arg(name),
             target + Texts::dot() + tr("%1 intervals over seeds and items").arg(Texts::percent(0.9, 0)));
}

void EvaluationCard::retranslateTarget(const metric::MetricInfo& metric) {
    const QString name = ScoreTexts::nameInside(metric);
    const QString tip =
        ScoreTexts::isPercent(metric)
            ? tr("The %1 you want to know the needed samples for. It changes no training and can be moved on "
                 "the Answer page at any time.")
                  .arg(name)
            : tr("The %1 that would be good enough, in its own unit: only you know it. It changes no "
                 "training "
                 "and can be moved on the Answer page at any time.")
                  .arg(name);
    setFieldTexts("target", ScoreTexts::targetName(metric), tip);
}

/// What the curve starts from: the untouched model, and what looks at no input.
void EvaluationCard::retranslateBaseline(const task::Task& task) {
    const bool untouched = task.has(task::BaselineKind::Untouched);
    const bool constant = task.has(task::BaselineKind::Constant);
    const QString scores = constant ? TaskTexts::constant(task) : QString();
    setFieldTexts(
        "baseline", untouched ? tr("Untouched model") : tr("Baseline"),
        (untouched && constant ? tr("Scores the model without any training, and “%1”: where the curve "
                                    "starts from. Takes seconds.")
                                     .arg(scores)
         : untouched ? tr("Scores the model without any training: where the curve starts from. Takes "
                          "seconds.")
                     : tr("Scores “%1”: what needs no model. Takes seconds.").arg(scores)));
}

void EvaluationCard::retranslate() {
    retranslateTarget(view().task().primaryMetric().info());
    retranslateBaseline(view().task());
    setFieldTexts(
        "shuffled_control", tr("Shuffled labels"),
        tr("One more cell at the largest size with shuffled labels. It must stay at chance; if it does not, "
           "the test set leaks."));
    setFieldTexts(
        "words", tr("Naive Bayes on words"),
        tr("A word counter without any language model at every size: if training does not beat it clearly, "
           "the task needs no such model. Takes seconds."));
    setFieldTexts(
        "instant_seeds", tr("Seeds of the instant curve"),
        tr("A regression on frozen features at every size: seconds, and a floor that training should beat. "
           "0 leaves it and naive Bayes out. Range %1, usually 10.")
            .arg(PlanTexts::planRange("instant_seeds")));
    setFieldTexts("folds", tr("Folds"),
                  tr("Without a test set: cross-validation, each seed leaves out one of so many parts of the "
                     "data and is "
                     "scored on it. With one, for pools under 500 samples: each seed leaves out one part of "
                     "the pool, so "
                     "that the seeds of the largest sizes differ. 0 turns it off, else %1 and at least as "
                     "many seeds; usually 5.")
                      .arg(PlanTexts::planRange("folds")));
}

} // namespace plateau::ui
