#include "ui/pages/plan/plan_pictures.h"

#include "ui/pages/plan/plan_texts.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/texts.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int mostRows = 10;
constexpr int lineHeight = 18;
constexpr int fewRows = 5;
constexpr int tileGap = 4;
constexpr int labelWidth = 56;
constexpr int widestTile = 56;
constexpr int stripTop = 20;
constexpr int stripHeight = 16;

void paintTile(QPainter& painter, const QRectF& box, Role fill, Role line) {
    painter.setPen(QPen(colour(line), 1));
    painter.setBrush(colour(fill));
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), tileRadius, tileRadius);
}

} // namespace

CellGrid::CellGrid(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CellGrid::setCells(const std::vector<std::int64_t>& sizes, int seeds, bool baseline) {
    m_sizes = sizes;
    m_seeds = seeds;
    m_baseline = baseline;
    describe();
    updateGeometry();
    update();
}

void CellGrid::describe() {
    QStringList sizes;
    for (const std::int64_t size : m_sizes) {
        sizes << Texts::count(size);
    }
    setAccessibleName(
        tr("Planned cells: %1").arg(PlanTexts::grid(static_cast<std::int64_t>(m_sizes.size()), m_seeds)));
    setAccessibleDescription(sizes.join(QStringLiteral(", ")));
}

void CellGrid::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

int CellGrid::rows() const {
    return std::min(m_seeds, mostRows);
}

/// Height of a tile, and from one row to the next.
int CellGrid::tile() const {
    return rows() <= fewRows ? 22 : 11;
}

int CellGrid::pitch() const {
    return tile() + (rows() <= fewRows ? tileGap : 2);
}

QSize CellGrid::sizeHint() const {
    const int more = m_seeds > mostRows ? lineHeight : 0;
    return {200, lineHeight + rows() * pitch() + more};
}

void CellGrid::paintEvent(QPaintEvent* /*event*/) {
    if (m_sizes.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTiles(painter);
    paintSeeds(painter);
}

void CellGrid::paintTiles(QPainter& painter) const {
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary));
    const int first = m_baseline ? 1 : 0;
    const int columns = static_cast<int>(m_sizes.size()) + first;
    const double step = std::min<double>(widestTile, static_cast<double>(width() - labelWidth) / columns);
    const double gap = step > 12 ? tileGap : 1;
    double labelled = -1e9;
    for (int column = 0; column < columns; ++column) {
        const double left = labelWidth + column * step;
        const QString text = column < first ? QStringLiteral("0")
                                            : Texts::count(m_sizes[static_cast<std::size_t>(column - first)]);
        const double half = painter.fontMetrics().horizontalAdvance(text) / 2.0;
        const double middle = left + (step - gap) / 2;
        if (middle - half > labelled + 4 && middle + half <= width() + 1) {
            painter.setPen(colour(Role::TextSecondary));
            painter.drawText(QRectF(middle - 40, 0, 80, lineHeight - 2), Qt::AlignCenter, text);
            labelled = middle + half;
        }
        for (int row = 0; row < rows() && column >= first; ++row) {
            paintTile(painter,
                      {left, static_cast<double>(lineHeight + row * pitch()), step - gap,
                       static_cast<double>(tile())},
                      Role::AccentSoft, Role::Accent);
        }
    }
    if (m_baseline) {
        paintTile(painter,
                  {labelWidth, lineHeight, step - gap, static_cast<double>((rows() - 1) * pitch() + tile())},
                  Role::Track, Role::Reference);
    }
}

void CellGrid::paintSeeds(QPainter& painter) const {
    painter.setFont(Theme::instance().font(TextSize::Secondary));
    painter.setPen(colour(Role::TextSecondary));
    for (int row = 0; row < rows(); ++row) {
        if (rows() <= fewRows || row == 0 || row == rows() - 1) {
            painter.drawText(QRectF(0, lineHeight + row * pitch() - 4, labelWidth - 8, tile() + 8),
                             static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), tr("seed %1").arg(row + 1));
        }
    }
    if (m_seeds > mostRows) {
        painter.drawText(QRectF(0, lineHeight + rows() * pitch(), width(), lineHeight),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                         tr("and %Ln more seed(s)", nullptr, m_seeds - mostRows));
    }
}

