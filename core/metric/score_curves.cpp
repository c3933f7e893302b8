#include "core/metric/score_curves.h"

#include <algorithm>
#include <numeric>

namespace plateau::statistics {

std::vector<RocPoint> rocCurve(const std::vector<bool>& positive, std::span<const double> scores) {
    const auto positives = static_cast<double>(std::count(positive.begin(), positive.end(), true));
    const double negatives = static_cast<double>(positive.size()) - positives;
    if (positive.size() != scores.size() || positives == 0 || negatives == 0) {
        return {};
    }
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&scores](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::vector<RocPoint> out{{0, 0}};
    double right = 0;
    double wrong = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        positive[order[i]] ? ++right : ++wrong;
        if (i + 1 == order.size() || scores[order[i]] != scores[order[i + 1]]) {
            out.push_back({wrong / negatives, right / positives});
        }
    }
    return out;
}

std::vector<ReliabilityBin> reliability(const std::vector<bool>& right, std::span<const double> confidence,
                                        int bins) {
    if (right.size() != confidence.size() || bins < 1) {
        return {};
    }
    std::vector<ReliabilityBin> out(static_cast<std::size_t>(bins));
    for (std::size_t i = 0; i < right.size(); ++i) {
        if (!(confidence[i] >= 0 && confidence[i] <= 1)) {
            continue;
        }
        const auto at = std::min(static_cast<std::size_t>(confidence[i] * bins), out.size() - 1);
        out[at].confidence += confidence[i];
        out[at].right += right[i] ? 1 : 0;
        ++out[at].items;
    }
    std::erase_if(out, [](const ReliabilityBin& bin) { return bin.items == 0; });
    for (ReliabilityBin& bin : out) {
        bin.confidence /= bin.items;
        bin.right /= bin.items;
    }
    return out;
}

} // namespace plateau::statistics
