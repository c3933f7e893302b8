#include "core/statistics/answer/answer.h"

#include "core/statistics/answer/findings_of_answer.h"
#include "core/statistics/compare/paired.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plateau::statistics {

namespace {

AnswerKind kindOf(const NeededN& needed) {
    switch (needed.kind) {
    case NeededKind::AtMostSmallest:
    case NeededKind::Measured:
        return AnswerKind::Measured;
    case NeededKind::Predicted:
        return AnswerKind::Predicted;
    case NeededKind::BeyondCap:
        return AnswerKind::BeyondCap;
    case NeededKind::Never:
        return AnswerKind::Never;
    case NeededKind::Unclear:
        break;
    }
    return AnswerKind::CannotTell;
}

ForecastPoint forecastPoint(const Metric& metric, const Band& band, double n) {
    const Band::At at = band.at(n);
    const double one = scoreFromError(metric, at.low);
    const double other = scoreFromError(metric, at.high);
    return {n,         scoreFromError(metric, at.forecast), std::min(one, other), std::max(one, other), 0,
            at.horizon};
}

/// What was measured: points, best, and the answer inside the data.
void addData(Answer& result, const Curve& curve, const AnswerSettings& settings, const FitInput& input) {
    std::vector<std::vector<double>> all;
    for (const CurvePoint& point : curve.points) {
        all.push_back(point.scores);
    }
    const auto pooled = pooledSd(all);
    for (const double n : input.n) {
        const auto point = std::find_if(curve.points.begin(), curve.points.end(),
                                        [n](const CurvePoint& p) { return p.n == n; });
        result.points.push_back(
            pointInterval(point->scores, itemNoise(curve, *point), settings.level, pooled));
        result.sizes.push_back(n);
    }
    const auto best = std::min_element(input.y.begin(), input.y.end()) - input.y.begin();
    result.best = scoreFromError(curve.metric, input.y[static_cast<std::size_t>(best)]);
    result.bestAt = input.n[static_cast<std::size_t>(best)];
    result.largest = input.n.back();
    result.violation = nonMonotone(input);
    if (curve.metric.proportion && curve.testItems > 0) {
        result.smallestVisibleGain = smallestVisibleGain(curve.effectiveItems(), settings.discordance);
        result.askedGain = settings.askedGain;
        result.itemsForAskedGain =
            curve.designEffect *
            itemsPaired(std::max(settings.discordance, settings.askedGain), settings.askedGain);
    }
}

/// Noise of the test items alone at score `score`, in y units.
double itemError(const Curve& curve, double score) {
    const CurvePoint& last = *std::max_element(curve.points.begin(), curve.points.end(),
                                               [](const auto& a, const auto& b) { return a.n < b.n; });
    const ItemNoise noise = itemNoise(curve, last);
    if (noise.standardError > 0 || noise.testItems <= 0) {
        return noise.standardError / curve.metric.unit();
    }
    // The usual error, but never below what one more right or wrong item in a perfect score would tell.
    constexpr double z = 1.645;
    return std::max(std::sqrt(score * (1 - score) / noise.testItems), z / (noise.testItems + z * z));
}

/// Seeds do not exclude that the largest size is as good as the target already: the range starts where the
/// means would reach it then.
double lowEnd(const FitInput& input, double target, double low) {
    if (!input.hasSeedNoise()) {
        return low;
    }
    constexpr double normal90 = 1.645;
    const auto easier = neededInData(input, target + normal90 * input.seedSe.back());
    return easier ? std::min(low, easier->about) : low;
}

/// Scores without any noise to go by say between which sizes the target lies, no more.
NeededRange betweenSizes(const FitInput& input, const NeededN& needed) {
    const auto after = std::lower_bound(input.n.begin(), input.n.end(), needed.about);
    const auto before = after == input.n.begin() ? after : std::prev(after);
    return {*before, after == input.n.end() ? needed.high : *after};
}

/// The answer inside the data, with its ranges.
void addMeasured(Answer& result, const Curve& curve, const FitInput& input, double target) {
    std::optional<NeededN> needed = neededInData(input, target);
    if (!needed || needed->kind == NeededKind::Unclear) {
        return;
    }
    constexpr double unseen = 1e-9;
    if (*std::max_element(input.se.begin(), input.se.end()) < unseen) {
        const NeededRange sizes = betweenSizes(input, *needed);
        needed->low = sizes.low;
        needed->high = sizes.high;
    }
    result.needed = needed;
    result.kind = AnswerKind::Measured;
    const auto seeds = input.hasSeedNoise() ? neededBySeeds(input, target) : needed;
    result.onTestSet = NeededRange{seeds->low, seeds->high};
    if (itemError(curve, result.target) > 0) {
        result.onNewItems = NeededRange{needed->low, needed->high};
    }
}

/// The answer beyond the data, with its ranges.
void addPredicted(Answer& result, const Curve& curve, const Fit& fit, double target) {
    NeededN needed = neededBeyondData(fit, target);
    needed.low = lowEnd(fit.input, target, needed.low);
    if (result.violation) {
        // Scores go up and down by so much for reasons that no curve knows.
        const NeededRange rough = neededOnNewItems(fit, target, result.violation->rise / 2);
        needed.low = std::min(needed.low, rough.low);
        needed.high = std::max(needed.high, rough.high);
    }
    result.kind = kindOf(needed);
    result.needed = needed;
    result.onTestSet = NeededRange{needed.low, needed.high};
    if (const double items = itemError(curve, result.target); items > 0) {
        NeededRange fresh = neededOnNewItems(fit, target, items);
        result.onNewItems = NeededRange{std::min(fresh.low, needed.low), std::max(fresh.high, needed.high)};
    }
}

/// What the fit adds.
void addForecast(Answer& result, const Curve& curve, const AnswerSettings& settings, const Fit& fit,
                 double target) {
    const double largest = fit.largest();
    const bool measured = result.kind == AnswerKind::Measured;
    Gain gain = gainOfNext(fit, settings.nextSamples > 0 ? settings.nextSamples : largest);
    for (double* part : {&gain.median, &gain.low, &gain.high}) {
        *part *= curve.metric.unit();
    }
    result.gain = gain;
    const Band band(fit);
    constexpr std::array ratios{2.0, 4.0, 8.0, 16.0, 32.0};
    std::vector<double> sizes;
    for (const double ratio : ratios) {
        ForecastPoint point = forecastPoint(curve.metric, band, ratio * largest);
        point.reached = measured ? 1 : reachedProbability(fit, target, point.n);
        result.forecast.push_back(point);
        sizes.push_back(point.n);
    }
    const auto families = familyFits(fit);
    result.families.assign(families.begin(), families.end());
    result.forecastLeaveLastOut = forecastLeaveLastOut(fit.input);
    result.lastLeaveLastOut = lastValueLeaveLastOut(fit.input);
    result.secondOpinion = secondOpinion(curve, sizes, target, settings.secondOpinion);
    result.perDoubling = stopPerDoubling(fit, settings.stopping);
    result.marginal = stopMarginal(fit, settings.stopping);
    if (settings.costs) {
        result.cost = stopByCost(fit, *settings.costs);
    }
}

} // namespace

