// What DataCurveView draws over the picture of the chart.

#include "ui/charts/data_curve_view.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr double padding = 12;
constexpr double lineHeight = 20;
constexpr double markerRoom = 18;
constexpr double columnGap = 16;
constexpr double awayFromLine = 14;

QFont small(TextWeight weight = TextWeight::Regular) {
    return Theme::instance().numberFont(TextSize::Secondary, weight);
}

double widthOf(const QString& text, TextWeight weight = TextWeight::Regular) {
    return QFontMetricsF(small(weight)).horizontalAdvance(text);
}

} // namespace

QSizeF DataCurveView::boxSize(const BoxContent& content) const {
    double names = 0;
    double values = 0;
    double intervals = 0;
    for (const Row& row : content.rows) {
        names = std::max(names, widthOf(row.name));
        values = std::max(values, widthOf(row.value, TextWeight::Semibold));
        intervals = std::max(intervals, widthOf(row.interval));
    }
    const QFontMetricsF title(Theme::instance().font(TextSize::Body, TextWeight::Semibold));
    const double head = title.horizontalAdvance(content.title) + columnGap + widthOf(content.side);
    const double body = markerRoom + names + columnGap + values + columnGap + intervals;
    const double rows = static_cast<double>(content.rows.size());
    return {std::max({head, body, widthOf(content.foot)}) + 2 * padding,
            2 * padding + (rows + 2) * lineHeight + 4};
}

QRectF DataCurveView::crosshairBox() const {
    if (!m_crosshair) {
        return {};
    }
    const QSizeF size = boxSize(boxContent());
    const double x = stopPixel(*m_crosshair);
    const plot::Rect& plot = m_layout.plot;
    const double top = plot.y + plot.height * .2;
    const double right = std::min(x + awayFromLine, width() - size.width() - 1);
    const double left = std::max(x - awayFromLine - size.width(), 1.0);
    QList<QRectF> places{QRectF(QPointF(right, top), size), QRectF(QPointF(left, top), size)};
    if (m_chart.needed) {
        const double from = m_layout.x.toPixel(std::max(1.0, m_chart.needed->low));
        const double to = m_layout.x.toPixel(m_chart.needed->high.value_or(m_chart.needed->low));
        const QRectF zone(from, plot.y, std::max(0.0, to - from), plot.height);
        places << QRectF(QPointF(std::min(zone.right() + awayFromLine, width() - size.width() - 1), top),
                         size)
               << QRectF(QPointF(std::max(zone.left() - awayFromLine - size.width(), 1.0), top), size);
        for (const QRectF& place : places) {
            const bool overLine = place.left() < x + 2 && place.right() > x - 2;
            if (!place.intersects(zone) && !overLine) {
                return place;
            }
        }
    }
    return x + awayFromLine + size.width() < width() ? places[0] : places[1];
}

void DataCurveView::paintCrosshair(QPainter& painter) const {
    const double x = stopPixel(*m_crosshair);
    const plot::Rect& plot = m_layout.plot;
    painter.setPen(QPen(colour(Role::TextSecondary), 1));
    painter.drawLine(QPointF(x, plot.y), QPointF(x, plot.bottom()));
    painter.setBrush(Qt::NoBrush);
    for (const plot::CurveSeries& series : shownChart().series) {
        for (const plot::CurvePoint& point : series.points) {
            const QPointF at(x, m_layout.y.toPixel(plot::shownValue(m_chart, point.mean)));
            if (point.n == *m_crosshair && plot.grown(1).contains({at.x(), at.y()})) {
                painter.setPen(QPen(colour(plot::seriesRole(series.hue)), 1.5));
                painter.drawEllipse(at, 8, 8);
            }
        }
    }
    paintBox(painter, boxContent(), crosshairBox());
}

