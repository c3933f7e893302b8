#pragma once

#include <QScrollArea>

namespace plateau::ui {

/// Scrolls a column up and down. The column is as wide as the view and as high as its wrapped texts need at
/// that width, which a plain QScrollArea does not ask for.
class ColumnScroll : public QScrollArea {
    Q_OBJECT
public:
    /// @param column with a layout; taken over
    explicit ColumnScroll(QWidget* column, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
};

} // namespace plateau::ui
