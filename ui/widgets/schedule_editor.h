#pragma once

#include "core/recipe/mixture.h"

#include <QWidget>

namespace plateau::ui {

/// The share of the domain over the training as a curve with points. Mouse: drag a point, double click adds
/// one or takes one away. Keyboard: Left and Right choose a point, Up and Down change its share by 1 % (with
/// Shift 10 %), Ctrl+Left and Ctrl+Right its moment, Insert adds one behind it, Delete takes it away.
class ScheduleEditor : public QWidget {
    Q_OBJECT
public:
    explicit ScheduleEditor(QWidget* parent = nullptr);
    void setSchedule(const recipe::ShareSchedule& schedule);
    const recipe::ShareSchedule& schedule() const { return m_schedule; }
    int currentPoint() const { return m_point; }
    QSize sizeHint() const override { return {560, 170}; }
    QSize minimumSizeHint() const override { return {240, 130}; }
    /// Where a share at a moment stands, in the widget. @param t 0 … 1 @param percent 0 … 100
    QPointF place(double t, double percent) const;

Q_SIGNALS:
    /// When the user has let go: the moment for an undo entry.
    void scheduleEdited(const plateau::recipe::ShareSchedule& schedule);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF plot() const;
    int pointAt(const QPointF& position) const; ///< −1: none near
    void movePoint(double t, double percent);
    bool addPoint(double t, double percent);
    bool removePoint();
    void describe();
    void paintAxes(QPainter& painter) const;
    void paintShares(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;

    recipe::ShareSchedule m_schedule;
    int m_point = 0;
    bool m_dragging = false;
    bool m_moved = false;
};

} // namespace plateau::ui
