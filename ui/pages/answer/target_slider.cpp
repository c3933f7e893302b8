#include "ui/pages/answer/target_slider.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr double margin = 14; ///< room for the handle and half a number
constexpr double trackY = 13; ///< of the track's middle
constexpr double handleRadius = 8;

} // namespace

TargetSlider::TargetSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    rescale(m_bestScore);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QSlider::valueChanged, this, [this] { Q_EMIT targetMoved(target()); });
}

void TargetSlider::rescale(double target) {
    m_scale = TargetScale::of(m_metric, m_worst, m_bestScore, target);
    setSingleStep(m_scale.single);
    setPageStep(m_scale.page);
    setRange(m_scale.lowest, m_scale.highest);
}

void TargetSlider::setScores(const ScoreTexts::Info& metric, double worst, double best) {
    const QSignalBlocker quiet(this);
    const bool same = metric.id == m_metric.id && m_best.has_value();
    const double now = same ? target() : best;
    m_metric = metric;
    m_worst = worst;
    m_bestScore = best;
    m_best = best;
    rescale(now);
    setValue(m_scale.position(now));
    update();
}

void TargetSlider::setTarget(double target) {
    const QSignalBlocker quiet(this);
    rescale(target);
    setValue(std::clamp(m_scale.position(target), m_scale.lowest, m_scale.highest));
    setAccessibleDescription(ScoreTexts::score(m_metric, this->target()));
    update();
}

double TargetSlider::xOf(double value) const {
    return margin + (width() - 2 * margin) * (value - m_scale.low) / (m_scale.high - m_scale.low);
}

void TargetSlider::moveTo(double x) {
    const double share = (x - margin) / std::max(1.0, width() - 2 * margin);
    const double wanted = m_scale.low + (m_scale.high - m_scale.low) * share;
    const int snapped = static_cast<int>(std::lround(wanted / (m_scale.step * m_scale.snap))) * m_scale.snap;
    setValue(std::clamp(snapped, m_scale.lowest, m_scale.highest));
}

void TargetSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        moveTo(event->position().x());
    }
}

void TargetSlider::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton)) {
        moveTo(event->position().x());
    }
}

void TargetSlider::paintMarks(QPainter& painter) const {
    const int count = static_cast<int>(std::floor((m_scale.high - m_scale.low) / m_scale.tick + 1e-9));
    for (int i = 0; i <= count; ++i) {
        const double mark = m_scale.low + i * m_scale.tick;
        painter.setPen(QPen(colour(Role::FieldBorder), 1));
        painter.drawLine(QPointF(xOf(mark), trackY + 9), QPointF(xOf(mark), trackY + 13));
        painter.setPen(colour(Role::TextSecondary));
        painter.drawText(QRectF(xOf(mark) - 24, trackY + 13, 48, 18), Qt::AlignHCenter | Qt::AlignTop,
                         ScoreTexts::mark(m_metric, mark));
    }
}

/// The track is filled from its worst end on.
void TargetSlider::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    const double at = xOf(target());
    const double left = xOf(m_scale.low);
    const double right = xOf(m_scale.high);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Track));
    painter.drawRoundedRect(QRectF(left, trackY - 2, right - left, 4), 2, 2);
    painter.setBrush(colour(isEnabled() ? Role::Accent : Role::TextDisabled));
    const double from = m_scale.rising ? left : at;
    painter.drawRoundedRect(QRectF(from, trackY - 2, (m_scale.rising ? at : right) - from, 4), 2, 2);
    paintMarks(painter);
    if (m_best) {
        painter.setPen(QPen(colour(Role::Series1), 2));
        painter.drawLine(QPointF(xOf(*m_best), trackY - 9), QPointF(xOf(*m_best), trackY + 9));
    }
    painter.setPen(QPen(colour(isEnabled() ? Role::Accent : Role::TextDisabled), 2));
    painter.setBrush(colour(Role::Surface));
    painter.drawEllipse(QPointF(at, trackY), handleRadius, handleRadius);
}

} // namespace plateau::ui
