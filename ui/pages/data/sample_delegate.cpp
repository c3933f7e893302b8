#include "ui/pages/data/sample_delegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/data_table_model.h"

#include <QPainter>

namespace plateau::ui {

namespace {

constexpr int warningSize = 14;

} // namespace

void SampleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const bool bad = index.data(DataTableModel::BadRole).toBool();
    const bool number =
        index.column() == DataTableModel::NumberColumn || index.column() == DataTableModel::LengthColumn;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    if (selected || hovered) {
        painter->fillRect(option.rect, colour(selected ? Role::AccentSoft : Role::Hover));
    }
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, colour(Role::Line));
    QRect box = option.rect.adjusted(space::small, 0, -space::small, -1);
    const bool reason = bad && index.column() == DataTableModel::TextColumn;
    if (reason) {
        painter->drawPixmap(box.left(), box.center().y() - warningSize / 2,
                            iconPixmap(QStringLiteral("warning"), colour(Role::Bad), warningSize,
                                       painter->device()->devicePixelRatioF()));
        box.setLeft(box.left() + warningSize + space::hair);
    }
    painter->setFont(number ? Theme::instance().numberFont(TextSize::Secondary)
                            : Theme::instance().font(TextSize::Body));
    painter->setPen(colour(reason ? Role::Bad : (number ? Role::TextSecondary : Role::Text)));
    const QString text = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                           Qt::ElideRight, box.width());
    painter->drawText(box, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine, text);
    painter->restore();
}

} // namespace plateau::ui
