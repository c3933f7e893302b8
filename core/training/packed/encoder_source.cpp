#include "core/training/packed/encoder_source.h"

#include "core/base/sha256.h"
#include "core/checkpoint/model_folder.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/packed/packed_model.h"

#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <algorithm>

namespace plateau::training {
namespace {

/// Rows of the products that frozen weights are laid out for.
constexpr std::int64_t packedRows = 512;

} // namespace

EncoderFeatures::EncoderFeatures(std::shared_ptr<model::Encoder> encoder, const tokenizer::SingleText& layout,
                                 Setting setting)
    : m_encoder(std::move(encoder)), m_layout(layout), m_setting(std::move(setting)) {}

std::filesystem::path EncoderFeatures::cacheFile(const EncodedTexts& texts) const {
    if (m_setting.cacheFolder.empty()) {
        return {};
    }
    Sha256 hash;
    hash.add(m_setting.modelKey);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto ids = texts.ids(i);
        hash.add({reinterpret_cast<const char*>(ids.data()), ids.size_bytes()});
        hash.add("\n");
    }
    return m_setting.cacheFolder / fmt::format("features-{}.bin", hash.hex().substr(0, 32));
}

Result<at::Tensor> EncoderFeatures::rows(const EncodedSet& set, std::span<const std::uint32_t> rows,
                                         const std::stop_token& stop) {
    const c10::InferenceMode guard;
    const auto* texts = dynamic_cast<const EncodedTexts*>(&set);
    if (texts == nullptr) {
        return Error{ErrorKind::Internal, "features", "an encoder takes texts only", ""};
    }
    auto store = m_stores.find(&set);
    if (store == m_stores.end()) {
        store = m_stores.try_emplace(&set, m_encoder, *texts, cacheFile(*texts)).first;
    }
    return store->second.rows(rows, stop);
}

Result<at::Tensor> EncoderFeatures::texts(std::span<const std::string> texts, const std::stop_token& stop) {
    const c10::InferenceMode guard;
    const auto encoded = EncodedTexts::encode(m_layout, texts, m_setting.maxTokens);
    return FeatureStore(m_encoder, encoded, {}).all(stop);
}

void EncoderFeatures::save() {
    for (auto& [set, store] : m_stores) {
        store.save();
    }
}

Result<std::unique_ptr<ModelSource>> EncoderSource::open(const TrainerOptions& options,
                                                         const ChosenDevice& device, task::Objective kind,
                                                         std::int64_t outputs) {
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
    auto layout = tokenizer::SingleText::of(**tokenizer);
    if (!layout) {
        return layout.error();
    }
    const auto rows = static_cast<std::size_t>(card->shape.vocabulary);
    if (auto fits = tokenizer::checkVocabulary(**tokenizer, rows, options.modelFolder.string()); !fits) {
        return fits.error();
    }
    if (kind == task::Objective::CausalLanguage) {
        return badInput(options.modelFolder.string(), "an encoder cannot predict the next token",
                        "Use a decoder, for example a llama model.");
    }
    std::unique_ptr<EncoderSource> source(new EncoderSource(options, device, kind, outputs));
    source->m_options.maxTokens = std::min(options.maxTokens, card->shape.context);
    source->m_tokenizer = std::move(*tokenizer);
    source->m_layout = *layout;
    source->m_weightsHash = card->weightsSha256;
    return std::unique_ptr<ModelSource>(std::move(source));
}

Result<std::unique_ptr<EncodedSet>> EncoderSource::encode(const task::Examples& examples) const {
    if (examples.texts.size() != examples.items) {
        return badInput("task", "has items without text", "Use a model for tables.");
    }
    auto texts = EncodedTexts::encode(*m_layout, examples.texts, m_options.maxTokens);
    return std::unique_ptr<EncodedSet>(std::make_unique<EncodedTexts>(std::move(texts)));
}

at::ScalarType EncoderSource::typeOf(const recipe::TrainingSettings& settings) const {
    recipe::TrainingSettings chosen = settings;
    if (chosen.precision == recipe::Precision::Automatic) {
        chosen.precision = m_options.precision;
    }
    return baseType(chosen, m_device.facts);
}

Result<EncoderFeatures*> EncoderSource::features(at::ScalarType type) {
    const auto known = m_features.find(type);
    if (known != m_features.end()) {
        return known->second.get();
    }
    const c10::InferenceMode guard;
    auto encoder = model::Encoder::load(m_options.modelFolder, type, m_device.device);
    if (!encoder) {
        return encoder.error();
    }
    (*encoder)->pack(packedRows);
    EncoderFeatures::Setting setting{m_options.cacheFolder,
                                     m_weightsHash + m_tokenizer->hash() + m_device.facts.device +
                                         at::toString(type),
                                     m_options.maxTokens};
    auto made = std::make_unique<EncoderFeatures>(*encoder, *m_layout, std::move(setting));
    return m_features.emplace(type, std::move(made)).first->second.get();
}

Result<std::unique_ptr<TrainableModel>> EncoderSource::create(const recipe::TrainingSettings& settings,
                                                              std::span<const CellStart> starts) {
    std::shared_ptr<model::Encoder> encoder;
    if (settings.method == recipe::MethodKind::Full) {
        const c10::InferenceMode guard;
        auto own = model::Encoder::load(m_options.modelFolder, at::kFloat, m_device.device);
        if (!own) {
            return own.error();
        }
        encoder = std::move(*own);
    } else {
        auto shared = features(typeOf(settings));
        if (!shared) {
            return shared.error();
        }
        encoder = (*shared)->encoder();
    }
    std::vector<TargetScale> scales;
    for (const CellStart& start : starts) {
        scales.push_back(start.scale);
    }
    auto model =
        PackedModel::create(std::move(encoder), settings, makeObjective(m_kind, m_outputs, scales), starts);
    if (!model) {
        return model.error();
    }
    return std::unique_ptr<TrainableModel>(std::move(*model));
}

bool EncoderSource::packs(const recipe::TrainingSettings& settings) const {
    return !settings.exact && settings.method == recipe::MethodKind::Lora;
}

std::string EncoderSource::precision(const recipe::TrainingSettings& settings) const {
    return typeOf(settings) == at::kBFloat16 ? "bfloat16" : "float32";
}

Result<FrozenFeatures*> EncoderSource::frozen(const recipe::TrainingSettings& settings) {
    auto found = features(typeOf(settings));
    return found ? Result<FrozenFeatures*>(*found) : Result<FrozenFeatures*>(found.error());
}

void EncoderSource::save() {
    for (auto& [type, features] : m_features) {
        features->save();
    }
}

} // namespace plateau::training
