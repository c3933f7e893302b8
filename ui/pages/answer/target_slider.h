#pragma once

#include <QSlider>

#include <optional>

namespace plateau::ui {

/// Chooses the target accuracy in tenths of a percent; a mark shows the best score so far. Mouse: click or
/// drag. Keyboard: arrows move by one percent, Page keys by five.
class TargetSlider : public QSlider {
    Q_OBJECT
public:
    explicit TargetSlider(QWidget* parent = nullptr);
    /// @param lowest share at the left end; the right end is 100 %
    void setScores(double lowest, std::optional<double> best);
    void setTarget(double share);
    double target() const { return value() / 1000.0; }
    QSize sizeHint() const override { return {320, 44}; }
    QSize minimumSizeHint() const override { return {200, 44}; }

Q_SIGNALS:
    /// By the user.
    void targetMoved(double share);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    double xOf(double share) const;
    void moveTo(double x);
    std::optional<double> m_best;
};

} // namespace plateau::ui
