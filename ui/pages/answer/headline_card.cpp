#include "ui/pages/answer/headline_card.h"

#include "ui/pages/answer/answer_parts.h"
#include "ui/pages/answer/target_slider.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace plateau::ui {

HeadlineCard::HeadlineCard(QWidget* parent)
    : QFrame(parent),
      m_title(new TextLabel(TextSize::PageTitle, Tone::Normal, TextWeight::Semibold)),
      m_detail(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_chips(new FlowLayout(space::small)),
      m_targetName(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Medium)),
      m_best(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_exact(new QDoubleSpinBox),
      m_slider(new TargetSlider) {
    setStyleProperty(*this, "surface", QStringLiteral("card"));
    m_title->setWordWrap(true);
    m_detail->setWordWrap(true);
    for (TextLabel* label : {m_title, m_detail}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus);
    }
    auto* words = new QVBoxLayout;
    words->setSpacing(space::small);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addLayout(m_chips);
    words->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::card, space::card, space::card, space::card);
    row->setSpacing(space::page);
    row->addLayout(words, 1);
    row->addLayout(makeTarget());
}

QLayout* HeadlineCard::makeTarget() {
    m_exact->setDecimals(1);
    m_exact->setRange(0.1, 99.9);
    m_exact->setSingleStep(1);
    m_exact->setKeyboardTracking(false);
    m_exact->setAlignment(Qt::AlignRight);
    m_exact->setFixedWidth(96);
    auto* head = new QHBoxLayout;
    head->addWidget(m_targetName);
    head->addStretch();
    head->addWidget(m_best);
    head->addWidget(m_exact);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::small);
    column->addLayout(head);
    column->addWidget(m_slider);
    column->addStretch();
    m_slider->setFixedWidth(320);
    connect(m_slider, &TargetSlider::targetMoved, this, [this](double share) {
        const QSignalBlocker quiet(m_exact);
        m_exact->setValue(100 * share);
        Q_EMIT targetChosen(share);
    });
    connect(m_exact, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        m_slider->setTarget(percent / 100);
        Q_EMIT targetChosen(percent / 100);
    });
    return column;
}

void HeadlineCard::setTarget(double share) {
    const QSignalBlocker quiet(m_exact);
    m_exact->setValue(100 * share);
    m_slider->setTarget(share);
}

void HeadlineCard::showAnswer(const TargetAnswer& answer) {
    m_title->setText(AnswerTexts::title(answer.answer.answer));
    QString detail = AnswerTexts::detail(answer.answer.answer);
    const QString pool = poolRemark(answer);
    m_detail->setText(pool.isEmpty() ? detail : detail + QLatin1Char(' ') + pool);
    double lowest = 1;
    for (const auto& point : answer.of->curve.points) {
        lowest = std::min(lowest, point.interval.mean);
    }
    m_slider->setScores(lowest, answer.answer.answer.best);
    m_best->setText(tr("best so far %1").arg(Texts::percent(answer.answer.answer.best)));
    showChips(answer);
}

void HeadlineCard::showChips(const TargetAnswer& answer) {
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const AnswerSign& sign : signsOf(answer)) {
        auto* chip = new Chip;
        chip->set(sign.good ? ChipKind::Good : ChipKind::Warn, sign.text,
                  sign.good ? QStringLiteral("check") : QStringLiteral("warning"));
        chip->setAccessibleName(sign.text);
        m_chips->addWidget(chip);
    }
}

void HeadlineCard::retranslate() {
    m_targetName->setText(tr("Target accuracy"));
    m_exact->setSuffix(Texts::isChinese() ? QStringLiteral("%") : QStringLiteral(" %"));
    for (QWidget* control : std::initializer_list<QWidget*>{m_exact, m_slider}) {
        control->setAccessibleName(tr("Target accuracy"));
        setPlainToolTip(*control,
                        tr("The share of test items that the model should get right. A higher target "
                           "needs more samples; the mark shows the best score so far."));
    }
}

QString HeadlineCard::text() const {
    return m_title->text() + QLatin1Char('\n') + m_detail->text();
}

} // namespace plateau::ui
