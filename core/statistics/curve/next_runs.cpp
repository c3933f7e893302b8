#include "core/statistics/curve/next_runs.h"

#include "core/statistics/intervals/distributions.h"
#include "core/statistics/intervals/intervals.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plateau::statistics {

namespace {

/// Outcomes that stand for the distribution of a score that is not there yet.
constexpr std::array outcomeShares{0.1, 0.3, 0.5, 0.7, 0.9};

/// The mean of a size as the fit sees it.
struct Size {
    double n = 0;
    double y = 0;
    double runs = 0;
    double items = 0; ///< variance over the test items
};

/// What one more run is expected to score, y units.
struct Expected {
    double mean = 0;
    double sd = 0; ///< of one run: seeds, and what the cells do not agree on
};

class Candidates {
public:
    Candidates(const Curve& curve, double target)
        : m_target(target),
          m_bounded(isBounded(curve.metric)),
          m_kind(kindOf(curve)),
          m_noise(curve.testItems > 0) {
        const double unit = curve.metric.unit();
        std::vector<std::vector<double>> scores;
        for (const CurvePoint& point : curve.points) {
            const double score = mean(point.scores);
            scores.push_back(point.scores);
            m_sizes.push_back({point.n, errorFromScore(curve.metric, score),
                               static_cast<double>(point.scores.size()),
                               itemNoise(curve, point).variance(score) / (unit * unit)});
            m_noise = m_noise || point.itemStandardError > 0;
        }
        std::sort(m_sizes.begin(), m_sizes.end(), [](const Size& a, const Size& b) { return a.n < b.n; });
        m_cap = neededCap * m_sizes.back().n;
        if (const auto pooled = pooledSd(scores)) {
            m_seedSd = pooled->sd / unit;
            m_noise = true;
        }
        const FitInput input = inputOf(m_sizes);
        if (m_noise) {
            m_measured = neededSpreadInData(input, target, m_cap);
        }
        if (canFit(input)) {
            m_fit = fitCurve(input);
        }
    }

    double cap() const { return m_cap; }
    double today() const { return spread(m_sizes); }

    NextRun tried(double n) const {
        const auto known =
            std::find_if(m_sizes.begin(), m_sizes.end(), [n](const Size& size) { return size.n == n; });
        NextRun run;
        run.n = n;
        run.newSize = known == m_sizes.end();
        const Expected expected = run.newSize ? atNewSize(n) : Expected{known->y, m_seedSd};
        if (m_measured) {
            run.spread = spread(with(n, expected.mean));
            return run;
        }
        for (const double share : outcomeShares) {
            run.spread +=
                spread(with(n, expected.mean + expected.sd * normalQuantile(share))) / outcomeShares.size();
        }
        return run;
    }

private:
    FitInput inputOf(const std::vector<Size>& sizes) const {
        FitInput input;
        input.bounded = m_bounded;
        input.kind = m_kind;
        for (const Size& size : sizes) {
            input.n.push_back(size.n);
            input.y.push_back(size.y);
            input.se.push_back(std::sqrt(std::max(m_seedSd * m_seedSd / size.runs, size.items)));
            input.seedSe.push_back(m_seedSd / std::sqrt(size.runs));
        }
        return input;
    }

    bool canFit(const FitInput& input) const {
        const auto [least, most] = std::minmax_element(input.y.begin(), input.y.end());
        return m_noise && static_cast<int>(input.n.size()) >= leastSizes &&
               input.n.back() >= leastSpan * input.n.front() && *least != *most;
    }

    double spread(const std::vector<Size>& sizes) const {
        const FitInput input = inputOf(sizes);
        if (m_measured) {
            return neededSpreadInData(input, m_target, m_cap).value_or(*m_measured);
        }
        // Without a fit everything is equally possible: a uniform distribution has sd width/√12.
        return canFit(input) ? neededSpread(fitCurve(input), m_target, m_cap)
                             : std::log(m_cap / std::max(1.0, input.n.front())) / std::sqrt(12.0);
    }

    Expected atNewSize(double n) const {
        if (m_fit) {
            const Prediction there = predict(*m_fit, n);
            return {there.mean, std::hypot(there.sd, m_seedSd)};
        }
        const auto above =
            std::find_if(m_sizes.begin(), m_sizes.end(), [n](const Size& s) { return s.n > n; });
        if (above == m_sizes.begin() || above == m_sizes.end()) {
            return {above == m_sizes.end() ? m_sizes.back().y : above->y, m_seedSd};
        }
        const Size& below = *std::prev(above);
        const double share = std::log(n / below.n) / std::log(above->n / below.n);
        return {below.y + share * (above->y - below.y), m_seedSd};
    }

    /// The sizes with one more score.
    std::vector<Size> with(double n, double y) const {
        const double score = m_bounded ? std::clamp(y, 0.0, 1.0) : std::max(y, 0.0);
        std::vector<Size> more = m_sizes;
        const auto place =
            std::find_if(more.begin(), more.end(), [n](const Size& size) { return size.n >= n; });
        if (place != more.end() && place->n == n) {
            place->y = (place->y * place->runs + score) / (place->runs + 1);
            ++place->runs;
        } else {
            const Size& neighbour = place == more.end() ? more.back() : *place;
            more.insert(place, Size{n, score, 1, neighbour.items});
        }
        return more;
    }

    double m_target;
    bool m_bounded;
    CurveKind m_kind;
    bool m_noise; ///< some noise is known, so that there are intervals
    double m_cap = 0;
    double m_seedSd = 0;
    std::vector<Size> m_sizes; ///< ascending
    std::optional<Fit> m_fit;
    std::optional<double> m_measured; ///< spread today of a target that a mean has reached
};

/// Of the range that an answer states.
double widthToday(const Curve& curve, double target, double cap) {
    const FitInput input = fitInput(curve);
    const auto refusal = refusalOf(curve);
    const bool noise = !refusal || refusal->kind != RefusalKind::NoNoiseEstimate;
    if (const auto measured = noise ? neededInData(input, target) : std::nullopt) {
        return rangeWidth(*measured, cap);
    }
    return refusal ? std::log(cap / std::max(1.0, input.n.front()))
                   : rangeWidth(neededBeyondData(fitCurve(input), target), cap);
}

} // namespace

double rangeWidth(const NeededN& needed, double cap) {
    const double low = std::clamp(needed.low, 1.0, cap);
    const double high = std::clamp(needed.high, low, cap);
    return std::log(high / low);
}

NextRuns nextRuns(const Curve& curve, double target, std::span<const double> sizes) {
    NextRuns result;
    if (curve.points.empty() || brokenInput(curve)) {
        return result;
    }
    const Candidates candidates(curve, target);
    result.width = widthToday(curve, target, candidates.cap());
    result.spread = candidates.today();
    for (const double n : sizes) {
        result.runs.push_back(candidates.tried(n));
    }
    return result;
}

} // namespace plateau::statistics
