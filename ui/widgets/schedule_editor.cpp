#include "ui/widgets/schedule_editor.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plateau::ui {

namespace {

constexpr double pointRadius = 7;
constexpr double grabDistance = 14;
constexpr double nearest = 0.01; ///< two points keep at least so far apart in time
constexpr int mostPoints = 24;
constexpr int steps = 200; ///< of the drawn curve

double whole(double percent) {
    return std::round(std::clamp(percent, 0.0, 100.0));
}

double moment(double t) {
    return std::round(std::clamp(t, 0.0, 1.0) * 100) / 100;
}

} // namespace

ScheduleEditor::ScheduleEditor(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    describe();
}

void ScheduleEditor::setSchedule(const recipe::ShareSchedule& schedule) {
    m_schedule = schedule;
    m_point = std::clamp(m_point, 0, std::max(0, static_cast<int>(schedule.points.size()) - 1));
    describe();
    update();
}

QRectF ScheduleEditor::plot() const {
    return {46, 12, width() - 46.0 - 14, height() - 12.0 - 26};
}

QPointF ScheduleEditor::place(double t, double percent) const {
    const QRectF area = plot();
    return {area.left() + t * area.width(), area.bottom() - percent / 100 * area.height()};
}

int ScheduleEditor::pointAt(const QPointF& position) const {
    int found = -1;
    double best = grabDistance;
    for (std::size_t i = 0; i < m_schedule.points.size(); ++i) {
        const auto& point = m_schedule.points[i];
        const QPointF away = place(point.at, point.percent) - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < best) {
            best = distance;
            found = static_cast<int>(i);
        }
    }
    return found;
}

void ScheduleEditor::movePoint(double t, double percent) {
    auto& points = m_schedule.points;
    const auto at = static_cast<std::size_t>(m_point);
    const double low = at == 0 ? 0 : points[at - 1].at + nearest;
    const double high = at + 1 == points.size() ? 1 : points[at + 1].at - nearest;
    if (low <= high) {
        points[at].at = std::clamp(moment(t), low, high);
    }
    points[at].percent = whole(percent);
    describe();
    update();
}

bool ScheduleEditor::addPoint(double t, double percent) {
    auto& points = m_schedule.points;
    const auto apart = [t](const recipe::SharePoint& point) { return std::abs(point.at - t) >= nearest; };
    if (std::ssize(points) >= mostPoints || !std::all_of(points.begin(), points.end(), apart)) {
        return false;
    }
    const auto behind =
        std::upper_bound(points.begin(), points.end(), t,
                         [](double at, const recipe::SharePoint& point) { return at < point.at; });
    m_point = static_cast<int>(points.insert(behind, {moment(t), whole(percent)}) - points.begin());
    return true;
}

bool ScheduleEditor::removePoint() {
    auto& points = m_schedule.points;
    if (points.size() < 2) {
        return false;
    }
    points.erase(points.begin() + m_point);
    m_point = std::min(m_point, static_cast<int>(points.size()) - 1);
    return true;
}

void ScheduleEditor::describe() {
    QStringList texts;
    for (const recipe::SharePoint& point : m_schedule.points) {
        texts << tr("%1 after %2").arg(Texts::percent(point.percent / 100, 0), Texts::percent(point.at, 0));
    }
    setAccessibleDescription(tr("Share of the domain: %1").arg(texts.join(QStringLiteral(", "))));
}

void ScheduleEditor::mousePressEvent(QMouseEvent* event) {
    const int found = pointAt(event->position());
    m_dragging = found >= 0 && event->button() == Qt::LeftButton;
    m_point = m_dragging ? found : m_point;
    update();
}

void ScheduleEditor::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) {
        const QRectF area = plot();
        m_moved = true;
        movePoint((event->position().x() - area.left()) / area.width(),
                  (area.bottom() - event->position().y()) / area.height() * 100);
    }
}

void ScheduleEditor::mouseReleaseEvent(QMouseEvent* /*event*/) {
    const bool moved = std::exchange(m_moved, false);
    if (std::exchange(m_dragging, false) && moved) {
        Q_EMIT scheduleEdited(m_schedule);
    }
}

void ScheduleEditor::mouseDoubleClickEvent(QMouseEvent* event) {
    const QRectF area = plot();
    const int found = pointAt(event->position());
    m_dragging = m_moved = false;
    m_point = found >= 0 ? found : m_point;
    const bool changed = found >= 0 ? removePoint()
                                    : addPoint((event->position().x() - area.left()) / area.width(),
                                               (area.bottom() - event->position().y()) / area.height() * 100);
    if (changed) {
        describe();
        update();
        Q_EMIT scheduleEdited(m_schedule);
    }
}

