#pragma once

#include "core/base/conversation.h"
#include "core/base/result.h"
#include "core/tokenizer/chat_template.h"
#include "core/tokenizer/tokenizer.h"

#include <map>

namespace plateau::tokenizer {

/// A conversation as a model reads it.
struct ConversationIds {
    std::vector<std::int32_t> ids;
    /// Per id 1 where the assistant says it and its loss counts, the token that ends its turn included; else
    /// 0.
    std::vector<std::uint8_t> said;
    bool operator==(const ConversationIds&) const = default;
    /// Where the last answer begins: the ids before are what the model is asked with.
    std::size_t lastAnswer() const;
};

/// A conversation for a language model, laid out by a chat template. Ids are equal to `apply_chat_template`
/// of transformers with the model's own template, but for three things, each on purpose:
/// - special tokens written in a text ("<|im_end|>") stay text: nobody ends a turn by writing so;
/// - the mark that begins an answer and the answer are encoded apart, so that prompt() is what encode()
/// begins
///   with; it differs only where a token would reach over that border (answers that begin with white space);
/// - conversations that a template refuses (two questions in a row, a system turn where it knows none) are
/// laid
///   out: each turn by its role, Mistral's system text with two newlines before a question.
/// MiniMind: an answer with its own "<think>…</think>" says that block, and its prompt ends before it; every
/// other answer stands behind an empty block, which belongs to the prompt.
/// The tokenizer must outlive the layout. Safe from several threads.
class ChatLayout {
public:
    /// BadInput naming the tokens that the template needs and the vocabulary lacks.
    /// @param details of the model's own template, see load/found_template.h
    static Result<ChatLayout> of(const Tokenizer& tokenizer, ChatTemplate which, ChatDetails details = {});

    ChatTemplate which() const { return m_which; }
    /// @param whole ends with a turn of the assistant
    ConversationIds encode(const Conversation& whole) const;
    /// All that stands before the answer; it ends where the assistant begins to speak.
    /// @param before ends with a turn of somebody else
    std::vector<std::int32_t> prompt(const Conversation& before) const;
    /// What the model is to write for this answer behind a prompt, the token that ends it included.
    std::vector<std::int32_t> answer(const std::string& text) const;
    /// Ids that end an answer: the template's own first, then the tokenizer's end token.
    const std::vector<std::int32_t>& stops() const { return m_stops; }

private:
    class Writer;

    ChatLayout(const Tokenizer& tokenizer, ChatTemplate which, ChatDetails details)
        : m_tokenizer(&tokenizer), m_which(which), m_details(std::move(details)) {}

    void write(const Conversation& conversation, Writer& writer) const;
    void writeTurn(const Turn& turn, Writer& writer) const;
    void writeAnswer(const std::string& text, Writer& writer) const;
    void beginAnswer(Writer& writer) const;
    void writeMistral(const Conversation& conversation, Writer& writer) const;

    const Tokenizer* m_tokenizer;
    ChatTemplate m_which;
    ChatDetails m_details;
    std::map<std::string, std::int32_t, std::less<>> m_marks; ///< tokens of the template's own text
    std::int32_t m_begin = -1;                                ///< begins every conversation; -1: none does
    std::int32_t m_endOfTurn = -1;                            ///< ends an answer
    std::vector<std::int32_t> m_stops;
};

} // namespace plateau::tokenizer
