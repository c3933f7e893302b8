#pragma once

#include "ui/session/job.h"

#include "core/experiment/compare/comparison.h"
#include "core/experiment/compare/evaluation_match.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace plateau::ui {

/// What came of comparing the open experiment (first) with another one (second): the comparison, or that
/// their test sets differ, or an error.
struct ComparedWith {
    QString folder;
    QString name;                           ///< untrusted; the folder's when the experiment cannot be read
    std::optional<experiment::Plan> plan{}; ///< nothing when it cannot be read
    std::optional<experiment::Comparison> comparison{};
    std::optional<experiment::TestSetDifference> difference{};
    std::optional<Error> error{};
    bool otherScores = false; ///< the error is that they are scored in different ways
};

/// Compares experiments beside the window's thread; of several requests the last counts (Job). Signals come
/// on the thread of this object.
class ComparisonComputer : public QObject {
    Q_OBJECT
public:
    explicit ComparisonComputer(QObject* parent = nullptr);

    /// compared() follows unless another request comes first; without `others` nothing does.
    /// @param target score whose samples are counted, in the unit of the open plan's metric
    void compare(const QString& folder, const QStringList& others, double target);

Q_SIGNALS:
    /// In the order of the folders asked for.
    void compared(const std::vector<plateau::ui::ComparedWith>& results);

private:
    Job m_job;
};

} // namespace plateau::ui
