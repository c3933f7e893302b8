// How a ChartCanvas follows mouse and keyboard, and what it says at the hover line.

#include "ui/charts/chart_canvas.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr double wheelStep = .8; // of the window's length, a notch
constexpr double deepest = 1e-6; // of the full length
constexpr double padding = 8;
constexpr double lineHeight = 18;
constexpr double markerRoom = 16;
constexpr double columnGap = 14;
constexpr double awayFromLine = 10;

plot::Interval zoomed(plot::Interval range, double about, double factor) {
    return {about - (about - range.low) * factor, about + (range.high - about) * factor};
}

} // namespace

plot::Point ChartCanvas::valueAt(QPointF place) const {
    const QRectF area = chart()->plotArea();
    const Window seen = part();
    const double across = area.width() > 0 ? (place.x() - area.left()) / area.width() : .5;
    const double up = area.height() > 0 ? (area.bottom() - place.y()) / area.height() : .5;
    return {seen.x.low + across * (seen.x.high - seen.x.low), seen.y.low + up * (seen.y.high - seen.y.low)};
}

QPointF ChartCanvas::toPixel(plot::Point value) const {
    const QRectF area = chart()->plotArea();
    const Window seen = part();
    const double across = (value.x - seen.x.low) / (seen.x.high - seen.x.low);
    const double up = (value.y - seen.y.low) / (seen.y.high - seen.y.low);
    return {area.left() + across * area.width(), area.bottom() - up * area.height()};
}

void ChartCanvas::zoomAt(QPointF place, double factor) {
    const Window all = full();
    const Window seen = part();
    const plot::Point about = valueAt(place);
    const double share = (seen.x.high - seen.x.low) / (all.x.high - all.x.low);
    factor = std::max(factor, std::min(1.0, deepest / share)); // however far the wheel was turned
    if (share * factor >= 1) {
        setWindow(std::nullopt);
    } else {
        setWindow(Window{zoomed(seen.x, about.x, factor), zoomed(seen.y, about.y, factor)});
    }
}

void ChartCanvas::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0 || (notches < 0 && !m_zoom)) {
        event->ignore(); // the page scrolls
        return;
    }
    zoomAt(event->position(), std::pow(wheelStep, notches));
    event->accept();
}

void ChartCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragged = event->position();
    }
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragged.reset();
        viewport()->unsetCursor();
    }
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_dragged.reset();
        setWindow(std::nullopt);
    }
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragged && m_zoom) {
        const plot::Point from = valueAt(*m_dragged);
        const plot::Point to = valueAt(event->position());
        Window next = *m_zoom;
        next.x = {next.x.low + from.x - to.x, next.x.high + from.x - to.x};
        next.y = {next.y.low + from.y - to.y, next.y.high + from.y - to.y};
        viewport()->setCursor(Qt::ClosedHandCursor);
        m_dragged = event->position();
        setWindow(next);
        return;
    }
    const QRectF area = chart()->plotArea();
    const auto all = stops();
    if (all.empty() || !area.adjusted(-6, -6, 6, 6).contains(event->position())) {
        return setHover(std::nullopt);
    }
    const double x = valueAt(event->position()).x;
    setHover(*std::min_element(all.begin(), all.end(),
                               [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); }));
}

bool ChartCanvas::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && !hasFocus()) {
        setHover(std::nullopt);
    }
    return QChartView::viewportEvent(event);
}

