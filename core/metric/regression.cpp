#include "core/metric/metric_parts.h"

#include <array>
#include <cmath>

/// One number an item. Columns: "truth" and "value", in the unit of the target.
namespace plateau::metric {
namespace {

double residual(const ItemTable& table, std::size_t item) {
    return (*table.find("value"))[item] - (*table.find("truth"))[item];
}

double meanSquare(const ItemTable& table, std::span<const std::size_t> chosen) {
    const auto& truth = *table.find("truth");
    const auto& predicted = *table.find("value");
    double sum = 0;
    for (const std::size_t item : chosen) {
        sum += (predicted[item] - truth[item]) * (predicted[item] - truth[item]);
    }
    return chosen.empty() ? 0 : sum / static_cast<double>(chosen.size());
}

class Rmse final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "rmse",
                                     .name = "root mean squared error",
                                     .noun = "a root mean squared error",
                                     .better = Direction::LowerIsBetter,
                                     .range = {0, unlimited},
                                     .display = Display::Plain};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth", "value"}; }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        return std::sqrt(meanSquare(table, chosen));
    }
    using Metric::value;
    /// Of the mean square, carried through the square root (delta method).
    double standardError(const ItemTable& table) const override {
        std::vector<double> squares;
        for (std::size_t i = 0; i < table.size(); ++i) {
            squares.push_back(residual(table, i) * residual(table, i));
        }
        const double root = value(table);
        return root > 0 ? errorOfMean(table, squares) / (2 * root) : 0;
    }
};

class Mae final : public MeanMetric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "mae",
                                     .name = "mean absolute error",
                                     .noun = "a mean absolute error",
                                     .better = Direction::LowerIsBetter,
                                     .range = {0, unlimited},
                                     .display = Display::Plain};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth", "value"}; }

protected:
    double ofItem(const ItemTable& table, std::size_t item) const override {
        return std::abs(residual(table, item));
    }
};

/// 1 − mean square / variance of the truth on the same items; 0 when the truth does not vary.
class R2 final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{
            .id = "r2", .name = "R²", .noun = "an R²", .range = {-unlimited, 1}, .display = Display::Plain};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth", "value"}; }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        const auto& truth = *table.find("truth");
        double mean = 0;
        for (const std::size_t item : chosen) {
            mean += truth[item] / static_cast<double>(chosen.size());
        }
        double variance = 0;
        for (const std::size_t item : chosen) {
            variance += (truth[item] - mean) * (truth[item] - mean) / static_cast<double>(chosen.size());
        }
        return variance > 0 ? 1 - meanSquare(table, chosen) / variance : 0;
    }
    using Metric::value;
};

} // namespace

std::span<const Metric* const> regressionMetricList() {
    static const Rmse rmse;
    static const Mae mae;
    static const R2 r2;
    static const std::array<const Metric*, 3> list{&rmse, &mae, &r2};
    return list;
}

} // namespace plateau::metric
