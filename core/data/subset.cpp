#include "core/data/subset.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace plateau::data {
namespace {

struct Keyed {
    double key;
    std::uint32_t position;
};

/// Five sizes (fewer where whole numbers allow no more) from `low` to `top` at equal ratios.
std::vector<std::int64_t> evenSizes(std::int64_t low, std::int64_t top) {
    constexpr int count = 5;
    std::vector<std::int64_t> sizes;
    for (int i = 0; i < count; ++i) {
        const double share = static_cast<double>(i) / (count - 1);
        const double ratio = static_cast<double>(top) / static_cast<double>(low);
        const std::int64_t size =
            i + 1 == count ? top : std::llround(static_cast<double>(low) * std::pow(ratio, share));
        if (sizes.empty() || size > sizes.back()) {
            sizes.push_back(size);
        }
    }
    return sizes;
}

} // namespace

std::vector<std::uint32_t> subsetOrder(std::span<const int> labels, std::uint64_t seed) {
    std::map<int, std::vector<std::uint32_t>> classes;
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        classes[labels[i]].push_back(i);
    }
    Random random(seed, "subset");
    std::vector<std::uint32_t> order;
    std::vector<Keyed> rest;
    for (auto& [label, members] : classes) {
        random.shuffle(std::span(members));
        order.push_back(members.front());
        for (std::size_t k = 1; k < members.size(); ++k) {
            const double key =
                (static_cast<double>(k) + random.uniform()) / static_cast<double>(members.size());
            rest.push_back({key, members[k]});
        }
    }
    random.shuffle(std::span(order));
    std::sort(rest.begin(), rest.end(), [](const Keyed& a, const Keyed& b) {
        return a.key != b.key ? a.key < b.key : a.position < b.position;
    });
    for (const Keyed& item : rest) {
        order.push_back(item.position);
    }
    return order;
}

std::vector<std::int64_t> defaultSizes(std::int64_t pool, std::int64_t classes, std::int64_t ceiling) {
    constexpr std::int64_t start = 16;
    constexpr std::int64_t span = 16;
    const std::int64_t top = std::min(pool, ceiling);
    if (top < 1) {
        return {};
    }
    const std::int64_t smallest = std::clamp<std::int64_t>(classes, 1, top);
    std::int64_t first = std::max(start, smallest);
    if (top / span < first) {
        first = std::max(smallest, top / span);
    }
    std::vector<std::int64_t> sizes;
    for (std::int64_t size = first; size < top; size *= 2) {
        sizes.push_back(size);
    }
    // A last step of less than √2 would tell little: the doubled size gives way to all that there is.
    if (sizes.size() > 1 && sizes.back() * sizes.back() * 2 > top * top) {
        sizes.pop_back();
    }
    sizes.push_back(top);
    return sizes.size() >= 5 ? sizes : evenSizes(first, top);
}

} // namespace plateau::data
