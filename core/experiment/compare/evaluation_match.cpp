#include "core/experiment/compare/evaluation_match.h"

#include "core/base/english.h"
#include "core/base/utf8.h"

#include <deque>
#include <unordered_map>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr std::size_t listedIds = 5;
constexpr std::size_t shownId = 60; ///< code points

void note(DifferingItems& items, const std::string& id) {
    ++items.count;
    if (items.ids.size() < listedIds) {
        items.ids.push_back(id);
    }
}

std::string described(const DifferingItems& items, const std::string& what) {
    if (items.count == 0) {
        return {};
    }
    std::vector<std::string> ids;
    for (const std::string& id : items.ids) {
        ids.push_back(printable(id, shownId));
    }
    const bool more = items.count > static_cast<std::int64_t>(items.ids.size());
    return fmt::format("; {} {} ({}{})", counted(static_cast<std::uint64_t>(items.count), "item"), what,
                       fmt::join(ids, ", "), more ? ", …" : "");
}

} // namespace

MatchedTestSets matchTestSets(std::span<const data::Sample> first, std::span<const data::Sample> second) {
    MatchedTestSets out;
    std::unordered_map<std::string_view, std::deque<std::size_t>> waiting;
    for (std::size_t i = 0; i < second.size(); ++i) {
        waiting[second[i].id].push_back(i);
    }
    std::vector<bool> found(second.size());
    for (const data::Sample& item : first) {
        auto& places = waiting[item.id];
        if (places.empty()) {
            note(out.difference.onlyFirst, item.id);
            continue;
        }
        const std::size_t place = places.front();
        places.pop_front();
        found[place] = true;
        out.secondOf.push_back(place);
        if (second[place].text != item.text || second[place].label != item.label) {
            note(out.difference.changed, item.id);
        }
    }
    for (std::size_t i = 0; i < second.size(); ++i) {
        if (!found[i]) {
            note(out.difference.onlySecond, second[i].id);
        }
    }
    return out;
}

Error toError(const TestSetDifference& difference, const std::string& first, const std::string& second) {
    std::string what = "were scored on different test sets";
    what += described(difference.onlyFirst, "only in the first");
    what += described(difference.onlySecond, "only in the second");
    what += described(difference.changed, "with another text or label");
    return badInput(first + " and " + second, what,
                    "Make the second one from the first with \"plateau experiment vary\", or give both the "
                    "same file with --test.");
}

} // namespace plateau::experiment
