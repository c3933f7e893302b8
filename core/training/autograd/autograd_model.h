#pragma once

#include "core/training/autograd/adam.h"
#include "core/training/autograd/answer_choices.h"
#include "core/training/autograd/token_windows.h"
#include "core/training/objective/objective.h"
#include "core/training/trainable_model.h"

#include <memory>

namespace plateau::training {

/// One cell of any network, its gradients found by autograd: rows of features for Classification, MultiLabel
/// and Regression, texts of any length for CausalLanguage, of which those with AnswerChoices are sorted into
/// classes. What is random follows from the seed of the cell and the update: the same cell gives the same
/// bits on a CPU with the same number of threads.
class AutogradModel : public TrainableModel {
public:
    /// Where the cell starts.
    struct Start {
        std::uint64_t seed = 0;    ///< of the numbers a network from scratch, adapters and dropout begin with
        at::Tensor featuresOfCell; ///< [n,F] of its training rows, for networks of features
        /// Not empty: batches are prompts with classes as targets, and evaluate() gives a value a class.
        AnswerChoices choices{};
    };
    /// BadInput where network, objective and method do not fit each other.
    static Result<std::unique_ptr<AutogradModel>> create(std::unique_ptr<model::Network> network,
                                                         const recipe::TrainingSettings& settings,
                                                         std::unique_ptr<Objective> objective,
                                                         const Start& start, at::Device device);

    std::int64_t cells() const override { return 1; }
    at::Device device() const override { return m_device; }
    /// When memory runs out over texts, the update is done again in parts of half the tokens, once: the batch
    /// stays the same.
    StepResult step(const Batch& batch, std::span<const double> rateFactors) override;
    std::int64_t partTokens() const override { return m_halved ? m_mostTokens : 0; }
    Result<task::Outputs> evaluate(std::int64_t cell, const EncodedSet& set,
                                   std::span<const std::uint32_t> rows,
                                   const std::stop_token& stop) const override;
    Result<std::vector<std::vector<std::int32_t>>> write(std::int64_t cell, const EncodedSet& set,
                                                         std::span<const std::uint32_t> rows,
                                                         const WritingLimits& limits,
                                                         const std::stop_token& stop) const override;
    void keep(std::span<const std::int64_t>) override {}
    std::vector<NamedMatrix> weights(std::int64_t cell) const override;
    Result<void> setWeights(std::span<const NamedMatrix> weights) override;
    ModelState save() const override;
    Result<void> load(const ModelState& state) override;

private:
    AutogradModel(std::unique_ptr<model::Network> network, const recipe::TrainingSettings& settings,
                  std::unique_ptr<Objective> objective, const Start& start, at::Device device);
    Result<void> prepare(const Start& start);
    /// The gradients of a batch alone; its loss.
    at::Tensor gradients(const Batch& batch);
    /// Adds the gradients of a batch; its loss.
    at::Tensor backward(const Batch& batch);
    at::Tensor backwardTexts(const Batch& batch, const model::MaskSource& masks);
    at::Tensor backwardAnswers(const Batch& batch, const model::MaskSource& masks);
    /// [1] over the predicted tokens.
    at::Tensor meanLoss(const WindowBatch& part, const model::MaskSource& masks) const;
    /// [B·T] nats of each place, padding without meaning.
    at::Tensor placeNats(WindowBatch part) const;
    model::MaskSource masksOfUpdate() const;
    /// [N,2] nats and predicted tokens of each text.
    Result<at::Tensor> textValues(const Batch& batch, const std::stop_token& stop) const;
    /// [N,C] logs of the probabilities of the choices.
    Result<task::Outputs> choiceValues(const EncodedSet& set, std::span<const std::uint32_t> rows,
                                       const std::stop_token& stop) const;
    Result<at::Tensor> rowValues(const EncodedSet& set, std::span<const std::uint32_t> rows,
                                 const std::stop_token& stop) const;
    /// Trained values and constants: what a kept model is made of.
    std::vector<std::pair<std::string, at::Tensor>> keptValues() const;

    std::unique_ptr<model::Network> m_network;
    recipe::TrainingSettings m_settings;
    std::unique_ptr<Objective> m_objective;
    AnswerChoices m_choices;
    std::uint64_t m_seed;
    at::Device m_device;
    Adam m_adam;
    std::int64_t m_updates = 0;
    std::int64_t m_mostTokens; ///< padded, through the network at once in training
    bool m_halved = false;
};

} // namespace plateau::training
