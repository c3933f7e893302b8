#pragma once

#include "core/checkpoint/model_folder.h"
#include "core/tokenizer/chat_layout.h"
#include "core/tokenizer/layout.h"
#include "core/training/device.h"
#include "core/training/model_source.h"
#include "core/training/trainer.h"

namespace plateau::training {

/// Networks whose gradients autograd finds: rows of features through an MLP, texts through a decoder.
class NetworkSource : public ModelSource {
public:
    /// @param features F of the items, 0 for texts; @param outputs K, ignored for CausalLanguage
    static Result<std::unique_ptr<ModelSource>> open(const TrainerOptions& options,
                                                     const ChosenDevice& device, task::Objective kind,
                                                     std::int64_t features, std::int64_t outputs);

    Result<std::unique_ptr<EncodedSet>> encode(const task::Examples& examples) const override;
    std::int64_t outputs() const override { return m_outputs; }
    Result<std::unique_ptr<TrainableModel>> create(const recipe::TrainingSettings& settings,
                                                   std::span<const CellStart> starts) override;
    Result<std::vector<std::string>> answers(const TrainableModel& model, std::int64_t cell,
                                             const EncodedSet& set, std::span<const std::uint32_t> rows,
                                             const std::stop_token& stop) const override;
    bool packs(const recipe::TrainingSettings&) const override { return false; }
    std::string precision(const recipe::TrainingSettings& settings) const override;
    Result<FrozenFeatures*> frozen(const recipe::TrainingSettings&) override {
        return static_cast<FrozenFeatures*>(nullptr);
    }

private:
    Result<void> openTexts(const TrainerOptions& options);
    at::ScalarType typeOf(const recipe::TrainingSettings& settings) const;
    NetworkSource(checkpoint::ModelCard card, ChosenDevice device, task::Objective kind)
        : m_card(std::move(card)), m_device(std::move(device)), m_kind(kind) {}

    recipe::Precision m_precision = recipe::Precision::Automatic; ///< what an automatic one means
    checkpoint::ModelCard m_card;
    ChosenDevice m_device;
    task::Objective m_kind;
    std::int64_t m_features = 0;
    std::int64_t m_outputs = 0;
    std::unique_ptr<tokenizer::Tokenizer> m_tokenizer; ///< null for rows of features
    std::optional<tokenizer::ChatLayout> m_chat;       ///< of tasks whose model writes answers
    int m_maxTokens = 0;                               ///< of a conversation
    int m_maxNewTokens = 0;                            ///< of an answer
};

} // namespace plateau::training
