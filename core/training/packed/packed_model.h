#pragma once

#include "core/model/bert/encoder.h"
#include "core/model/blocks/head.h"
#include "core/recipe/settings.h"
#include "core/training/model_source.h"
#include "core/training/objective/objective.h"
#include "core/training/trainable_model.h"

#include <memory>
#include <optional>

namespace plateau::training {

/// Cells with equal settings that train together on one encoder: their trained values are stacked, each
/// keeps its own batches, dropout, loss, gradient norm and learning rate. Nothing a cell does reaches
/// another: every product is per cell or on the frozen base.
class PackedModel : public TrainableModel {
public:
    /// `full` moves the encoder's weights into the pack: one cell, and an encoder of its own.
    static Result<std::unique_ptr<PackedModel>> create(std::shared_ptr<model::Encoder> encoder,
                                                       const recipe::TrainingSettings& settings,
                                                       std::unique_ptr<Objective> objective,
                                                       std::span<const CellStart> starts);

    std::int64_t cells() const override { return m_parameters.cells(); }
    at::Device device() const override { return m_encoder->device(); }
    StepResult step(const Batch& batch, std::span<const double> rateFactors) override;
    Result<task::Outputs> evaluate(std::int64_t cell, const EncodedSet& set,
                                   std::span<const std::uint32_t> rows,
                                   const std::stop_token& stop) const override;
    void keep(std::span<const std::int64_t> cells) override;
    std::vector<NamedMatrix> weights(std::int64_t cell) const override;
    Result<void> setWeights(std::span<const NamedMatrix> weights) override;
    ModelState save() const override;
    Result<void> load(const ModelState& state) override;

private:
    PackedModel(std::shared_ptr<model::Encoder> encoder, const recipe::TrainingSettings& settings,
                std::unique_ptr<Objective> objective);
    void initialise(std::span<const CellStart> starts);
    model::EncoderMasks dropoutMasks(const model::TokenBatch& batch);
    void refresh();
    StepResult applyGradients(const at::Tensor& loss, std::span<const double> rateFactors);
    void optimise(std::int64_t cell, model::ParameterGroup group, double rate, double decay);
    /// Trained tensors by checkpoint key, cell dimension first; fused ones in parts.
    std::vector<std::pair<std::string, at::Tensor>> namedValues() const;
    /// Everything that an update changes, by the name it has in a saved state.
    std::vector<std::pair<std::string, at::Tensor>> trainedState() const;

    std::shared_ptr<model::Encoder> m_encoder;
    recipe::TrainingSettings m_settings;
    std::unique_ptr<Objective> m_objective;
    model::ParameterSet m_parameters;
    std::optional<model::AdapterStack> m_adapters;
    std::optional<model::Head> m_head;
    at::Tensor m_firstMoment;  ///< [J, P]
    at::Tensor m_secondMoment; ///< [J, P]
    std::int64_t m_updates = 0;
    std::vector<std::uint64_t> m_seeds; ///< J
};

} // namespace plateau::training
