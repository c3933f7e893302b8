#include "ui/pages/answer/comparison_card.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/comparison_texts.h"
#include "ui/viewmodels/texts.h"

#include <QVBoxLayout>

namespace plateau::ui {

ComparisonCard::ComparisonCard(QWidget* parent) : Card(parent) {
    hide();
}

void ComparisonCard::showWorking(int count) {
    m_count = count;
    if (static_cast<int>(m_results.size()) != count) {
        m_results.clear();
    }
    fill();
    setVisible(count > 0);
}

void ComparisonCard::showResults(const std::vector<ComparedWith>& results) {
    m_results = results;
    m_count = static_cast<int>(results.size());
    fill();
    setVisible(m_count > 0);
}

void ComparisonCard::addLines(const QStringList& lines, TextSize size, Tone tone) {
    for (const QString& line : lines) {
        auto* label = new TextLabel(size, tone);
        label->setWordWrap(true);
        setUntrustedText(*label, line);
        body().addWidget(label);
    }
}

void ComparisonCard::addResult(const ComparedWith& result) {
    auto* name = new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Semibold);
    name->setWordWrap(true);
    QString text = result.name;
    if (result.plan) {
        text +=
            Texts::dot() + Texts::method(*result.plan) + Texts::dot() + Texts::budget(result.plan->training);
    }
    setUntrustedText(*name, text);
    body().addWidget(name);
    if (result.comparison) {
        addLines(ComparisonTexts::curves(*result.comparison), TextSize::Body, Tone::Normal);
        addLines(ComparisonTexts::largest(*result.comparison), TextSize::Secondary, Tone::Secondary);
        if (const QString note = ComparisonTexts::note(*result.comparison); !note.isEmpty()) {
            addLines({note}, TextSize::Secondary, Tone::Warn);
        }
    } else if (result.difference) {
        QStringList lines = ComparisonTexts::refusal(*result.difference);
        addLines({lines.takeFirst()}, TextSize::Body, Tone::Bad);
        addLines(lines, TextSize::Secondary, Tone::Secondary);
    } else if (result.error) {
        addLines(
            {result.otherScores ? ComparisonTexts::otherScores() : Texts::errorTitle(result.error->kind)},
            TextSize::Body, Tone::Bad);
        addLines({Texts::errorDetail(*result.error)}, TextSize::Secondary, Tone::Secondary);
    }
}

void ComparisonCard::fill() {
    while (QLayoutItem* item = body().takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ComparedWith& result : m_results) {
        if (&result != &m_results.front()) {
            body().addWidget(new Line);
        }
        addResult(result);
    }
    if (m_results.empty()) {
        addLines({tr("Comparing test item by test item …")}, TextSize::Body, Tone::Secondary);
    }
}

void ComparisonCard::retranslate() {
    setTitle(tr("Comparison"));
    setSubtitle(tr("against this experiment, on the same test items; %1 intervals, p adjusted for all sizes")
                    .arg(Texts::percent(experiment::ComparisonSettings().level, 0)));
    fill();
}

} // namespace plateau::ui
