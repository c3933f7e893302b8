#include "core/metric/metric_parts.h"

namespace plateau::metric {

std::int64_t countOf(const ItemTable& table, std::string_view column, std::span<const std::size_t> chosen) {
    const std::vector<double>& values = *table.find(column);
    double total = 0;
    for (const std::size_t item : chosen) {
        total += values[item];
    }
    return static_cast<std::int64_t>(total);
}

double MeanMetric::value(const ItemTable& table, std::span<const std::size_t> chosen) const {
    double sum = 0;
    for (const std::size_t item : chosen) {
        sum += ofItem(table, item);
    }
    return chosen.empty() ? 0 : sum / static_cast<double>(chosen.size());
}

double MeanMetric::standardError(const ItemTable& table) const {
    return errorOfMean(table, itemValues(table));
}

std::vector<double> MeanMetric::itemValues(const ItemTable& table) const {
    std::vector<double> values;
    values.reserve(table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        values.push_back(ofItem(table, i));
    }
    return values;
}

double RatioMetric::value(const ItemTable& table, std::span<const std::size_t> chosen) const {
    const auto& above = *table.find(numerator());
    const auto& below = *table.find(denominator());
    double top = 0;
    double bottom = 0;
    for (const std::size_t item : chosen) {
        top += above[item];
        bottom += below[item];
    }
    return bottom > 0 ? factor() * top / bottom : 0;
}

double RatioMetric::standardError(const ItemTable& table) const {
    const auto& above = *table.find(numerator());
    const auto& below = *table.find(denominator());
    const double ratio = Metric::value(table) / factor();
    double mean = 0;
    for (const double part : below) {
        mean += part / static_cast<double>(below.size());
    }
    if (mean <= 0) {
        return 0;
    }
    std::vector<double> residuals;
    for (std::size_t i = 0; i < above.size(); ++i) {
        residuals.push_back(factor() * (above[i] - ratio * below[i]) / mean);
    }
    return errorOfMean(table, residuals);
}

} // namespace plateau::metric
