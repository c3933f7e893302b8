#include "core/data/conversation_value.h"

#include "core/base/utf8.h"
#include "core/data/character_class.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace plateau::data {
namespace {

struct Spelling {
    const char* role;
    const char* content;
};
constexpr std::array spellings{Spelling{"role", "content"}, Spelling{"from", "value"},
                               Spelling{"speaker", "text"}};

struct Role {
    std::string_view name;
    Speaker speaker;
};
constexpr std::array roles{
    Role{"system", Speaker::System},       Role{"developer", Speaker::System},
    Role{"user", Speaker::User},           Role{"human", Speaker::User},
    Role{"assistant", Speaker::Assistant}, Role{"gpt", Speaker::Assistant},
    Role{"chatgpt", Speaker::Assistant},   Role{"model", Speaker::Assistant},
    Role{"bot", Speaker::Assistant},
};
constexpr std::array<std::string_view, 7> toolRoles{
    "tool", "function", "function_call", "tool_call", "observation", "function_response", "ipython"};

/// The list that a value is; nothing for anything else.
std::optional<Json> listOf(std::string_view value) {
    const auto first = value.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || value[first] != '[') {
        return std::nullopt;
    }
    auto parsed = parseJson(value, "");
    return parsed && parsed->is_array() ? std::optional(std::move(*parsed)) : std::nullopt;
}

const Spelling* spellingOf(const Json& entry) {
    const auto fits = [&entry](const Spelling& spelling) {
        const auto role = entry.is_object() ? entry.find(spelling.role) : entry.end();
        return role != entry.end() && role->is_string();
    };
    const auto found = std::find_if(spellings.begin(), spellings.end(), fits);
    return found == spellings.end() ? nullptr : &*found;
}

bool isPair(const Json& entry) {
    return entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_string();
}

bool isEmptyValue(const Json& value) {
    return value.is_null() || (value.is_string() && isBlank(value.get_ref<const std::string&>())) ||
           (value.is_structured() && value.empty());
}

std::string folded(const std::string& role) {
    std::string lower = role;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

/// What keeps an entry from being a turn of text, or nothing.
std::string refusal(const Json& entry, const Spelling& spelling) {
    for (const char* key : {"tool_calls", "function_call"}) {
        const auto call = entry.find(key);
        if (call != entry.end() && !isEmptyValue(*call)) {
            return fmt::format("calls a tool ('{}'); only text can be learned", key);
        }
    }
    const std::string written = entry.at(spelling.role).get<std::string>();
    if (std::find(toolRoles.begin(), toolRoles.end(), folded(written)) != toolRoles.end()) {
        return fmt::format("belongs to a tool (role '{}'); only text can be learned", printable(written, 40));
    }
    return {};
}

/// Joins the text parts of a content. @return why it is no text, or nothing
std::string readContent(const Json& content, std::string& out) {
    if (content.is_string()) {
        out = content.get<std::string>();
        return {};
    }
    if (!content.is_array()) {
        return content.is_null() ? std::string()
                                 : fmt::format("holds a JSON {} where text belongs", content.type_name());
    }
    for (const Json& part : content) {
        const auto type = part.is_object() ? part.find("type") : part.end();
        if (type == part.end() || !type->is_string()) {
            return "holds a part that is no text";
        }
        const auto text = part.find("text");
        if (*type != "text" || text == part.end() || !text->is_string()) {
            return fmt::format("holds a part that is no text ('{}')",
                               printable(type->get_ref<const std::string&>(), 40));
        }
        out += text->get_ref<const std::string&>();
    }
    return {};
}

std::string readTurn(const Json& entry, Turn& turn) {
    const Spelling* spelling = spellingOf(entry);
    if (spelling == nullptr) {
        return "is no object with a role and a content";
    }
    if (auto reason = refusal(entry, *spelling); !reason.empty()) {
        return reason;
    }
    const std::string written = entry.at(spelling->role).get<std::string>();
    const auto role = std::find_if(roles.begin(), roles.end(), [name = folded(written)](const Role& known) {
        return known.name == name;
    });
    if (role == roles.end()) {
        return fmt::format("has the unknown role '{}'", printable(written, 40));
    }
    turn.speaker = role->speaker;
    const auto content = entry.find(spelling->content);
    return content == entry.end() ? fmt::format("has no '{}'", spelling->content)
                                  : readContent(*content, turn.text);
}

/// The turns up to the last answer; none without an answer.
Conversation untilLastAnswer(const Conversation& turns) {
    const auto last = std::find_if(turns.rbegin(), turns.rend(),
                                   [](const Turn& turn) { return turn.speaker == Speaker::Assistant; });
    return {turns.begin(), last.base()};
}

} // namespace

