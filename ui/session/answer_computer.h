#pragma once

#include "ui/session/job.h"
#include "ui/session/snapshot.h"

#include "core/experiment/analyse/next_cells.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace plateau::ui {

/// An answer to another target than the plan's, and what would sharpen it.
struct TargetAnswer {
    SnapshotPointer of;
    experiment::ExperimentAnswer answer;
    plot::DataCurveChart chart;
    /// The answer if every size had twice its seeds, scattering as they do now; nothing without any interval.
    std::optional<statistics::Answer> moreSeeds;
    /// … if the test set had twice its items, at the same scores.
    std::optional<statistics::Answer> moreTestItems;
    experiment::NextCells next; ///< what to train next to narrow the range
};
using TargetAnswerPointer = std::shared_ptr<const TargetAnswer>;

/// What is asked beside the target.
struct AnswerWish {
    double target = 0.9;                      ///< in the metric's unit
    std::optional<double> retention{};        ///< share of general ability to keep
    std::optional<statistics::Costs> costs{}; ///< prices of labels and points, if the user gave them
    /// What is kept, read before from the predictions of the same snapshot.
    std::optional<experiment::Retention> kept{};
};

/// Computes answers and reads other experiments beside the window's thread; of several requests the last
/// counts (Job). Signals come on the thread of this object.
class AnswerComputer : public QObject {
    Q_OBJECT
public:
    explicit AnswerComputer(QObject* parent = nullptr);

    void ask(SnapshotPointer snapshot, AnswerWish wish);
    /// Reads these experiment folders; unreadable ones are left out.
    void read(const QStringList& folders);

Q_SIGNALS:
    void answered(const plateau::ui::TargetAnswerPointer& answer);
    void othersRead(const std::vector<plateau::ui::SnapshotPointer>& others);

private:
    Job m_answering;
    Job m_reading;
};

} // namespace plateau::ui
