#include "core/tokenizer/chat_text.h"

#include "core/base/unicode.h"

#include <algorithm>

namespace plateau::tokenizer {
namespace {

std::string_view withoutNewlinesBefore(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of('\n'), text.size()));
}

std::string_view withoutNewlines(std::string_view text) {
    text = withoutNewlinesBefore(text);
    const auto last = text.find_last_not_of('\n');
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

} // namespace

Thought thoughtOf(std::string_view text) {
    constexpr std::string_view open = "<think>";
    constexpr std::string_view close = "</think>";
    const auto end = text.find(close);
    if (end == std::string_view::npos) {
        return {std::nullopt, withoutNewlinesBefore(text)};
    }
    std::string_view thought = text.substr(0, end);
    if (const auto begin = thought.rfind(open); begin != std::string_view::npos) {
        thought.remove_prefix(begin + open.size());
    }
    return {withoutNewlines(thought), withoutNewlinesBefore(text.substr(text.rfind(close) + close.size()))};
}

} // namespace plateau::tokenizer
