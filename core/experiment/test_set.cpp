#include "core/experiment/test_set.h"

#include "core/experiment/test_rows.h"
#include "core/statistics/intervals.h"
#include "core/statistics/paired.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace plateau::experiment {
namespace {

constexpr std::size_t seedsCompared = 5; ///< pairs of predictions that are read

/// Done cells of the curve: size, then seed, to id.
using DoneCells = std::map<std::int64_t, std::map<std::uint64_t, std::string>>;

DoneCells doneCells(const Ledger& ledger) {
    DoneCells cells;
    for (const LedgerCell& cell : ledger.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (cell.isOnCurve()) {
            cells[spec.n][spec.seed] = cell.planned.id;
        }
    }
    return cells;
}

Result<std::optional<double>> observedDiscordance(const Folder& folder, const TestRows& rows,
                                                  const DoneCells& cells) {
    if (cells.size() < 2) {
        return std::optional<double>();
    }
    const auto& last = cells.rbegin()->second;
    const auto& before = std::next(cells.rbegin())->second;
    double sum = 0;
    std::size_t pairs = 0;
    for (const auto& [seed, cell] : last) {
        const auto other = before.find(seed);
        if (other == before.end() || pairs == seedsCompared) {
            continue;
        }
        const auto first = rows.itemsOf(folder, other->second);
        const auto second = rows.itemsOf(folder, cell);
        if (!first || !second) {
            return !first ? first.error() : second.error();
        }
        sum += statistics::discordance(first->right(), second->right()).share();
        ++pairs;
    }
    return pairs > 0 ? std::optional<double>(sum / static_cast<double>(pairs)) : std::nullopt;
}

} // namespace

Result<TestSetFacts> testSetFacts(const Folder& folder, const Ledger& ledger) {
    TestSetFacts facts;
    facts.items = static_cast<double>(folder.plan().test.rows);
    const DoneCells cells = doneCells(ledger);
    if (cells.empty()) {
        return facts;
    }
    const auto rows = TestRows::read(folder);
    if (!rows) {
        return rows.error();
    }
    const auto discordance = observedDiscordance(folder, *rows, cells);
    if (!discordance) {
        return discordance.error();
    }
    facts.discordance = *discordance;
    facts.groups = rows->groups();
    if (facts.groups > 1) {
        const auto last = rows->itemsOf(folder, cells.rbegin()->second.begin()->second);
        if (!last) {
            return last.error();
        }
        facts.designEffect = last->designEffect();
    }
    return facts;
}

std::optional<TestSetFacts> knownTestSet(const Folder& folder, const Ledger& ledger) {
    const auto facts = testSetFacts(folder, ledger);
    return facts ? std::optional(*facts) : std::nullopt;
}

} // namespace plateau::experiment
