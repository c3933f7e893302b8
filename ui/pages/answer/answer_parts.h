#pragma once

#include "ui/session/answer_computer.h"

#include <QList>
#include <QString>

namespace plateau::ui {

/// Something that supports or weakens the answer, in a few words.
struct AnswerSign {
    bool good = false;
    QString text;
};
/// What was measured about seeds that reach the target, leaks, under-trained and missing cells.
QList<AnswerSign> signsOf(const TargetAnswer& answer);

/// "You have 6,813, more than enough."; empty when nothing can be said.
QString poolRemark(const TargetAnswer& answer);

enum class StepKind {
    Collect,
    Seeds,  ///< a new experiment with twice the seeds
    Narrow, ///< cells added to this one, see experiment::nextCells()
    TestItems,
};

/// Cells that one click on a Narrow step may add.
constexpr int cellsPerClick = 8;

/// Something to do next: what it would bring, what it costs, what to think of it.
struct NextStep {
    StepKind kind = StepKind::Collect;
    QString title;
    QString text;
    QString gainName;
    QString gain;
    QString cost;
    QString verdict;
    bool worthIt = false;
    double value = 0; ///< for the order: best first
};
/// Collect more, add cells (or seeds, where no cell helps), add test items; the best value first.
QList<NextStep> nextSteps(const TargetAnswer& answer);

/// The width of what is not known: of the range of needed samples, relative to `about`; of the interval at
/// the largest size where there is no such range. Comparable between answers to one target.
std::optional<double> vagueness(const statistics::Answer& answer);

} // namespace plateau::ui
