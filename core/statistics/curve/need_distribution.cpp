#include "core/statistics/curve/need_distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace plateau::statistics {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// q = min(start + slope·log2(ratio), most).
struct Calibration {
    double start;
    double slope;
    double most;
};

constexpr Calibration pretrained{.50, .045, .66};
constexpr Calibration fromScratch{.30, .04, .46};

} // namespace

double calibratedShare(CurveKind kind, double ratio) {
    const Calibration& calibration = kind == CurveKind::Generic ? fromScratch : pretrained;
    return std::min(calibration.start + calibration.slope * std::log2(std::max(ratio, 1.0)),
                    calibration.most);
}

double calibratedExponent(CurveKind kind, double ratio) {
    return std::log(.5) / std::log(calibratedShare(kind, ratio));
}

NeedDistribution::NeedDistribution(const Fit& fit, double target) : m_largest(fit.largest()) {
    std::vector<double> need = neededPerCell(fit, fit.needCells, target);
    std::vector<std::size_t> order(need.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return need[a] < need[b]; });
    double share = 0;
    double most = 0;
    for (const std::size_t cell : order) {
        if (!std::isfinite(need[cell])) {
            break;
        }
        share += fit.needWeight[cell];
        most = std::max(
            most, std::pow(std::min(share, 1.0), calibratedExponent(fit.input.kind, need[cell] / m_largest)));
        m_need.push_back(std::max(need[cell], 1.0));
        m_reached.push_back(most);
    }
}

double NeedDistribution::first(double probability) const {
    const auto at = std::lower_bound(m_reached.begin(), m_reached.end(), probability);
    return at == m_reached.end() ? infinity : m_need[static_cast<std::size_t>(at - m_reached.begin())];
}

double NeedDistribution::reached(double n) const {
    const auto beyond = std::upper_bound(m_need.begin(), m_need.end(), n);
    return beyond == m_need.begin() ? 0 : m_reached[static_cast<std::size_t>(beyond - m_need.begin()) - 1];
}

NeededN NeedDistribution::stated() const {
    NeededN needed;
    needed.low = first(.05);
    needed.about = std::max(first(.5), m_largest);
    needed.high = std::max(first(.75), m_largest);
    needed.never = m_reached.empty() ? 1 : 1 - m_reached.back();
    const double cap = neededCap * m_largest;
    needed.beyondCap = 1 - reached(cap);
    needed.kind = !std::isfinite(needed.about) ? NeededKind::Never
                  : needed.about > cap         ? NeededKind::BeyondCap
                                               : NeededKind::Predicted;
    return needed;
}

double NeedDistribution::spread(double cap) const {
    double before = 0;
    double mean = 0;
    double square = 0;
    const auto add = [&](double n, double reached) {
        const double log = std::log(std::clamp(n, 1.0, cap));
        mean += (reached - before) * log;
        square += (reached - before) * log * log;
        before = reached;
    };
    for (std::size_t i = 0; i < m_need.size(); ++i) {
        add(m_need[i], m_reached[i]);
    }
    add(cap, 1);
    return std::sqrt(std::max(0.0, square - mean * mean));
}

} // namespace plateau::statistics
