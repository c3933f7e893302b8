#include "ui/widgets/log_ruler.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr double margin = 14;
constexpr double handleRadius = 8;
constexpr double grabDistance = 14;
constexpr double labelRoom = 34;
constexpr double top = 26;

} // namespace

LogRuler::LogRuler(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    describe();
}

void LogRuler::setPool(std::int64_t pool) {
    m_pool = std::max<std::int64_t>(pool, 2);
    update();
}

void LogRuler::setSizes(const std::vector<std::int64_t>& sizes) {
    m_sizes = sizes;
    m_handle = std::clamp(m_handle, 0, std::max(0, static_cast<int>(sizes.size()) - 1));
    describe();
    update();
}

void LogRuler::setCurve(const std::vector<RulerPoint>& curve) {
    m_curve = curve;
    update();
}

plot::Scale LogRuler::scale() const {
    const double low = m_sizes.empty() ? 10 : static_cast<double>(m_sizes.front());
    plot::Interval domain{std::max(1.0, std::pow(10, std::floor(std::log10(std::max(1.0, low * .8))))),
                          static_cast<double>(m_pool) * 1.15};
    return {plot::ScaleKind::Log, domain, margin, width() - margin};
}

double LogRuler::baseline() const {
    return height() - labelRoom;
}

double LogRuler::heightOf(double share) const {
    return baseline() - space::card - (baseline() - space::card - top) * std::clamp(share, 0.0, 1.0);
}

void LogRuler::describe() {
    QStringList texts;
    for (const std::int64_t size : m_sizes) {
        texts << Texts::count(size);
    }
    setAccessibleDescription(tr("Sizes: %1").arg(texts.join(QStringLiteral(", "))));
}

void LogRuler::moveHandle(double n) {
    if (m_sizes.empty()) {
        return;
    }
    const auto at = static_cast<std::size_t>(m_handle);
    const std::int64_t low = at == 0 ? 1 : m_sizes[at - 1] + 1;
    const std::int64_t high = at + 1 == m_sizes.size() ? m_pool : m_sizes[at + 1] - 1;
    if (low > high) {
        return;
    }
    m_sizes[at] = std::clamp(static_cast<std::int64_t>(std::llround(n)), low, high);
    describe();
    update();
    Q_EMIT sizesMoved(m_sizes);
}

void LogRuler::mousePressEvent(QMouseEvent* event) {
    const plot::Scale x = scale();
    double best = grabDistance;
    m_dragging = false;
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const double distance = std::abs(x.toPixel(static_cast<double>(m_sizes[i])) - event->position().x());
        if (distance < best) {
            best = distance;
            m_handle = static_cast<int>(i);
            m_dragging = true;
        }
    }
    update();
}

void LogRuler::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) {
        moveHandle(scale().toValue(event->position().x()));
    }
}

void LogRuler::mouseReleaseEvent(QMouseEvent* /*event*/) {
    if (std::exchange(m_dragging, false)) {
        Q_EMIT sizesEdited(m_sizes);
    }
}

void LogRuler::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_sizes.size()) - 1;
    if (last < 0) {
        return QWidget::keyPressEvent(event);
    }
    const auto at = static_cast<std::size_t>(m_handle);
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? .1 : .02;
    const double n = static_cast<double>(m_sizes[at]);
    switch (event->key()) {
    case Qt::Key_Left:
        m_handle = std::max(0, m_handle - 1);
        break;
    case Qt::Key_Right:
        m_handle = std::min(last, m_handle + 1);
        break;
    case Qt::Key_Up:
        moveHandle(std::max(n + 1, n * (1 + step)));
        break;
    case Qt::Key_Down:
        moveHandle(std::min(n - 1, n * (1 - step)));
        break;
    case Qt::Key_Delete:
        if (last > 0) {
            m_sizes.erase(m_sizes.begin() + m_handle);
            m_handle = std::min(m_handle, last - 1);
        }
        break;
    case Qt::Key_Insert: {
        const double next =
            m_handle == last ? static_cast<double>(m_pool) : static_cast<double>(m_sizes[at + 1]);
        const auto between = static_cast<std::int64_t>(std::llround(std::sqrt(n * next)));
        if (between > m_sizes[at] && static_cast<double>(between) < next) {
            m_sizes.insert(m_sizes.begin() + m_handle + 1, between);
            ++m_handle;
        }
        break;
    }
    default:
        return QWidget::keyPressEvent(event);
    }
    describe();
    update();
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right) {
        Q_EMIT sizesEdited(m_sizes);
    }
}

