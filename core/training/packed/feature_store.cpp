#include "core/training/packed/feature_store.h"

#include "core/base/file.h"
#include "core/model/blocks/head.h"
#include "core/training/cancelled.h"
#include "core/training/tensor_values.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <numeric>

namespace plateau::training {
namespace {

/// Padded tokens of one scoring batch. On a CPU the activations of a layer have to stay in the cores' own
/// caches: beyond about 256 rows a core the matrix products lose a third of their speed.
std::size_t scoringTokens(at::Device device) {
    return device.is_cpu() ? 256 * static_cast<std::size_t>(at::get_num_threads()) : 16384;
}

/// Tokens of one batch of frozen features on a CPU.
constexpr std::size_t featureTokens = 512;

using Groups = std::vector<std::vector<std::uint32_t>>;
using UseFeatures = std::function<void(std::span<const std::uint32_t>, const at::Tensor&)>;

Result<void> forEachBatch(const model::Encoder& encoder, const model::AdapterStack* adapters,
                          const EncodedTexts& texts, const Groups& groups, const std::stop_token& stop,
                          const UseFeatures& use) {
    for (const auto& group : groups) {
        if (stop.stop_requested()) {
            return cancelled();
        }
        std::vector<std::span<const std::int32_t>> ids;
        for (const std::uint32_t text : group) {
            ids.push_back(texts.ids(text));
        }
        const auto batch = model::makeBatch(ids, 1, encoder.config().pooling, encoder.device(),
                                            encoder.config().positionRule);
        use(group, encoder.forward(batch, {adapters, nullptr}, nullptr));
    }
    return {};
}

} // namespace

Result<void>
forEachScoringBatch(const model::Encoder& encoder, const model::AdapterStack* adapters,
                    const EncodedTexts& texts, std::span<const std::uint32_t> chosen,
                    const std::stop_token& stop,
                    const std::function<void(std::span<const std::uint32_t>, const at::Tensor&)>& use) {
    return forEachBatch(encoder, adapters, texts,
                        scoringBatches(texts, chosen, scoringTokens(encoder.device())), stop, use);
}

FeatureStore::FeatureStore(std::shared_ptr<model::Encoder> encoder, const EncodedTexts& texts,
                           std::filesystem::path cacheFile)
    : m_encoder(std::move(encoder)),
      m_texts(texts),
      m_cacheFile(std::move(cacheFile)),
      m_features(
          at::zeros({static_cast<std::int64_t>(texts.size()), m_encoder->config().hidden}, at::kFloat)),
      m_known(texts.size(), 0) {
    if (!m_cacheFile.empty()) {
        load();
    }
}

Result<void> FeatureStore::compute(std::span<const std::uint32_t> missing, const std::stop_token& stop) {
    const Groups groups = m_encoder->device().is_cpu()
                              ? uniformBatches(m_texts, missing, featureTokens)
                              : scoringBatches(m_texts, missing, scoringTokens(m_encoder->device()));
    return forEachBatch(*m_encoder, nullptr, m_texts, groups, stop,
                        [&](std::span<const std::uint32_t> group, const at::Tensor& features) {
                            const at::Tensor rows =
                                model::toUnitRows(features.select(0, 0)).rows.to(at::kCPU);
                            m_features.index_copy_(0, rowIndex(group), rows);
                            for (const std::uint32_t text : group) {
                                m_known[text] = 1;
                            }
                            m_changed = true;
                        });
}

Result<at::Tensor> FeatureStore::rows(std::span<const std::uint32_t> chosen, const std::stop_token& stop) {
    std::vector<std::uint32_t> missing;
    for (const std::uint32_t row : chosen) {
        if (m_known[row] == 0) {
            m_known[row] = 2; // asked for once
            missing.push_back(row);
        }
    }
    for (const std::uint32_t row : missing) {
        m_known[row] = 0;
    }
    if (auto done = compute(missing, stop); !done) {
        return done.error();
    }
    return m_features.index_select(0, rowIndex(chosen));
}

Result<at::Tensor> FeatureStore::all(const std::stop_token& stop) {
    std::vector<std::uint32_t> every(m_texts.size());
    std::iota(every.begin(), every.end(), 0U);
    return rows(every, stop);
}

void FeatureStore::load() {
    auto file = ReadFile::open(m_cacheFile);
    const std::uint64_t bytes = m_features.nbytes();
    if (!file || file->size() != m_known.size() + bytes) {
        return;
    }
    std::vector<char> known(m_known.size());
    at::Tensor features = at::empty_like(m_features);
    auto* data = static_cast<char*>(features.mutable_data_ptr());
    const auto flags = file->read(0, known);
    const auto values = file->read(known.size(), {data, bytes});
    if (flags && values && *flags == known.size() && *values == bytes) {
        m_known = std::move(known);
        m_features = features;
    }
}

void FeatureStore::save() {
    if (m_cacheFile.empty() || !m_changed || !makeFolders(m_cacheFile.parent_path())) {
        return;
    }
    std::string bytes(m_known.data(), m_known.size());
    bytes.append(static_cast<const char*>(m_features.const_data_ptr()), m_features.nbytes());
    if (publishFile(m_cacheFile, bytes, Publish::Replace)) {
        m_changed = false;
    }
}

} // namespace plateau::training
