#pragma once

#include "core/training/checkpoint_writer.h"
#include "core/training/group_state.h"

namespace plateau::training {

/// Trains a group of cells of equal settings and size together, from where they start (or were interrupted)
/// to their outputs on every evaluation set.
class CellRun {
public:
    CellRun(TrainingContext& context, std::span<const CellTask> tasks, std::stop_token stop,
            const TrainEvents& events);

    /// The reports of the cells that were finished now.
    Result<std::vector<CellReport>> run();

private:
    Result<void> prepare(std::size_t cell);
    Result<void> prepareProbe(std::size_t cell);
    Result<void> runLastLayer(std::size_t cell);
    void prepareSearch(std::size_t cell);

    /// Where the group goes on: at the newest sound checkpoint, or at the beginning.
    void resume();
    Result<void> restore(const Checkpoint& checkpoint);

    /// A stage that is about to go through its updates.
    struct Begun {
        GroupPosition position;
        std::vector<CellProgress> cells;
        std::unique_ptr<TrainableModel> model; ///< null when no cell is left
    };
    Result<Begun> begin(Stage stage);
    /// The updates of one stage; nothing to do when no cell is left.
    Result<void> runStage(Stage stage);
    Result<std::unique_ptr<TrainableModel>> makeModel(std::span<const CellProgress> cells);
    CellProgress startOf(Stage stage, std::size_t cell) const;
    UpdateHooks hooksFor(Stage stage, TrainableModel& model);

    Result<Next> onSearchCheck(TrainableModel& model, CellProgress& cell, std::int64_t place,
                               std::int64_t update);
    Result<Next> onTrainCheck(TrainableModel& model, CellProgress& cell, std::int64_t place,
                              std::int64_t update);
    Result<void> finish(TrainableModel& model, CellProgress& cell, std::int64_t place, const Fit& fit);
    Result<void> onDivergence(CellProgress& cell, std::int64_t update);
    /// Hands a finished cell's report out.
    Result<void> deliver(std::size_t cell);
    void onReached(TrainableModel& model, const GroupPosition& position, std::span<const CellProgress> live);

    /// On rows of the pool, dropout off.
    Result<Fit> fitOn(const TrainableModel& model, std::int64_t place, std::span<const std::uint32_t> rows,
                      std::span<const std::uint32_t> targetRows) const;

    TrainingContext& m_context;
    std::span<const CellTask> m_tasks;
    std::stop_token m_stop;
    const TrainEvents& m_events;
    const recipe::TrainingSettings& m_settings;
    std::vector<CellState> m_states;
    CheckpointWriter m_checkpoints;
    std::optional<Begun> m_begun; ///< out of a checkpoint
};

} // namespace plateau::training
