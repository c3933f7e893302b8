#pragma once

#include "core/experiment/plan/cell.h"

class QWidget;

namespace plateau::ui {

/// Every setting of one cell, from its immutable specification; does not block.
void showCellSettings(QWidget& parent, const experiment::PlannedCell& cell);

} // namespace plateau::ui
