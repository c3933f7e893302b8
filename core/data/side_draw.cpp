#include "core/data/side_draw.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::data {
namespace {

/// How many samples of each stratum are wanted: shares by largest remainder, within 1 … size − 1 (0 for a
/// stratum of one sample).
std::vector<std::uint64_t> wantedCounts(std::span<const std::uint64_t> sizes, std::uint64_t count) {
    const auto total = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
    std::vector<std::uint64_t> wanted(sizes.size());
    std::vector<std::size_t> byRemainder(sizes.size());
    std::iota(byRemainder.begin(), byRemainder.end(), std::size_t{0});
    std::uint64_t given = 0;
    for (std::size_t stratum = 0; stratum < sizes.size(); ++stratum) {
        wanted[stratum] = sizes[stratum] * count / total;
        given += wanted[stratum];
    }
    std::stable_sort(byRemainder.begin(), byRemainder.end(), [&](std::size_t a, std::size_t b) {
        return sizes[a] * count % total > sizes[b] * count % total;
    });
    for (const auto stratum : byRemainder) {
        if (given < count) {
            ++wanted[stratum];
            ++given;
        }
        wanted[stratum] =
            sizes[stratum] < 2 ? 0 : std::clamp<std::uint64_t>(wanted[stratum], 1, sizes[stratum] - 1);
    }
    return wanted;
}

/// The counts drawn so far against the wanted ones.
class Balance {
public:
    Balance(std::vector<std::uint64_t> sizes, std::uint64_t count)
        : m_sizes(std::move(sizes)), m_wanted(wantedCounts(m_sizes, count)), m_have(m_sizes.size()) {}

    /// True when the draw comes closer to what is wanted with the unit and no stratum leaves the rest.
    /// Distance is the sum of squares over the strata, each relative to its wanted count.
    bool accepts(const DrawnTogether& unit) const {
        double change = 0;
        for (const auto& [stratum, members] : unit.strata) {
            const auto at = static_cast<std::size_t>(stratum);
            if (m_have[at] + members >= m_sizes[at]) {
                return false;
            }
            const double before = static_cast<double>(m_have[at]) - static_cast<double>(m_wanted[at]);
            const double after = before + static_cast<double>(members);
            change += (after * after - before * before) / std::max(1.0, static_cast<double>(m_wanted[at]));
        }
        return change < 0;
    }

    void add(const DrawnTogether& unit) {
        for (const auto& [stratum, members] : unit.strata) {
            m_have[static_cast<std::size_t>(stratum)] += members;
        }
    }

private:
    std::vector<std::uint64_t> m_sizes;
    std::vector<std::uint64_t> m_wanted;
    std::vector<std::uint64_t> m_have;
};

} // namespace

std::vector<std::uint32_t> drawSide(std::span<const Sample> samples, std::span<const std::uint32_t> from,
                                    std::span<const int> strata, std::uint64_t count, DrawUnit kind,
                                    Random& random) {
    const auto last = std::max_element(strata.begin(), strata.end());
    std::vector<std::uint64_t> sizes(last == strata.end() ? 0 : static_cast<std::size_t>(*last) + 1);
    for (const auto i : from) {
        ++sizes[static_cast<std::size_t>(strata[i])];
    }
    auto units = drawUnits(samples, from, strata, kind);
    random.shuffle(std::span(units));
    Balance balance(sizes, count);
    std::vector<std::uint32_t> drawn;
    for (const DrawnTogether& unit : units) {
        if (balance.accepts(unit)) {
            balance.add(unit);
            drawn.insert(drawn.end(), unit.members.begin(), unit.members.end());
        }
    }
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

} // namespace plateau::data
