#include "ui/pages/run/cell_matrix_view.h"

#include "ui/pages/run/cell_tile.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace plateau::ui {

namespace {

constexpr int tileHeight = 46;
constexpr int widestTile = 78;
constexpr int narrowestTile = 38;
constexpr int seedWidth = 56;
constexpr int widestSeed = 180; ///< where rows are of mixtures

} // namespace

CellMatrixView::CellMatrixView(QWidget* parent) : QTableView(parent) {
    setItemDelegate(new CellTileDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    setObjectName(QStringLiteral("cellMatrix"));
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setHighlightSections(false);
        header->setSectionsClickable(false);
        header->setMinimumSectionSize(narrowestTile - 10);
        header->setStyleSheet(QStringLiteral(
            "QHeaderView, QHeaderView::section { background: transparent; border: 0; padding: 0; }"));
        header->setFont(Theme::instance().numberFont(TextSize::Secondary));
    }
    horizontalHeader()->setFixedHeight(22);
    verticalHeader()->setFixedWidth(seedWidth);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->setDefaultSectionSize(tileHeight);
}

void CellMatrixView::setMatrix(CellMatrixModel& model) {
    m_matrix = &model;
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &CellMatrixView::arrange);
    arrange();
}

void CellMatrixView::arrange() {
    clearSpans();
    if (m_matrix == nullptr || m_matrix->rowCount() == 0) {
        return;
    }
    int widest = seedWidth;
    for (int row = 0; row < m_matrix->rowCount(); ++row) {
        const QString text = m_matrix->headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        widest = std::max(widest, verticalHeader()->fontMetrics().horizontalAdvance(text) + space::small);
    }
    verticalHeader()->setFixedWidth(std::min(widest, widestSeed));
    if (m_matrix->hasBaseline() && m_matrix->rowCount() > 1) {
        setSpan(0, 0, m_matrix->rowCount(), 1);
    }
    const int room = (viewport()->width() - 1) / std::max(1, m_matrix->columnCount());
    horizontalHeader()->setDefaultSectionSize(std::clamp(room, narrowestTile, widestTile));
    const int rows = (viewport()->height() - 1) / std::max(1, m_matrix->rowCount());
    verticalHeader()->setDefaultSectionSize(std::clamp(rows, 30, tileHeight));
}

void CellMatrixView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    arrange();
}

void CellMatrixView::selectCell(const QString& cell) {
    const QModelIndex index = m_matrix != nullptr ? m_matrix->indexOf(cell) : QModelIndex();
    if (!index.isValid()) {
        selectionModel()->clear();
    } else if (index != currentIndex()) {
        setCurrentIndex(index);
    }
}

void CellMatrixView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    const QString cell = current.data(CellMatrixModel::CellRole).toString();
    if (!cell.isEmpty()) {
        Q_EMIT cellSelected(cell);
    }
}

CellLegend::CellLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CellLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(Theme::instance().font(TextSize::Secondary));
    double x = 0;
    const auto entry = [&](const TileLook& tile, const QString& text) {
        const double width = painter.fontMetrics().horizontalAdvance(text);
        if (x + 28 + width > this->width()) {
            return;
        }
        paintTile(painter, QRectF(x, 4, 18, 12), tile);
        painter.setFont(Theme::instance().font(TextSize::Secondary));
        painter.setPen(colour(Role::TextSecondary));
        painter.drawText(QRectF(x + 24, 0, width + 4, height()), static_cast<int>(Qt::AlignVCenter), text);
        x += 24 + width + 12;
    };
    TileLook done{CellLook::Done, 0, 4, false, {}};
    TileLook under{CellLook::Done, 0, 0, true, {}};
    entry(done, tr("score"));
    entry({CellLook::Running, .5, 0, false, {}}, tr("running"));
    entry({}, tr("waiting"));
    entry(under, tr("under-trained"));
    setAccessibleName(tr("Key: done, tint = score; running; waiting; under-trained"));
}

} // namespace plateau::ui
