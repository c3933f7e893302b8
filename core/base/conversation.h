#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A conversation between people and a language model, in the order in which it is said.
namespace plateau {

enum class Speaker {
    System,    ///< instructions that stand above the whole conversation
    User,      ///< who asks
    Assistant, ///< the model
};

/// "system", "user" or "assistant", as chat templates and files of messages write it.
std::string_view name(Speaker speaker);

struct Turn {
    Speaker speaker = Speaker::User;
    std::string text; ///< UTF-8
    bool operator==(const Turn&) const = default;
};

using Conversation = std::vector<Turn>;

} // namespace plateau
