#include "core/statistics/curve/metric.h"

#include <algorithm>
#include <array>

namespace plateau::statistics {

std::string_view name(const Metric& metric) {
    return metric.id;
}

std::optional<Metric> metricFromName(std::string_view name) {
    constexpr std::array known{Metric::Accuracy, Metric::F1, Metric::Error, Metric::Loss};
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Metric& m) { return m.id == name; });
    return found == known.end() ? std::nullopt : std::optional(*found);
}

bool largerIsBetter(const Metric& metric) {
    return metric.better == Better::Higher;
}

bool isBounded(const Metric& metric) {
    return metric.bounded();
}

bool isPossible(const Metric& metric, double score) {
    return metric.low <= score && score <= metric.high;
}

double errorFromScore(const Metric& metric, double score) {
    return (largerIsBetter(metric) ? metric.high - score : score - metric.low) / metric.unit();
}

double scoreFromError(const Metric& metric, double y) {
    const double distance = y * metric.unit();
    return largerIsBetter(metric) ? metric.high - distance : metric.low + distance;
}

} // namespace plateau::statistics
