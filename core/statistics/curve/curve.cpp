#include "core/statistics/curve/curve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace plateau::statistics {

namespace {

constexpr std::array metrics{Metric::Accuracy, Metric::F1, Metric::Error, Metric::Loss};

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

std::optional<Refusal> brokenScores(Metric metric, const CurvePoint& point) {
    for (const double score : point.scores) {
        if (!std::isfinite(score)) {
            return Refusal{RefusalKind::NotFinite, point.n, score, 0};
        }
        if (score < 0 || (isBounded(metric) && score > 1)) {
            return Refusal{RefusalKind::OutOfRange, point.n, score, 0};
        }
    }
    return std::nullopt;
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

ItemNoise itemNoise(const Curve& curve, const CurvePoint& point) {
    const bool binomial = curve.metric == Metric::Accuracy || curve.metric == Metric::Error;
    return {.testItems = binomial ? curve.effectiveItems() : 0,
            .standardError = point.itemStandardError,
            .bounded = isBounded(curve.metric)};
}

const char* name(Metric metric) {
    constexpr std::array names{"accuracy", "f1", "error", "loss"};
    return names[static_cast<std::size_t>(metric)];
}

std::optional<Metric> metricFromName(std::string_view wanted) {
    for (const Metric metric : metrics) {
        if (wanted == name(metric)) {
            return metric;
        }
    }
    return std::nullopt;
}

bool largerIsBetter(Metric metric) {
    return metric == Metric::Accuracy || metric == Metric::F1;
}
bool isBounded(Metric metric) {
    return metric != Metric::Loss;
}
double errorFromScore(Metric metric, double score) {
    return largerIsBetter(metric) ? 1 - score : score;
}
double scoreFromError(Metric metric, double y) {
    return largerIsBetter(metric) ? 1 - y : y;
}

Curve curveFromRows(std::span<const ScoreRow> rows, Metric metric, double testItems) {
    Curve curve{.metric = metric, .testItems = testItems, .designEffect = 1, .points = {}, .baseline = {}};
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
    const auto pooled = pooledSeedSd(curve);
    for (const CurvePoint* point : sorted(curve)) {
        const double score = mean(point->scores);
        const auto seeds = static_cast<double>(point->scores.size());
        const double sd = seeds > 1 ? sampleSd(point->scores) : pooled ? pooled->sd : 0;
        const double items = itemNoise(curve, *point).variance(score);
        input.n.push_back(point->n);
        input.y.push_back(errorFromScore(curve.metric, score));
        input.se.push_back(std::sqrt(std::max(sd * sd / seeds, items)));
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
        return badInput(where, "a score is not a finite number", "remove or repeat the run of that size");
    case RefusalKind::OutOfRange:
        return badInput(where, fmt::format("score {:.6g} is outside the range of its metric", refusal.found),
                        "give scores as fractions (0.9, not 90) and name the right metric");
    case RefusalKind::BadSize:
        return badInput(where, "a size must be at least 1 and have at least one score",
                        "remove that size or add its score");
    case RefusalKind::DuplicateSize:
        return badInput(where, "the size is given twice", "give all scores of one size together");
    case RefusalKind::TooFewSizes:
        return badInput(where, fmt::format("{} sizes, at least {} are needed", refusal.found, refusal.needed),
                        "run more sizes, each twice the one before");
    case RefusalKind::SpanTooSmall:
        return badInput(where,
                        fmt::format("the largest size is only {:.3g} times the smallest, {} times are needed",
                                    refusal.found, refusal.needed),
                        "add smaller or larger sizes");
    case RefusalKind::AllEqual:
        return badInput(where, fmt::format("every size has the same score {:.6g}", refusal.found),
                        "add sizes where the score still changes, smaller ones first");
    case RefusalKind::NoNoiseEstimate:
        return badInput(where, "one seed a size and an unknown number of test items: no interval is possible",
                        "give the number of test items, or run several seeds");
    }
    return {};
}

} // namespace plateau::statistics
