#pragma once

#include "ui/session/job.h"
#include "ui/viewmodels/cell_scores.h"

#include <functional>
#include <memory>
#include <optional>

namespace plateau::ui {

/// What a card says of the best cell of the open experiment, read beside the window's thread.
template <typename Facts>
class BestCellReading {
public:
    using Read = Facts (*)(const Snapshot& snapshot, const experiment::CellState& cell);

    /// @param read blocks, safe in a thread of its own
    /// @param changed called where another cell is asked for and where its facts are there
    BestCellReading(Read read, std::function<void()> changed) : m_read(read), m_changed(std::move(changed)) {}

    /// Null: nothing is open. Cheap when the best cell is the same.
    void showSnapshot(const SnapshotPointer& snapshot) {
        const experiment::CellState* best = snapshot ? bestCell(snapshot->state) : nullptr;
        const QString asked =
            best != nullptr ? snapshot->folder + QLatin1Char('\n') + QString::fromStdString(best->planned.id)
                            : QString();
        if (asked == m_asked) {
            return;
        }
        m_asked = asked;
        m_facts.reset();
        m_job.cancel();
        if (best != nullptr) {
            m_job.start([this, snapshot, read = m_read, cell = *best](const std::stop_token&) {
                auto facts = std::make_shared<Facts>(read(*snapshot, cell));
                return [this, facts] {
                    m_facts = std::move(*facts);
                    m_changed();
                };
            });
        }
        m_changed();
    }

    /// Nothing before the first trained cell, and while it is read.
    const std::optional<Facts>& facts() const { return m_facts; }
    /// Whether there is a trained cell.
    bool hasCell() const { return !m_asked.isEmpty(); }

private:
    Read m_read;
    std::function<void()> m_changed;
    std::optional<Facts> m_facts;
    QString m_asked; ///< folder and cell
    Job m_job;       ///< last: its end waits for the thread
};

} // namespace plateau::ui
