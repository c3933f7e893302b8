#include "core/data/folds.h"

#include "core/base/random.h"
#include "core/data/subset.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace plateau::data {
namespace {

/// What a part has so far.
struct Part {
    std::map<int, std::uint64_t> strata;
    std::uint64_t total = 0;

    /// How full it is already of what a unit brings.
    std::uint64_t crowding(const DrawnTogether& unit) const {
        std::uint64_t sum = 0;
        for (const auto& [stratum, members] : unit.strata) {
            const auto have = strata.find(stratum);
            sum += have == strata.end() ? 0 : have->second * members;
        }
        return sum;
    }

    void add(const DrawnTogether& unit) {
        for (const auto& [stratum, members] : unit.strata) {
            strata[stratum] += members;
        }
        total += unit.members.size();
    }
};

int partOf(std::uint64_t seed, int folds) {
    return static_cast<int>(seed % static_cast<std::uint64_t>(folds));
}

} // namespace

std::vector<int> dealtFolds(std::span<const int> strata, int folds) {
    std::vector<std::uint32_t> byStratum = subsetOrder(strata, 0);
    std::stable_sort(byStratum.begin(), byStratum.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return strata[a] < strata[b]; });
    std::vector<int> parts(strata.size());
    for (std::size_t i = 0; i < byStratum.size(); ++i) {
        parts[byStratum[i]] = partOf(i, folds);
    }
    return parts;
}

std::vector<int> wholeFolds(std::span<const Sample> samples, std::span<const int> strata, DrawUnit unit,
                            int folds) {
    std::vector<std::uint32_t> every(samples.size());
    std::iota(every.begin(), every.end(), 0U);
    auto units = drawUnits(samples, every, strata, unit);
    Random random(0, "folds");
    random.shuffle(std::span(units));
    std::stable_sort(units.begin(), units.end(), [](const DrawnTogether& a, const DrawnTogether& b) {
        return a.members.size() > b.members.size();
    });
    std::vector<Part> parts(static_cast<std::size_t>(folds));
    std::vector<int> out(samples.size());
    for (const DrawnTogether& one : units) {
        const auto least = std::min_element(parts.begin(), parts.end(), [&](const Part& a, const Part& b) {
            return std::tuple(a.crowding(one), a.total) < std::tuple(b.crowding(one), b.total);
        });
        least->add(one);
        for (const std::uint32_t member : one.members) {
            out[member] = static_cast<int>(least - parts.begin());
        }
    }
    return out;
}

std::vector<std::uint32_t> foldOrder(std::span<const int> strata, std::span<const int> parts, int folds,
                                     std::uint64_t seed) {
    std::vector<std::uint32_t> kept;
    std::vector<int> keptStrata;
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != partOf(seed, folds)) {
            kept.push_back(i);
            keptStrata.push_back(strata[i]);
        }
    }
    std::vector<std::uint32_t> order;
    for (const std::uint32_t position : subsetOrder(keptStrata, seed)) {
        order.push_back(kept[position]);
    }
    return order;
}

std::vector<std::uint32_t> leftOut(std::span<const int> parts, int folds, std::uint64_t seed) {
    std::vector<std::uint32_t> positions;
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == partOf(seed, folds)) {
            positions.push_back(i);
        }
    }
    return positions;
}

std::int64_t foldedRows(std::span<const int> parts, int folds) {
    std::vector<std::int64_t> sizes(static_cast<std::size_t>(folds));
    for (const int part : parts) {
        ++sizes[static_cast<std::size_t>(part)];
    }
    return std::ssize(parts) - *std::max_element(sizes.begin(), sizes.end());
}

std::int64_t foldedRows(std::int64_t pool, int folds) {
    return pool - (pool + folds - 1) / folds;
}

} // namespace plateau::data