const char* name(AnswerKind kind) {
    constexpr std::array names{"measured", "predicted", "beyond_cap", "never", "cannot_tell"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<double> shareWithinFactorTwo(CurveKind kind, double ratio) {
    // At 2, 4, 8 and 16 times the data.
    constexpr std::array pretrained{.88, .73, .52, .39};
    constexpr std::array generic{.74, .58, .34, .31};
    if (kind == CurveKind::Loss) {
        return std::nullopt;
    }
    const auto& known = kind == CurveKind::Generic ? generic : pretrained;
    const double at = std::clamp(std::log2(ratio) - 1, 0.0, static_cast<double>(known.size() - 1));
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, known.size() - 1);
    return known[below] + (at - static_cast<double>(below)) * (known[above] - known[below]);
}

Answer answer(const Curve& given, const AnswerSettings& settings) {
    const Curve curve = settled(given);
    Answer result;
    result.metric = curve.metric;
    result.curveKind = kindOf(curve);
    result.target = settings.target;
    result.level = settings.level;
    result.refusal = refusalOf(curve);
    if (curve.points.empty() || brokenInput(curve)) {
        result.findings = findingsOf(result, curve, settings.baselines);
        return result;
    }
    const FitInput input = fitInput(curve);
    const double target = errorFromScore(curve.metric, settings.target);
    addData(result, curve, settings, input);
    if (!result.refusal || result.refusal->kind != RefusalKind::NoNoiseEstimate) {
        addMeasured(result, curve, input, target);
    }
    const bool told = result.needed || !neededInData(input, target);
    if (!result.refusal && told && !falls(input)) {
        const Fit fit = fitCurve(input);
        if (!result.needed) {
            addPredicted(result, curve, fit, target);
        }
        addForecast(result, curve, settings, fit, target);
    }
    result.findings = findingsOf(result, curve, settings.baselines);
    return result;
}

std::vector<ForecastPoint> forecastCurve(const Curve& given, double times, std::size_t count) {
    const Curve curve = settled(given);
    if (count < 2 || refusalOf(curve)) {
        return {};
    }
    const FitInput input = fitInput(curve);
    if (falls(input)) {
        return {};
    }
    const Fit fit = fitCurve(input);
    const Band band(fit);
    const double span = std::log(times * fit.largest() / fit.smallest());
    std::vector<ForecastPoint> points;
    for (std::size_t i = 0; i < count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count - 1);
        points.push_back(forecastPoint(curve.metric, band, fit.smallest() * std::exp(share * span)));
    }
    return points;
}

} // namespace plateau::statistics
