#include "core/tokenizer/bpe/merges.h"

#include <queue>
#include <tuple>

namespace plateau::tokenizer {
namespace {

/// Up to this many ids every pair is looked at again after each join; beyond it that would take hours on a
/// line of a million letters.
constexpr std::size_t shortPiece = 48;

} // namespace

bool Merges::add(std::int32_t left, std::int32_t right, std::int32_t joined) {
    const auto rank = static_cast<std::uint32_t>(m_rules.size());
    return m_rules.emplace(key(left, right), Rule{rank, joined}).second;
}

void Merges::apply(std::vector<std::int32_t>& ids) const {
    ids.size() <= shortPiece ? applyToShort(ids) : applyToLong(ids);
}

void Merges::applyToShort(std::vector<std::int32_t>& ids) const {
    for (;;) {
        const Rule* best = nullptr;
        std::size_t place = 0;
        for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
            const Rule* rule = find(ids[i], ids[i + 1]);
            if (rule != nullptr && (best == nullptr || rule->rank < best->rank)) {
                best = rule;
                place = i;
            }
        }
        if (best == nullptr) {
            return;
        }
        ids[place] = best->joined;
        ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(place) + 1);
    }
}

void Merges::applyToLong(std::vector<std::int32_t>& ids) const {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Symbol {
        std::int32_t id;
        std::size_t before;
        std::size_t after;
    };
    std::vector<Symbol> symbols;
    symbols.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        symbols.push_back({ids[i], i == 0 ? none : i - 1, i + 1 == ids.size() ? none : i + 1});
    }
    using Candidate =
        std::tuple<std::uint32_t, std::size_t, std::int32_t, std::int32_t>; // rank, left, its ids
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> waiting;
    const auto propose = [&](std::size_t left) {
        const std::size_t right = left == none ? none : symbols[left].after;
        if (right != none) {
            if (const Rule* rule = find(symbols[left].id, symbols[right].id)) {
                waiting.emplace(rule->rank, left, symbols[left].id, symbols[right].id);
            }
        }
    };
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
        propose(i);
    }
    while (!waiting.empty()) {
        const auto [rank, left, leftId, rightId] = waiting.top();
        waiting.pop();
        const std::size_t right = symbols[left].after;
        if (symbols[left].id != leftId || right == none || symbols[right].id != rightId) {
            continue; // one of the two has been joined since
        }
        symbols[left].id = find(leftId, rightId)->joined;
        symbols[left].after = symbols[right].after;
        if (symbols[right].after != none) {
            symbols[symbols[right].after].before = left;
        }
        symbols[right].id = -1;
        propose(symbols[left].before);
        propose(left);
    }
    ids.clear();
    for (std::size_t i = 0; i != none; i = symbols[i].after) {
        ids.push_back(symbols[i].id);
    }
}

} // namespace plateau::tokenizer
