#include "core/statistics/curve/curve.h"

#include "core/statistics/intervals/distributions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace plateau::statistics {

namespace {

constexpr double unseenNoise = 1e-9; // rounding of equal scores

std::vector<const CurvePoint*> sorted(const Curve& curve) {
    std::vector<const CurvePoint*> points;
    for (const CurvePoint& point : curve.points) {
        points.push_back(&point);
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const CurvePoint* a, const CurvePoint* b) { return a->n < b->n; });
    return points;
}

std::optional<PooledSd> pooledSeedSd(const Curve& curve) {
    std::vector<std::vector<double>> scores;
    for (const CurvePoint& point : curve.points) {
        scores.push_back(point.scores);
    }
    return pooledSd(scores);
}

std::optional<Refusal> brokenScores(const Metric& metric, const CurvePoint& point) {
    for (const double score : point.scores) {
        if (!std::isfinite(score)) {
            return Refusal{RefusalKind::NotFinite, point.n, score, 0};
        }
        if (!isPossible(metric, score)) {
            return Refusal{RefusalKind::OutOfRange, point.n, score, 0};
        }
    }
    return std::nullopt;
}

/// Standard error over the items towards better scores.
double betterError(const ItemNoise& items, const Metric& metric, double score) {
    constexpr double level = 0.9;
    const Interval sides = items.interval(score, level);
    const double side = largerIsBetter(metric) ? sides.high - score : score - sides.low;
    return side / normalQuantile((1 + level) / 2);
}

bool hasNoiseEstimate(const Curve& curve) {
    if (pooledSeedSd(curve)) {
        return true;
    }
    return std::all_of(curve.points.begin(), curve.points.end(), [&](const CurvePoint& point) {
        const ItemNoise noise = itemNoise(curve, point);
        return noise.testItems > 0 || noise.standardError > 0;
    });
}

} // namespace

