#include "core/training/workbench.h"

#include "core/base/sha256.h"
#include "core/checkpoint/model_folder.h"
#include "core/training/scores.h"

#include <fmt/format.h>

namespace plateau::training {
namespace {

Result<void> checkData(const TaskData& data) {
    const auto fits = [&](const LabelledTexts& texts, int least) {
        bool good = texts.texts.size() == texts.labels.size();
        for (const int label : texts.labels) {
            good = good && label >= least && label < static_cast<int>(data.labels.size());
        }
        return good;
    };
    if (data.labels.size() < 2) {
        return badInput("task", "has fewer than two classes", "Give data with at least two labels.");
    }
    if (data.pool.texts.empty() || data.test.texts.empty() || !fits(data.pool, 0) || !fits(data.test, -1)) {
        return badInput("task", "has an empty pool or test set, or labels outside the classes",
                        "Give every text a label of the pool.");
    }
    return {};
}

} // namespace

Workbench::Workbench(TrainerOptions options, TaskData data, ChosenDevice device)
    : m_options(std::move(options)), m_data(std::move(data)), m_device(std::move(device)) {}

Result<std::unique_ptr<Workbench>> Workbench::open(TrainerOptions options, TaskData data) {
    if (auto checked = checkData(data); !checked) {
        return checked.error();
    }
    const auto hash =
        options.cacheFolder.empty() ? checkpoint::WeightHash::Skip : checkpoint::WeightHash::Compute;
    auto card = checkpoint::describeModelFolder(options.modelFolder, hash);
    if (!card) {
        return card.error();
    }
    auto tokenizer = tokenizer::loadTokenizer(options.modelFolder);
    if (!tokenizer) {
        return tokenizer.error();
    }
    const auto rows = static_cast<std::size_t>(card->config.vocabulary);
    if (auto fits = tokenizer::checkVocabulary(**tokenizer, rows, options.modelFolder.string()); !fits) {
        return fits.error();
    }
    auto device = chooseDevice(options.device, options.threads);
    if (!device) {
        return device.error();
    }
    options.maxTokens = std::min(options.maxTokens, card->config.maxPositions);
    std::unique_ptr<Workbench> bench(new Workbench(std::move(options), std::move(data), std::move(*device)));
    bench->m_tokenizer = std::move(*tokenizer);
    bench->m_weightsHash = card->weightsSha256;
    const int longest = bench->m_options.maxTokens;
    bench->m_pool = EncodedTexts::encode(*bench->m_tokenizer, bench->m_data.pool.texts, longest);
    bench->m_test = EncodedTexts::encode(*bench->m_tokenizer, bench->m_data.test.texts, longest);
    return bench;
}

std::filesystem::path Workbench::cacheFile(const char* part, at::ScalarType type,
                                           const EncodedTexts& texts) const {
    if (m_options.cacheFolder.empty()) {
        return {};
    }
    Sha256 hash;
    hash.add(m_weightsHash + m_tokenizer->hash() + m_device.facts.device + at::toString(type));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto ids = texts.ids(i);
        hash.add({reinterpret_cast<const char*>(ids.data()), ids.size_bytes()});
        hash.add("\n");
    }
    return m_options.cacheFolder / fmt::format("features-{}-{}.bin", part, hash.hex().substr(0, 32));
}

Result<Workbench::Frozen*> Workbench::frozenOf(at::ScalarType type) {
    auto known = m_frozen.find(type);
    if (known == m_frozen.end()) {
        auto encoder = model::Encoder::load(m_options.modelFolder, type, m_device.device);
        if (!encoder) {
            return encoder.error();
        }
        (*encoder)->pack(512);
        // Kept only when complete: what throws here must not leave half of it behind.
        Frozen frozen{*encoder,
                      std::make_unique<FeatureStore>(*encoder, m_pool, cacheFile("pool", type, m_pool)),
                      std::make_unique<FeatureStore>(*encoder, m_test, cacheFile("test", type, m_test))};
        known = m_frozen.emplace(type, std::move(frozen)).first;
    }
    return &known->second;
}

