#pragma once

#include "core/training/batch_order.h"
#include "core/training/workbench.h"

#include <functional>

namespace plateau::training {

/// One cell on its way through a stage.
struct Lane {
    std::size_t cell = 0; ///< index of its task and report
    std::string id;
    std::vector<std::uint32_t> rows; ///< pool rows trained on
    std::vector<int> labels;         ///< of the rows
    std::int64_t updates = 0;
    std::vector<std::int64_t> marks; ///< updates after which the stage stops to look at this lane, ascending
    std::int64_t poisonAt = 0;
    BatchOrder order;
    double seconds = 0;      ///< of training, shared evenly with the lanes beside it
    std::int64_t tokens = 0; ///< processed, padding not counted
};

/// Runs the updates of several lanes on one pack. A lane leaves when it is finished, diverged or done.
class Stage {
public:
    enum class After { Continue, Finished };
    /// Called at the marks of a lane; `packed` is its place in the pack now.
    using Look = std::function<Result<After>(Lane&, std::int64_t packed, std::int64_t update)>;
    /// Called once for a lane with NaN or Inf in loss or gradient.
    using Diverged = std::function<void(Lane&, std::int64_t update)>;

    struct Hooks {
        Look look;
        Diverged diverged;
        const Sink& sink;
    };

    Stage(const EncodedTexts& pool, const recipe::TrainingSettings& settings, CellPack& pack);

    /// Every lane is run until its updates are done or a hook ends it. Cancelled when stop was requested.
    Result<void> run(std::vector<Lane> lanes, const Hooks& hooks, const std::stop_token& stop);

private:
    void update(std::int64_t number);
    Result<void> flush(const Hooks& hooks);
    Result<void> lookAtMarks(std::int64_t number, const Hooks& hooks);
    void removeGone();

    struct Pending {
        std::int64_t update;
        CellPack::StepResult result;
    };

    const EncodedTexts& m_pool;
    const recipe::TrainingSettings& m_settings;
    CellPack& m_pack;
    std::vector<Lane> m_lanes; ///< in the order of the pack
    std::vector<char> m_gone;
    std::vector<Pending> m_pending;
    std::size_t m_window; ///< updates between two looks at the device
};

} // namespace plateau::training
