#pragma once

#include "core/training/cell_task.h"
#include "core/training/checkpoints/checkpoint_store.h"
#include "core/training/trainer.h"

#include <chrono>
#include <functional>
#include <span>

namespace plateau::training {

/// The checkpoints of one group of cells: when they are due, and where they are found again.
class CheckpointWriter {
public:
    /// Finds the folder of an interrupted group of exactly these cells, else takes a new one named after the
    /// first.
    CheckpointWriter(const TrainerOptions& options, std::span<const CellTask> tasks,
                     const TrainEvents& events);

    /// False when no states are to be saved.
    bool enabled() const { return m_enabled; }
    const CheckpointStore& store() const { return m_store; }

    /// By time; never so often that writing takes more than a twentieth of it.
    bool due() const;
    /// Says so when it cannot be written; training goes on without.
    void save(const Checkpoint& checkpoint);
    /// Once all cells are finished.
    void clear() const;

private:
    using Clock = std::chrono::steady_clock;

    bool m_enabled;
    CheckpointStore m_store;
    std::chrono::milliseconds m_every;
    const TrainEvents& m_events;
    Clock::time_point m_last = Clock::now();
};

/// The cells of each interrupted group under a folder of checkpoints.
std::vector<std::vector<std::string>> interruptedGroups(const std::filesystem::path& folder);

/// Removes the checkpoints of groups whose cells are all finished.
void removeFinishedGroups(const std::filesystem::path& folder,
                          const std::function<bool(const std::string& cell)>& finished);

} // namespace plateau::training
