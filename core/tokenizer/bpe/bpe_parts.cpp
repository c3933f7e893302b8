#include "core/tokenizer/bpe/bpe_parts.h"

#include <fmt/format.h>

namespace plateau::tokenizer {
namespace {

constexpr const char* restore = "Restore the model's own tokenizer.json.";

/// A merge is "left right" or ["left", "right"].
std::optional<std::pair<std::string, std::string>> parseMerge(const Json& merge) {
    if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
        return std::pair(merge[0].get<std::string>(), merge[1].get<std::string>());
    }
    if (!merge.is_string()) {
        return std::nullopt;
    }
    const auto text = merge.get<std::string>();
    const auto space = text.find(' ');
    if (space == std::string::npos || text.find(' ', space + 1) != std::string::npos) {
        return std::nullopt;
    }
    return std::pair(text.substr(0, space), text.substr(space + 1));
}

} // namespace

TokenIds idsByText(const std::vector<std::string>& vocabulary) {
    TokenIds ids;
    for (std::size_t id = 0; id < vocabulary.size(); ++id) {
        if (!vocabulary[id].empty()) {
            ids[vocabulary[id]] = static_cast<std::int32_t>(id);
        }
    }
    return ids;
}

Result<void> readMerges(const Json& list, const TokenIds& ids, const std::string& where,
                        std::vector<std::pair<std::string, std::string>>& merges) {
    if (!list.is_array()) {
        return badInput(where + ": model.merges", "not a list", restore);
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto merge = parseMerge(list[i]);
        const auto known = [&](const std::string& text) { return ids.count(text) > 0; };
        if (!merge || !known(merge->first) || !known(merge->second) || !known(merge->first + merge->second)) {
            return badInput(fmt::format("{}: model.merges[{}]", where, i),
                            "does not join two tokens to a third", restore);
        }
        merges.push_back(*std::move(merge));
    }
    return {};
}

} // namespace plateau::tokenizer
