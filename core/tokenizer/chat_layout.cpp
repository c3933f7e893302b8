#include "core/tokenizer/chat_layout.h"

#include "core/base/unicode.h"
#include "core/tokenizer/chat_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::tokenizer {
namespace {

/// The tokens that the text of a template is made of.
struct Marks {
    std::vector<const char*> needed;
    std::vector<const char*> used; ///< where the vocabulary has them
    const char* endOfTurn;         ///< nullptr: the tokenizer's end token
    bool begins;                   ///< the begin token stands before a conversation
};

Marks marksOf(ChatTemplate which) {
    switch (which) {
    case ChatTemplate::ChatMl:
        return {{"<|im_start|>", "<|im_end|>"}, {}, "<|im_end|>", false};
    case ChatTemplate::Llama3:
        return {{"<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"}, {}, "<|eot_id|>", true};
    case ChatTemplate::Mistral:
        return {{}, {"[INST]", "[/INST]"}, nullptr, true};
    case ChatTemplate::MiniMind:
        return {{"<|im_start|>", "<|im_end|>", "<think>", "</think>"}, {}, "<|im_end|>", false};
    case ChatTemplate::Plain:
        break;
    }
    return {{}, {}, nullptr, false};
}

MistralMarks firstMistralMarks() {
    return {" [INST] ", " [/INST]", " ", "", false, false};
}

} // namespace

std::size_t ConversationIds::lastAnswer() const {
    const auto end = std::find(said.rbegin(), said.rend(), 1);
    if (end == said.rend()) {
        return ids.size();
    }
    return static_cast<std::size_t>(said.rend() - std::find(end, said.rend(), 0));
}

/// Collects ids: text that stands together is encoded together, as the reference does with the whole.
class ChatLayout::Writer {
public:
    explicit Writer(const ChatLayout& layout) : m_layout(layout) {}

    void token(std::int32_t id) {
        flush();
        add(id);
        m_place = Place::BehindToken;
    }
    /// Text of the template, where its marks are tokens.
    void frame(std::string_view text) {
        while (!text.empty()) {
            std::size_t first = text.size();
            const std::pair<const std::string, std::int32_t>* mark = nullptr;
            for (const auto& candidate : m_layout.m_marks) {
                if (const auto at = text.find(candidate.first); at < first) {
                    first = at;
                    mark = &candidate;
                }
            }
            m_text += text.substr(0, first);
            text.remove_prefix(first);
            if (mark != nullptr) {
                token(mark->second);
                text.remove_prefix(mark->first.size());
            }
        }
    }
    /// Text of a turn, which no mark is looked for in.
    void text(std::string_view text) { m_text += text; }
    /// What follows is encoded apart from what was; it is said, or not.
    void speak(bool says) {
        flush();
        m_says = says;
    }
    ConversationIds take() {
        flush();
        return std::move(m_result);
    }

private:
    void add(std::int32_t id) {
        m_result.ids.push_back(id);
        m_result.said.push_back(m_says ? 1 : 0);
    }
    void flush() {
        if (m_text.empty()) {
            return;
        }
        for (const std::int32_t id : m_layout.m_tokenizer->encodeLiteral(m_text, m_place)) {
            add(id);
        }
        m_text.clear();
        m_place = Place::Continues;
    }

    const ChatLayout& m_layout;
    ConversationIds m_result;
    std::string m_text; ///< not encoded yet
    Place m_place = Place::Start;
    bool m_says = false;
};

Result<ChatLayout> ChatLayout::of(const Tokenizer& tokenizer, ChatTemplate which, ChatDetails details) {
    ChatLayout layout(tokenizer, which, std::move(details));
    const Marks marks = marksOf(which);
    std::string missing;
    for (const char* text : marks.needed) {
        if (const auto id = findToken(tokenizer, text)) {
            layout.m_marks[text] = *id;
        } else {
            missing += (missing.empty() ? "" : ", ") + std::string(text);
        }
    }
    for (const char* text : marks.used) {
        if (const auto id = findToken(tokenizer, text)) {
            layout.m_marks[text] = *id;
        }
    }
    const auto begin = tokenizer.special(SpecialRole::Begin);
    const auto end = tokenizer.special(SpecialRole::End);
    if (marks.begins && !begin) {
        missing += (missing.empty() ? "" : ", ") + std::string("a token that begins a text");
    }
    if (marks.endOfTurn == nullptr && !end) {
        missing += (missing.empty() ? "" : ", ") + std::string("a token that ends a text");
    }
    if (!missing.empty()) {
        return badInput(
            "tokenizer",
            fmt::format("the chat template '{}' needs what its vocabulary lacks: {}", name(which), missing),
            "Choose the template that the model was made with, or 'plain'.");
    }
    layout.m_begin = begin && (marks.begins || which == ChatTemplate::Plain) ? *begin : -1;
    layout.m_endOfTurn = marks.endOfTurn == nullptr ? *end : layout.m_marks[marks.endOfTurn];
    layout.m_stops.push_back(layout.m_endOfTurn);
    if (end && *end != layout.m_endOfTurn) {
        layout.m_stops.push_back(*end);
    }
    if (which == ChatTemplate::Mistral && !layout.m_details.mistral) {
        layout.m_details.mistral = layout.m_marks.empty() ? firstMistralMarks() : MistralMarks();
    }
    return layout;
}

ConversationIds ChatLayout::encode(const Conversation& whole) const {
    Writer writer(*this);
    write(whole, writer);
    return writer.take();
}