void LogRuler::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void LogRuler::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void LogRuler::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxis(painter);
    paintCurve(painter);
    paintHandles(painter);
}

void LogRuler::paintAxis(QPainter& painter) const {
    const plot::Scale x = scale();
    const double y = baseline();
    const double end = x.toPixel(static_cast<double>(m_pool));
    painter.fillRect(QRectF(end, top - 8, width() - margin - end, y - top + 8), colour(Role::Hover));
    painter.setPen(QPen(colour(Role::FieldBorder), 1));
    painter.drawLine(QPointF(margin, y), QPointF(width() - margin, y));
    for (const double tick : plot::minorLogTicks(x.domain)) {
        const double at = x.toPixel(tick);
        painter.drawLine(QPointF(at, y), QPointF(at, y + 4));
    }
    painter.setPen(QPen(colour(Role::Grid), 1));
    for (const std::int64_t size : m_sizes) {
        const double at = x.toPixel(static_cast<double>(size));
        painter.drawLine(QPointF(at, top), QPointF(at, y - handleRadius));
    }
    QPen dashed(colour(Role::Text), 1.25);
    dashed.setDashPattern({2, 3});
    painter.setPen(dashed);
    painter.drawLine(QPointF(end, top - 8), QPointF(end, y + 6));
    painter.setPen(colour(Role::TextSecondary));
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    // A curve has its last score up there.
    const double textTop = m_curve.empty() ? top - 16 : y - 34;
    painter.drawText(QRectF(end - 206, textTop, 200, 18), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                     tr("%1 in the pool").arg(Texts::count(m_pool)));
}

void LogRuler::paintCurve(QPainter& painter) const {
    const plot::Scale x = scale();
    QPolygonF line;
    for (const RulerPoint& point : m_curve) {
        line << QPointF(x.toPixel(point.n), heightOf(point.share));
    }
    painter.setPen(QPen(colour(Role::Reference), 1.25));
    painter.drawPolyline(line);
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    for (int i = 0; i < line.size(); ++i) {
        painter.fillRect(QRectF(line[i].x() - 2.5, line[i].y() - 2.5, 5, 5), colour(Role::Reference));
        painter.setPen(colour(Role::TextSecondary));
        painter.drawText(QRectF(line[i].x() - 30, line[i].y() - 22, 60, 16), Qt::AlignCenter,
                         Texts::percentDigits(m_curve[static_cast<std::size_t>(i)].share, 0));
    }
}

void LogRuler::paintHandles(QPainter& painter) const {
    const plot::Scale x = scale();
    const double y = baseline();
    if (m_sizes.empty()) {
        return;
    }
    const auto at = [&](std::size_t i) { return x.toPixel(static_cast<double>(m_sizes[i])); };
    painter.setPen(QPen(colour(Role::Accent), 4));
    painter.drawLine(QPointF(at(0), y), QPointF(at(m_sizes.size() - 1), y));
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary, TextWeight::Medium));
    double lastRight = -1e9;
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const bool chosen = hasFocus() && static_cast<int>(i) == m_handle;
        painter.setPen(QPen(colour(Role::Accent), 2));
        painter.setBrush(colour(chosen ? Role::Accent : Role::Surface));
        painter.drawEllipse(QPointF(at(i), y), handleRadius, handleRadius);
        painter.setBrush(Qt::NoBrush);
        const QString text = Texts::count(m_sizes[i]);
        const double half = painter.fontMetrics().horizontalAdvance(text) / 2.0;
        if (at(i) - half > lastRight + 4) {
            painter.setPen(colour(Role::Text));
            painter.drawText(QRectF(at(i) - 40, y + 12, 80, 18), Qt::AlignCenter, text);
            lastRight = at(i) + half;
        }
    }
}

} // namespace plateau::ui
