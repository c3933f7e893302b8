#pragma once

#include "core/training/checkpoints/checkpoint_store.h"
#include "core/training/early_stopping.h"
#include "core/training/training_context.h"
#include "core/training/update_loop.h"

namespace plateau::training {

/// One cell of a group while it is worked on.
struct CellState {
    CellReport report;
    std::vector<std::uint32_t> targetRows; ///< of the task's rows, permuted for a control
    std::optional<LinearProbe> probe;      ///< on frozen features of the same rows
    std::optional<task::Outputs> baseline; ///< of the probe, on the first evaluation set
    std::int64_t updates = 0;
    double lossBefore = 0; ///< on the training rows that are looked at, at nine tenths of the updates
    EarlyStopping search;
    bool finished = false; ///< reported, done or diverged
};

/// early_stop trains twice: to find the number of updates, then for good.
enum class Stage { Search, Train };

/// Where a group of cells stands, beside the values of its model.
struct GroupPosition {
    Stage stage = Stage::Train;
    std::int64_t update = 0;
    bool checksDue = false;
};

/// What results depend on beside cells and their settings. A cell that goes on under another one need not
/// have the bits of an unbroken run.
Json machineFacts(const TrainingContext& context, const recipe::TrainingSettings& settings);
/// "bfloat16 before, float32 now; …", empty when nothing differs.
std::string differenceOf(const Json& before, const Json& now);

/// The state of a group as it is saved. @param live cells of the model, in its order
Json factsOf(const GroupPosition& position, std::span<const CellTask> tasks,
             std::span<const CellState> states, std::span<const CellProgress> live, const Json& machine);

/// Ids of the cells that a saved state goes on with, in the order of their group; empty when it is none.
std::vector<std::string> cellsIn(const Json& facts);

/// What was saved of the cells of a group, put back. `states` come prepared as at the beginning.
Result<GroupPosition> restoreGroup(const Json& facts, std::span<const CellTask> tasks,
                                   std::span<CellState> states);
/// The same for the cells of the model, which `start` gives as at the beginning of the stage.
Result<std::vector<CellProgress>> restoreProgress(const Json& facts,
                                                  const std::function<CellProgress(std::size_t cell)>& start);

} // namespace plateau::training
