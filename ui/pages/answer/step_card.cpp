#include "ui/pages/answer/step_card.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace plateau::ui {

StepCard::StepCard(QWidget* parent)
    : Card(parent),
      m_verdict(new Chip),
      m_text(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_gain(new Fact),
      m_cost(new Fact),
      m_do(new Button(ButtonKind::Plain, ButtonHeight::InCard)) {
    addToHead(m_verdict);
    m_text->setWordWrap(true);
    body().addWidget(m_text);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(space::card);
    facts->addWidget(m_gain, 3);
    facts->addWidget(m_cost, 2);
    connect(m_do, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_kind); });
    body().addLayout(facts);
    body().addStretch();
    body().addWidget(m_do, 0, Qt::AlignRight);
}

void StepCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    keepWholeText();
}

/// Cards of one column share its height evenly; none may do so at the cost of its words.
void StepCard::keepWholeText() {
    m_text->setMinimumHeight(std::max(0, m_text->heightForWidth(m_text->width())));
}

void StepCard::showStep(const NextStep& step) {
    m_kind = step.kind;
    setTitle(step.title);
    setAccessibleName(step.title);
    m_verdict->set(step.worthIt ? ChipKind::Good : ChipKind::Neutral, step.verdict,
                   step.worthIt ? QStringLiteral("check") : QString());
    m_text->setText(step.text);
    keepWholeText();
    m_gain->set(step.gainName, step.gain.isEmpty() ? QStringLiteral("–") : step.gain);
    m_cost->set(tr("Cost"), step.cost.isEmpty() ? QStringLiteral("–") : step.cost);
    const bool atData = step.kind == StepKind::TestItems;
    const bool here = step.kind == StepKind::Narrow;
    m_do->setText(here ? tr("Run it") : atData ? tr("Add data") : tr("Plan it"));
    m_do->setAccessibleName(tr("%1: %2").arg(step.title, m_do->text()));
    setPlainToolTip(*m_do, here     ? tr("Train these cells now and add them to this experiment")
                           : atData ? tr("Begin a new experiment with these settings, at its data")
                                    : tr("Begin a new experiment with these settings and this change"));
}

} // namespace plateau::ui
