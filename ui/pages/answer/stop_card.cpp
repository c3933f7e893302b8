#include "ui/pages/answer/stop_card.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/answer_words.h"
#include "ui/viewmodels/words.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <cmath>

namespace plateau::ui {

namespace {

QString stopText(const statistics::StoppingVerdict& verdict, double largest) {
    if (verdict.stop) {
        return StopCard::tr("at %1 already").arg(Words::count(std::llround(largest)));
    }
    return verdict.stopAt ? StopCard::tr("from about %1").arg(Words::estimate(*verdict.stopAt))
                          : StopCard::tr("not in sight");
}

/// The largest size that both curves have.
const experiment::CurvePoint* instantAt(const experiment::DataCurve& curve, std::int64_t n) {
    for (const experiment::CurvePoint& point : curve.instant) {
        if (point.n == n) {
            return &point;
        }
    }
    return nullptr;
}

} // namespace

StopCard::StopCard(QWidget* parent) : Card(parent), m_rows(new QGridLayout) {
    m_rows->setVerticalSpacing(space::small);
    m_rows->setHorizontalSpacing(space::stacked);
    m_rows->setColumnStretch(0, 1);
    body().addLayout(m_rows);
    body().addStretch();
}

void StopCard::add(const QString& name, const QString& value) {
    const int row = m_rows->rowCount();
    auto* what = new TextLabel(TextSize::Body, Tone::Secondary);
    what->setText(name);
    what->setWordWrap(true);
    auto* figure = new TextLabel(TextSize::Body, Tone::Normal, TextWeight::Medium);
    figure->setText(value);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rows->addWidget(what, row, 0);
    m_rows->addWidget(figure, row, 1);
}

void StopCard::showAnswer(const TargetAnswer& answer) {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const statistics::Answer& now = answer.answer.answer;
    const statistics::StoppingSettings rules;
    if (now.perDoubling) {
        add(tr("Doubling gains under %1 point").arg(100 * rules.pointsPerDoubling, 0, 'f', 0),
            stopText(*now.perDoubling, now.largest));
    }
    if (now.marginal) {
        add(tr("Under %1 points per %2")
                .arg(100 * rules.marginalGain, 0, 'f', 1)
                .arg(Words::count(std::llround(rules.marginalSamples))),
            stopText(*now.marginal, now.largest));
    }
    if (now.smallestVisibleGain) {
        add(tr("Smallest visible difference"),
            tr("%1 points").arg(100 * *now.smallestVisibleGain, 0, 'f', 1));
    }
    const auto& points = answer.of->curve.points;
    for (auto point = points.rbegin(); point != points.rend(); ++point) {
        if (const auto* instant = instantAt(answer.of->curve, point->n)) {
            add(tr("Ahead of the instant curve at %1").arg(Words::count(point->n)),
                tr("%1 points").arg(AnswerWords::points(point->interval.mean - instant->interval.mean)));
            break;
        }
    }
    if (m_rows->count() == 0) {
        add(tr("There is no curve to judge by yet."), {});
    }
}

void StopCard::retranslate() {
    setTitle(tr("When to stop"));
}

} // namespace plateau::ui
