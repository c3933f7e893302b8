#include "ui/pages/answer/error_card.h"

#include "ui/charts/standard_chart.h"
#include "ui/pages/answer/error_charts.h"
#include "ui/theme/icons.h"
#include "ui/viewmodels/cell_scores.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segments.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int pictureHeight = 320;

} // namespace

ErrorCard::ErrorCard(QWidget* parent)
    : Card(parent),
      m_reading(readPredictedNumbers, [this] { refresh(); }),
      m_tabs(new SegmentedChoice),
      m_export(new Button(ButtonKind::Icon, ButtonHeight::InCard)),
      m_stack(new QStackedWidget),
      m_chart(new StandardChart),
      m_none(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_sentence(new TextLabel(TextSize::Body, Tone::Normal)),
      m_facts(new TextLabel(TextSize::Secondary, Tone::Secondary)) {
    addToHead(m_tabs);
    addToHead(m_export);
    setIcon(*m_export, QStringLiteral("export"), Role::TextSecondary, 18);
    m_export->setMenu(&m_chart->menu());
    for (TextLabel* label : {m_none, m_sentence, m_facts}) {
        label->setWordWrap(true);
    }
    m_none->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_none);
    m_stack->setMinimumHeight(pictureHeight);
    body().addWidget(m_stack, 1);
    body().addWidget(m_sentence);
    body().addWidget(m_facts);
    connect(m_tabs, &SegmentedChoice::chosen, this, &ErrorCard::refresh);
    connect(m_chart, &StandardChart::failed, this, &ErrorCard::failed);
}

void ErrorCard::showTab(Tab tab) {
    m_tabs->setCurrent(tab);
    refresh();
}

/// What stands in the place of the picture; empty: the picture.
QString ErrorCard::readText() const {
    if (!numbers()) {
        return m_reading.hasCell() ? tr("Reading the predictions …") : tr("No trained cell yet.");
    }
    return numbers()->error ? Texts::errorDetail(*numbers()->error) : QString();
}

void ErrorCard::refresh() {
    setSubtitle(numbers()
                    ? tr("best cell: seed %1, %2").arg(numbers()->seed + 1).arg(Texts::samples(numbers()->n))
                    : QString());
    const QString instead = readText();
    const bool drawn = instead.isEmpty();
    m_export->setVisible(drawn);
    m_sentence->setVisible(drawn);
    m_facts->setText(numbers() ? errorFacts(*numbers()) : QString());
    m_facts->setVisible(!m_facts->text().isEmpty());
    if (!drawn) {
        setUntrustedText(*m_none, instead);
        m_stack->setCurrentWidget(m_none);
        return;
    }
    m_sentence->setText(errorSentence(*numbers()));
    m_chart->setData(m_tabs->current() == Errors ? errorChart(*numbers()) : predictedChart(*numbers()));
    m_stack->setCurrentWidget(m_chart);
}

void ErrorCard::retranslate() {
    setTitle(tr("How far it is off"));
    const int tab = std::max(m_tabs->current(), 0);
    m_tabs->setChoices({tr("Predicted"), tr("Errors")},
                       {tr("Show what is predicted against what is true"),
                        tr("Show how far each prediction is off, and where")});
    m_tabs->setCurrent(tab);
    m_export->setAccessibleName(tr("Export the chart"));
    setPlainToolTip(*m_export, tr("Save the chart as a picture or as numbers, or copy it"));
    refresh();
}

} // namespace plateau::ui
