#pragma once

#include "core/metric/metric.h"

/// What the metrics share. The tables of each kind of task; metric.cpp joins them.
namespace plateau::metric {

std::span<const Metric* const> classificationMetricList();
std::span<const Metric* const> multiLabelMetricList();
std::span<const Metric* const> regressionMetricList();
std::span<const Metric* const> languageMetricList();
std::span<const Metric* const> answerMetricList();
std::span<const Metric* const> extractionMetricList();

/// Standard error of the mean of one value an item; cluster-robust where items come in groups.
double errorOfMean(const ItemTable& table, std::span<const double> values);

/// Sum of a column of counts over the chosen items. The table has it.
std::int64_t countOf(const ItemTable& table, std::string_view column, std::span<const std::size_t> chosen);

/// A metric that is the mean of one value an item.
class MeanMetric : public Metric {
public:
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override;
    double standardError(const ItemTable& table) const override;
    std::vector<double> itemValues(const ItemTable& table) const override;

protected:
    virtual double ofItem(const ItemTable& table, std::size_t item) const = 0;
};

/// Sum of one column over the sum of another, for example nats over tokens. Its standard error is that of the
/// linearised ratio (Cochran, Sampling Techniques, section 6.3).
class RatioMetric : public Metric {
public:
    double value(const ItemTable& table, std::span<const std::size_t> chosen) const override;
    double standardError(const ItemTable& table) const override;

protected:
    virtual std::string_view numerator() const = 0;
    virtual std::string_view denominator() const = 0;
    virtual double factor() const { return 1; } ///< on the ratio
};

} // namespace plateau::metric
