#include "core/metric/metric_parts.h"

#include <array>

/// Any number of labels an item. Columns: counts of the item's labels that were rightly given ("hits"),
/// wrongly given
/// ("false_alarms"), missed ("misses"), and of all labels there are ("label_count"); for the mean over labels
/// one column pair a label, "truth.<k>" and "predicted.<k>" (0 or 1).
namespace plateau::metric {
namespace {

double at(const ItemTable& table, std::string_view column, std::size_t item) {
    return (*table.find(column))[item];
}

class MicroF1 final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "micro_f1", .name = "micro F1", .noun = "a micro F1"};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"hits", "false_alarms", "misses"}; }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        const auto& found = *table.find("hits");
        const auto& falseAlarms = *table.find("false_alarms");
        const auto& misses = *table.find("misses");
        double hits = 0;
        double wrong = 0;
        for (const std::size_t item : chosen) {
            hits += found[item];
            wrong += falseAlarms[item] + misses[item];
        }
        return 2 * hits + wrong > 0 ? 2 * hits / (2 * hits + wrong) : 1; // nothing to find, nothing found
    }
    using Metric::value;
};

class LabelMacroF1 final : public Metric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{
            .id = "label_macro_f1", .name = "macro F1 over labels", .noun = "a macro F1 over labels"};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"truth.0", "predicted.0"}; }
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override {
        double sum = 0;
        int labels = 0;
        for (std::size_t k = 0;; ++k) {
            const auto* truth = table.find("truth." + std::to_string(k));
            const auto* predicted = table.find("predicted." + std::to_string(k));
            if (truth == nullptr || predicted == nullptr) {
                break;
            }
            double hits = 0;
            double both = 0;
            for (const std::size_t item : chosen) {
                hits += (*truth)[item] * (*predicted)[item];
                both += (*truth)[item] + (*predicted)[item];
            }
            if (both > 0) { // a label that neither occurs nor is given says nothing
                sum += 2 * hits / both;
                ++labels;
            }
        }
        return labels > 0 ? sum / labels : 0;
    }
    using Metric::value;
};

class SubsetAccuracy final : public MeanMetric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "subset_accuracy",
                                     .name = "share of items with exactly the right labels",
                                     .noun = "a share of exactly right label sets",
                                     .binomial = true};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"false_alarms", "misses"}; }

protected:
    double ofItem(const ItemTable& table, std::size_t item) const override {
        return at(table, "false_alarms", item) + at(table, "misses", item) == 0 ? 1 : 0;
    }
};

class HammingLoss final : public RatioMetric {
public:
    const MetricInfo& info() const override {
        static const MetricInfo info{.id = "hamming_loss",
                                     .name = "share of wrong label decisions",
                                     .noun = "a share of wrong label decisions",
                                     .better = Direction::LowerIsBetter};
        return info;
    }
    std::vector<std::string_view> columns() const override { return {"wrong", "label_count"}; }

protected:
    std::string_view numerator() const override { return "wrong"; }
    std::string_view denominator() const override { return "label_count"; }
};

} // namespace

std::span<const Metric* const> multiLabelMetricList() {
    static const MicroF1 microF1;
    static const LabelMacroF1 labelMacroF1;
    static const SubsetAccuracy subsetAccuracy;
    static const HammingLoss hammingLoss;
    static const std::array<const Metric*, 4> list{&microF1, &labelMacroF1, &subsetAccuracy, &hammingLoss};
    return list;
}

} // namespace plateau::metric
