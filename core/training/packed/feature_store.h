#pragma once

#include "core/base/result.h"
#include "core/model/bert/encoder.h"
#include "core/training/inputs/encoded_texts.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace plateau::training {

/// Features of the frozen model, each text computed once when it is first asked for. Rows have length √C. On
/// a CPU a text's features have the same bits whichever texts were asked for before it.
class FeatureStore {
public:
    /// @param cacheFile where finished features are kept between runs; empty keeps none
    FeatureStore(std::shared_ptr<model::Encoder> encoder, const EncodedTexts& texts,
                 std::filesystem::path cacheFile);

    /// [chosen, C] float32 on the CPU. Cancelled when stop was requested.
    Result<at::Tensor> rows(std::span<const std::uint32_t> chosen, const std::stop_token& stop);
    Result<at::Tensor> all(const std::stop_token& stop);

    /// Writes what is known to the cache file; a failure costs only time later and is not reported.
    void save();

private:
    void load();
    Result<void> compute(std::span<const std::uint32_t> missing, const std::stop_token& stop);

    std::shared_ptr<model::Encoder> m_encoder;
    const EncodedTexts& m_texts;
    std::filesystem::path m_cacheFile;
    at::Tensor m_features; ///< [texts, C]
    std::vector<char> m_known;
    bool m_changed = false;
};

/// Forward pass without head of chosen texts in length-sorted batches: calls `use(batch texts, features)`.
/// Features [1, B, C] float32 on the encoder's device.
Result<void>
forEachScoringBatch(const model::Encoder& encoder, const model::AdapterStack* adapters,
                    const EncodedTexts& texts, std::span<const std::uint32_t> chosen,
                    const std::stop_token& stop,
                    const std::function<void(std::span<const std::uint32_t>, const at::Tensor&)>& use);

} // namespace plateau::training
