#pragma once

#include "core/training/cell_pack.h"
#include "core/training/device.h"

#include <map>
#include <memory>

namespace plateau::training {

/// What all cells of a Trainer share: the task as tokens, the frozen model in each precision that was asked
/// for, and its features. All calls under c10::InferenceMode.
class Workbench {
public:
    static Result<std::unique_ptr<Workbench>> open(TrainerOptions options, TaskData data);

    const TaskData& data() const { return m_data; }
    const EncodedTexts& pool() const { return m_pool; }
    const EncodedTexts& test() const { return m_test; }
    const DeviceFacts& facts() const { return m_device.facts; }
    int classes() const { return static_cast<int>(m_data.labels.size()); }

    at::ScalarType baseType(const recipe::TrainingSettings& settings) const {
        return training::baseType(settings, m_device.facts);
    }
    /// The shared frozen encoder of a type, loaded on first use.
    Result<std::shared_ptr<model::Encoder>> frozen(at::ScalarType type);
    /// An encoder of its own, for `full`.
    Result<std::shared_ptr<model::Encoder>> own() const;
    /// Features [rows, C] of pool rows, and [T, C] of the test set, from the frozen encoder of a type.
    Result<at::Tensor> poolFeatures(at::ScalarType type, std::span<const std::uint32_t> rows,
                                    const std::stop_token& stop);
    Result<at::Tensor> testFeatures(at::ScalarType type, const std::stop_token& stop);
    /// Features of a few texts outside the task, for example label names.
    Result<at::Tensor> features(at::ScalarType type, std::span<const std::string> texts,
                                const std::stop_token& stop);
    void saveFeatures();

    /// Regularisation of the frozen-feature model at size n: cross-validated on the first rows it is asked
    /// for with, then kept.
    Result<double> strength(at::ScalarType type, std::span<const std::uint32_t> rows,
                            std::span<const int> labels, const std::stop_token& stop);

    Scores score(const at::Tensor& testLogits) const;
    /// The frozen-feature model of these rows; fitted once for equal rows, labels and strength.
    Result<LinearModel> regression(at::ScalarType type, std::span<const std::uint32_t> rows,
                                   std::span<const int> labels, double strength, const std::stop_token& stop);
    /// regression(), scored on the test set.
    struct Floor {
        LinearModel model;
        Scores scores;
    };
    Result<Floor> floor(at::ScalarType type, std::span<const std::uint32_t> rows, std::span<const int> labels,
                        double strength, const std::stop_token& stop);

private:
    Workbench(TrainerOptions options, TaskData data, ChosenDevice device);
    struct Frozen {
        std::shared_ptr<model::Encoder> encoder;
        std::unique_ptr<FeatureStore> pool;
        std::unique_ptr<FeatureStore> test;
    };
    Result<Frozen*> frozenOf(at::ScalarType type);
    std::filesystem::path cacheFile(const char* part, at::ScalarType type, const EncodedTexts& texts) const;

    TrainerOptions m_options;
    TaskData m_data;
    ChosenDevice m_device;
    std::unique_ptr<tokenizer::Tokenizer> m_tokenizer;
    std::optional<tokenizer::SingleText> m_layout;
    std::string m_weightsHash; ///< with a cache folder only
    EncodedTexts m_pool;
    EncodedTexts m_test;
    std::map<at::ScalarType, Frozen> m_frozen;
    std::map<std::size_t, double> m_strengths;        ///< by n
    std::map<std::string, LinearModel> m_regressions; ///< by what they were fitted on
};

} // namespace plateau::training