void DataCurveView::paintBox(QPainter& painter, const BoxContent& content, const QRectF& box) const {
    painter.setPen(QPen(colour(Role::ButtonBorder), 1));
    painter.setBrush(colour(Role::Raised));
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), controlRadius, controlRadius);
    const QRectF inner = box.adjusted(padding, padding, -padding, -padding);
    const auto write = [&painter](const QRectF& where, Qt::Alignment side, const QString& text, Role role) {
        painter.setPen(colour(role));
        painter.drawText(where, static_cast<int>(side | Qt::AlignVCenter), text);
    };
    QRectF line(inner.topLeft(), QSizeF(inner.width(), lineHeight));
    painter.setFont(Theme::instance().font(TextSize::Body, TextWeight::Semibold));
    write(line, Qt::AlignLeft, content.title, Role::Text);
    painter.setFont(small());
    write(line, Qt::AlignRight, content.side, Role::TextSecondary);
    double intervals = 0;
    for (const Row& row : content.rows) {
        intervals = std::max(intervals, widthOf(row.interval));
    }
    for (const Row& row : content.rows) {
        line.translate(0, lineHeight);
        const QPointF marker(line.left() + 5, line.center().y());
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(row.hue < 0 ? Role::Reference : plot::seriesRole(row.hue)));
        row.hue < 0 ? painter.drawRect(QRectF(marker - QPointF(3.5, 3.5), QSizeF(7, 7)))
                    : painter.drawEllipse(marker, 4, 4);
        painter.setFont(small());
        write(line.adjusted(markerRoom, 0, 0, 0), Qt::AlignLeft, row.name, Role::Text);
        write(line, Qt::AlignRight, row.interval, Role::TextSecondary);
        painter.setFont(small(TextWeight::Semibold));
        write(line.adjusted(0, 0, -intervals - columnGap, 0), Qt::AlignRight, row.value, Role::Text);
    }
    line.translate(0, lineHeight + 4);
    painter.setFont(small());
    write(line, Qt::AlignLeft, content.foot, Role::TextSecondary);
}

bool DataCurveView::isFree(const QRectF& place) const {
    if (place.left() < m_layout.plot.x || place.top() < m_layout.plot.y || place.right() > width()) {
        return false;
    }
    const plot::Rect wanted{place.x(), place.y(), place.width(), place.height()};
    return std::none_of(
        m_layout.scene.marks.begin(), m_layout.scene.marks.end(), [&wanted](const plot::Mark& mark) {
            const auto* text = std::get_if<plot::Text>(&mark);
            const auto* box = std::get_if<plot::Box>(&mark);
            return (text != nullptr && plot::boundsOf(*text).overlaps(wanted)) ||
                   (box != nullptr && box->part == plot::Part::Target && box->rect.overlaps(wanted));
        });
}

void DataCurveView::paintJustIn(QPainter& painter) const {
    const QPointF at(stopPixel(m_justIn->n), m_layout.y.toPixel(plot::shownValue(m_chart, m_justIn->value)));
    if (!m_layout.plot.grown(1).contains({at.x(), at.y()})) {
        return; // outside the window
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(Role::Series1), 1.25));
    painter.drawEllipse(at, 8, 8);
    const QSizeF size(widthOf(m_justIn->text), lineHeight);
    for (const QPointF& way :
         {QPointF(-16, -18), QPointF(16, 22), QPointF(-16, 22), QPointF(16, -18), QPointF(20, 60)}) {
        const QPointF end = at + way;
        const double left = way.x() < 0 ? end.x() - size.width() - 4 : end.x() + 4;
        const QRectF place(QPointF(left, end.y() - size.height() / 2), size);
        if (isFree(place)) {
            painter.drawLine(at + QPointF(way.x() < 0 ? -6 : 6, way.y() < 0 ? -6 : 6), end);
            painter.setFont(small());
            painter.setPen(colour(Role::Text));
            painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), m_justIn->text);
            return;
        }
    }
}

void DataCurveView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPixmap(0, 0, m_picture);
    if (m_justIn) {
        paintJustIn(painter);
    }
    if (m_crosshair) {
        paintCrosshair(painter);
    }
}

} // namespace plateau::ui
