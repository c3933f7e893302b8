#pragma once

#include "core/recipe/mixture.h"
#include "core/recipe/settings.h"
#include "core/task/examples.h"
#include "core/training/named_matrix.h"
#include "core/training/sampling/sample_source.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// One training run: what is asked for, what is reported. n samples of a cell.
namespace plateau::training {

/// What a cell draws from beside its own rows.
struct CellMixture {
    recipe::Mixture mixture;
    recipe::DatasetShares shares; ///< of the general datasets of the task
    bool operator==(const CellMixture&) const = default;
};

/// One training run as the scheduler asks for it.
struct CellTask {
    std::string id;
    std::uint64_t seed = 0;          ///< initialisation, order and dropout
    std::vector<std::uint32_t> rows; ///< n pool rows in subset order
    recipe::TrainingSettings settings;
    bool shuffledTargets = false;         ///< control cell: targets permuted among the rows by the seed
    bool keepWeights = false;             ///< return the trained weights
    std::optional<CellMixture> mixture{}; ///< nothing: the rows alone
    /// Items of the first evaluation set that the cell is judged by (UnderTraining); empty: all of them.
    std::vector<std::uint32_t> judgedBy{};
};

/// Why a cell counts as under-trained; what is measured depends on the objective (see fit.h).
struct UnderTraining {
    double lossDrop = 0;       ///< fall of the mean training loss over the last tenth of the updates
    double trainQuality = 0;   ///< on ≤ 256 fixed training rows, dropout off
    double reachable = 1;      ///< what contradictory rows leave reachable
    double belowBaselineP = 1; ///< paired p of being below the baseline; 1 when not below
    bool lossStillFalling = false;
    bool notFitted = false;
    bool belowBaseline = false;
    bool any() const { return lossStillFalling || notFitted || belowBaseline; }
};

enum class CellOutcome { Done, Diverged };

/// That a cell was interrupted and continued from a checkpoint.
struct Resumption {
    std::vector<std::int64_t> updates; ///< where it was continued, in the order it happened
    std::string difference; ///< why the result may not be bit-identical to an unbroken run; else empty
};

struct CellReport {
    std::string id;
    CellOutcome outcome = CellOutcome::Done;
    std::int64_t divergedAt = -1;                 ///< update with the first NaN or Inf
    std::map<std::string, task::Outputs> outputs; ///< by evaluation set; none of a diverged cell
    UnderTraining underTraining;
    recipe::BudgetRule rule = recipe::BudgetRule::Epochs; ///< the rule really followed
    std::int64_t updates = 0;        ///< early_stop: of the retraining on all n; last_layer: 0
    std::int64_t validationRows = 0; ///< of the n samples, used to choose the updates
    std::int64_t tokens = 0;    ///< processed in training, padding not counted; feature rows count 1 each
    std::int64_t truncated = 0; ///< samples of the cell that were cut
    /// In the training that the report is about: of the cell's rows, then of each general dataset it mixes
    /// in.
    std::vector<RealisedDraws> realised;
    double buildSeconds = 0; ///< head start, baseline, adapters; share when packed
    double trainSeconds = 0; ///< share of this cell when packed
    double evalSeconds = 0;
    int packedWith = 1; ///< cells trained together, itself included
    /// Tokens that went through the model at once after memory had run out in the middle of a batch: the
    /// batch was done again in halves, with other dropout and rounding. 0: memory never ran out.
    std::int64_t partTokens = 0;
    std::string precision;            ///< "float32" or "bfloat16" (frozen base)
    Resumption resumption;            ///< empty for an unbroken run
    std::vector<NamedMatrix> weights; ///< empty unless keepWeights
};

/// Live progress; loss is the mean over the batch. With early_stop the count starts again when the cell is
/// retrained on all its samples. Called from the training thread.
struct UpdateEvent {
    std::string cell;
    std::int64_t update = 0; ///< 1-based
    std::int64_t updates = 0;
    double loss = 0;
    double learningRate = 0;
    double gradientNorm = 0;
    std::vector<RealisedDraws> realised{}; ///< so far, as in CellReport; of mixtures only
};
using Sink = std::function<void(const UpdateEvent&)>;

/// What whoever asked for the training hears and says; called from the training thread, any may be empty.
struct TrainEvents {
    Sink update;
    /// As soon as a cell of the group is done or has diverged; an error ends the training.
    std::function<Result<void>(const CellReport&)> finished;
    /// True when training shall pause: the state is saved, then `pause` is called and returns when it may go
    /// on.
    std::function<bool()> pausing;
    std::function<void()> pause;
    /// What a person should know and nothing fails of: a damaged checkpoint, one that could not be written.
    std::function<void(const std::string&)> note;
};

} // namespace plateau::training
