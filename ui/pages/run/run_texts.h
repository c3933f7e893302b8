#pragma once

#include "ui/pages/frame/page.h"
#include "ui/viewmodels/run_summary.h"

namespace plateau::ui {

/// "11 of 22 cells".
QString countText(const RunSummary& run);
/// "2 running · 2 min 50 s left", "paused", "1 failed".
QString restText(const RunSummary& run);
/// State and fact for the rail.
StepStatus runStatus(const RunSummary& run);
/// "First answer: about 340 samples for 95 % (250–430), most sizes have one seed so far"; empty before any
/// score.
QString provisionalAnswer(const Snapshot& snapshot);

} // namespace plateau::ui
