#include "app/cli/chat_file.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <iostream>
#include <iterator>

namespace plateau::cli {
namespace {

std::optional<Speaker> speakerOf(const Json& role) {
    for (const Speaker speaker : {Speaker::System, Speaker::User, Speaker::Assistant}) {
        if (role == Json(name(speaker))) {
            return speaker;
        }
    }
    return std::nullopt;
}

Result<Json> readJsonOf(const std::string& path) {
    if (path != "-") {
        return readJson(path);
    }
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    return parseJson(text, "standard input");
}

} // namespace

Result<Conversation> readChat(const std::string& path) {
    const auto json = readJsonOf(path);
    if (!json) {
        return json.error();
    }
    const Json& list = json->is_object() && json->contains("messages") ? (*json)["messages"] : *json;
    if (!list.is_array() || list.empty()) {
        return badInput(path, "not a list of messages",
                        R"(Give a list such as [{"role": "user", "content": "Hello"}].)");
    }
    Conversation conversation;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Json& message = list[i];
        const bool isComplete =
            message.is_object() && message.contains("role") && message.contains("content");
        const auto speaker = isComplete ? speakerOf(message["role"]) : std::nullopt;
        if (!speaker || !message["content"].is_string()) {
            return badInput(fmt::format("{}: messages[{}]", path, i),
                            fmt::format("is not said by anybody: {}", printable(message.dump(), 80)),
                            R"(Give it a "role" (system, user or assistant) and a "content" of text.)");
        }
        conversation.push_back({*speaker, message["content"].get<std::string>()});
    }
    return conversation;
}

} // namespace plateau::cli
