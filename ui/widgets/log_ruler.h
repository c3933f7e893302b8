#pragma once

#include "core/plot/geometry.h"
#include "core/plot/scale.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace plateau::ui {

/// A value above the ruler: the instant curve, so that one sees where points are worth their time.
struct RulerPoint {
    double n = 0;
    double share = 0; ///< score, 0 … 1
    bool operator==(const RulerPoint&) const = default;
};

/// Sample sizes as handles on a logarithmic ruler. Mouse: drag a handle. Keyboard: Left and Right choose a
/// handle, Up and Down move it by about 2 % (with Shift 10 %), Delete takes it away, Insert adds one behind
/// it.
class LogRuler : public QWidget {
    Q_OBJECT
public:
    explicit LogRuler(QWidget* parent = nullptr);
    /// @param pool samples that exist; handles end there
    void setPool(std::int64_t pool);
    void setSizes(const std::vector<std::int64_t>& sizes);
    const std::vector<std::int64_t>& sizes() const { return m_sizes; }
    void setCurve(const std::vector<RulerPoint>& curve);
    int currentHandle() const { return m_handle; }
    QSize sizeHint() const override { return {560, 190}; }
    QSize minimumSizeHint() const override { return {280, 110}; }

Q_SIGNALS:
    /// While a handle moves.
    void sizesMoved(const std::vector<std::int64_t>& sizes);
    /// When the user has let go: the moment for an undo entry.
    void sizesEdited(const std::vector<std::int64_t>& sizes);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    plot::Scale scale() const;
    double baseline() const;
    double heightOf(double share) const;
    void moveHandle(double n);
    void describe();
    void paintAxis(QPainter& painter) const;
    void paintCurve(QPainter& painter) const;
    void paintHandles(QPainter& painter) const;

    std::int64_t m_pool = 1000;
    std::vector<std::int64_t> m_sizes;
    std::vector<RulerPoint> m_curve;
    int m_handle = 0;
    bool m_dragging = false;
};

} // namespace plateau::ui
