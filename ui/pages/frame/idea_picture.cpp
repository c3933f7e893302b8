#include "ui/pages/frame/idea_picture.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace plateau::ui {

namespace {

// In a box of 116 × 72 pixels, floor at 68.
constexpr double floorY = 68;

void paintGrow(QPainter& painter) {
    painter.setPen(QPen(colour(Role::Accent), 1));
    painter.setBrush(colour(Role::AccentSoft));
    const double heights[] = {8, 21, 34, 48};
    for (int i = 0; i < 4; ++i) {
        const double x = 4 + i * 28.0;
        painter.drawRoundedRect(QRectF(x, floorY - heights[i], 22, heights[i]), 3, 3);
        if (i > 0) {
            painter.drawLine(QPointF(x, floorY - heights[i - 1]), QPointF(x + 22, floorY - heights[i - 1]));
        }
    }
}

QPainterPath curve() {
    QPainterPath path(QPointF(6, 64));
    path.cubicTo(20, 28, 34, 14, 112, 10);
    return path;
}

void paintWatch(QPainter& painter) {
    const QPolygonF line{QPointF(10, 60), QPointF(32, 40), QPointF(56, 24), QPointF(80, 17),
                         QPointF(106, 13)};
    QPolygonF band;
    for (const QPointF& point : line) {
        band << point + QPointF(0, -3 - (106 - point.x()) * .05);
    }
    for (auto point = line.rbegin(); point != line.rend(); ++point) {
        band << *point + QPointF(0, 3 + (106 - point->x()) * .05);
    }
    QColor tint = colour(Role::Series1);
    tint.setAlphaF(.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawPolygon(band);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(Role::Series1), 2));
    painter.drawPolyline(line);
    painter.setBrush(colour(Role::Series1));
    painter.setPen(QPen(colour(Role::Surface), 1));
    for (const QPointF& point : line) {
        painter.drawEllipse(point, 4, 4);
    }
}

void paintDecide(QPainter& painter) {
    painter.fillRect(QRectF(34, 26, 30, floorY - 26), colour(Role::Track));
    painter.setPen(QPen(colour(Role::Accent), 1.25));
    painter.drawLine(QPointF(2, 22), QPointF(114, 22));
    painter.setPen(QPen(colour(Role::Series1), 2));
    painter.drawPath(curve());
    painter.setPen(QPen(colour(Role::Text), 1.5));
    painter.drawLine(QPointF(46, 26), QPointF(46, floorY));
    painter.setPen(QPen(colour(Role::Text), 4, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(34, floorY), QPointF(64, floorY));
    painter.setPen(QPen(colour(Role::Text), 1.5));
    painter.setBrush(colour(Role::Surface));
    painter.drawEllipse(QPointF(46, 22), 4.5, 4.5);
}

} // namespace

IdeaPicture::IdeaPicture(Idea idea, QWidget* parent) : QWidget(parent), m_idea(idea) {
    setFixedSize(116, 72);
}

void IdeaPicture::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Role::FieldBorder), 1));
    painter.drawLine(QPointF(0, floorY + .5), QPointF(116, floorY + .5));
    switch (m_idea) {
    case Idea::Grow:
        return paintGrow(painter);
    case Idea::Watch:
        return paintWatch(painter);
    case Idea::Decide:
        return paintDecide(painter);
    }
}

} // namespace plateau::ui
