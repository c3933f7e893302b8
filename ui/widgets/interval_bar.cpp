#include "ui/widgets/interval_bar.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QPainter>

#include <algorithm>

namespace plateau::ui {

IntervalBar::IntervalBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void IntervalBar::setValue(const Value& value) {
    m_value = value;
    setAccessibleName(Texts::percent(value.score));
    setAccessibleDescription(Texts::percentRange(value.low, value.high));
    update();
}

void IntervalBar::paint(QPainter& painter, const QRectF& box, const Value& value) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto x = [&](double share) {
        const double part = (share - value.from) / (value.to - value.from);
        return box.x() + box.width() * std::clamp(part, 0.0, 1.0);
    };
    const double y = box.center().y();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Track));
    painter.drawRoundedRect(QRectF(box.x(), y - 3, box.width(), 6), 3, 3);
    painter.setBrush(colour(value.vague ? Role::FieldBorder : Role::Tint4));
    painter.drawRoundedRect(QRectF(box.x(), y - 3, x(value.score) - box.x(), 6), 3, 3);
    painter.setPen(QPen(colour(Role::Text), 1.25));
    painter.drawLine(QPointF(x(value.low), y), QPointF(x(value.high), y));
    for (const double end : {value.low, value.high}) {
        painter.drawLine(QPointF(x(end), y - 4), QPointF(x(end), y + 4));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Text));
    painter.drawEllipse(QPointF(x(value.score), y), 3, 3);
    painter.restore();
}

void IntervalBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paint(painter, QRectF(rect()).adjusted(3, 0, -3, 0), m_value);
}

} // namespace plateau::ui
