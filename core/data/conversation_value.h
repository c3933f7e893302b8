#pragma once

#include "core/base/conversation.h"
#include "core/base/json.h"

#include <string>
#include <string_view>

/// Conversations as values of fields: lists of messages in the spellings in common use.
namespace plateau::data {

/// What a conversation is read as, or why it is none.
struct ConversationReading {
    Conversation turns;
    std::string fault; ///< "turn 3 has the unknown role 'narrator'"; empty when the turns are good
};

/// Whether the value is a list with a turn in it, whatever else it holds; a list of other objects is data.
bool looksLikeTurns(std::string_view value);

/// Whether a value has the shape of a conversation: a JSON list, not empty, of objects with who says what,
/// one of {role, content} (OpenAI), {from, value} (ShareGPT), {speaker, text} (sample files).
bool isConversation(std::string_view value);
/// Whether a value has the shape of a history: a JSON list of [prompt, answer] pairs, maybe empty.
bool isHistory(std::string_view value);

/// The turns of such a list, one each, as written. Roles, in any case: system, developer; user, human;
/// assistant, gpt, chatgpt, model, bot. Content is a text, a list of {"type": "text"} parts (put together
/// without anything between them), or null for an empty one; other keys (name, weight, …) do not count.
/// Faults: other roles and shapes, tool calls, images and other parts that are no text.
ConversationReading readTurns(std::string_view value);
ConversationReading readTurnList(const Json& list);
/// The pairs of such a list, two turns each. Faults: another shape, an empty prompt or answer.
ConversationReading readHistory(std::string_view value);

/// What a model can learn of turns: they end with the last answer of the assistant, what follows it is left
/// out. Empty system turns go; neighbours of one speaker are joined with a blank line between them. Faults:
/// no answer, an empty turn, an assistant who begins, a system turn behind the beginning.
ConversationReading settled(const ConversationReading& written);

/// All before the last answer, for people and to compare: the prompt alone where it is all there is, else
/// "system: …\nuser: …". @param turns settled
std::string promptText(const Conversation& turns);

} // namespace plateau::data
