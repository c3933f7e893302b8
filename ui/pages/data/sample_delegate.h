#pragma once

#include <QStyledItemDelegate>

namespace plateau::ui {

/// A cell of the table of samples: plain text on one line with "…", grey numbers, bad rows in red with their
/// reason.
class SampleDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace plateau::ui
