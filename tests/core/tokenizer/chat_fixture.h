#pragma once

#include "core/base/conversation.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "tests/core/tokenizer/model_fixture.h"
#include "tests/support/temporary_folder.h"

#include <fstream>

namespace fixture {

/// The golden BPE vocabulary with added tokens and a way of splitting, as a whole tokenizer.json.
inline plateau::Json bpeTokenizerJson(const plateau::Json& variant) {
    using plateau::Json;
    const auto golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "tokenizer";
    const Json model = *plateau::readJson(golden / "bpe_model.json");
    Json merges = model["merges"];
    for (Json& merge : merges) {
        const auto text = merge.get<std::string>();
        if (variant["pairs"] == Json(true)) {
            merge = {text.substr(0, text.find(' ')), text.substr(text.find(' ') + 1)};
        }
    }
    Json all = variant;
    all["model"] = {{"type", "BPE"},           {"dropout", nullptr},
                    {"vocab", model["vocab"]}, {"ignore_merges", variant["ignore_merges"]},
                    {"merges", merges},        {"byte_fallback", false}};
    return all;
}

/// The lines of chat_ids.jsonl: a template, its tokenizer and what the reference makes of conversations.
inline std::vector<plateau::Json> chatLines() {
    std::ifstream file(std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "tokenizer" / "chat_ids.jsonl");
    std::vector<plateau::Json> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(plateau::Json::parse(line));
    }
    return lines;
}

/// Writes the tokenizer files of such a line, its template in tokenizer_config.json.
inline void writeChatModel(const std::filesystem::path& folder, const plateau::Json& line) {
    std::filesystem::create_directories(folder);
    write(folder / "tokenizer.json", bpeTokenizerJson(line["tokenizer"]).dump());
    plateau::Json config = line["config"];
    config["chat_template"] = line["source"];
    write(folder / "tokenizer_config.json", config.dump());
}

inline plateau::Conversation conversationOf(const plateau::Json& messages) {
    plateau::Conversation conversation;
    for (const plateau::Json& message : messages) {
        const auto role = message["role"].get<std::string>();
        conversation.push_back({role == "system" ? plateau::Speaker::System
                                : role == "user" ? plateau::Speaker::User
                                                 : plateau::Speaker::Assistant,
                                message["content"].get<std::string>()});
    }
    return conversation;
}

} // namespace fixture