bool isConversation(std::string_view value) {
    const auto list = listOf(value);
    return list && !list->empty() && std::all_of(list->begin(), list->end(), spellingOf);
}

bool looksLikeTurns(std::string_view value) {
    const auto list = listOf(value);
    return list && std::any_of(list->begin(), list->end(), spellingOf);
}

bool isHistory(std::string_view value) {
    const auto list = listOf(value);
    return list && std::all_of(list->begin(), list->end(), isPair);
}

ConversationReading readTurns(std::string_view value) {
    const auto list = listOf(value);
    return readTurnList(list ? *list : Json());
}

ConversationReading readTurnList(const Json& list) {
    if (!list.is_array()) {
        return {{}, "is no list of messages"};
    }
    ConversationReading reading;
    for (const Json& entry : list) {
        Turn& turn = reading.turns.emplace_back();
        if (const std::string reason = readTurn(entry, turn); !reason.empty()) {
            return {{}, fmt::format("turn {} {}", reading.turns.size(), reason)};
        }
    }
    return reading;
}

ConversationReading readHistory(std::string_view value) {
    const auto list = listOf(value);
    if (!list) {
        return {{}, "is no list of [prompt, answer] pairs"};
    }
    ConversationReading reading;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Json& pair = (*list)[i];
        if (!isPair(pair)) {
            return {{}, fmt::format("entry {} is no [prompt, answer] pair", i + 1)};
        }
        for (const std::size_t side : {0U, 1U}) {
            const std::string text = pair[side].get<std::string>();
            if (isBlank(text)) {
                return {{}, fmt::format("entry {} has an empty {}", i + 1, side == 0 ? "prompt" : "answer")};
            }
            reading.turns.push_back({side == 0 ? Speaker::User : Speaker::Assistant, text});
        }
    }
    return reading;
}

ConversationReading settled(const ConversationReading& written) {
    if (!written.fault.empty()) {
        return written;
    }
    const Conversation turns = untilLastAnswer(written.turns);
    if (turns.empty()) {
        return {{}, "there is no answer of the assistant"};
    }
    ConversationReading reading;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const Turn& turn = turns[i];
        const bool system = turn.speaker == Speaker::System;
        const bool begun = !reading.turns.empty() && reading.turns.back().speaker != Speaker::System;
        if (isBlank(turn.text)) {
            if (!system) {
                return {{},
                        i + 1 == turns.size()
                            ? "the answer is empty"
                            : fmt::format("turn {} ({}) is empty", i + 1, name(turn.speaker))};
            }
            continue;
        }
        if (system && begun) {
            return {{}, fmt::format("turn {} is a system turn behind the beginning", i + 1)};
        }
        if (turn.speaker == Speaker::Assistant && !begun) {
            return {{}, "the assistant begins, with no prompt before"};
        }
        if (!reading.turns.empty() && reading.turns.back().speaker == turn.speaker) {
            reading.turns.back().text += "\n\n" + turn.text;
        } else {
            reading.turns.push_back(turn);
        }
    }
    return reading;
}

std::string promptText(const Conversation& turns) {
    if (turns.size() == 2 && turns.front().speaker == Speaker::User) {
        return turns.front().text;
    }
    std::string text;
    for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
        text += fmt::format("{}{}: {}", i == 0 ? "" : "\n", name(turns[i].speaker), turns[i].text);
    }
    return text;
}

} // namespace plateau::data
