#include "core/training/autograd/network_source.h"

#include "core/base/unicode.h"
#include "core/model/families/model_family.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/tokenizer/load/model_chat_layout.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/inputs/encoded_conversations.h"
#include "core/training/inputs/encoded_prompts.h"
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
                                                         const ChosenDevice& device, NetworkTask task) {
    auto card = checkpoint::describeModelFolder(options.modelFolder, checkpoint::WeightHash::Skip);
    if (!card) {
        return card.error();
    }
    std::unique_ptr<NetworkSource> source(new NetworkSource(*card, device, std::move(task)));
    source->m_precision = options.precision;
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
    const bool sorts = m_task.objective == task::Objective::Classification;
    if (sorts && options.answer.chatTemplate.empty()) {
        return badInput("training.answer.template", "is empty, a decoder is asked for the class of a text",
                        fmt::format("Use one of {}.", tokenizer::chatTemplateNames()));
    }
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
    if (!sorts) {
        return {};
    }
    auto choices = answerChoices(*m_chat, m_task.names, options.maxTokens, m_card.shape.context);
    if (!choices) {
        return choices.error();
    }
    m_choices = std::move(*choices);
    return {};
}

std::int64_t NetworkSource::outputs() const {
    if (m_tokenizer && !sortsTexts()) {
        return m_card.shape.vocabulary;
    }
    return m_task.objective == task::Objective::Regression ? 1
                                                           : static_cast<std::int64_t>(m_task.names.size());
}

Result<std::unique_ptr<EncodedSet>> NetworkSource::encode(const task::Examples& examples) const {
    if (!m_tokenizer) {
        if (examples.featureWidth != m_task.features || m_task.features < 1) {
            return badInput("task", "has no rows of features", "Use a model for texts.");
        }
        return std::unique_ptr<EncodedSet>(
            std::make_unique<FeatureRows>(examples.features, examples.featureWidth));
    }
    if (m_chat && !sortsTexts()) {
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
    if (sortsTexts()) {
        return std::unique_ptr<EncodedSet>(std::make_unique<EncodedPrompts>(*m_chat, examples, m_choices));
    }
    const auto layout = tokenizer::RunningText::of(*m_tokenizer);
    return std::unique_ptr<EncodedSet>(std::make_unique<LanguageTexts>(*layout, examples.texts));
}

Result<std::vector<std::string>> NetworkSource::answers(const TrainableModel& model, std::int64_t cell,
                                                        const EncodedSet& set,
                                                        std::span<const std::uint32_t> rows,
                                                        const std::stop_token& stop) const {
    if (!m_chat || sortsTexts()) {
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

Result<std::unique_ptr<model::Network>> NetworkSource::load(at::ScalarType type) const {
    model::NetworkRequest request;
    request.folder = folderOf(m_card);
    request.type = type;
    request.device = m_device.device;
    request.features = m_task.features;
    request.outputs = outputs();
    return model::loadNetwork(m_card.shape, request);
}

Result<FrozenFeatures*> NetworkSource::frozen(const recipe::TrainingSettings&) {
    if (sortsTexts() && !m_card.builtIn && !m_frozen) {
        auto network = load(at::kFloat);
        if (!network) {
            return network.error();
        }
        m_frozen = std::make_unique<PromptFeatures>(std::move(*network), *m_chat, m_choices.promptTokens,
                                                    m_device.device);
    }
    return static_cast<FrozenFeatures*>(m_frozen.get());
}

Result<std::unique_ptr<TrainableModel>> NetworkSource::create(const recipe::TrainingSettings& settings,
                                                              std::span<const CellStart> starts) {
    auto network = load(typeOf(settings));
    if (!network) {
        return network.error();
    }
    const CellStart& start = starts.front();
    // Whatever is made of what it says, a language model learns the next token.
    auto objective = m_tokenizer ? makeObjective(task::Objective::CausalLanguage, m_card.shape.vocabulary, {})
                                 : makeObjective(m_task.objective, outputs(), {&start.scale, 1});
    auto model = AutogradModel::create(std::move(*network), settings, std::move(objective),
                                       {start.seed, start.features, m_choices}, m_device.device);
    if (!model) {
        return model.error();
    }
    return std::unique_ptr<TrainableModel>(std::move(*model));
}

} // namespace plateau::training