void ChartCanvas::keyPressEvent(QKeyEvent* event) {
    const QPointF middle = m_hover ? QPointF(toPixel({*m_hover, 0}).x(), chart()->plotArea().center().y())
                                   : chart()->plotArea().center();
    switch (event->key()) {
    case Qt::Key_Left:
        return moveHover(-1);
    case Qt::Key_Right:
        return moveHover(1);
    case Qt::Key_Escape:
        return setHover(std::nullopt);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomAt(middle, wheelStep);
    case Qt::Key_Minus:
        return zoomAt(middle, 1 / wheelStep);
    case Qt::Key_0:
        return setWindow(std::nullopt);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartCanvas::moveHover(int steps) {
    const auto all = stops();
    if (all.empty()) {
        return;
    }
    if (!m_hover) {
        return setHover(steps > 0 ? all.front() : all.back());
    }
    const auto now = std::lower_bound(all.begin(), all.end(), *m_hover) - all.begin();
    const auto last = static_cast<std::ptrdiff_t>(all.size()) - 1;
    setHover(all[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(now + steps, 0, last))]);
}

void ChartCanvas::setHover(std::optional<double> x) {
    if (x != m_hover) {
        m_hover = x;
        viewport()->update();
        Q_EMIT hoverChanged();
    }
}

/// Where the hover line can stand: each x of a shown series inside the window.
std::vector<double> ChartCanvas::stops() const {
    const plot::Interval seen = part().x;
    std::vector<double> out;
    for (const ChartSeries& series : m_data.series) {
        for (const plot::Point& point : series.points) {
            if (series.shown && std::isfinite(point.y) && point.x >= seen.low && point.x <= seen.high) {
                out.push_back(point.x);
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

const plot::Point* ChartCanvas::nearest(const ChartSeries& series, double x) const {
    const plot::Point* best = nullptr;
    for (const plot::Point& point : series.points) {
        if (std::isfinite(point.y) && (best == nullptr || std::abs(point.x - x) < std::abs(best->x - x))) {
            best = &point;
        }
    }
    return best;
}

QString ChartCanvas::hoverTitle() const {
    if (!m_data.names.isEmpty()) {
        const auto place = static_cast<qsizetype>(std::llround(*m_hover));
        return place >= 0 && place < m_data.names.size() ? m_data.names[place] : QString();
    }
    const QString value = written(*m_hover, m_data.x.format);
    return m_data.x.title.isEmpty() ? value : QStringLiteral("%1 %2").arg(m_data.x.title, value);
}

std::vector<ChartCanvas::Row> ChartCanvas::hoverRows() const {
    std::vector<Row> rows;
    for (const ChartSeries& series : m_data.series) {
        const plot::Point* point = series.shown && m_hover ? nearest(series, *m_hover) : nullptr;
        const bool bar = series.shape == ChartSeries::Shape::Bars;
        if (point != nullptr && (!bar || point->x == *m_hover)) {
            rows.push_back({series.role, series.name, written(point->y, m_data.y.format)});
        }
    }
    return rows;
}

QStringList ChartCanvas::hoverLines() const {
    QStringList out;
    if (m_hover) {
        out << hoverTitle();
        for (const Row& row : hoverRows()) {
            out << QStringLiteral("%1 %2").arg(row.name, row.value).trimmed();
        }
    }
    return out;
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF& rect) {
    QChartView::drawForeground(painter, rect);
    if (m_hover) {
        paintHover(*painter);
    }
}

void ChartCanvas::paintHover(QPainter& painter) const {
    const QRectF area = chart()->plotArea();
    const QFont font = Theme::instance().numberFont(TextSize::Secondary);
    const QFontMetricsF metrics(font);
    const double half = m_data.series.empty() || m_data.series.front().shape != ChartSeries::Shape::Bars
                            ? 0
                            : m_data.series.front().barWidth / 2;
    const double x = toPixel({*m_hover + half, 0}).x();
    painter.setPen(QPen(ink(plot::Role::TextSecondary), 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const auto rows = hoverRows();
    const double most = std::max(60.0, width() - 2 * padding);
    const QString title = metrics.elidedText(hoverTitle(), Qt::ElideRight, most - 2 * padding);
    double names = 0;
    double values = 0;
    for (const Row& row : rows) {
        names = std::max(names, metrics.horizontalAdvance(row.name));
        values = std::max(values, metrics.horizontalAdvance(row.value));
    }
    const double body = markerRoom + names + (names > 0 ? columnGap : 0) + values;
    const QSizeF size(std::min(most, std::max(metrics.horizontalAdvance(title), body) + 2 * padding),
                      2 * padding + lineHeight * static_cast<double>(rows.size() + 1));
    const bool right = x + awayFromLine + size.width() < width();
    const double left = right ? x + awayFromLine : std::max(1.0, x - awayFromLine - size.width());
    const QRectF box(QPointF(left, std::max(1.0, area.top())), size);
    painter.setPen(QPen(ink(plot::Role::ButtonBorder), 1));
    painter.setBrush(ink(plot::Role::Raised));
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), controlRadius, controlRadius);
    painter.setFont(font);
    QRectF line(box.left() + padding, box.top() + padding, box.width() - 2 * padding, lineHeight);
    painter.setPen(ink(plot::Role::Text));
    painter.drawText(line, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), title);
    for (const Row& row : rows) {
        line.translate(0, lineHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink(row.role));
        painter.drawEllipse(QPointF(line.left() + 4, line.center().y()), 3.5, 3.5);
        painter.setPen(ink(plot::Role::Text));
        painter.drawText(line.adjusted(markerRoom, 0, 0, 0),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), row.name);
        painter.drawText(line, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), row.value);
    }
}

} // namespace plateau::ui
