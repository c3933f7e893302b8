#pragma once

#include "core/recipe/settings.h"
#include "core/training/cell_task.h"
#include "core/training/objective/objective.h"
#include "core/training/sampling/sample_source.h"
#include "core/training/trainable_model.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace plateau::training {

/// One cell on its way through the updates.
struct CellProgress {
    std::size_t cell = 0; ///< index of its task and report
    std::string id;
    std::vector<std::uint32_t> rows;       ///< pool rows trained on
    std::vector<std::uint32_t> targetRows; ///< the pool row whose target each of them takes
    /// The first row of each general dataset in the training set; none without a mixture. Draws of the source
    /// count these datasets first, `rows` last.
    std::vector<std::uint32_t> general{};
    std::size_t batch = 0; ///< samples an update
    std::int64_t updates = 0;
    std::vector<std::int64_t>
        checks; ///< updates after which onCheck is called, ascending; the last one always
    std::unique_ptr<SampleSource> source;
    double seconds = 0;      ///< of training, shared evenly with the cells beside it
    std::int64_t tokens = 0; ///< processed, padding not counted
};

/// Whether a cell goes on after a check.
enum class Next { Continue, Finished };

/// What happens between the updates of cells that share a model.
struct UpdateHooks {
    /// At the checks of a cell; `place` is its place in the model now. Finished or not, a cell leaves after
    /// its last update.
    std::function<Result<Next>(CellProgress&, std::int64_t place, std::int64_t update)> onCheck;
    /// Once for a cell with NaN or Inf in loss or gradient, which leaves then.
    std::function<Result<void>(CellProgress&, std::int64_t update)> diverged;
    /// After every update: true when somebody wants to see a state that can be saved.
    std::function<bool()> wanted;
    /// After `update` updates of the cells that are left, in the order of the model: this state can be saved.
    /// `checksDue`: the checks of that update are still to be made.
    std::function<void(std::span<const CellProgress> cells, std::int64_t update, bool checksDue)> reached;
    const Sink& sink;
};

/// Where the updates begin: nowhere, or where a saved state ended.
struct LoopStart {
    std::int64_t update = 0; ///< done already
    bool checksDue = false;  ///< and the checks after it are not
};

/// Runs the updates of several cells on one model. A cell leaves when it is finished, diverged or done.
class UpdateLoop {
public:
    /// @param set, examples that batches are made of, encoded and with targets; @param objective gives the
    /// targets. All kept by reference.
    UpdateLoop(const EncodedSet& set, const task::Examples& examples, const Objective& objective,
               const recipe::OptimizerSettings& optimizer, TrainableModel& model);

    /// Every cell is run until its updates are done or a hook ends it. Cancelled when stop was requested,
    /// after `reached` was called.
    Result<void> run(std::vector<CellProgress> cells, LoopStart start, const UpdateHooks& hooks,
                     const std::stop_token& stop);

private:
    void update(std::int64_t number);
    bool checksAt(std::int64_t number) const;
    Result<void> flush(const UpdateHooks& hooks);
    Result<void> check(std::int64_t number, const UpdateHooks& hooks);
    Result<void> settle(std::int64_t number, const UpdateHooks& hooks);
    void removeGone();

    struct Pending {
        std::int64_t update;
        TrainableModel::StepResult result;
        std::vector<std::vector<RealisedDraws>> realised; ///< of each cell; empty without a mixture
    };

    const EncodedSet& m_set;
    const task::Examples& m_examples;
    const Objective& m_objective;
    const recipe::OptimizerSettings& m_optimizer;
    TrainableModel& m_model;
    std::vector<CellProgress> m_cells; ///< in the order of the model
    std::vector<char> m_gone;
    std::vector<Pending> m_pending;
    std::size_t m_window; ///< updates between two looks at the device
};

} // namespace plateau::training
