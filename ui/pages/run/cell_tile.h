#pragma once

#include "ui/viewmodels/run_summary.h"

#include <QRectF>
#include <QStyledItemDelegate>

namespace plateau::ui {

/// Everything a tile of the matrix shows.
struct TileLook {
    CellLook look = CellLook::Waiting;
    double share = 0;
    int tint = 0;
    bool underTrained = false;
    QString text;
};

void paintTile(QPainter& painter, const QRectF& box, const TileLook& tile);

/// Paints the items of a CellMatrixModel as tiles; the selected one has the accent ring.
class CellTileDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace plateau::ui
