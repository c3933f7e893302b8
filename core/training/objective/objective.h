#pragma once

#include "core/base/result.h"
#include "core/model/blocks/tensors.h"
#include "core/task/examples.h"
#include "core/training/named_matrix.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/// What is minimised. J cells, R places of a cell that are predicted (its B items; for CausalLanguage the
/// tokens that have a predecessor), K outputs of the model a place.
namespace plateau::training {

/// Regression trains on (target − mean) / deviation of a cell's own training rows.
struct TargetScale {
    double mean = 0;
    double deviation = 1; ///< > 0
};
/// Mean and standard deviation (1 where all are equal) of the targets of these rows.
TargetScale targetScale(const task::Examples& examples, std::span<const std::uint32_t> rows);

struct LossWithGradient {
    at::Tensor loss;     ///< [J] mean over the places of a cell
    at::Tensor gradient; ///< [J,R,K] of the sum over cells of these means
};

class Objective {
public:
    virtual ~Objective() = default;

    virtual task::Objective kind() const = 0;
    /// K: classes, labels, 1, or the vocabulary.
    virtual std::int64_t outputs() const = 0;

    /// Targets of J·B rows of examples, cell after cell, on the CPU: [J,B] int64 (Classification), [J,B,W]
    /// float32 (MultiLabel, Regression), undefined for CausalLanguage, whose model takes them from the
    /// tokens.
    virtual at::Tensor targets(const task::Examples& examples, std::span<const std::uint32_t> rows,
                               std::int64_t cells) const = 0;

    /// [J] from outputs [J,R,K] float32 and targets on the same device (CausalLanguage: [J,R] int64 token
    /// ids, −1 = not counted). Autograd may differentiate it.
    virtual at::Tensor loss(const at::Tensor& outputs, const at::Tensor& targets) const = 0;
    /// The same with the gradient written out, for models that run without autograd.
    virtual LossWithGradient lossWithGradient(const at::Tensor& outputs, const at::Tensor& targets) const = 0;

    /// Columns of task::Outputs.
    virtual std::int64_t valuesPerItem() const = 0;
    /// What is reported of items of one cell, [N, valuesPerItem] from model outputs [N,K]; Regression: in the
    /// target's unit. CausalLanguage: as given, [N,2] of nats and predicted tokens (see tokenNats).
    virtual at::Tensor itemValues(std::int64_t cell, const at::Tensor& outputs) const = 0;

    /// Keeps only these cells, in this order.
    virtual void keep(std::span<const std::int64_t> cells) = 0;
    /// What a kept model needs beside its weights, to be saved with them; nothing for most objectives.
    virtual std::vector<NamedMatrix> weights(std::int64_t cell) const = 0;
    /// Takes back what weights() gave, from among all weights of a model of one cell; the number it used.
    virtual Result<std::size_t> setWeights(std::span<const NamedMatrix> weights) = 0;
};

/// @param outputs K; @param scales of J cells, Regression only (others ignore them)
std::unique_ptr<Objective> makeObjective(task::Objective kind, std::int64_t outputs,
                                         std::span<const TargetScale> scales);

/// Cross entropy of each place in nats, [R] from logits [R,V] and token ids [R].
at::Tensor tokenNats(const at::Tensor& logits, const at::Tensor& tokens);

} // namespace plateau::training
