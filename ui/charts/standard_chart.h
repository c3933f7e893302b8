#pragma once

#include "ui/charts/chart_canvas.h"

#include "core/base/error.h"
#include "core/base/result.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>
#include <QWidget>

#include <optional>

class QMenu;

namespace plateau::ui {

class ChartLegend;

/// Every chart of the window beside the data curve: legend and picture, with what they all can: theme, zoom,
/// hover values, switched series, copy, export (a menu, also on the right button), one sentence for screen
/// readers. Live: data that come faster than 10 times a second are shown at that pace, the last ones always.
class StandardChart : public QWidget {
    Q_OBJECT
public:
    explicit StandardChart(QWidget* parent = nullptr);
    ~StandardChart() override;

    /// What the legend switched off stays off while the series are the same.
    void setData(const ChartData& data);
    const ChartData& data() const { return m_canvas->data(); }
    ChartCanvas& canvas() { return *m_canvas; }
    const ChartCanvas& canvas() const { return *m_canvas; }
    ChartLegend& legend() { return *m_legend; }
    /// Copy, export and "show all", for a button of the owner.
    QMenu& menu() { return *m_menu; }

    /// As it is seen now (window, series), in the light theme whatever the window shows.
    QImage picture(int scale = 2) const;
    /// PNG, SVG, PDF or CSV (the numbers) by the ending; a file of that name is replaced whole.
    Result<void> exportTo(const QString& file, int scale = 2) const;
    /// The numbers: "series,x,y" and a line for each point; names in quotes where needed.
    QByteArray csv() const;

    QSize sizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void failed(const plateau::Error& error);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void take(const ChartData& data);
    void fillMenu();
    void askExport(const char* ending, int scale);
    void describe();
    QString sentence() const;
    void renderTo(QPainter& painter, QSize size) const;
    QByteArray bytes(const QString& ending, int scale) const;

    ChartLegend* m_legend;
    ChartCanvas* m_canvas;
    QMenu* m_menu;
    QTimer m_pace;
    QElapsedTimer m_shownAt;
    std::optional<ChartData> m_waiting;
};

} // namespace plateau::ui
