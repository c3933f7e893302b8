#include "ui/pages/plan/budget_card.h"

#include "ui/pages/plan/plan_texts.h"
#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/task_texts.h"
#include "ui/viewmodels/texts.h"

#include "core/recipe/epochs.h"

#include <QDoubleSpinBox>
#include <QVBoxLayout>

namespace plateau::ui {

using recipe::BudgetRule;

BudgetCard::BudgetCard(Session& session, QWidget* parent)
    : PlanCard(session, "budget", parent),
      m_meaning(makeParagraph()),
      m_evidence(makeParagraph()),
      m_take(new Button(ButtonKind::Link, ButtonHeight::InCard)) {
    addChoice(
        Place::Basic, "training.budget.rule",
        [](const Draft& draft) { return static_cast<int>(draft.training.budget.rule); },
        [](Draft& draft, int index) { draft.training.budget.rule = static_cast<BudgetRule>(index); });
    addSetting(Place::Basic, "training.budget.epochs");
    addSetting(Place::Basic, "training.budget.updates");
    addSetting(Place::Basic, "training.budget.min_updates");
    body().insertWidget(0, m_meaning);
    body().insertWidget(1, m_evidence);
    body().insertWidget(2, m_take, 0, Qt::AlignLeft);
    connect(m_take, &QPushButton::clicked, this, [this] {
        edit(tr("Epochs"), [epochs = m_epochs](Draft& draft) { draft.training.budget.epochs = epochs; });
    });
}

/// Passes that suit the largest size; nothing for an experiment that is frozen.
void BudgetCard::showSuggestion(const PlanView& view) {
    const recipe::TrainingSettings& training = view.draft.training;
    const bool known = view.check != nullptr && !view.check->sizes.empty() && view.frozen == nullptr;
    const auto found =
        known ? recipe::suggestedEpochs(training, view.traits(), view.check->sizes.back()) : std::nullopt;
    m_evidence->setVisible(found.has_value());
    m_take->setVisible(found && found->epochs != training.budget.epochs);
    if (!found) {
        return;
    }
    m_epochs = found->epochs;
    const auto number = [](double value) { return QString::number(value, 'g', 6); };
    const QString usual =
        found->low == found->high
            ? tr("For %1 one pass is usual.").arg(Texts::samples(found->samples))
            : tr("For %1 passes from %2 are usual.")
                  .arg(Texts::samples(found->samples), Texts::range(number(found->low), number(found->high)));
    m_evidence->setText(tr("%1 At the largest size %2 epochs are %3 updates, %4 epochs are %5. Up to about "
                           "four passes teach nearly "
                           "as much as new samples; later ones teach little and over-fit.")
                            .arg(usual, number(training.budget.epochs), Texts::count(found->askedUpdates),
                                 number(found->epochs), Texts::count(found->updates)));
    m_take->setText(tr("Use %1 epochs").arg(number(found->epochs)));
    m_take->setToolTip(tr("Sets the epochs to what is usual for so many samples; can be undone"));
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
    showSuggestion(view);
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
    addReal(
        Place::Basic, "general_test", {0, 0.9, 0.05, 1, Unit::Percent},
        [](const Draft& draft) { return draft.generalTestShare; },
        [](Draft& draft, double share) { draft.generalTestShare = share; });
    addReal(
        Place::Basic, "retention", {0, 1, 0.01, 1, Unit::Percent},
        [](const Draft& draft) { return draft.retention.value_or(0); },
        [](Draft& draft, double share) {
            draft.retention = share > 0 ? std::optional(share) : std::nullopt;
        });
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
    const bool draws = view.draft.file(FileRole::General) != nullptr && !view.draft.mixtures.isEmpty();
    setFieldVisible("general_test", draws && view.draft.file(FileRole::GeneralTest) == nullptr);
    setFieldVisible("retention", view.draft.measuresGeneral());
    retranslateTarget(metric);
    retranslateBaseline(task);
    const QString target = view.draft.target
                               ? tr("target %1").arg(ScoreTexts::target(metric, *view.draft.target))
                               : tr("the target is not given yet");
    const QString kept = view.draft.retention && view.draft.measuresGeneral()
                             ? Texts::dot() + tr("keep %1").arg(Texts::askedPercent(*view.draft.retention))
                             : QString();
    const QString name = ScoreTexts::nameInside(metric);
    setTexts(tr("Evaluation"),
             items > 0 ? tr("%1 on %Ln frozen test item(s)", nullptr, static_cast<int>(items)).arg(name)
                       : tr("%1 on the frozen test set").arg(name),
             target + kept + Texts::dot() +
                 tr("%1 intervals over seeds and items").arg(Texts::percent(0.9, 0)));
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
    control<QDoubleSpinBox>("general_test").setSpecialValueText(tr("none"));
    setFieldTexts(
        "general_test", tr("General test set"),
        tr("Share of the general data that is held out, groups and copies whole, to measure what training "
           "leaves of general ability. Usually 10 %. A file of its own can be named on the Data page."));
    control<QDoubleSpinBox>("retention").setSpecialValueText(tr("not asked for"));
    setFieldTexts(
        "retention", tr("General ability to keep"),
        tr("How much of the untouched model's score on the general test set must be left: 95 % lets "
           "a twentieth be forgotten. The needed samples then reach both. 0 asks for nothing; it can "
           "be moved on the Answer page at any time."));
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
