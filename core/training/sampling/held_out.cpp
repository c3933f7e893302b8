#include "core/training/sampling/held_out.h"

#include "core/base/random.h"

#include <algorithm>

namespace plateau::training {

std::vector<std::size_t> heldOutRows(std::span<const int> strata, int strataCount, std::int64_t count,
                                     std::uint64_t seed) {
    std::vector<std::vector<std::size_t>> members(static_cast<std::size_t>(strataCount));
    for (std::size_t i = 0; i < strata.size(); ++i) {
        members[static_cast<std::size_t>(strata[i])].push_back(i);
    }
    // The k-th row of a stratum has key k / size: taking rows by key is a stratified draw whose first round
    // has one row of every stratum.
    Random random(seed, "validation");
    std::vector<std::pair<double, std::size_t>> keyed;
    for (auto& rows : members) {
        random.shuffle(std::span(rows));
        for (std::size_t k = 0; k + 1 < rows.size(); ++k) {
            const double share =
                (static_cast<double>(k) + random.uniform()) / static_cast<double>(rows.size());
            keyed.emplace_back(k == 0 ? share - 1 : share, rows[k]);
        }
    }
    std::sort(keyed.begin(), keyed.end());
    keyed.resize(std::min(keyed.size(), static_cast<std::size_t>(std::max<std::int64_t>(count, 0))));
    std::vector<std::size_t> held;
    for (const auto& [key, row] : keyed) {
        held.push_back(row);
    }
    std::sort(held.begin(), held.end());
    return held;
}

} // namespace plateau::training
