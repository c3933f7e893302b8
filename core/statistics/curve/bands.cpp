#include "core/statistics/curve/bands.h"

#include "core/statistics/curve/need_distribution.h"
#include "core/statistics/intervals/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plateau::statistics {

namespace {

// Learned on public curves, two-sided, for error rates.
constexpr std::array down{-1.2592856745877667, 0.006170103034698705, 1.214411585099407, 0.18573587779373968};
constexpr std::array up{-0.3363322492623953, 0.5801268620078576, 0.5775000996377769, 0.08160057007483579};

constexpr double furthest = 128;  // times n_k
constexpr int doublingsShown = 7; // log2 of the above

double clip(const Fit& fit, double value) {
    return fit.input.bounded ? std::clamp(value, 0.0, 1.0) : std::max(value, 0.0);
}

/// Not clipped.
Interval factorSides(const Fit& fit, const Prediction& prediction) {
    const double se = fit.input.se.back();
    const double half = bandFactor(prediction.n / fit.largest()) *
                        std::sqrt(prediction.sd * prediction.sd + se * se + 0.01 * 0.01);
    return {prediction.mean - half, prediction.mean + half};
}

/// Not clipped.
Interval learnedSides(const Fit& fit, const Prediction& prediction) {
    const double se = fit.input.se.back();
    const std::array features{1.0,
                              std::log(std::sqrt(prediction.sd * prediction.sd + se * se + 0.003 * 0.003)),
                              std::log(fit.input.y.back() + 0.01), std::log2(prediction.n / fit.largest())};
    double logDown = 0;
    double logUp = 0;
    for (std::size_t i = 0; i < features.size(); ++i) {
        logDown += down[i] * features[i];
        logUp += up[i] * features[i];
    }
    return {prediction.forecast - std::exp(logDown), prediction.forecast + std::exp(logUp)};
}

} // namespace

double bandFactor(double ratio) {
    const double doublings = std::log2(ratio);
    if (doublings <= 2) {
        return 1.7;
    }
    return doublings <= 3 ? 1.7 + 0.3 * (doublings - 2) : 2.0 + 0.6 * (std::min(doublings, 4.0) - 3);
}

Interval factorBand(const Fit& fit, const Prediction& prediction) {
    const Interval sides = factorSides(fit, prediction);
    return {clip(fit, sides.low), clip(fit, sides.high)};
}

Interval learnedBand(const Fit& fit, const Prediction& prediction) {
    const Interval sides = learnedSides(fit, prediction);
    return {clip(fit, sides.low), clip(fit, sides.high)};
}

CalibratedSides calibratedSides(const Fit& fit, double n) {
    constexpr double least = 0.005;
    const double ratio = n / fit.largest();
    const double power = 1 / calibratedExponent(fit.input.kind, ratio);
    const std::array shares{std::pow(.05, power), calibratedShare(fit.input.kind, ratio),
                            std::pow(.95, power)};
    const auto quantiles = weightedQuantiles(fit.needValuesAt(n), fit.needWeight, shares);
    return {quantiles[1], std::hypot(quantiles[1] - quantiles[0], least),
            std::hypot(quantiles[2] - quantiles[1], least)};
}

Band::Band(const Fit& fit) : m_fit(fit), m_knotsPerDoubling(calibrated() ? 1 : 4) {
    if (const auto violation = nonMonotone(fit.input)) {
        m_widening = violation->rise;
    }
    Sides widest;
    for (int j = 0; j <= doublingsShown * m_knotsPerDoubling; ++j) {
        const double n = fit.largest() * std::exp2(static_cast<double>(j) / m_knotsPerDoubling);
        const Sides sides = rawSides(predict(fit, n));
        widest = {std::max(widest.down, sides.down), std::max(widest.up, sides.up)};
        m_knots.push_back(widest);
    }
}

Band::Sides Band::rawSides(const Prediction& prediction) const {
    if (calibrated()) {
        const CalibratedSides sides = calibratedSides(m_fit, prediction.n);
        return {std::hypot(sides.down, m_widening), std::hypot(sides.up, m_widening)};
    }
    Interval band = factorSides(m_fit, prediction);
    const double doublings = std::log2(prediction.n / m_fit.largest());
    if (m_fit.input.bounded && doublings > 1) {
        const double share = std::min(doublings - 1, 1.0);
        const Interval learned = learnedSides(m_fit, prediction);
        band.low += share * (learned.low - band.low);
        band.high += share * (learned.high - band.high);
    }
    return {std::hypot(std::max(prediction.forecast - band.low, 0.0), m_widening),
            std::hypot(std::max(band.high - prediction.forecast, 0.0), m_widening)};
}

Band::At Band::at(double n) const {
    const double asked = std::min(n, furthest * m_fit.largest());
    const Prediction prediction = predict(m_fit, asked);
    Sides sides;
    if (asked < m_fit.largest()) {
        sides = rawSides(prediction);
    } else {
        const double position = std::log2(asked / m_fit.largest()) * m_knotsPerDoubling;
        const auto below = std::min(static_cast<std::size_t>(position), m_knots.size() - 1);
        const auto above = std::min(below + 1, m_knots.size() - 1);
        const double share = position - static_cast<double>(below);
        sides = {m_knots[below].down + share * (m_knots[above].down - m_knots[below].down),
                 m_knots[below].up + share * (m_knots[above].up - m_knots[below].up)};
    }
    const double middle = calibrated() ? calibratedSides(m_fit, asked).middle : prediction.forecast;
    const double low = std::min(middle - sides.down, prediction.forecast - m_widening);
    const double high = std::max(middle + sides.up, prediction.forecast + m_widening);
    return {n, prediction.forecast, clip(m_fit, low), clip(m_fit, high), horizonOf(n, m_fit.largest())};
}

} // namespace plateau::statistics