OrderStrip::OrderStrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OrderStrip::setCheck(const PlanCheck& check) {
    m_cells = check.cells;
    m_seconds = check.costs ? check.costs->seconds : 0;
    m_first = check.costs ? check.costs->firstAnswerSeconds : 0;
    double sum = 0;
    for (const PlannedTime& cell : m_cells) {
        sum += cell.seconds;
    }
    m_start = std::max(0.0, m_seconds - sum);
    describe();
    update();
}

void OrderStrip::describe() {
    setAccessibleName(tr("Order of the run"));
    setAccessibleDescription(tr("first answer after about %1, all cells after about %2")
                                 .arg(PlanTexts::predicted(m_first), PlanTexts::predicted(m_seconds)));
}

void OrderStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

double OrderStrip::share(double seconds) const {
    return m_seconds > 0 ? std::clamp(seconds / m_seconds, 0.0, 1.0) * width() : 0;
}

void OrderStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().font(TextSize::Secondary));
    paintBlocks(painter);
    paintFirstAnswer(painter);
}

void OrderStrip::paintBlocks(QPainter& painter) const {
    painter.setPen(Qt::NoPen);
    double at = m_start;
    for (const PlannedTime& cell : m_cells) {
        const double left = share(at);
        at += cell.seconds;
        const double right = share(at);
        QColor fill = colour(cell.kind == experiment::CellKind::Cell ? Role::Accent : Role::Reference);
        fill.setAlphaF(cell.seed == 0 ? 1.F : .5F);
        const double gap = right - left > 4 ? 1 : 0;
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(left, stripTop, right - left - gap, stripHeight), gap > 0 ? 2 : 0,
                                gap > 0 ? 2 : 0);
    }
    const double split = share(m_first);
    painter.setPen(colour(Role::TextSecondary));
    const QString first = tr("first seed");
    const QString others = tr("the other seeds");
    const auto advance = [&painter](const QString& text) {
        return painter.fontMetrics().horizontalAdvance(text);
    };
    if (advance(first) <= split) {
        painter.drawText(QRectF(0, 0, split, lineHeight), Qt::AlignLeft | Qt::AlignVCenter, first);
    }
    if (advance(others) <= width() - split) {
        painter.drawText(QRectF(split, 0, width() - split, lineHeight), Qt::AlignRight | Qt::AlignVCenter,
                         others);
    }
}

void OrderStrip::paintFirstAnswer(QPainter& painter) const {
    const double split = share(m_first);
    const double below = stripTop + stripHeight;
    painter.fillRect(QRectF(std::min(split, width() - 2.0), stripTop - 4, 2, stripHeight + 10),
                     colour(Role::Text));
    const QString first = tr("first answer after %1").arg(PlanTexts::predicted(m_first));
    const QString all = PlanTexts::predicted(m_seconds);
    const double firstWidth = painter.fontMetrics().horizontalAdvance(first);
    const double allWidth = painter.fontMetrics().horizontalAdvance(all);
    const double room = width() - allWidth - space::card;
    const double left = std::clamp(split - firstWidth / 2, 0.0, std::max(0.0, room - firstWidth));
    painter.setPen(colour(Role::Text));
    painter.drawText(QRectF(left, below + 8, firstWidth + 2, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     first);
    painter.setPen(colour(Role::TextSecondary));
    painter.drawText(QRectF(width() - allWidth - 2, below + 8, allWidth + 2, lineHeight),
                     Qt::AlignRight | Qt::AlignVCenter, all);
}

} // namespace plateau::ui
