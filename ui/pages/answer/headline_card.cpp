#include "ui/pages/answer/headline_card.h"

#include "ui/pages/answer/answer_parts.h"
#include "ui/pages/answer/target_slider.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/answer_texts.h"
#include "ui/viewmodels/kept_texts.h"
#include "ui/viewmodels/texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr int boxWidth = 124;

bool isTyping(const QDoubleSpinBox& box) {
    const auto* line = box.findChild<QLineEdit*>();
    return box.hasFocus() && line != nullptr && line->isModified();
}

} // namespace

HeadlineCard::HeadlineCard(QWidget* parent)
    : QFrame(parent),
      m_title(new TextLabel(TextSize::PageTitle, Tone::Normal, TextWeight::Semibold)),
      m_detail(new TextLabel(TextSize::Body, Tone::Secondary)),
      m_chips(new FlowLayout(space::small)),
      m_targetName(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Medium)),
      m_best(new TextLabel(TextSize::Secondary, Tone::Secondary)),
      m_exact(new QDoubleSpinBox),
      m_keptRow(new QWidget),
      m_keptName(new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Medium)),
      m_kept(new QDoubleSpinBox),
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
    m_exact->setKeyboardTracking(false);
    m_exact->setAlignment(Qt::AlignRight);
    m_exact->setFixedWidth(boxWidth);
    m_exact->setGroupSeparatorShown(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_targetName);
    head->addStretch();
    head->addWidget(m_best);
    head->addWidget(m_exact);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::small);
    column->addLayout(head);
    column->addWidget(m_slider);
    makeKept();
    column->addWidget(m_keptRow);
    column->addStretch();
    m_slider->setFixedWidth(320);
    connect(m_slider, &TargetSlider::targetMoved, this, [this](double target) {
        const QSignalBlocker quiet(m_exact);
        m_exact->setValue(factor() * target);
        Q_EMIT targetChosen(target);
    });
    connect(m_exact, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        m_slider->setTarget(value / factor());
        Q_EMIT targetChosen(value / factor());
    });
    return column;
}

/// How much of general ability must be left; 0: not asked for.
void HeadlineCard::makeKept() {
    m_kept->setKeyboardTracking(false);
    m_kept->setAlignment(Qt::AlignRight);
    m_kept->setFixedWidth(boxWidth);
    m_kept->setRange(0, 100);
    m_kept->setDecimals(1);
    m_kept->setSingleStep(1);
    auto* row = new QHBoxLayout(m_keptRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_keptName);
    row->addStretch();
    row->addWidget(m_kept);
    m_keptRow->hide();
    connect(m_kept, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        Q_EMIT retentionChosen(percent > 0 ? std::optional(percent / 100) : std::nullopt);
    });
}

void HeadlineCard::showKept(const TargetAnswer& answer) {
    const auto& general = answer.of->plan.general;
    m_keptRow->setVisible(general && general->test);
    const QSignalBlocker quiet(m_kept);
    m_kept->setValue(100 * answer.answer.request.retention.value_or(0));
}

/// What a value of the metric is multiplied with in the box.
double HeadlineCard::factor() const {
    return ScoreTexts::isPercent(m_metric) ? 100 : 1;
}

/// Range, digits and step of the box.
void HeadlineCard::fitBox() {
    const QSignalBlocker quiet(m_exact);
    if (ScoreTexts::isPercent(m_metric)) {
        m_exact->setDecimals(1);
        m_exact->setRange(0.1, 99.9);
        m_exact->setSingleStep(1);
    } else {
        constexpr double widest = 1e15;
        const TargetScale& scale = m_slider->scale();
        const int decimals = std::clamp(-static_cast<int>(std::floor(std::log10(scale.step) + 1e-9)), 0, 9);
        const double least = std::pow(10.0, -decimals);
        m_exact->setDecimals(decimals);
        m_exact->setRange(std::max(m_metric.range.low + least, -widest),
                          std::min(m_metric.range.high - least, widest));
        m_exact->setSingleStep(scale.single * scale.step);
    }
    m_exact->setSuffix(ScoreTexts::suffix(m_metric));
}

void HeadlineCard::setTarget(double target) {
    const QSignalBlocker quiet(m_exact);
    m_exact->setValue(factor() * target);
    m_slider->setTarget(target);
}

void HeadlineCard::showAnswer(const TargetAnswer& answer) {
    m_title->setText(AnswerTexts::title(answer.answer.answer));
    const QString detail = AnswerTexts::detail(answer.answer.answer);
    const QString pool = poolRemark(answer);
    QStringList details{detail};
    if (answer.answer.kept) {
        details << KeptTexts::sentence(*answer.answer.kept);
    }
    details << pool;
    details.removeAll(QString());
    m_detail->setText(details.join(Texts::isChinese() ? QString() : QStringLiteral(" ")));
    const double best = answer.answer.answer.best;
    m_metric = ScoreTexts::of(answer.of->plan);
    double worst = best;
    for (const auto& point : answer.of->curve.points) {
        worst = m_metric.isBetter(worst, point.interval.mean) ? point.interval.mean : worst;
    }
    m_slider->setScores(m_metric, worst, best);
    if (!isTyping(*m_exact) && !isTyping(*m_kept)) { // or a figure half typed would be lost
        m_slider->setTarget(answer.answer.request.target);
        fitBox();
        setTarget(answer.answer.request.target);
        showKept(answer);
        retranslate();
    }
    m_best->setText(tr("best so far %1").arg(ScoreTexts::score(m_metric, best)));
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
    const QString name = ScoreTexts::targetName(m_metric);
    m_targetName->setText(name);
    m_exact->setSuffix(ScoreTexts::suffix(m_metric));
    for (QWidget* control : std::initializer_list<QWidget*>{m_exact, m_slider}) {
        control->setAccessibleName(name);
        setPlainToolTip(*control,
                        tr("The %1 that the model should reach. A better one needs more samples; the "
                           "mark shows the best score so far.")
                            .arg(ScoreTexts::nameInside(m_metric)));
    }
    m_keptName->setText(tr("General ability to keep"));
    m_kept->setAccessibleName(m_keptName->text());
    m_kept->setSuffix(Texts::isChinese() ? QStringLiteral("%") : QStringLiteral(" %"));
    m_kept->setSpecialValueText(tr("not asked for"));
    setPlainToolTip(*m_kept,
                    tr("How much of the untouched model's score on the general test set must be left; the "
                       "needed samples then reach both. 0 asks for nothing."));
}

QString HeadlineCard::text() const {
    return m_title->text() + QLatin1Char('\n') + m_detail->text();
}

} // namespace plateau::ui
