#pragma once

#include "core/experiment/store/attempt.h"
#include "core/training/trainer.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace plateau::runner {

/// One attempt at one cell while it is trained: status.json with a heartbeat, events.jsonl with the training
/// curve
/// ({"update":…,"loss":…,"learning_rate":…,"gradient_norm":…}, a line an update; of mixtures with
/// "drawn":{"domain":…,"general":…}, the samples so far). Destroyed unfinished it is
/// marked stopped.
class AttemptRecord {
public:
    static Result<AttemptRecord> start(const experiment::Folder& folder, const std::string& cell);
    ~AttemptRecord();
    AttemptRecord(AttemptRecord&&) noexcept;
    AttemptRecord& operator=(AttemptRecord&&) = delete;

    const std::string& name() const { return m_status.attempt; }
    void update(const training::UpdateEvent& event);
    /// A sign of life between updates, written at most every five seconds.
    void heartbeat();
    void done();

private:
    AttemptRecord(std::filesystem::path folder, std::vector<std::string> pools,
                  experiment::AttemptStatus status, LineLog curve, std::optional<AliveLock> lock)
        : m_folder(std::move(folder)),
          m_pools(std::move(pools)),
          m_status(std::move(status)),
          m_curve(std::move(curve)),
          m_lock(std::move(lock)) {}
    void end(experiment::AttemptState state);

    std::filesystem::path m_folder;
    std::vector<std::string> m_pools; ///< names
    experiment::AttemptStatus m_status;
    std::optional<LineLog> m_curve;  ///< empty once moved from or ended
    std::optional<AliveLock> m_lock; ///< none where the file system has no locks
    std::chrono::steady_clock::time_point m_written = std::chrono::steady_clock::now();
};

} // namespace plateau::runner
