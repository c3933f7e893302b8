#pragma once

#include "ui/charts/chart_data.h"

#include <QtCharts/QChartView>

#include <optional>
#include <vector>

class QAbstractSeries;
class QValueAxis;
class QXYSeries;

namespace plateau::ui {

/// The picture of a StandardChart on QtCharts. Points are decimated to the width and handed over by
/// replace(); the wheel zooms about the mouse, dragging pans, a double click resets; the mouse or Left and
/// Right move the hover line, which names the values of every series; +, − and 0 zoom by keyboard. Presses
/// never reach QtCharts' own items, some of which fall over them.
class ChartCanvas : public QChartView {
    Q_OBJECT
public:
    explicit ChartCanvas(QWidget* parent = nullptr);

    /// Keeps the zoom.
    void setData(const ChartData& data);
    const ChartData& data() const { return m_data; }
    void setTokens(const plot::Theme& tokens);
    void setSeriesShown(std::size_t series, bool shown);
    /// QtCharts' own legend, for pictures on paper.
    void showLegend();

    /// What is seen, in values of the axes; shares of percent axes stay shares.
    struct Window {
        plot::Interval x;
        plot::Interval y;
        bool operator==(const Window&) const = default;
    };
    Window part() const { return m_zoom.value_or(full()); }
    bool isZoomed() const { return m_zoom.has_value(); }
    void setWindow(std::optional<Window> window);
    /// @param factor below 1 shows less; about a place in the widget
    void zoomAt(QPointF place, double factor);

    std::optional<double> hover() const { return m_hover; }
    void setHover(std::optional<double> x);
    /// What the hover box says, a line each.
    QStringList hoverLines() const;
    /// Points that QtCharts has to draw now.
    std::size_t drawnPoints() const;
    QPointF toPixel(plot::Point value) const;

    QSize minimumSizeHint() const override { return {120, 80}; }

Q_SIGNALS:
    void windowChanged();
    void hoverChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    /// Tab leaves the chart: a graphics view would look for a next item inside.
    bool focusNextPrevChild(bool next) override { return QWidget::focusNextPrevChild(next); }
    void keyPressEvent(QKeyEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// What a series is drawn with: a line between two gaps, the points, or the outline of all bars.
    struct Piece {
        QXYSeries* points = nullptr;
        QAbstractSeries* drawn = nullptr;
    };
    struct Row {
        plot::Role role;
        QString name;
        QString value;
    };
    Window full() const;
    plot::Point valueAt(QPointF place) const;
    void refresh();
    void showAxis(QValueAxis& axis, const ChartAxis& about, plot::Interval shown, int ticks);
    void fill(std::size_t series);
    void fillPiece(std::size_t series, std::size_t piece, const std::vector<plot::Point>& points);
    std::vector<std::vector<plot::Point>> piecesOf(const ChartSeries& series) const;
    Piece makePiece(const ChartSeries& series);
    void stylePiece(const Piece& piece, const ChartSeries& series) const;
    void restyle();
    void removePieces();
    void moveHover(int steps);
    std::vector<double> stops() const;
    const plot::Point* nearest(const ChartSeries& series, double x) const;
    QString hoverTitle() const;
    std::vector<Row> hoverRows() const;
    void paintHover(QPainter& painter) const;
    QColor ink(plot::Role role) const;

    ChartData m_data;
    const plot::Theme* m_tokens;
    QValueAxis* m_x;
    QValueAxis* m_y;
    std::vector<std::vector<Piece>> m_pieces;
    std::optional<Window> m_zoom;
    std::optional<double> m_hover;
    std::optional<QPointF> m_dragged; ///< where the mouse was, while the left button is held
};

} // namespace plateau::ui
