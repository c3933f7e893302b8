#pragma once

#include "core/plot/training_curve.h"

#include <QWidget>

namespace plateau::ui {

/// The training curve of one cell: loss by update, not smoothed, decimated to the width.
class TrainingCurveView : public QWidget {
    Q_OBJECT
public:
    explicit TrainingCurveView(QWidget* parent = nullptr);
    void setCurve(const plot::TrainingCurveChart& chart);
    const plot::TrainingCurveChart& curve() const { return m_chart; }
    QSize sizeHint() const override { return {320, 200}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void relayout();
    plot::TrainingCurveChart m_chart;
    plot::Scene m_scene;
};

} // namespace plateau::ui
