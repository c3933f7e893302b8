#include "core/tokenizer/chat_template.h"

#include <algorithm>

namespace plateau::tokenizer {

const char* name(ChatTemplate which) {
    switch (which) {
    case ChatTemplate::ChatMl:
        return "chatml";
    case ChatTemplate::Llama3:
        return "llama3";
    case ChatTemplate::Mistral:
        return "mistral";
    case ChatTemplate::MiniMind:
        return "minimind";
    case ChatTemplate::Plain:
        break;
    }
    return "plain";
}

std::optional<ChatTemplate> chatTemplateNamed(std::string_view text) {
    const auto found = std::find_if(chatTemplates.begin(), chatTemplates.end(),
                                    [&](ChatTemplate which) { return name(which) == text; });
    return found == chatTemplates.end() ? std::nullopt : std::optional(*found);
}

std::string chatTemplateNames() {
    std::string names;
    for (const ChatTemplate which : chatTemplates) {
        names += (names.empty() ? "" : ", ") + std::string(name(which));
    }
    return names;
}

} // namespace plateau::tokenizer
