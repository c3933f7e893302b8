#include "core/tokenizer/chat_source.h"

#include <vector>

namespace plateau::tokenizer {
namespace {

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    std::string result;
    std::size_t done = 0;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, done)) {
        result.append(text, done, at - done).append(to);
        done = at + from.size();
    }
    text = result.append(text, done);
}

/// The source in one spelling: single quotes, newlines instead of \n, message['role'] instead of
/// message.role, no space around + and |, literals that are joined as one.
std::string canonical(std::string_view source) {
    std::string text(source);
    for (const auto& [from, to] :
         std::initializer_list<std::pair<const char*, const char*>>{{"\\n", "\n"},
                                                                    {"\"", "'"},
                                                                    {"message.role", "message['role']"},
                                                                    {"message.content", "message['content']"},
                                                                    {" + ", "+"},
                                                                    {" +", "+"},
                                                                    {"+ ", "+"},
                                                                    {" | ", "|"},
                                                                    {"'+'", ""}}) {
        replaceAll(text, from, to);
    }
    return text;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// What stands between the first `before` and the quote behind it; nothing without `before`.
std::optional<std::string> literalBehind(const std::string& text, std::string_view before) {
    const auto at = text.find(before);
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const auto begin = at + before.size();
    return text.substr(begin, text.find('\'', begin) - begin);
}

/// True for what may stand behind the literal that opens a system turn: the conversation's own text, or the
/// end of the output, as in the branches for tools.
bool isOwnSystem(std::string_view rest) {
    for (const char* known : {"'+messages[0]['content']+'<|im_end|>", "'+messages[0].content+'<|im_end|>",
                              "' }}", "'}}", "' -}}"}) {
        if (rest.starts_with(known)) {
            return true;
        }
    }
    return false;
}

/// The system text that a ChatML source writes of its own; empty for none, nothing when it cannot be read.
std::optional<std::string> defaultSystemOf(const std::string& text) {
    constexpr std::string_view open = "<|im_start|>system\n";
    constexpr std::string_view close = "<|im_end|>";
    std::string system;
    for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
        const auto begin = at + open.size();
        if (isOwnSystem(std::string_view(text).substr(begin))) {
            continue;
        }
        const auto end = text.find(close, begin);
        std::string found = text.substr(begin, end - begin);
        if (end == std::string::npos || found.find_first_of("'{}") != std::string::npos ||
            (!system.empty() && found != system)) {
            return std::nullopt;
        }
        system = std::move(found);
    }
    return system;
}

std::optional<KnownTemplate> chatMl(const std::string& text) {
    if (!has(text, "'<|im_start|>'+message['role']+'\n'+message['content']+'<|im_end|>\n'") ||
        has(text, "think")) {
        return std::nullopt;
    }
    auto system = defaultSystemOf(text);
    if (!system || (!system->empty() && !has(text, "messages[0]['role']"))) {
        return std::nullopt;
    }
    KnownTemplate known{ChatTemplate::ChatMl, {}};
    known.details.defaultSystem = *std::move(system);
    return known;
}

std::optional<KnownTemplate> miniMind(const std::string& text) {
    const bool knows =
        has(text, "open_thinking") && has(text, "'<think>\n\n</think>\n\n'") &&
        has(text, "\n<think>\n'+reasoning_content.strip('\n')+'\n</think>\n\n'+content.lstrip('\n')");
    return knows ? std::optional(KnownTemplate{ChatTemplate::MiniMind, {}}) : std::nullopt;
}

std::optional<KnownTemplate> llama3(const std::string& text) {
    const bool knows =
        has(text, "'<|start_header_id|>'+message['role']+'<|end_header_id|>\n\n'+message['content']"
                  "|trim+'<|eot_id|>'") &&
        has(text, "bos_token");
    if (!knows) {
        return std::nullopt;
    }
    KnownTemplate known{ChatTemplate::Llama3, {}};
    if (has(text, "<|start_header_id|>system")) {
        const auto cutoff = literalBehind(text, "'Cutting Knowledge Date: ");
        const auto date = literalBehind(text, "set date_string = '");
        if (!cutoff || !date || !has(text, "'Today Date: '+date_string+'\n\n'") ||
            has(text, "if system_message")) {
            return std::nullopt;
        }
        known.details.systemPreamble = "Cutting Knowledge Date: " + *cutoff + "Today Date: " + *date + "\n\n";
    }
    return known;
}

std::optional<KnownTemplate> mistral(const std::string& text) {
    if (!has(text, "bos_token") || has(text, "<<SYS>>") || has(text, "[SYSTEM_PROMPT]")) {
        return std::nullopt;
    }
    MistralMarks marks;
    const bool spaceBefore = has(text, "' [INST] '+message['content']+'");
    marks.open = spaceBefore ? " [INST] " : "[INST] ";
    const auto close = literalBehind(text, "'" + marks.open + "'+message['content']+'");
    marks.trimsAnswer = has(text, "message['content']|trim+eos_token");
    const std::string answer =
        marks.trimsAnswer ? "message['content']|trim+eos_token" : "message['content']+eos_token";
    if (!close || (*close != " [/INST]" && *close != "[/INST]") || !has(text, answer)) {
        return std::nullopt;
    }
    marks.close = *close;
    marks.lead = has(text, "' '+" + answer) ? " " : "";
    marks.tail = has(text, answer + "+' '") ? " " : "";
    const bool takesSystem = has(text, "+system_message+'\n\n'+message['content']");
    if (has(text, "system_message") && !takesSystem) {
        return std::nullopt;
    }
    marks.systemWithLast = takesSystem && !has(text, "loop.first and system_message");
    KnownTemplate known{ChatTemplate::Mistral, {}};
    known.details.mistral = std::move(marks);
    return known;
}

} // namespace

std::optional<KnownTemplate> knownTemplate(std::string_view source) {
    const std::string text = canonical(source);
    for (const auto reader : {chatMl, miniMind, llama3, mistral}) {
        if (auto known = reader(text)) {
            return known;
        }
    }
    return std::nullopt;
}

} // namespace plateau::tokenizer
