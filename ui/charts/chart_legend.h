#pragma once

#include "ui/charts/chart_data.h"

#include <QAbstractButton>
#include <QWidget>

class QHBoxLayout;

namespace plateau::ui {

/// One entry of a legend: mark and name; a click, or Space, switches its series off and on.
class LegendEntry : public QAbstractButton {
    Q_OBJECT
public:
    explicit LegendEntry(QWidget* parent = nullptr);
    void showSeries(const QString& name, plot::Role role);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {48, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_name;
    plot::Role m_role = plot::Role::Series1;
};

/// The entries of a chart side by side; hidden for a single series, which needs none.
class ChartLegend : public QWidget {
    Q_OBJECT
public:
    explicit ChartLegend(QWidget* parent = nullptr);
    void setSeries(const std::vector<ChartSeries>& series);
    QList<LegendEntry*> entries() const { return m_entries; }

Q_SIGNALS:
    void toggled(int series, bool shown);

private:
    QHBoxLayout* m_row;
    QList<LegendEntry*> m_entries;
};

} // namespace plateau::ui
