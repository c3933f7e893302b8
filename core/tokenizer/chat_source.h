#pragma once

#include "core/tokenizer/chat_template.h"

namespace plateau::tokenizer {

struct KnownTemplate {
    ChatTemplate which = ChatTemplate::Plain;
    ChatDetails details;
    bool operator==(const KnownTemplate&) const = default;
};

/// What the Jinja source of a chat template says, as far as it is one of the built-in ones; it is read, never
/// run. A source with a part that would change the text in a way not known here gives nothing. Branches for
/// tools are not looked at.
std::optional<KnownTemplate> knownTemplate(std::string_view source);

} // namespace plateau::tokenizer
