#include "ui/pages/run/cell_tile.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/cell_matrix_model.h"

#include <QPainter>
#include <QPainterPath>

namespace plateau::ui {

namespace {

constexpr int glyph = 16;
constexpr double corner = 13;

Role shifted(Role first, int by) {
    return static_cast<Role>(static_cast<int>(first) + by);
}

void paintGlyph(QPainter& painter, const QRectF& box, const char* name, Role role) {
    painter.drawPixmap(
        box.center() - QPointF(glyph / 2.0, glyph / 2.0),
        iconPixmap(QString::fromLatin1(name), colour(role), glyph, painter.device()->devicePixelRatioF()));
}

void paintFrame(QPainter& painter, const QRectF& box, Role fill, const QPen& pen) {
    painter.setPen(pen);
    painter.setBrush(colour(fill));
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), tileRadius, tileRadius);
}

void paintProgress(QPainter& painter, const QRectF& box, double share) {
    paintFrame(painter, box, Role::Surface, QPen(colour(Role::Accent), 1));
    QPainterPath clip;
    clip.addRoundedRect(box.adjusted(1, 1, -1, -1), tileRadius - 1, tileRadius - 1);
    painter.save();
    painter.setClipPath(clip);
    QColor fill = colour(Role::Accent);
    fill.setAlphaF(.25F);
    painter.fillRect(QRectF(box.x(), box.y(), box.width() * share, box.height()), fill);
    painter.restore();
}

/// The folded corner with its "!" of an under-trained cell.
void paintCorner(QPainter& painter, const QRectF& box) {
    QPainterPath clip;
    clip.addRoundedRect(box, tileRadius, tileRadius);
    painter.save();
    painter.setClipPath(clip);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Warn));
    painter.drawPolygon(
        QPolygonF{box.topRight() - QPointF(corner, 0), box.topRight(), box.topRight() + QPointF(0, corner)});
    painter.setPen(QPen(colour(Role::Surface), 1.25));
    const QPointF mark = box.topRight() + QPointF(-4, 2);
    painter.drawLine(mark, mark + QPointF(0, 3));
    painter.drawPoint(mark + QPointF(0, 5));
    painter.restore();
}

} // namespace

void paintTile(QPainter& painter, const QRectF& box, const TileLook& tile) {
    painter.setRenderHint(QPainter::Antialiasing);
    Role ink = Role::Text;
    switch (tile.look) {
    case CellLook::Waiting:
        paintFrame(painter, box, Role::Hover, QPen(colour(Role::Line), 1));
        break;
    case CellLook::Running:
        paintProgress(painter, box, tile.share);
        break;
    case CellLook::Done:
        paintFrame(painter, box, shifted(Role::Tint1, tile.tint),
                   QPen(colour(shifted(Role::Tint1, tile.tint)), 1));
        ink = shifted(Role::OnTint1, tile.tint);
        break;
    case CellLook::Failed:
        paintFrame(painter, box, Role::BadSoft, QPen(colour(Role::Bad), 1));
        paintGlyph(painter, box, "cross", Role::Bad);
        break;
    case CellLook::Diverged:
        paintFrame(painter, box, Role::BadSoft, QPen(colour(Role::Bad), 1, Qt::DashLine));
        paintGlyph(painter, box, "diverged", Role::Bad);
        break;
    case CellLook::Paused:
        paintFrame(painter, box, Role::Surface, QPen(colour(Role::FieldBorder), 1));
        paintGlyph(painter, box, "pause", Role::TextSecondary);
        break;
    }
    painter.setPen(colour(ink));
    painter.setFont(Theme::instance().numberFont(TextSize::Secondary, TextWeight::Medium));
    painter.drawText(box, Qt::AlignCenter, tile.text);
    if (tile.underTrained) {
        paintCorner(painter, box);
    }
}

void CellTileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    if (index.data(CellMatrixModel::CellRole).toString().isEmpty()) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(3, 4, -3, -4);
    TileLook tile;
    tile.look = static_cast<CellLook>(index.data(CellMatrixModel::LookRole).toInt());
    tile.share = index.data(CellMatrixModel::ShareRole).toDouble();
    tile.tint = index.data(CellMatrixModel::TintRole).toInt();
    tile.underTrained = index.data(CellMatrixModel::UnderTrainedRole).toBool();
    tile.text = index.data(Qt::DisplayRole).toString();
    paintTile(*painter, box, tile);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colour(Role::Accent), 2));
        painter->drawRoundedRect(box.adjusted(-3, -3, 3, 3), tileRadius + 2, tileRadius + 2);
    }
    painter->restore();
}

} // namespace plateau::ui
