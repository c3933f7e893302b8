#include "core/data/length_profile.h"

#include <algorithm>
#include <cmath>

namespace plateau::data {
namespace {

/// The smallest value that at least `share` of the sorted values do not exceed.
std::uint64_t nearestRank(const std::vector<std::uint64_t>& sorted, double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

std::vector<LengthBin> histogram(const std::vector<std::uint64_t>& sorted, std::uint64_t p99) {
    constexpr std::uint64_t mostBins = 20;
    const std::uint64_t low = sorted.front();
    const std::uint64_t width = (p99 - low) / mostBins + 1;
    std::vector<LengthBin> bins((p99 - low) / width + 1);
    for (std::size_t i = 0; i < bins.size(); ++i) {
        bins[i] = {low + i * width, low + (i + 1) * width, 0};
    }
    bins.back().to = std::max(bins.back().to, sorted.back() + 1);
    for (const auto length : sorted) {
        ++bins[std::min<std::size_t>((length - low) / width, bins.size() - 1)].count;
    }
    return bins;
}

} // namespace

LengthProfile lengthProfile(std::vector<std::uint64_t> lengths) {
    LengthProfile result;
    if (lengths.empty()) {
        return result;
    }
    std::sort(lengths.begin(), lengths.end());
    double sum = 0;
    for (const auto length : lengths) {
        sum += static_cast<double>(length);
    }
    result.shortest = lengths.front();
    result.p5 = nearestRank(lengths, .05);
    result.median = nearestRank(lengths, .5);
    result.p95 = nearestRank(lengths, .95);
    result.p99 = nearestRank(lengths, .99);
    result.longest = lengths.back();
    result.mean = sum / static_cast<double>(lengths.size());
    result.bins = histogram(lengths, result.p99);
    return result;
}

Json toJson(const LengthProfile& lengths) {
    Json bins = Json::array();
    for (const LengthBin& bin : lengths.bins) {
        bins.push_back({{"from", bin.from}, {"to", bin.to}, {"count", bin.count}});
    }
    return {{"shortest", lengths.shortest}, {"p5", lengths.p5},   {"median", lengths.median},
            {"p95", lengths.p95},           {"p99", lengths.p99}, {"longest", lengths.longest},
            {"mean", lengths.mean},         {"bins", bins}};
}

} // namespace plateau::data
