#include "ui/pages/answer/step_card.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateau::ui {

StepCard::StepCard(QWidget* parent)
    : Card(parent),
      m_verdict(new Chip),
      m_text(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_gain(new Fact),
      m_cost(new Fact) {
    addToHead(m_verdict);
    m_text->setWordWrap(true);
    body().addWidget(m_text);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(space::card);
    facts->addWidget(m_gain, 3);
    facts->addWidget(m_cost, 2);
    body().addLayout(facts);
    body().addStretch();
}

void StepCard::showStep(const NextStep& step) {
    setTitle(step.title);
    setAccessibleName(step.title);
    m_verdict->set(step.worthIt ? ChipKind::Good : ChipKind::Neutral, step.verdict,
                   step.worthIt ? QStringLiteral("check") : QString());
    m_text->setText(step.text);
    m_gain->set(step.gainName, step.gain.isEmpty() ? QStringLiteral("–") : step.gain);
    m_cost->set(tr("Cost"), step.cost.isEmpty() ? QStringLiteral("–") : step.cost);
}

} // namespace plateau::ui
