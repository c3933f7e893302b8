#pragma once

#include "core/checkpoint/model_folder.h"
#include "core/tokenizer/chat_layout.h"
#include "core/tokenizer/layout.h"
#include "core/training/autograd/answer_choices.h"
#include "core/training/autograd/prompt_features.h"
#include "core/training/device.h"
#include "core/training/model_source.h"
#include "core/training/trainer.h"

namespace plateau::training {

/// What a network is to give.
struct NetworkTask {
    task::Objective objective = task::Objective::CausalLanguage;
    std::int64_t features = 0; ///< F of the items, 0 for texts
    /// Of classes or labels. A decoder sorts texts by the probability with which it writes a name as answer.
    std::vector<std::string> names{};
};

/// Networks whose gradients autograd finds: rows of features through an MLP, texts through a decoder.
class NetworkSource : public ModelSource {
public:
    static Result<std::unique_ptr<ModelSource>> open(const TrainerOptions& options,
                                                     const ChosenDevice& device, NetworkTask task);

    Result<std::unique_ptr<EncodedSet>> encode(const task::Examples& examples) const override;
    std::int64_t outputs() const override;
    Result<std::unique_ptr<TrainableModel>> create(const recipe::TrainingSettings& settings,
                                                   std::span<const CellStart> starts) override;
    Result<std::vector<std::string>> answers(const TrainableModel& model, std::int64_t cell,
                                             const EncodedSet& set, std::span<const std::uint32_t> rows,
                                             const std::stop_token& stop) const override;
    bool packs(const recipe::TrainingSettings&) const override { return false; }
    std::string precision(const recipe::TrainingSettings& settings) const override;
    /// Of texts that are sorted into classes: always of the model in float32.
    Result<FrozenFeatures*> frozen(const recipe::TrainingSettings& settings) override;
    bool knowsUntrained() const override { return m_tokenizer != nullptr; }

private:
    Result<void> openTexts(const TrainerOptions& options);
    bool sortsTexts() const { return !m_choices.answers.empty(); }
    Result<std::unique_ptr<model::Network>> load(at::ScalarType type) const;
    at::ScalarType typeOf(const recipe::TrainingSettings& settings) const;
    NetworkSource(checkpoint::ModelCard card, ChosenDevice device, NetworkTask task)
        : m_card(std::move(card)), m_device(std::move(device)), m_task(std::move(task)) {}

    recipe::Precision m_precision = recipe::Precision::Automatic; ///< what an automatic one means
    checkpoint::ModelCard m_card;
    ChosenDevice m_device;
    NetworkTask m_task;
    std::unique_ptr<tokenizer::Tokenizer> m_tokenizer; ///< null for rows of features
    std::optional<tokenizer::ChatLayout> m_chat;       ///< of tasks whose model answers
    AnswerChoices m_choices;                           ///< none where answers are free
    std::unique_ptr<PromptFeatures> m_frozen;
    int m_maxTokens = 0;    ///< of a conversation
    int m_maxNewTokens = 0; ///< of an answer
};

} // namespace plateau::training
