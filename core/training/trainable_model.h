#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/task/examples.h"
#include "core/training/inputs/encoded_set.h"
#include "core/training/named_matrix.h"

#include <span>
#include <stop_token>
#include <vector>

namespace plateau::training {

/// Everything that further updates of a model depend on: a model of the same settings and cells that loads it
/// goes on bit by bit (on a CPU) as if it had never stopped.
struct ModelState {
    Json facts;                       ///< update count, random state: whatever is no tensor
    std::vector<NamedMatrix> tensors; ///< weights and optimizer moments, all cells stacked
};

/// How far a language model writes on.
struct WritingLimits {
    std::int64_t tokens = 256;             ///< most a text may get, ≥ 1
    std::span<const std::int32_t> stops{}; ///< each of them ends a text and is no part of it
};

/// Cells with equal settings that train together. J cells; nothing a cell does reaches another. An
/// implementation decides itself how gradients come about: whoever calls it holds no autograd guard and needs
/// none. All calls from one thread.
class TrainableModel {
public:
    virtual ~TrainableModel() = default;

    virtual std::int64_t cells() const = 0; ///< J
    virtual at::Device device() const = 0;

    /// One update of every cell. The tensors may still be computing on the device when this returns.
    struct StepResult {
        at::Tensor loss; ///< [J], mean over the batch, before the update
        at::Tensor norm; ///< [J], of the gradient before clipping
    };
    /// A cell whose loss or norm is not finite stands still. @param rateFactors J factors on the learning
    /// rates
    virtual StepResult step(const Batch& batch, std::span<const double> rateFactors) = 0;

    /// See CellReport::partTokens.
    virtual std::int64_t partTokens() const { return 0; }

    /// Outputs of one cell for rows of a set, in their order, dropout off. Cancelled when stop was requested.
    virtual Result<task::Outputs> evaluate(std::int64_t cell, const EncodedSet& set,
                                           std::span<const std::uint32_t> rows,
                                           const std::stop_token& stop) const = 0;

    /// Token ids that one cell writes behind the prompts of these rows (EncodedSet::prompt), each time the
    /// likeliest; only of language models. Cancelled when stop was requested.
    virtual Result<std::vector<std::vector<std::int32_t>>>
    write(std::int64_t /*cell*/, const EncodedSet& /*set*/, std::span<const std::uint32_t> /*rows*/,
          const WritingLimits& /*limits*/, const std::stop_token& /*stop*/) const {
        return Error{ErrorKind::Internal, "model", "writes no texts", ""};
    }

    /// Drops all cells but these, which get this order.
    virtual void keep(std::span<const std::int64_t> cells) = 0;

    /// What the cell trained, by checkpoint key.
    virtual std::vector<NamedMatrix> weights(std::int64_t cell) const = 0;
    /// The reverse for a model of one cell: values of the same names and shapes.
    virtual Result<void> setWeights(std::span<const NamedMatrix> weights) = 0;

    virtual ModelState save() const = 0;
    virtual Result<void> load(const ModelState& state) = 0;
};

} // namespace plateau::training
