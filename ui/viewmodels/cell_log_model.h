#pragma once

#include "core/experiment/store/events.h"
#include "core/metric/metric.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace plateau::ui {

/// What a cell reported, a line each: time of day and words.
class CellLogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit CellLogModel(QObject* parent = nullptr);
    /// @param metric of the scores
    void setEvents(const std::deque<experiment::Event>& events,
                   const metric::MetricInfo& metric = metric::MetricInfo{});

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    void retranslate();

private:
    std::vector<experiment::Event> m_events;
    metric::MetricInfo m_metric;
};

/// One event of a cell in words. @param metric of the scores
QString eventText(const experiment::Event& event, const metric::MetricInfo& metric = metric::MetricInfo{});

} // namespace plateau::ui
