// How far the plan is, and the way from it to an experiment.

#include "ui/pages/plan/plan_page.h"
#include "ui/pages/plan/plan_texts.h"
#include "ui/viewmodels/plan_draft.h"
#include "ui/viewmodels/texts.h"

#include <QAction>
#include <QApplication>

namespace plateau::ui {

StepStatus PlanPage::status() const {
    if (const SnapshotPointer snapshot = frozen()) {
        return {StepState::Done, PlanTexts::grid(static_cast<std::int64_t>(snapshot->plan.sizes.size()),
                                                 snapshot->plan.seeds)};
    }
    if (!hasData()) {
        return {StepState::Empty, tr("needs data")};
    }
    if (!PlanTexts::programFault(m_checker.program()).isEmpty()) {
        return {StepState::Attention, tr("no program to train")};
    }
    const auto& check = m_checker.check();
    switch (m_checker.state()) {
    case PlanChecker::State::Idle:
        return m_checker.isSearching(session().draft())
                   ? StepStatus{StepState::Ready, tr("being checked …")}
                   : StepStatus{StepState::Attention, tr("needs a model")};
    case PlanChecker::State::Checking:
        return {StepState::Ready, tr("being checked …")};
    case PlanChecker::State::Failed:
        return {StepState::Attention, tr("could not be checked")};
    case PlanChecker::State::Ready:
        break;
    }
    if (!check || !check->isGood()) {
        return {StepState::Attention,
                tr("%Ln thing(s) to mend", nullptr, check ? static_cast<int>(check->faults.size()) : 1)};
    }
    const QString cells = Texts::cells(static_cast<std::int64_t>(check->cells.size()));
    return {StepState::Ready, check->costs
                                  ? tr("%1, about %2").arg(cells, PlanTexts::predicted(check->costs->seconds))
                                  : cells};
}

void PlanPage::showActions() {
    const bool isFrozen = frozen() != nullptr;
    m_copy->setVisible(isFrozen || hasData());
    m_toRun->setVisible(isFrozen);
    m_start->setVisible(!isFrozen);
    m_start->setEnabled(canStart());
    setActionTexts(*m_start, m_making ? tr("Preparing …") : tr("Start"),
                   canStart() || m_making ? tr("Freeze data and settings, then train every cell")
                                          : tr("Possible as soon as nothing blocks; see “Before you start”"));
}

void PlanPage::showBanners() {
    if (frozen() != nullptr) {
        BannerContent content;
        content.what = tr("This experiment has begun: its settings cannot change any more");
        content.why =
            tr("Only so its cells stay comparable. A new experiment can start from the same settings.");
        content.button = tr("New experiment from these settings");
        content.act = [this] { startAnew(); };
        content.closable = false;
        banners().show(QStringLiteral("frozen"), content);
    } else {
        banners().remove(QStringLiteral("frozen"));
    }
    if (m_making) {
        BannerContent content;
        content.what = tr("The experiment is being made");
        content.why = tr("Reading the samples, freezing the test set …");
        content.closable = false;
        banners().show(QStringLiteral("making"), content);
    } else {
        banners().remove(QStringLiteral("making"));
    }
}

void PlanPage::start() {
    // A number that is still being typed counts.
    if (QWidget* typing = QApplication::focusWidget(); typing != nullptr && m_filled->isAncestorOf(typing)) {
        typing->clearFocus();
    }
    if (!canStart()) {
        return;
    }
    m_making = true;
    banners().remove(QStringLiteral("error"));
    showAll();
    session().makeExperiment(m_checker.completed(session().draft()), this,
                             [this, id = session().drafts().id()](const std::optional<Error>& error) {
                                 if (!error) {
                                     session().drafts().discard(id); // it is an experiment now
                                 }
                                 started(error);
                             });
}

void PlanPage::started(const std::optional<Error>& error) {
    m_making = false;
    showAll();
    if (!error) {
        Q_EMIT stepWanted(Step::Run);
        return;
    }
    showError(*error);
}

/// The window shows the Data page after an experiment was closed; the settings are what is wanted here.
void PlanPage::startAnew() {
    if (frozen() == nullptr) {
        return;
    }
    const Draft draft = draftOf(*frozen());
    session().closeExperiment();
    session().drafts().start(draft, tr("take the settings of an experiment"));
    Q_EMIT stepWanted(Step::Plan);
}

} // namespace plateau::ui
