#include "core/training/autograd/network_source.h"

#include "core/base/unicode.h"
#include "core/model/families/model_family.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/tokenizer/load/model_chat_layout.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/inputs/encoded_conversations.h"
#include "core/training/inputs/feature_rows.h"
#include "core/training/inputs/language_texts.h"

#include <fmt/format.h>

namespace plateau::training {
namespace {

Result<std::unique_ptr<tokenizer::Tokenizer>> tokenizerOf(const checkpoint::ModelCard& card) {
    if (card.builtIn) {
        return std::unique_ptr<tokenizer::Tokenizer>(std::make_unique<tokenizer::ByteTokenizer>());
    }
    auto loaded = tokenizer::loadTokenizer(card.folder);
    if (!loaded) {
        return loaded.error();
    }
    const auto rows = static_cast<std::size_t>(card.shape.vocabulary);
    const auto fits = tokenizer::checkVocabulary(**loaded, rows, card.folder.string());
    return fits ? std::move(loaded) : fits.error();
}

/// Empty for models that start from nothing.
std::filesystem::path folderOf(const checkpoint::ModelCard& card) {
    return card.builtIn ? std::filesystem::path() : card.folder;
}

} // namespace

Result<std::unique_ptr<ModelSource>> NetworkSource::open(const TrainerOptions& options,
                                                         const ChosenDevice& device, task::Objective kind,
                                                         std::int64_t features, std::int64_t outputs) {
    auto card = checkpoint::describeModelFolder(options.modelFolder, checkpoint::WeightHash::Skip);
    if (!card) {
        return card.error();
    }
    std::unique_ptr<NetworkSource> source(new NetworkSource(*card, device, kind));
    source->m_precision = options.precision;
    source->m_features = features;
    source->m_outputs = card->shape.context > 0 ? card->shape.vocabulary : outputs;
    if (card->shape.context > 0) {
        if (const auto opened = source->openTexts(options); !opened) {
            return opened.error();
        }
    }
    return std::unique_ptr<ModelSource>(std::move(source));
}

Result<void> NetworkSource::openTexts(const TrainerOptions& options) {
    auto tokenizer = tokenizerOf(m_card);
    if (!tokenizer) {
        return tokenizer.error();
    }
    m_tokenizer = std::move(*tokenizer);
    if (options.answer.chatTemplate.empty()) {
        const auto layout = tokenizer::RunningText::of(*m_tokenizer);
        return layout ? Result<void>() : Result<void>(layout.error());
    }
    auto layout = tokenizer::modelChatLayout(*m_tokenizer, folderOf(m_card), options.answer.chatTemplate);
    if (!layout) {
        return layout.error();
    }
    m_chat = std::move(*layout);
    const auto most = std::min<std::int64_t>(options.maxTokens, m_card.shape.context + 1);
    m_maxTokens = static_cast<int>(most);
    m_maxNewTokens = options.answer.maxNewTokens;
    return {};
}

Result<std::unique_ptr<EncodedSet>> NetworkSource::encode(const task::Examples& examples) const {
    if (!m_tokenizer) {
        if (examples.featureWidth != m_features || m_features < 1) {
            return badInput("task", "has no rows of features", "Use a model for texts.");
        }
        return std::unique_ptr<EncodedSet>(
            std::make_unique<FeatureRows>(examples.features, examples.featureWidth));
    }
    if (m_chat) {
        if (examples.conversations.size() != examples.items) {
            return badInput("task", "has items without conversation",
                            "Use a task whose model writes answers.");
        }
        return std::unique_ptr<EncodedSet>(
            std::make_unique<EncodedConversations>(*m_chat, examples.conversations, m_maxTokens));
    }
    if (examples.texts.size() != examples.items) {
        return badInput("task", "has items without text", "Use a model for tables.");
    }
    const auto layout = tokenizer::RunningText::of(*m_tokenizer);
    return std::unique_ptr<EncodedSet>(std::make_unique<LanguageTexts>(*layout, examples.texts));
}

Result<std::vector<std::string>> NetworkSource::answers(const TrainableModel& model, std::int64_t cell,
                                                        const EncodedSet& set,
                                                        std::span<const std::uint32_t> rows,
                                                        const std::stop_token& stop) const {
    if (!m_chat) {
        return std::vector<std::string>();
    }
    const auto written = model.write(cell, set, rows, {m_maxNewTokens, m_chat->stops()}, stop);
    if (!written) {
        return written.error();
    }
    std::vector<std::string> texts;
    for (const auto& ids : *written) {
        texts.emplace_back(trimmed(m_tokenizer->decode(ids)));
    }
    return texts;
}

at::ScalarType NetworkSource::typeOf(const recipe::TrainingSettings& settings) const {
    const bool keepsBase = settings.method == recipe::MethodKind::Lora && !m_card.builtIn;
    recipe::TrainingSettings chosen = settings;
    if (chosen.precision == recipe::Precision::Automatic) {
        chosen.precision = m_precision;
    }
    return keepsBase ? baseType(chosen, m_device.facts) : at::kFloat;
}

std::string NetworkSource::precision(const recipe::TrainingSettings& settings) const {
    return typeOf(settings) == at::kBFloat16 ? "bfloat16" : "float32";
}

Result<std::unique_ptr<TrainableModel>> NetworkSource::create(const recipe::TrainingSettings& settings,
                                                              std::span<const CellStart> starts) {
    model::NetworkRequest request;
    request.folder = folderOf(m_card);
    request.type = typeOf(settings);
    request.device = m_device.device;
    request.features = m_features;
    request.outputs = m_outputs;
    auto network = model::loadNetwork(m_card.shape, request);
    if (!network) {
        return network.error();
    }
    const CellStart& start = starts.front();
    auto model = AutogradModel::create(std::move(*network), settings,
                                       makeObjective(m_kind, m_outputs, {&start.scale, 1}),
                                       {start.seed, start.features}, m_device.device);
    if (!model) {
        return model.error();
    }
    return std::unique_ptr<TrainableModel>(std::move(*model));
}

} // namespace plateau::training
