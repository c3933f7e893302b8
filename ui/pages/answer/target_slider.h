#pragma once

#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/target_scale.h"

#include <QSlider>

#include <optional>

namespace plateau::ui {

/// Chooses the target among the values of a scale; a mark shows the best score so far. Mouse: click or drag.
/// Keyboard: arrows move by one percent of the scale, Page keys by five.
class TargetSlider : public QSlider {
    Q_OBJECT
public:
    explicit TargetSlider(QWidget* parent = nullptr);
    /// @param worst, best scores so far
    void setScores(const ScoreTexts::Info& metric, double worst, double best);
    /// Widens the scale where the target lies outside.
    void setTarget(double target);
    double target() const { return m_scale.value(value()); }
    const TargetScale& scale() const { return m_scale; }
    QSize sizeHint() const override { return {320, 44}; }
    QSize minimumSizeHint() const override { return {200, 44}; }

Q_SIGNALS:
    /// By the user.
    void targetMoved(double target);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void rescale(double target);
    void paintMarks(QPainter& painter) const;
    double xOf(double value) const;
    void moveTo(double x);

    ScoreTexts::Info m_metric;
    TargetScale m_scale;
    double m_worst = 0.5;
    double m_bestScore = 1;
    std::optional<double> m_best;
};

} // namespace plateau::ui
