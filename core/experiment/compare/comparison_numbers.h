#pragma once

#include "core/metric/metric.h"

#include <string>

/// The numbers of a comparison in the unit of its metric, in English.
namespace plateau::experiment {

class ComparisonNumbers {
public:
    /// @param info must outlive this
    explicit ComparisonNumbers(const metric::MetricInfo& info) : m_info(&info) {}

    bool inPercent() const { return m_info->display == metric::Display::Percent; }
    std::string score(double value) const; ///< "93.1 %", "1234", "2.310 nats"
    /// "70.0 %", "a root mean squared error of 1234": what is aimed at.
    std::string goal(double value) const;
    std::string amount(double value) const; ///< "1.0 points", "12.3", "0.010 nats"
    /// "difference +2.0 points"; where the number does not speak for itself "the root mean squared error is
    /// 120 lower".
    std::string difference(double value) const;
    /// "+1.0 … +3.0" points; "80 … 160 lower", "40 lower … 20 higher".
    std::string range(double low, double high) const;
    /// A signed number without its unit, for tables.
    std::string number(double difference) const;
    std::string numbers(double low, double high) const;
    std::string scoreNumber(double value) const; ///< without its unit, for tables

private:
    bool isSigned() const { return inPercent() && m_info->noun.empty(); }
    double rounded(double value) const; ///< to the digits shown, without −0
    std::string magnitude(double value) const;

    const metric::MetricInfo* m_info;
};

} // namespace plateau::experiment
