#include "ui/pages/data/bars.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/data_table_model.h"
#include "ui/viewmodels/texts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int axisRoom = 18;
constexpr double widestBar = 26;

double heightOf(std::uint64_t count, std::uint64_t most, double room) {
    return most == 0 ? 0 : std::max(1.0, room * static_cast<double>(count) / static_cast<double>(most));
}

void paintFloor(QPainter& painter, double y, int width) {
    painter.setPen(QPen(colour(Role::FieldBorder), 1));
    painter.drawLine(QPointF(0, y + .5), QPointF(width, y + .5));
}

} // namespace

ClassBars::ClassBars(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClassBars::setCounts(const std::vector<data::LabelCount>& counts) {
    if (counts == m_counts) {
        return;
    }
    m_counts = counts;
    m_rareBelow = counts.size() < 2 ? 0 : counts[counts.size() / 2].count / 2;
    m_at.reset();
    update();
}

std::int64_t ClassBars::rareCount() const {
    return std::count_if(m_counts.begin(), m_counts.end(),
                         [this](const data::LabelCount& label) { return label.count < m_rareBelow; });
}

double ClassBars::step() const {
    return m_counts.empty() ? 1 : std::min(widestBar, width() / static_cast<double>(m_counts.size()));
}

void ClassBars::pointAt(std::optional<std::size_t> bar) {
    bar = bar && *bar < m_counts.size() ? bar : std::nullopt;
    if (bar == m_at) {
        return;
    }
    m_at = bar;
    const QString what =
        bar ? QStringLiteral("%1: %2").arg(cellText(m_counts[*bar].label),
                                           Texts::samples(static_cast<std::int64_t>(m_counts[*bar].count)))
            : QString();
    setAccessibleDescription(what);
    Q_EMIT pointedAt(what);
    update();
}

void ClassBars::mouseMoveEvent(QMouseEvent* event) {
    pointAt(static_cast<std::size_t>(std::max(0.0, event->position().x() / step())));
}

void ClassBars::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    pointAt(std::nullopt);
}

void ClassBars::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    pointAt(std::nullopt);
}

void ClassBars::keyPressEvent(QKeyEvent* event) {
    const bool left = event->key() == Qt::Key_Left;
    if ((!left && event->key() != Qt::Key_Right) || m_counts.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::size_t last = m_counts.size() - 1;
    pointAt(!m_at ? 0 : (left ? *m_at - std::min<std::size_t>(*m_at, 1) : std::min(*m_at + 1, last)));
}

void ClassBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const double floor = height() - 1;
    const std::uint64_t most = m_counts.empty() ? 0 : m_counts.front().count;
    painter.fillRect(QRectF(0, 0, width(), 1), colour(Role::Grid));
    painter.fillRect(QRectF(0, floor / 2, width(), 1), colour(Role::Grid));
    const double wide = step();
    const double gap = wide >= 4 ? 1.5 : (wide >= 2 ? .5 : 0);
    // More classes than pixels: one bar a pixel, the largest of those that share it.
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (i < next) {
            continue;
        }
        next = std::max(i + 1, static_cast<std::size_t>((static_cast<double>(i) * wide + 1) / wide));
        const bool rare = m_counts[i].count < m_rareBelow;
        const double tall = heightOf(m_counts[i].count, most, floor - 1);
        const QRectF bar(static_cast<double>(i) * wide, floor - tall, std::max(1.0, wide - gap), tall);
        painter.fillRect(bar, colour(m_at == i ? Role::Accent : (rare ? Role::Series2 : Role::Series1)));
    }
    paintFloor(painter, floor, width());
}

LengthBars::LengthBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LengthBars::setProfile(const data::LengthProfile& profile) {
    m_profile = profile;
    QStringList told;
    for (const data::LengthBin& bin : profile.bins) {
        told << QStringLiteral("%1: %2").arg(
            Texts::range(Texts::count(static_cast<std::int64_t>(bin.from)),
                         Texts::count(static_cast<std::int64_t>(bin.to - 1))),
            Texts::count(static_cast<std::int64_t>(bin.count)));
    }
    setAccessibleDescription(told.join(QStringLiteral("; ")));
    update();
}

void LengthBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const double floor = height() - axisRoom - 1;
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    std::uint64_t most = 0;
    for (const data::LengthBin& bin : m_profile.bins) {
        most = std::max(most, bin.count);
    }
    const double wide = m_profile.bins.empty()
                            ? 0
                            : std::min(widestBar, width() / static_cast<double>(m_profile.bins.size()));
    double labelled = -1;
    for (std::size_t i = 0; i < m_profile.bins.size(); ++i) {
        const data::LengthBin& bin = m_profile.bins[i];
        const double x = static_cast<double>(i) * wide;
        const double tall = bin.count == 0 ? 0 : heightOf(bin.count, most, floor - 1);
        painter.fillRect(QRectF(x, floor - tall, std::max(1.0, wide - 1.5), tall), colour(Role::Series1));
        const QString text = Texts::count(static_cast<std::int64_t>(bin.from));
        const double room = painter.fontMetrics().horizontalAdvance(text);
        if (x >= labelled && x + room <= width()) {
            painter.setPen(colour(Role::TextSecondary));
            painter.drawText(QRectF(x, floor + 3, room + 2, axisRoom), static_cast<int>(Qt::AlignTop), text);
            labelled = x + room + space::stacked;
        }
    }
    paintFloor(painter, floor, width());
}

} // namespace plateau::ui
