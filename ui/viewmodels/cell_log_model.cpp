#include "ui/viewmodels/cell_log_model.h"

#include "ui/viewmodels/score_texts.h"
#include "ui/viewmodels/texts.h"

#include "core/base/utf8.h"

namespace plateau::ui {

namespace {

using namespace experiment;

QString failure(const CellFailed& failed) {
    const QString text = QString::fromStdString(printable(failed.text, 300));
    return failed.willRetry ? CellLogModel::tr("failed, will be tried again: %1").arg(text)
                            : CellLogModel::tr("failed: %1").arg(text);
}

} // namespace

QString eventText(const Event& event, const metric::MetricInfo& metric) {
    if (const auto* started = std::get_if<CellStarted>(&event.body)) {
        if (started->updates == 0) {
            return CellLogModel::tr("started");
        }
        return started->packedWith > 1 ? CellLogModel::tr("started, %1 updates, %2 cells together")
                                             .arg(started->updates)
                                             .arg(started->packedWith)
                                       : CellLogModel::tr("started, %1 updates").arg(started->updates);
    }
    if (const auto* progress = std::get_if<CellProgress>(&event.body)) {
        return CellLogModel::tr("update %1  loss %2")
            .arg(progress->update)
            .arg(QString::number(progress->loss, 'g', 3));
    }
    if (const auto* done = std::get_if<CellDone>(&event.body)) {
        if (done->status == CellStatus::Diverged) {
            return CellLogModel::tr("diverged: the loss is no number any more");
        }
        return CellLogModel::tr("done in %1: %2")
            .arg(Texts::duration(done->seconds), ScoreTexts::score(metric, done->score));
    }
    if (const auto* failed = std::get_if<CellFailed>(&event.body)) {
        return failure(*failed);
    }
    return {};
}

CellLogModel::CellLogModel(QObject* parent) : QAbstractTableModel(parent) {}

void CellLogModel::setEvents(const std::deque<Event>& events, const metric::MetricInfo& metric) {
    m_metric = metric;
    const bool same = events.size() == m_events.size() &&
                      (events.empty() || events.back().sequence == m_events.back().sequence);
    if (!same) {
        beginResetModel();
        m_events.assign(events.begin(), events.end());
        endResetModel();
    }
}

int CellLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int CellLogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 2;
}

QVariant CellLogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || role != Qt::DisplayRole) {
        return {};
    }
    const Event& event = m_events[static_cast<std::size_t>(index.row())];
    return index.column() == 0 ? Texts::timeOfDay(event.wall) : eventText(event, m_metric);
}

void CellLogModel::retranslate() {
    beginResetModel();
    endResetModel();
}

} // namespace plateau::ui
