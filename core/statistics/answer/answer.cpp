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
    }
    return AnswerKind::CannotTell;
}

ForecastPoint forecastPoint(Metric metric, const Band& band, double n) {
    const Band::At at = band.at(n);
    const double one = scoreFromError(metric, at.low);
    const double other = scoreFromError(metric, at.high);
    return {n,         scoreFromError(metric, at.forecast), std::min(one, other), std::max(one, other), 0,
            at.horizon};
}

/// What was measured: points, best, and the answer inside the data.
void addData(Answer& result, const Curve& curve, const AnswerSettings& settings, const FitInput& input) {
    const bool binomial = curve.metric == Metric::Accuracy || curve.metric == Metric::Error;
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
    if (binomial && curve.testItems > 0) {
        result.smallestVisibleGain = smallestVisibleGain(curve.effectiveItems(), settings.discordance);
        result.askedGain = settings.askedGain;
        result.itemsForAskedGain =
            curve.designEffect *
            itemsPaired(std::max(settings.discordance, settings.askedGain), settings.askedGain);
    }
}

/// What the fit adds.
void addForecast(Answer& result, const Curve& curve, const AnswerSettings& settings, const Fit& fit,
                 double target) {
    const double largest = fit.largest();
    const bool measured = result.kind == AnswerKind::Measured;
    result.gain = gainOfNext(fit, settings.nextSamples > 0 ? settings.nextSamples : largest);
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

Answer answer(const Curve& curve, const AnswerSettings& settings) {
    Answer result;
    result.metric = curve.metric;
    result.target = settings.target;
    result.level = settings.level;
    result.refusal = refusalOf(curve);
    if (curve.points.empty() || brokenInput(curve)) {
        result.findings = findingsOf(result, curve);
        return result;
    }
    const FitInput input = fitInput(curve);
    const double target = errorFromScore(curve.metric, settings.target);
    addData(result, curve, settings, input);
    const bool noise = !result.refusal || result.refusal->kind != RefusalKind::NoNoiseEstimate;
    if (noise) {
        result.needed = neededInData(input, target);
    }
    if (result.needed) {
        result.kind = AnswerKind::Measured;
    }
    if (!result.refusal) {
        const Fit fit = fitCurve(input);
        if (!result.needed) {
            result.needed = neededFromCells(fit, target);
            result.kind = kindOf(*result.needed);
        }
        addForecast(result, curve, settings, fit, target);
    }
    result.findings = findingsOf(result, curve);
    return result;
}

std::vector<ForecastPoint> forecastCurve(const Curve& curve, double times, std::size_t count) {
    if (count < 2 || refusalOf(curve)) {
        return {};
    }
    const Fit fit = fitCurve(fitInput(curve));
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
