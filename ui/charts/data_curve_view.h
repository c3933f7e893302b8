#pragma once

#include "core/plot/layout.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <set>

namespace plateau::ui {

/// The data curve, painted from core/plot's layout: the same picture as the exported one. Live: charts that
/// come faster than 10 times a second are shown at that pace, the last one always. The crosshair follows the
/// mouse, or Left, Right, Home, End; Escape takes it away. The wheel zooms about the mouse (keys + and −),
/// dragging pans, a double click (key 0) shows all again. Screen readers get one sentence of content, and the
/// crosshair's values.
class DataCurveView : public QWidget {
    Q_OBJECT
public:
    explicit DataCurveView(QWidget* parent = nullptr);

    void setChart(const plot::DataCurveChart& chart);
    const plot::DataCurveChart& chart() const { return m_chart; }
    /// The chart without the curves that are switched off.
    plot::DataCurveChart shownChart() const;
    void setDisplay(plot::Display display);
    /// What can be switched off: the series, then instant curve, controls, words, untouched model.
    struct Curve {
        int id = 0; ///< the same while the chart grows
        QString name;
        plot::Role role = plot::Role::Reference;
        bool shown = true;
    };
    QList<Curve> curves() const;
    void setCurveShown(int id, bool shown);
    /// The part that is seen; nothing: all.
    const std::optional<plot::CurveWindow>& part() const { return m_window; }
    void setWindow(const std::optional<plot::CurveWindow>& window);
    /// @param factor below 1 shows less; about a place in the widget
    void zoomAt(QPointF place, double factor);
    /// Title, subtitle and key inside the picture; off where a card around it shows them.
    void setHeading(bool heading);
    /// Names a point that came just now, for a few seconds. @param value a share
    void showJustIn(double n, double value, const QString& text);

    /// The size the crosshair is at; nothing when there is none.
    std::optional<double> crosshair() const { return m_crosshair; }
    void setCrosshair(std::optional<double> n);
    /// What the crosshair's box says, a line each.
    QStringList crosshairLines() const;
    const plot::ChartLayout& layoutNow() const { return m_layout; }
    /// Where the crosshair's box is drawn; null without a crosshair.
    QRectF crosshairBox() const;

    QSize sizeHint() const override { return {900, 380}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void crosshairChanged();
    void windowChanged();
    /// Another chart is shown than before.
    void chartChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Row {
        int hue = -1; ///< −1: reference grey
        bool square = false;
        QString name;
        QString value;
        QString interval;
    };
    struct BoxContent {
        QString title;
        QString side;
        QList<Row> rows;
        QString foot;
    };
    void relayout();
    void render();
    void pan(QPointF from, QPointF to);
    void moveCrosshair(int key);
    std::vector<double> stops() const;
    double stopPixel(double n) const;
    BoxContent boxContent() const;
    void addRow(BoxContent& content, const plot::CurvePoint& point, const QString& name, int hue) const;
    QSizeF boxSize(const BoxContent& content) const;
    void paintCrosshair(QPainter& painter) const;
    void paintBox(QPainter& painter, const BoxContent& content, const QRectF& box) const;
    void paintJustIn(QPainter& painter) const;
    /// Inside the plot and on no text.
    bool isFree(const QRectF& place) const;
    QString shown(double value) const;

    plot::DataCurveChart m_chart;
    std::optional<plot::DataCurveChart> m_waiting;
    std::set<int> m_hidden; ///< ids of curves
    std::optional<plot::CurveWindow> m_window;
    plot::CurveWindow m_whole; ///< what is seen without a window
    std::optional<QPointF> m_dragged;
    plot::ChartLayout m_layout;
    QPixmap m_picture;
    bool m_heading = false;
    std::optional<double> m_crosshair;
    QTimer m_pace;
    QElapsedTimer m_shownAt;
    struct JustIn {
        double n = 0;
        double value = 0;
        QString text;
    };
    std::optional<JustIn> m_justIn;
    QTimer m_justInEnd;
};

} // namespace plateau::ui
