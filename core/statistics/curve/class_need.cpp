#include "core/statistics/curve/class_need.h"

#include <cmath>

namespace plateau::statistics {

namespace {

constexpr double level = 0.9;
constexpr double fewPositives = 20;

/// The curve over positives. Sizes with equally many positives are one point.
Curve overPositives(const ClassCurve& own) {
    Curve curve;
    curve.metric = Metric::Accuracy;
    curve.testItems = own.testItems;
    curve.designEffect = own.designEffect;
    for (const ClassPoint& point : own.points) {
        if (point.positives < 1 || point.recalls.empty()) {
            continue;
        }
        if (curve.points.empty() || point.positives > curve.points.back().n) {
            curve.points.push_back({point.positives, point.recalls, {}, 0});
        } else {
            auto& scores = curve.points.back().scores;
            scores.insert(scores.end(), point.recalls.begin(), point.recalls.end());
        }
    }
    return curve;
}

/// A target that a smaller size reached and the largest one did not has no needed n yet.
void state(ClassNeed& need, const std::optional<NeededN>& needed) {
    need.contradicts = needed && needed->kind == NeededKind::Unclear;
    need.needed = need.contradicts ? std::nullopt : needed;
}

ClassNeed needOf(const ClassCurve& own, double target) {
    ClassNeed need;
    need.label = own.label;
    need.testItems = own.testItems;
    if (own.points.empty()) {
        need.rare = true;
        return need;
    }
    const ClassPoint& last = own.points.back();
    need.positives = last.positives;
    need.prevalence = last.samples > 0 ? last.positives / last.samples : 0;
    need.recall = mean(last.recalls);
    need.rare = last.positives < fewPositives;
    const Curve curve = overPositives(own);
    std::vector<std::vector<double>> scores;
    for (const CurvePoint& point : curve.points) {
        scores.push_back(point.scores);
    }
    const PointInterval interval =
        pointInterval(last.recalls, {own.testItems / own.designEffect, 0, true}, level, pooledSd(scores));
    need.interval = {interval.low, interval.high};
    if (const auto refusal = refusalOf(curve)) {
        const bool broken = curve.points.empty() || brokenInput(curve);
        if (!broken && refusal->kind != RefusalKind::NoNoiseEstimate) {
            state(need, neededInData(fitInput(curve), 1 - target));
        }
        return need;
    }
    const Fit fit = fitCurve(fitInput(curve));
    state(need, neededN(fit, 1 - target));
    need.gain = gainOfNext(fit, last.positives);
    return need;
}

} // namespace

std::vector<ClassNeed> classNeeds(std::span<const ClassCurve> curves, double target) {
    double items = 0;
    for (const ClassCurve& curve : curves) {
        items += curve.testItems;
    }
    std::vector<ClassNeed> needs;
    for (const ClassCurve& curve : curves) {
        ClassNeed need = needOf(curve, target);
        need.share = items > 0 ? curve.testItems / items : 0;
        need.heldBack = need.share * std::max(0.0, target - need.recall);
        needs.push_back(std::move(need));
    }
    return needs;
}

CollectNext collectNext(std::span<const ClassNeed> needs, std::size_t most, double least) {
    CollectNext advice;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        if (needs[i].expectedGain() > least && needs[i].positives > 0) {
            advice.entries.push_back({i, std::round(needs[i].positives), needs[i].expectedGain()});
        }
    }
    std::stable_sort(advice.entries.begin(), advice.entries.end(),
                     [](const auto& a, const auto& b) { return a.gain * b.labels > b.gain * a.labels; });
    if (advice.entries.size() > most) {
        advice.entries.resize(most);
    }
    double below = 0;
    double above = 0;
    for (const CollectNext::Entry& entry : advice.entries) {
        const ClassNeed& need = needs[entry.need];
        advice.labels += entry.labels;
        advice.gain += entry.gain;
        below = std::hypot(below, need.share * (need.gain->median - need.gain->low));
        above = std::hypot(above, need.share * (need.gain->high - need.gain->median));
    }
    advice.low = advice.gain - below;
    advice.high = advice.gain + above;
    return advice;
}

} // namespace plateau::statistics
