#pragma once

#include "core/experiment/store/events.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace plateau::ui {

/// What a cell reported, a line each: time of day and words.
class CellLogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit CellLogModel(QObject* parent = nullptr);
    void setEvents(const std::deque<experiment::Event>& events);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    void retranslate();

private:
    std::vector<experiment::Event> m_events;
};

/// One event of a cell in words.
QString eventText(const experiment::Event& event);

} // namespace plateau::ui
