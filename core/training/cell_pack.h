#pragma once

#include "core/model/bert/encoder.h"
#include "core/model/blocks/head.h"
#include "core/training/dropout.h"
#include "core/training/feature_store.h"
#include "core/training/regression.h"

namespace plateau::training {

/// What one cell brings into a pack.
struct PackMember {
    std::uint64_t seed = 0;
    const LinearModel* head = nullptr; ///< where its head starts; null: small random numbers
};

/// Cells with equal settings that train together on one encoder: their trained values are stacked, each
/// keeps its own batches, dropout, loss, gradient norm and learning rate. Nothing a cell does reaches
/// another: every product is per cell or on the frozen base.
class CellPack {
public:
    /// `full` moves the encoder's weights into the pack: one member, and an encoder of its own.
    static Result<std::unique_ptr<CellPack>> create(std::shared_ptr<model::Encoder> encoder,
                                                    const recipe::TrainingSettings& settings, int classes,
                                                    std::span<const PackMember> members);

    std::int64_t cells() const { return m_parameters.cells(); }
    bool onCpu() const { return m_encoder->device().is_cpu(); }

    /// One update of every cell.
    struct StepResult {
        at::Tensor loss; ///< [J], mean over the batch
        at::Tensor norm; ///< [J], of the gradient before clipping
    };
    /// @param texts B texts for each cell, cell after cell
    /// @param rateFactors J factors on the learning rates
    StepResult step(std::span<const std::span<const std::int32_t>> texts, std::span<const int> labels,
                    std::span<const double> rateFactors);
    /// Makes the gradients of a cell NaN in the next step; for tests of what happens then.
    void poison(std::int64_t cell) { m_poisoned = cell; }

    /// Logits [chosen, K] float32 on the CPU of one cell, dropout off.
    Result<at::Tensor> logits(std::int64_t cell, const EncodedTexts& texts,
                              std::span<const std::uint32_t> chosen, const std::stop_token& stop) const;

    /// Drops all cells but these.
    void keep(std::span<const std::int64_t> cells);

    /// What the cell trained, by checkpoint key.
    std::vector<NamedMatrix> weights(std::int64_t cell) const;
    /// The reverse for a pack of one: values of the same names and shapes.
    Result<void> setWeights(std::span<const NamedMatrix> weights);

private:
    CellPack(std::shared_ptr<model::Encoder> encoder, const recipe::TrainingSettings& settings, int classes);
    void initialise(std::span<const PackMember> members);
    std::vector<model::LayerMasks> dropoutMasks(const model::TokenBatch& batch);
    void refresh();
    StepResult applyGradients(const at::Tensor& loss, std::span<const double> rateFactors);
    void optimise(std::int64_t cell, model::ParameterGroup group, double rate, double decay);
    /// Trained tensors by checkpoint key, cell dimension first; fused ones in parts.
    std::vector<std::pair<std::string, at::Tensor>> namedValues() const;

    std::shared_ptr<model::Encoder> m_encoder;
    recipe::TrainingSettings m_settings;
    std::int64_t m_classes;
    model::ParameterSet m_parameters;
    std::optional<model::AdapterStack> m_adapters;
    std::optional<model::Head> m_head;
    at::Tensor m_firstMoment;  ///< [J, P]
    at::Tensor m_secondMoment; ///< [J, P]
    std::int64_t m_updates = 0;
    std::int64_t m_poisoned = -1;
    std::vector<std::uint64_t> m_seeds; ///< J
};

} // namespace plateau::training
