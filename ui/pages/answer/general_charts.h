#pragma once

#include "ui/charts/chart_data.h"
#include "ui/session/answer_computer.h"

#include "core/experiment/analyse/retention.h"

namespace plateau::ui {

/// What each mixture is worth, a sentence each.
QStringList worthLines(const TargetAnswer& answer);
/// What the largest size of each series keeps of general ability; or why that cannot be measured.
QStringList keptLines(const experiment::Retention& retention);
/// Score of the untouched model, of chance, test items.
QString generalFacts(const experiment::Retention& retention);

/// Retention against samples, a line a series, with its interval.
ChartData keptChart(const experiment::Retention& retention);
/// The mixing law of the answer's shares with its interval, and the measured shares: what was learnt, and,
/// where that is a share as well, what is kept. Pre: answer.shares->learnt.
ChartData shareChart(const TargetAnswer& answer);
/// Mean score on the task against retention, a point a size, a colour a series.
ChartData planeChart(const Snapshot& snapshot, const experiment::Retention& retention);

} // namespace plateau::ui
