// The part of the Answer page that compares.

#include "ui/pages/answer/answer_page.h"

#include "ui/pages/answer/comparison_card.h"
#include "ui/pages/answer/variant_menu.h"
#include "ui/viewmodels/texts.h"

#include <QAction>
#include <QMenu>

namespace plateau::ui {

namespace {

constexpr qsizetype mostCompared = 5;

} // namespace

void AnswerPage::compareWith(const QStringList& folders) {
    m_compared = folders.first(std::min(mostCompared, folders.size()));
    m_computer->read(m_compared);
    askComparison();
}

void AnswerPage::fillCompare() {
    m_compareMenu->clear();
    for (const ExperimentEntry& entry : session().experiments()) {
        if (entry.folder == session().folder()) {
            continue;
        }
        QAction* action =
            m_compareMenu->addAction(untrusted(entry.name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(m_compared.contains(entry.folder));
        action->setEnabled(action->isChecked() || m_compared.size() < mostCompared);
        connect(action, &QAction::toggled, this, [this, folder = entry.folder](bool on) {
            QStringList folders = m_compared;
            on ? folders.append(folder) : static_cast<void>(folders.removeAll(folder));
            compareWith(folders);
        });
    }
    if (session().snapshot()) {
        VariantMenu::addTo(
            *m_compareMenu, *session().snapshot(), session().cli().isReady(),
            [this](const Variant& variant, const QString& name) { makeVariantOf(variant, name); });
    }
}

void AnswerPage::makeVariantOf(const Variant& variant, const QString& name) {
    makeVariant(session(), variant, name, this, [this](const std::optional<Error>& error) {
        if (!error) {
            Q_EMIT stepWanted(Step::Run);
            return;
        }
        showError(*error);
    });
}

void AnswerPage::connectComparison() {
    connect(m_comparer, &ComparisonComputer::compared, this,
            [this](const std::vector<ComparedWith>& results) {
                m_refused.clear();
                for (const ComparedWith& result : results) {
                    if (result.difference || result.otherScores) {
                        m_refused << result.folder;
                    }
                }
                m_comparison->showResults(results);
                showChart();
            });
}

/// Again only when something that it rests on has changed.
void AnswerPage::askComparison() {
    const auto& snapshot = session().snapshot();
    const double target = m_target.value_or(snapshot ? snapshot->plan.target : 0.9);
    const auto done = snapshot ? snapshot->state.count(experiment::CellStatus::Done) : 0;
    const QString asked = QStringList{session().folder(), m_compared.join(QLatin1Char('\n')),
                                      QString::number(target), QString::number(done)}
                              .join(QLatin1Char('\n'));
    if (asked != m_comparisonAsked) {
        m_comparisonAsked = asked;
        m_comparison->showWorking(static_cast<int>(m_compared.size()));
        m_comparer->compare(session().folder(), m_compared, target);
    }
}

} // namespace plateau::ui
