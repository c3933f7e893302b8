#pragma once

#include "ui/viewmodels/plan_check.h"

#include <QWidget>

#include <vector>

namespace plateau::ui {

/// The planned cells drawn small: columns are sizes, rows are seeds, the untouched model one tall tile.
class CellGrid : public QWidget {
    Q_OBJECT
public:
    explicit CellGrid(QWidget* parent = nullptr);
    void setCells(const std::vector<std::int64_t>& sizes, int seeds, bool baseline);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int rows() const;
    int tile() const;
    int pitch() const;
    void describe();
    void paintTiles(QPainter& painter) const;
    void paintSeeds(QPainter& painter) const;

    std::vector<std::int64_t> m_sizes;
    int m_seeds = 0;
    bool m_baseline = false;
};

/// The order of the run: one block a cell, as wide as its predicted time, and the moment of the first answer.
class OrderStrip : public QWidget {
    Q_OBJECT
public:
    explicit OrderStrip(QWidget* parent = nullptr);
    void setCheck(const PlanCheck& check);
    QSize sizeHint() const override { return {200, 64}; }
    QSize minimumSizeHint() const override { return {120, 64}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();
    void paintBlocks(QPainter& painter) const;
    void paintFirstAnswer(QPainter& painter) const;
    double share(double seconds) const;

    std::vector<PlannedTime> m_cells;
    double m_seconds = 0;
    double m_first = 0;
    double m_start = 0; ///< seconds before the first cell
};

} // namespace plateau::ui