const char* name(CurveKind kind) {
    constexpr std::array names{"pretrained", "generic", "loss"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<CurveKind> curveKindFromName(std::string_view wanted) {
    for (const CurveKind kind : {CurveKind::Pretrained, CurveKind::Generic, CurveKind::Loss}) {
        if (wanted == name(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

CurveKind kindOf(const Curve& curve) {
    return isBounded(curve.metric) ? curve.kind : CurveKind::Loss;
}

Curve settled(Curve curve) {
    if (isBounded(curve.metric) || curve.metric.scale > 0 || curve.points.empty()) {
        return curve;
    }
    const auto smallest =
        std::min_element(curve.points.begin(), curve.points.end(),
                         [](const CurvePoint& a, const CurvePoint& b) { return a.n < b.n; });
    const double distance = std::abs(errorFromScore(curve.metric, mean(smallest->scores)));
    curve.metric.scale = std::isfinite(distance) && distance > 0 ? distance : 1;
    return curve;
}

ItemNoise itemNoise(const Curve& curve, const CurvePoint& point) {
    const double items = point.testItems > 0 ? point.testItems / curve.designEffect : curve.effectiveItems();
    return {.testItems = curve.metric.proportion ? items : 0,
            .standardError = point.itemStandardError,
            .bounded = isBounded(curve.metric),
            .low = curve.metric.low,
            .high = curve.metric.high};
}

bool FitInput::hasSeedNoise() const {
    return std::any_of(seedSe.begin(), seedSe.end(), [](double error) { return error > unseenNoise; });
}

Curve curveFromRows(std::span<const ScoreRow> rows, const Metric& metric, double testItems) {
    Curve curve;
    curve.metric = metric;
    curve.testItems = testItems;
    std::map<double, CurvePoint> bySize;
    for (const ScoreRow& row : rows) {
        if (row.n == 0) {
            curve.baseline.push_back(row.score);
            continue;
        }
        CurvePoint& point = bySize[row.n];
        point.n = row.n;
        point.scores.push_back(row.score);
        point.seeds.push_back(row.seed);
    }
    for (auto& [n, point] : bySize) {
        curve.points.push_back(std::move(point));
    }
    return curve;
}

std::optional<Refusal> brokenInput(const Curve& curve) {
    std::set<double> seen;
    for (const CurvePoint* point : sorted(curve)) {
        if (!std::isfinite(point->n)) {
            return Refusal{RefusalKind::NotFinite, point->n, point->n, 0};
        }
        if (point->n < 1 || point->scores.empty()) {
            return Refusal{RefusalKind::BadSize, point->n, static_cast<double>(point->scores.size()), 1};
        }
        if (!seen.insert(point->n).second) {
            return Refusal{RefusalKind::DuplicateSize, point->n, 2, 1};
        }
        if (auto refusal = brokenScores(curve.metric, *point)) {
            return refusal;
        }
    }
    return std::nullopt;
}

std::optional<Refusal> refusalOf(const Curve& curve) {
    if (auto broken = brokenInput(curve)) {
        return broken;
    }
    const auto sizes = static_cast<int>(curve.points.size());
    if (sizes > 0 && !hasNoiseEstimate(curve)) {
        return Refusal{RefusalKind::NoNoiseEstimate, 0, 1, 2};
    }
    if (sizes < leastSizes) {
        return Refusal{RefusalKind::TooFewSizes, 0, static_cast<double>(sizes), leastSizes};
    }
    const FitInput input = fitInput(curve);
    const double span = input.n.back() / input.n.front();
    if (span < leastSpan) {
        return Refusal{RefusalKind::SpanTooSmall, 0, span, leastSpan};
    }
    const auto [least, most] = std::minmax_element(input.y.begin(), input.y.end());
    if (*least == *most) {
        return Refusal{RefusalKind::AllEqual, 0, scoreFromError(curve.metric, *least), 0};
    }
    return std::nullopt;
}

FitInput fitInput(const Curve& curve) {
    FitInput input;
    input.bounded = isBounded(curve.metric);
    input.kind = kindOf(curve);
    const double unit = curve.metric.unit();
    const auto pooled = pooledSeedSd(curve);
    for (const CurvePoint* point : sorted(curve)) {
        const double score = mean(point->scores);
        const auto seeds = static_cast<double>(point->scores.size());
        const double sd = seeds > 1 ? sampleSd(point->scores) : pooled ? pooled->sd : 0;
        const ItemNoise items = itemNoise(curve, *point);
        const double bySeeds = sd / std::sqrt(seeds);
        input.n.push_back(point->n);
        input.y.push_back(errorFromScore(curve.metric, score));
        input.se.push_back(std::max(bySeeds, std::sqrt(items.variance(score))) / unit);
        input.betterSe.push_back(std::max(bySeeds, betterError(items, curve.metric, score)) / unit);
        input.seedSe.push_back(bySeeds / unit);
    }
    return input;
}

const char* name(RefusalKind kind) {
    constexpr std::array names{"not_finite",    "out_of_range",   "bad_size",  "duplicate_size",
                               "too_few_sizes", "span_too_small", "all_equal", "no_noise_estimate"};
    return names[static_cast<std::size_t>(kind)];
}

bool isBadInput(RefusalKind kind) {
    return kind <= RefusalKind::DuplicateSize;
}

Error toError(const Refusal& refusal) {
    const std::string where = isBadInput(refusal.kind) ? fmt::format("size {}", refusal.at) : "data curve";
    switch (refusal.kind) {
    case RefusalKind::NotFinite:
        return badInput(where, "a score is not a finite number", "Remove or repeat the run of that size");
    case RefusalKind::OutOfRange:
        return badInput(where, fmt::format("score {:.6g} is outside the range of its metric", refusal.found),
                        "Give scores as fractions (0.9, not 90) and name the right metric");
    case RefusalKind::BadSize:
        return badInput(where, "a size must be at least 1 and have at least one score",
                        "Remove that size or add its score");
    case RefusalKind::DuplicateSize:
        return badInput(where, "the size is given twice", "Give all scores of one size together");
    case RefusalKind::TooFewSizes:
        return badInput(where, fmt::format("{} sizes, at least {} are needed", refusal.found, refusal.needed),
                        "Run more sizes, each twice the one before");
    case RefusalKind::SpanTooSmall:
        return badInput(where,
                        fmt::format("the largest size is only {:.3g} times the smallest, {} times are needed",
                                    refusal.found, refusal.needed),
                        "Add smaller or larger sizes");
    case RefusalKind::AllEqual:
        return badInput(where, fmt::format("every size has the same score {:.6g}", refusal.found),
                        "Add sizes where the score still changes, smaller ones first");
    case RefusalKind::NoNoiseEstimate:
        return badInput(where, "one seed a size and an unknown number of test items: no interval is possible",
                        "Give the number of test items, or run several seeds");
    }
    return {};
}

} // namespace plateau::statistics
