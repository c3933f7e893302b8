#include "ui/widgets/column_scroll.h"

#include <QEvent>
#include <QLayout>

namespace plateau::ui {

ColumnScroll::ColumnScroll(QWidget* column, QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(column);
    viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);
}

void ColumnScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

bool ColumnScroll::eventFilter(QObject* watched, QEvent* event) {
    const bool done = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        fit();
    }
    return done;
}

void ColumnScroll::fit() {
    if (const QLayout* column = widget()->layout(); column->hasHeightForWidth()) {
        widget()->setMinimumHeight(column->minimumHeightForWidth(viewport()->width()));
    }
}

} // namespace plateau::ui
