#include "ui/charts/confusion_view.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace plateau::ui {

namespace {

constexpr double smallestNamed = 13; // pixels of a tile that has a name
constexpr double smallestCount = 22; // … and a figure
constexpr double widestNames = 110;
constexpr double axisRoom = 18;
constexpr double largestTile = 56;

} // namespace

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ConfusionView::setMatrix(const QStringList& classes, const std::vector<std::vector<int>>& confusion) {
    m_classes = classes;
    m_confusion = confusion;
    // The row of labels outside the pool is shown where there are any.
    m_items.clear();
    for (const auto& row : m_confusion) {
        m_items.push_back(std::accumulate(row.begin(), row.end(), 0));
    }
    while (m_confusion.size() > columns() && m_items.back() == 0) {
        m_confusion.pop_back();
        m_items.pop_back();
    }
    m_tile.reset();
    describe();
    update();
}

QString ConfusionView::rowName(std::size_t row) const {
    return row < columns() ? m_classes[static_cast<qsizetype>(row)] : tr("other labels");
}

bool ConfusionView::hasNames() const {
    const double most = static_cast<double>(std::max(rows(), columns()));
    return (height() - axisRoom) / most >= smallestNamed;
}

double ConfusionView::nameRoom() const {
    if (!hasNames()) {
        return 0;
    }
    const QFontMetricsF metrics(Theme::instance().font(TextSize::Secondary));
    double widest = 0;
    for (std::size_t row = 0; row < rows(); ++row) {
        widest = std::max(widest, metrics.horizontalAdvance(rowName(row)));
    }
    return std::min(widest, widestNames) + space::small;
}

QRectF ConfusionView::area() const {
    const double left = axisRoom + nameRoom();
    const double side = std::min(
        {(width() - left - 1) / static_cast<double>(std::max<std::size_t>(columns(), 1)),
         (height() - axisRoom - 1) / static_cast<double>(std::max<std::size_t>(rows(), 1)), largestTile});
    return {left, 0, side * static_cast<double>(columns()), side * static_cast<double>(rows())};
}

QRectF ConfusionView::tileRect(const Tile& tile) const {
    const QRectF all = area();
    const double side = columns() > 0 ? all.width() / static_cast<double>(columns()) : 0;
    return {all.left() + side * static_cast<double>(tile.second),
            all.top() + side * static_cast<double>(tile.first), side, side};
}

double ConfusionView::share(std::size_t row, std::size_t column) const {
    return m_items[row] > 0 ? static_cast<double>(m_confusion[row][column]) / m_items[row] : 0;
}

QString ConfusionView::tileText() const {
    if (!m_tile) {
        return {};
    }
    const auto [row, column] = *m_tile;
    const int items = m_confusion[row][column];
    return tr("%1 taken for %2: %3 of %4, %5")
        .arg(rowName(row), m_classes[static_cast<qsizetype>(column)], Texts::count(items),
             Texts::count(m_items[row]), Texts::percent(share(row, column)));
}

void ConfusionView::setTile(const std::optional<Tile>& tile) {
    const bool inside = tile && tile->first < rows() && tile->second < columns();
    const auto wanted = inside ? tile : std::nullopt;
    if (wanted != m_tile) {
        m_tile = wanted;
        describe();
        update();
        Q_EMIT tileChanged();
    }
}

void ConfusionView::describe() {
    setAccessibleName(tr("Confusion matrix: rows are true classes, columns what was predicted"));
    if (m_tile) {
        setAccessibleDescription(tileText());
        return;
    }
    int right = 0;
    for (std::size_t i = 0; i < std::min(rows(), columns()); ++i) {
        right += m_confusion[i][i];
    }
    setAccessibleDescription(
        tr("%1 of %2 items are on the diagonal.")
            .arg(Texts::count(right), Texts::count(std::accumulate(m_items.begin(), m_items.end(), 0))));
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
    return QWidget::event(event);
}

void ConfusionView::mouseMoveEvent(QMouseEvent* event) {
    const QRectF all = area();
    if (!all.contains(event->position())) {
        return setTile(std::nullopt);
    }
    const QPointF at = event->position() - all.topLeft();
    const double side = all.width() / static_cast<double>(columns());
    setTile(Tile{static_cast<std::size_t>(at.y() / side), static_cast<std::size_t>(at.x() / side)});
}

void ConfusionView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus()) {
        setTile(std::nullopt);
    }
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    const Tile now = m_tile.value_or(Tile{0, 0});
    const auto back = [](std::size_t at) { return at > 0 ? at - 1 : at; };
    switch (event->key()) {
    case Qt::Key_Left:
        return setTile(Tile{now.first, back(now.second)});
    case Qt::Key_Right:
        return setTile(m_tile ? Tile{now.first, std::min(now.second + 1, columns() - 1)} : now);
    case Qt::Key_Up:
        return setTile(Tile{back(now.first), now.second});
    case Qt::Key_Down:
        return setTile(m_tile ? Tile{std::min(now.first + 1, rows() - 1), now.second} : now);
    case Qt::Key_Escape:
        return setTile(std::nullopt);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ConfusionView::paintTiles(QPainter& painter) const {
    const QRectF all = area();
    const double side = columns() > 0 ? all.width() / static_cast<double>(columns()) : 0;
    const double gap = side >= 6 ? 1 : 0;
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    for (std::size_t row = 0; row < rows(); ++row) {
        for (std::size_t column = 0; column < columns(); ++column) {
            const QRectF tile = tileRect({row, column}).adjusted(0, 0, -gap, -gap);
            const int items = m_confusion[row][column];
            const bool right = row == column;
            QColor ink = items == 0 ? colour(Role::Hover) : colour(right ? Role::Series1 : Role::Series2);
            const double strength = share(row, column);
            if (items > 0) {
                ink.setAlphaF(static_cast<float>(.2 + .8 * strength));
            }
            painter.fillRect(tile, ink);
            if (items > 0 && side >= smallestCount) {
                painter.setPen(strength > .45 ? colour(Role::Surface) : colour(Role::Text));
                painter.drawText(tile, static_cast<int>(Qt::AlignCenter), Texts::count(items));
            }
        }
    }
}

void ConfusionView::paintNames(QPainter& painter) const {
    const QRectF all = area();
    painter.setFont(Theme::instance().font(TextSize::Secondary));
    painter.setPen(colour(Role::TextSecondary));
    painter.drawText(QRectF(all.left(), all.bottom() + 2, std::max(all.width(), 120.), axisRoom),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), tr("predicted, in the same order"));
    painter.save();
    painter.translate(0, all.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, all.height(), axisRoom), static_cast<int>(Qt::AlignCenter),
                     tr("true class"));
    painter.restore();
    if (!hasNames()) {
        return;
    }
    for (std::size_t row = 0; row < rows(); ++row) {
        const QRectF tile = tileRect({row, 0});
        const double room = nameRoom() - space::hair;
        painter.setPen(colour(m_tile && m_tile->first == row ? Role::Text : Role::TextSecondary));
        painter.drawText(
            QRectF(axisRoom, tile.top(), room, tile.height()),
            static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
            painter.fontMetrics().elidedText(rowName(row), Qt::ElideRight, static_cast<int>(room)));
    }
}

void ConfusionView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (rows() == 0 || columns() == 0) {
        return;
    }
    paintTiles(painter);
    paintNames(painter);
    if (m_tile) {
        painter.setPen(QPen(colour(Role::Text), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(tileRect(*m_tile).adjusted(-.5, -.5, -.5, -.5));
    }
}

} // namespace plateau::ui
