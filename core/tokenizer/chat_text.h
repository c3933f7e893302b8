#pragma once

#include <optional>
#include <string_view>

namespace plateau::tokenizer {

/// An answer of a model that thinks first; views into the answer.
struct Thought {
    std::optional<std::string_view> thought; ///< nothing when the answer has no "</think>"
    std::string_view answer;                 ///< without newlines before it
};

/// As MiniMind-3's template cuts an answer: what stands before the first "</think>", behind the last
/// "<think>" there, is thought; what stands behind the last "</think>" is said.
Thought thoughtOf(std::string_view text);

} // namespace plateau::tokenizer
