#pragma once

#include "core/plot/layout.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace plateau::ui {

/// The data curve, painted from core/plot's layout: the same picture as the exported one. Live: charts that
/// come faster than 10 times a second are shown at that pace, the last one always. The crosshair follows the
/// mouse, or Left, Right, Home, End; Escape takes it away. Screen readers get one sentence of content, and
/// the crosshair's values.
class DataCurveView : public QWidget {
    Q_OBJECT
public:
    explicit DataCurveView(QWidget* parent = nullptr);

    void setChart(const plot::DataCurveChart& chart);
    const plot::DataCurveChart& chart() const { return m_chart; }
    void setDisplay(plot::Display display);
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

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
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
