#include "core/metric/metric_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

/// One class an item. Columns: "truth" and "predicted" (class numbers; truth −1 = a class that the pool does
/// not have), "true_probability".
namespace plateau::metric {
namespace {

class Accuracy final : public MeanMetric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "accuracy", .name = "accuracy", .binomial = true};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth", "predicted"}; }

protected:
    double ofItem(const ItemTable& table, std::size_t item) const override {
        return (*table.find("truth"))[item] == (*table.find("predicted"))[item] ? 1 : 0;
    }
};

/// By class number: how often it is the truth, the prediction, and both.
struct ClassCounts {
    std::vector<double> truth;
    std::vector<double> predicted;
    std::vector<double> both;
};

ClassCounts countClasses(const ItemTable& table, std::span<const std::size_t> chosen) {
    const auto& truth = *table.find("truth");
    const auto& predicted = *table.find("predicted");
    double most = -1;
    for (const std::size_t item : chosen) {
        most = std::max({most, truth[item], predicted[item]});
    }
    const auto classes = static_cast<std::size_t>(most + 1);
    ClassCounts counts{std::vector<double>(classes), std::vector<double>(classes),
                       std::vector<double>(classes)};
    for (const std::size_t item : chosen) {
        if (truth[item] >= 0) {
            counts.truth[static_cast<std::size_t>(truth[item])] += 1;
            counts.both[static_cast<std::size_t>(truth[item])] += truth[item] == predicted[item];
        }
        if (predicted[item] >= 0) {
            counts.predicted[static_cast<std::size_t>(predicted[item])] += 1;
        }
    }
    return counts;
}

/// Mean over classes of `of(c)`, classes without a value left out.
template <typename Of>
double meanOverClasses(const ClassCounts& counts, Of of) {
    double sum = 0;
    int classes = 0;
    for (std::size_t c = 0; c < counts.truth.size(); ++c) {
        if (const std::optional<double> value = of(c)) {
            sum += *value;
            ++classes;
        }
    }
    return classes > 0 ? sum / classes : 0;
}

class MacroF1 final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "macro_f1", .name = "macro F1", .noun = "a macro F1"};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth", "predicted"}; }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        const ClassCounts counts = countClasses(table, chosen);
        return meanOverClasses(counts, [&](std::size_t c) -> std::optional<double> {
            const double both = counts.truth[c] + counts.predicted[c];
            return both > 0 ? std::optional(2 * counts.both[c] / both) : std::nullopt;
        });
    }
    using Metric::value;
};

class BalancedAccuracy final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{
            .id = "balanced_accuracy", .name = "balanced accuracy", .noun = "a balanced accuracy"};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth", "predicted"}; }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        const ClassCounts counts = countClasses(table, chosen);
        return meanOverClasses(counts, [&](std::size_t c) -> std::optional<double> {
            return counts.truth[c] > 0 ? std::optional(counts.both[c] / counts.truth[c]) : std::nullopt;
        });
    }
    using Metric::value;
};

/// Items of a class outside the pool have no probability and are left out.
class LogLoss final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "log_loss",
                                     .name = "log loss",
                                     .noun = "a log loss",
                                     .better = Direction::LowerIsBetter,
                                     .range = {0, unlimited},
                                     .display = Display::Nats};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth", "true_probability"}; }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        const auto& truth = *table.find("truth");
        const auto& probability = *table.find("true_probability");
        double sum = 0;
        double items = 0;
        for (const std::size_t item : chosen) {
            if (truth[item] >= 0) {
                sum += lossOf(probability[item]);
                items += 1;
            }
        }
        return items > 0 ? sum / items : 0;
    }
    using Metric::value;
    double standardError(const ItemTable& table) const override {
        ItemTable known;
        std::vector<double> losses;
        for (std::size_t i = 0; i < table.size(); ++i) {
            if ((*table.find("truth"))[i] >= 0) {
                losses.push_back(lossOf((*table.find("true_probability"))[i]));
                known.items.push_back(table.items[i]);
                known.groups.push_back(table.groups.empty() ? std::string() : table.groups[i]);
            }
        }
        return errorOfMean(known, losses);
    }

private:
    static double lossOf(double probability) { return -std::log(std::max(probability, 1e-15)); }
};

} // namespace

std::span<const Metric* const> classificationMetricList() {
    static const Accuracy accuracy;
    static const MacroF1 macroF1;
    static const BalancedAccuracy balancedAccuracy;
    static const LogLoss logLoss;
    static const std::array<const Metric*, 4> list{&accuracy, &macroF1, &balancedAccuracy, &logLoss};
    return list;
}

} // namespace plateau::metric
