#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plateau::tokenizer {

/// How a conversation becomes the one text that a language model reads. These are built in; a model's own
/// template is compared with them and never executed.
enum class ChatTemplate {
    Plain,   ///< for models that have none: turns with a newline between them, the end token behind an answer
    ChatMl,  ///< <|im_start|>role … <|im_end|>: Qwen2, Qwen2.5, SmolLM2
    Llama3,  ///< <|start_header_id|>role<|end_header_id|> … <|eot_id|>; every text is trimmed
    Mistral, ///< [INST] … [/INST] answer</s>, with and without tokens for the marks
    MiniMind ///< MiniMind-3: ChatML, and a <think> block at the head of every answer, empty where there is
             ///< none
};
inline constexpr std::array chatTemplates = {ChatTemplate::Plain, ChatTemplate::ChatMl, ChatTemplate::Llama3,
                                             ChatTemplate::Mistral, ChatTemplate::MiniMind};

const char* name(ChatTemplate which); ///< "plain", "chatml", "llama3", "mistral", "minimind"
std::optional<ChatTemplate> chatTemplateNamed(std::string_view name);
std::string chatTemplateNames(); ///< the five names for a message, with commas

/// The marks of Mistral's templates, which differ between the editions of its models.
struct MistralMarks {
    std::string open = "[INST] ";
    std::string close = "[/INST]";
    std::string lead = " ";     ///< stands before an answer and is said with it
    std::string tail;           ///< stands behind the end token
    bool trimsAnswer = true;    ///< white space around an answer is left out
    bool systemWithLast = true; ///< the system text stands in the last question, else in the first
    bool operator==(const MistralMarks&) const = default;
};

/// What models of one template do differently, read from their own template.
struct ChatDetails {
    /// ChatMl: the system text of a conversation without one ("You are a helpful assistant."); empty: none.
    std::string defaultSystem;
    /// Llama3: stands before the system text, and then every conversation has a system turn. Llama 3.1's
    /// names a date; where the template asks the clock, this is the date that it names for want of a clock.
    std::string systemPreamble;
    /// Mistral: by the vocabulary where it is not known: the defaults when "[INST]" is a token, else the
    /// marks of version 1 with their spaces.
    std::optional<MistralMarks> mistral;
    bool operator==(const ChatDetails&) const = default;
};

} // namespace plateau::tokenizer
