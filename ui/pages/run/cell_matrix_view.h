#pragma once

#include "ui/viewmodels/cell_matrix_model.h"

#include <QTableView>

namespace plateau::ui {

/// The cell matrix: rows seeds, columns sizes, the untouched model one tall tile. Arrow keys move, the
/// current tile is the selected cell.
class CellMatrixView : public QTableView {
    Q_OBJECT
public:
    explicit CellMatrixView(QWidget* parent = nullptr);
    /// The model stays the caller's.
    void setMatrix(CellMatrixModel& model);
    void selectCell(const QString& cell);

Q_SIGNALS:
    void cellSelected(const QString& cell);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    CellMatrixModel* m_matrix = nullptr;
};

/// The key below the matrix: done, running, waiting, under-trained.
class CellLegend : public QWidget {
    Q_OBJECT
public:
    explicit CellLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {420, 20}; }
    QSize minimumSizeHint() const override { return {200, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace plateau::ui