void ScheduleEditor::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_schedule.points.size()) - 1;
    if (last < 0) {
        return QWidget::keyPressEvent(event);
    }
    const recipe::SharePoint point = m_schedule.points[static_cast<std::size_t>(m_point)];
    const bool inTime = event->modifiers().testFlag(Qt::ControlModifier);
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    bool edited = true;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int way = event->key() == Qt::Key_Left ? -1 : 1;
        if (inTime) {
            movePoint(point.at + way * step / 100, point.percent);
        } else {
            m_point = std::clamp(m_point + way, 0, last);
            edited = false;
        }
        break;
    }
    case Qt::Key_Up:
        movePoint(point.at, point.percent + step);
        break;
    case Qt::Key_Down:
        movePoint(point.at, point.percent - step);
        break;
    case Qt::Key_Insert: {
        const double next = m_point == last ? 1 : m_schedule.points[static_cast<std::size_t>(m_point) + 1].at;
        const double t =
            point.at >= 1
                ? (last == 0 ? 0 : moment(m_schedule.points[static_cast<std::size_t>(last - 1)].at / 2 + 0.5))
                : moment((point.at + next) / 2);
        edited = addPoint(t, 100 * m_schedule.share(t));
        break;
    }
    case Qt::Key_Delete:
        edited = removePoint();
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    describe();
    update();
    if (edited) {
        Q_EMIT scheduleEdited(m_schedule);
    }
}

void ScheduleEditor::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void ScheduleEditor::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void ScheduleEditor::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    paintShares(painter);
    paintPoints(painter);
}

void ScheduleEditor::paintAxes(QPainter& painter) const {
    const QRectF area = plot();
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    for (const double percent : {0.0, 25.0, 50.0, 75.0, 100.0}) {
        const double y = place(0, percent).y();
        painter.setPen(QPen(colour(percent == 0 ? Role::FieldBorder : Role::Grid), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (percent != 25 && percent != 75) {
            painter.setPen(colour(Role::TextSecondary));
            painter.drawText(QRectF(0, y - 9, area.left() - 6, 18),
                             static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                             Texts::percent(percent / 100, 0));
        }
    }
    painter.setPen(colour(Role::TextSecondary));
    const QRectF below(area.left(), area.bottom() + 6, area.width(), 18);
    painter.drawText(below, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), tr("start of training"));
    painter.drawText(below, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), tr("end"));
}

void ScheduleEditor::paintShares(QPainter& painter) const {
    const QRectF area = plot();
    QPolygonF line;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        line << place(t, 100 * m_schedule.share(t));
    }
    QPolygonF filled = line;
    filled << area.bottomRight() << area.bottomLeft();
    QColor shade = colour(Role::Accent);
    shade.setAlphaF(0.16F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawPolygon(filled);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(Role::Accent), 2));
    painter.drawPolyline(line);
    painter.setFont(Theme::instance().font(TextSize::Secondary));
    painter.setPen(colour(Role::TextSecondary));
    // Each name where there is most of it.
    const bool rises = m_schedule.share(1) >= m_schedule.share(0);
    const double most = std::max(m_schedule.share(0), m_schedule.share(1));
    const double least = std::min(m_schedule.share(0), m_schedule.share(1));
    const QRectF inside = area.adjusted(16, 2, -16, -2);
    if (most > 0.25) {
        painter.drawText(inside, static_cast<int>(Qt::AlignBottom | (rises ? Qt::AlignRight : Qt::AlignLeft)),
                         tr("domain"));
    }
    if (least < 0.75) {
        painter.drawText(inside, static_cast<int>(Qt::AlignTop | (rises ? Qt::AlignLeft : Qt::AlignRight)),
                         tr("general"));
    }
}

void ScheduleEditor::paintPoints(QPainter& painter) const {
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary, TextWeight::Medium));
    for (std::size_t i = 0; i < m_schedule.points.size(); ++i) {
        const recipe::SharePoint& point = m_schedule.points[i];
        const QPointF at = place(point.at, point.percent);
        const bool chosen = hasFocus() && static_cast<int>(i) == m_point;
        painter.setPen(QPen(colour(Role::Accent), 2));
        painter.setBrush(colour(chosen ? Role::Accent : Role::Surface));
        painter.drawEllipse(at, pointRadius, pointRadius);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(colour(Role::Text));
        const double y = point.percent > 80 ? at.y() + pointRadius + 1 : at.y() - pointRadius - 19;
        const double left = std::clamp(at.x() - 24, plot().left(), std::max(plot().left(), width() - 50.0));
        painter.drawText(QRectF(left, y, 48, 18), Qt::AlignCenter, Texts::percent(point.percent / 100, 0));
    }
}

} // namespace plateau::ui