std::vector<std::int32_t> ChatLayout::answer(const std::string& text) const {
    const ConversationIds whole = encode({{Speaker::User, "?"}, {Speaker::Assistant, text}});
    std::vector<std::int32_t> ids;
    for (std::size_t i = whole.lastAnswer(); i < whole.ids.size() && whole.said[i] != 0; ++i) {
        ids.push_back(whole.ids[i]);
    }
    return ids;
}

std::vector<std::int32_t> ChatLayout::prompt(const Conversation& before) const {
    Writer writer(*this);
    write(before, writer);
    beginAnswer(writer);
    return writer.take().ids;
}

void ChatLayout::write(const Conversation& conversation, Writer& writer) const {
    if (m_begin >= 0) {
        writer.token(m_begin);
    }
    if (m_which == ChatTemplate::Mistral) {
        return writeMistral(conversation, writer);
    }
    const bool hasSystem = !conversation.empty() && conversation.front().speaker == Speaker::System;
    const bool isGiven = m_which == ChatTemplate::Llama3 ? !m_details.systemPreamble.empty()
                                                         : !m_details.defaultSystem.empty();
    if (!hasSystem && isGiven && m_which != ChatTemplate::Plain && m_which != ChatTemplate::MiniMind) {
        writeTurn({Speaker::System, m_details.defaultSystem}, writer);
    }
    for (std::size_t i = 0; i < conversation.size(); ++i) {
        const Turn& turn = conversation[i];
        if (m_which == ChatTemplate::Plain && i > 0 && conversation[i - 1].speaker == Speaker::Assistant) {
            writer.text("\n");
        }
        if (turn.speaker == Speaker::Assistant) {
            writeAnswer(turn.text, writer);
        } else {
            writeTurn(turn, writer);
        }
    }
}

/// A turn of anybody but the assistant.
void ChatLayout::writeTurn(const Turn& turn, Writer& writer) const {
    switch (m_which) {
    case ChatTemplate::ChatMl:
    case ChatTemplate::MiniMind:
        writer.frame(fmt::format("<|im_start|>{}\n", name(turn.speaker)));
        writer.text(turn.text);
        writer.frame("<|im_end|>\n");
        break;
    case ChatTemplate::Llama3:
        writer.frame(fmt::format("<|start_header_id|>{}<|end_header_id|>\n\n", name(turn.speaker)));
        writer.text(turn.speaker == Speaker::System ? m_details.systemPreamble : "");
        writer.text(trimmed(turn.text));
        writer.frame("<|eot_id|>");
        break;
    case ChatTemplate::Mistral:
    case ChatTemplate::Plain:
        writer.text(turn.text);
        writer.text("\n");
        writer.speak(false);
        break;
    }
}

void ChatLayout::beginAnswer(Writer& writer) const {
    switch (m_which) {
    case ChatTemplate::ChatMl:
        writer.frame("<|im_start|>assistant\n");
        break;
    case ChatTemplate::MiniMind:
        writer.frame("<|im_start|>assistant\n<think>\n\n</think>\n\n");
        break;
    case ChatTemplate::Llama3:
        writer.frame("<|start_header_id|>assistant<|end_header_id|>\n\n");
        break;
    case ChatTemplate::Mistral:
    case ChatTemplate::Plain:
        break;
    }
}

void ChatLayout::writeAnswer(const std::string& text, Writer& writer) const {
    const Thought thought =
        m_which == ChatTemplate::MiniMind ? thoughtOf(text) : Thought{std::nullopt, std::string_view(text)};
    if (thought.thought) {
        writer.frame("<|im_start|>assistant\n");
        writer.speak(true);
        writer.frame("<think>\n");
        writer.text(*thought.thought);
        writer.frame("\n</think>\n\n");
    } else {
        beginAnswer(writer);
        writer.speak(true);
    }
    const bool isMistral = m_which == ChatTemplate::Mistral;
    const bool trims = m_which == ChatTemplate::Llama3 || (isMistral && m_details.mistral->trimsAnswer);
    writer.text(isMistral ? m_details.mistral->lead : "");
    writer.text(trims ? trimmed(thought.answer) : thought.answer);
    writer.token(m_endOfTurn);
    writer.speak(false);
    if (m_which == ChatTemplate::ChatMl || m_which == ChatTemplate::MiniMind) {
        writer.text("\n");
    } else if (isMistral) {
        writer.text(m_details.mistral->tail);
    }
}

void ChatLayout::writeMistral(const Conversation& conversation, Writer& writer) const {
    const MistralMarks& marks = *m_details.mistral;
    std::optional<std::string> system;
    std::size_t first = conversation.size();
    std::size_t last = conversation.size();
    for (std::size_t i = 0; i < conversation.size(); ++i) {
        const Turn& turn = conversation[i];
        if (turn.speaker == Speaker::System) {
            system = system ? *system + "\n\n" + turn.text : turn.text;
        } else if (turn.speaker == Speaker::User) {
            first = std::min(first, i);
            last = i;
        }
    }
    for (std::size_t i = 0; i < conversation.size(); ++i) {
        const Turn& turn = conversation[i];
        if (turn.speaker == Speaker::Assistant) {
            writeAnswer(turn.text, writer);
        } else if (turn.speaker == Speaker::User) {
            writer.frame(marks.open);
            if (system && i == (marks.systemWithLast ? last : first)) {
                writer.text(*system + "\n\n");
            }
            writer.text(turn.text);
            writer.frame(marks.close);
        }
    }
}

} // namespace plateau::tokenizer
