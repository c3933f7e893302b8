#include "ui/pages/answer/advice_card.h"

#include "ui/theme/tokens.h"

#include <QVBoxLayout>

namespace plateau::ui {

namespace {

constexpr qsizetype shown = 3;

} // namespace

AdviceCard::AdviceCard(QWidget* parent) : Card(parent) {}

void AdviceCard::showAdvice(const experiment::ExperimentAnswer& answer) {
    while (QLayoutItem* item = body().takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto advices = AnswerTexts::advices(answer, shown);
    const auto add = [this](const QString& text, TextSize size, Tone tone) {
        auto* label = new TextLabel(size, tone);
        label->setWordWrap(true);
        setUntrustedText(*label, text);
        body().addWidget(label);
    };
    for (const auto& advice : advices) {
        if (&advice != &advices.front()) {
            body().addWidget(new Line);
        }
        const bool blocking = advice.severity == statistics::Severity::Blocking;
        add(advice.text, TextSize::Body, blocking ? Tone::Bad : Tone::Normal);
        if (!advice.action.isEmpty()) {
            add(advice.action, TextSize::Secondary, Tone::Secondary);
        }
    }
    if (advices.isEmpty()) {
        add(tr("Nothing that was checked weakens it."), TextSize::Body, Tone::Good);
    }
    body().addStretch();
}

void AdviceCard::retranslate() {
    setTitle(tr("What weakens it"));
}

} // namespace plateau::ui
