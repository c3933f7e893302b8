#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace plateau::tokenizer {

/// The regular expressions that byte-level tokenizers cut texts with, each as a scanner of its own: no
/// expression of a file is ever run.
enum class SplitPattern {
    None,   ///< a text is one piece
    Gpt2,   ///< Radford et al. 2019
    Qwen2,  ///< contractions in any case, single digits, line breaks apart
    Llama3, ///< the same with up to three digits together
};
const char* name(SplitPattern pattern); ///< "none", "gpt2", "qwen2", "llama3"

/// The pattern with exactly this expression.
std::optional<SplitPattern> splitPatternOf(std::string_view expression);

/// The reverse; empty for None, and for Gpt2, which byte-level splitters bring along.
std::string_view expressionOf(SplitPattern pattern);

/// How a text is cut into the pieces that merging works in.
struct SplitRule {
    SplitPattern pattern = SplitPattern::Gpt2;
    bool digitsFirst = false; ///< cut every number character apart before (the `Digits` step)
    bool prefixSpace = false; ///< a piece that does not begin with a space gets one (add_prefix_space)
    bool operator==(const SplitRule&) const = default;
};

/// Calls `onPiece` for each piece, in order. Invalid UTF-8 must have been replaced before.
void splitText(std::string_view text, const SplitRule& rule,
               const std::function<void(std::string_view)>& onPiece);

} // namespace plateau::tokenizer
