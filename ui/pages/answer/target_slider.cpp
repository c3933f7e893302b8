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
constexpr int hundred = 1000; ///< tenths of a percent
constexpr int highest = 999;  ///< a target of 100 % has no answer

} // namespace

TargetSlider::TargetSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setSingleStep(10);
    setPageStep(50);
    setRange(500, highest);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QSlider::valueChanged, this, [this] { Q_EMIT targetMoved(target()); });
}

void TargetSlider::setScores(double lowest, std::optional<double> best) {
    const QSignalBlocker quiet(this);
    const int ten = 100;
    const int least = std::clamp(static_cast<int>(std::floor(lowest * 10)) * ten, 0, 900);
    setRange(std::max(1, std::min(least, value() / ten * ten)), highest);
    m_best = best;
    update();
}

void TargetSlider::setTarget(double share) {
    const QSignalBlocker quiet(this);
    const int wanted = std::clamp(static_cast<int>(std::lround(share * hundred)), 1, highest);
    if (wanted < minimum()) {
        setMinimum(std::max(1, wanted / 100 * 100));
    }
    setValue(wanted);
    setAccessibleDescription(Texts::percent(target()));
    update();
}

double TargetSlider::xOf(double share) const {
    const double low = minimum() <= 1 ? 0 : minimum() / double(hundred);
    return margin + (width() - 2 * margin) * (share - low) / (1 - low);
}

void TargetSlider::moveTo(double x) {
    const double low = minimum() <= 1 ? 0 : minimum() / double(hundred);
    const double share = low + (1 - low) * (x - margin) / std::max(1.0, width() - 2 * margin);
    setValue(std::clamp(static_cast<int>(std::lround(share * 200)) * 5, minimum(), highest));
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

void TargetSlider::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    const double low = minimum() <= 1 ? 0 : minimum() / double(hundred);
    const double at = xOf(target());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Track));
    painter.drawRoundedRect(QRectF(xOf(low), trackY - 2, xOf(1) - xOf(low), 4), 2, 2);
    painter.setBrush(colour(isEnabled() ? Role::Accent : Role::TextDisabled));
    painter.drawRoundedRect(QRectF(xOf(low), trackY - 2, at - xOf(low), 4), 2, 2);
    const double step = 1 - low > 0.55 ? 0.2 : 1 - low > 0.25 ? 0.1 : 0.05;
    for (double mark = low; mark < 1 + 1e-9; mark += step) {
        painter.setPen(QPen(colour(Role::FieldBorder), 1));
        painter.drawLine(QPointF(xOf(mark), trackY + 9), QPointF(xOf(mark), trackY + 13));
        painter.setPen(colour(Role::TextSecondary));
        painter.drawText(QRectF(xOf(mark) - 20, trackY + 13, 40, 18), Qt::AlignHCenter | Qt::AlignTop,
                         Texts::percentDigits(mark, 0));
    }
    if (m_best) {
        painter.setPen(QPen(colour(Role::Series1), 2));
        painter.drawLine(QPointF(xOf(*m_best), trackY - 9), QPointF(xOf(*m_best), trackY + 9));
    }
    painter.setPen(QPen(colour(isEnabled() ? Role::Accent : Role::TextDisabled), 2));
    painter.setBrush(colour(Role::Surface));
    painter.drawEllipse(QPointF(at, trackY), handleRadius, handleRadius);
}

} // namespace plateau::ui
