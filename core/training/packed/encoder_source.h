#pragma once

#include "core/tokenizer/layout.h"
#include "core/training/device.h"
#include "core/training/model_source.h"
#include "core/training/packed/feature_store.h"
#include "core/training/trainer.h"

#include <map>
#include <optional>

namespace plateau::training {

/// Features of one frozen encoder, with a store a set.
class EncoderFeatures : public FrozenFeatures {
public:
    struct Setting {
        std::filesystem::path cacheFolder; ///< empty keeps none
        std::string modelKey;              ///< what features depend on beside the tokens
        int maxTokens = 0;
    };
    /// @param layout kept by reference
    EncoderFeatures(std::shared_ptr<model::Encoder> encoder, const tokenizer::SingleText& layout,
                    Setting setting);

    const std::shared_ptr<model::Encoder>& encoder() const { return m_encoder; }
    Result<at::Tensor> rows(const EncodedSet& set, std::span<const std::uint32_t> rows,
                            const std::stop_token& stop) override;
    Result<at::Tensor> texts(std::span<const std::string> texts, const std::stop_token& stop) override;
    void save();

private:
    std::filesystem::path cacheFile(const EncodedTexts& texts) const;

    std::shared_ptr<model::Encoder> m_encoder;
    const tokenizer::SingleText& m_layout;
    Setting m_setting;
    std::map<const EncodedSet*, FeatureStore> m_stores;
};

/// Encoders of every family: cells as stacked parameters on one encoder, gradients written by hand.
class EncoderSource : public ModelSource {
public:
    /// @param kind anything but CausalLanguage; @param outputs K
    static Result<std::unique_ptr<ModelSource>> open(const TrainerOptions& options,
                                                     const ChosenDevice& device, task::Objective kind,
                                                     std::int64_t outputs);

    Result<std::unique_ptr<EncodedSet>> encode(const task::Examples& examples) const override;
    std::int64_t outputs() const override { return m_outputs; }
    Result<std::unique_ptr<TrainableModel>> create(const recipe::TrainingSettings& settings,
                                                   std::span<const CellStart> starts) override;
    bool packs(const recipe::TrainingSettings& settings) const override;
    std::string precision(const recipe::TrainingSettings& settings) const override;
    Result<FrozenFeatures*> frozen(const recipe::TrainingSettings& settings) override;
    void save() override;

private:
    EncoderSource(TrainerOptions options, ChosenDevice device, task::Objective kind, std::int64_t outputs)
        : m_options(std::move(options)), m_device(std::move(device)), m_kind(kind), m_outputs(outputs) {}
    Result<EncoderFeatures*> features(at::ScalarType type);
    at::ScalarType typeOf(const recipe::TrainingSettings& settings) const;

    TrainerOptions m_options;
    ChosenDevice m_device;
    task::Objective m_kind;
    std::int64_t m_outputs;
    std::unique_ptr<tokenizer::Tokenizer> m_tokenizer;
    std::optional<tokenizer::SingleText> m_layout;
    std::string m_weightsHash; ///< with a cache folder only
    std::map<at::ScalarType, std::unique_ptr<EncoderFeatures>> m_features;
};

} // namespace plateau::training
