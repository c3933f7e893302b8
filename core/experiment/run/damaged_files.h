#pragma once

#include "core/experiment/store/events.h"
#include "core/experiment/store/experiment_state.h"

#include <functional>
#include <vector>

namespace plateau::experiment {

/// Reads the predictions and kept weights of every result, and sets a result aside with those that are
/// damaged or gone, so that its cell is trained again. A file that changed within the last `grace` seconds
/// may be a copy in the making: it is waited for, until `stopped` says so.
/// @return what was set aside, an entry a file
Result<std::vector<CellDamaged>> setDamagedFilesAside(const Folder& folder, const ExperimentState& state,
                                                      double grace, const std::function<bool()>& stopped);

} // namespace plateau::experiment