Result<std::shared_ptr<model::Encoder>> Workbench::frozen(at::ScalarType type) {
    auto frozen = frozenOf(type);
    if (!frozen) {
        return frozen.error();
    }
    return (*frozen)->encoder;
}

Result<std::shared_ptr<model::Encoder>> Workbench::own() const {
    return model::Encoder::load(m_options.modelFolder, at::kFloat, m_device.device);
}

Result<at::Tensor> Workbench::poolFeatures(at::ScalarType type, std::span<const std::uint32_t> rows,
                                           const std::stop_token& stop) {
    auto frozen = frozenOf(type);
    return frozen ? (*frozen)->pool->rows(rows, stop) : Result<at::Tensor>(frozen.error());
}

Result<at::Tensor> Workbench::testFeatures(at::ScalarType type, const std::stop_token& stop) {
    auto frozen = frozenOf(type);
    return frozen ? (*frozen)->test->all(stop) : Result<at::Tensor>(frozen.error());
}

Result<at::Tensor> Workbench::features(at::ScalarType type, std::span<const std::string> texts,
                                       const std::stop_token& stop) {
    auto encoder = frozen(type);
    if (!encoder) {
        return encoder.error();
    }
    const auto encoded = EncodedTexts::encode(*m_tokenizer, texts, m_options.maxTokens);
    return FeatureStore(*encoder, encoded, {}).all(stop);
}

void Workbench::saveFeatures() {
    for (auto& [type, frozen] : m_frozen) {
        frozen.pool->save();
        frozen.test->save();
    }
}

Result<double> Workbench::strength(at::ScalarType type, std::span<const std::uint32_t> rows,
                                   std::span<const int> labels, const std::stop_token& stop) {
    const auto known = m_strengths.find(rows.size());
    if (known != m_strengths.end()) {
        return known->second;
    }
    auto features = poolFeatures(type, rows, stop);
    if (!features) {
        return features.error();
    }
    const double chosen = chooseStrength(*features, labels, classes());
    m_strengths[rows.size()] = chosen;
    return chosen;
}

Result<LinearModel> Workbench::regression(at::ScalarType type, std::span<const std::uint32_t> rows,
                                          std::span<const int> labels, double strength,
                                          const std::stop_token& stop) {
    Sha256 hash;
    hash.add(fmt::format("{} {} {} ", at::toString(type), strength, rows.size()));
    hash.add({reinterpret_cast<const char*>(rows.data()), rows.size_bytes()});
    hash.add({reinterpret_cast<const char*>(labels.data()), labels.size_bytes()});
    const std::string key = hash.hex();
    const auto known = m_regressions.find(key);
    if (known != m_regressions.end()) {
        return known->second;
    }
    auto features = poolFeatures(type, rows, stop);
    if (!features) {
        return features.error();
    }
    return m_regressions.emplace(key, fitRegression(*features, labels, classes(), strength)).first->second;
}

Scores Workbench::score(const at::Tensor& testLogits) const {
    const at::Tensor host = testLogits.contiguous();
    const auto count = static_cast<std::size_t>(host.size(1));
    return scoresFromLogits({host.const_data_ptr<float>(), m_data.test.labels.size() * count},
                            m_data.test.labels, classes());
}

Result<Workbench::Floor> Workbench::floor(at::ScalarType type, std::span<const std::uint32_t> rows,
                                          std::span<const int> labels, double strength,
                                          const std::stop_token& stop) {
    auto model = regression(type, rows, labels, strength, stop);
    if (!model) {
        return model.error();
    }
    auto test = testFeatures(type, stop);
    if (!test) {
        return test.error();
    }
    Floor result;
    result.model = std::move(*model);
    result.scores = score(at::addmm(result.model.bias, *test, result.model.weight.t()));
    return result;
}

} // namespace plateau::training
