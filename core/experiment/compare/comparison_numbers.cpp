#include "core/experiment/compare/comparison_numbers.h"

#include "core/base/english.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr double shownStep = 1e-3;  ///< a tenth of a percent; a thousandth of a nat or bit
constexpr int lossDigits = 3;       ///< behind the point of nats and bits
constexpr int differenceDigits = 3; ///< significant ones of other units

/// "a macro F1" → "macro F1".
std::string_view withoutArticle(std::string_view noun) {
    return noun.substr(noun.find(' ') + 1);
}

std::string_view unitOf(metric::Display display) {
    switch (display) {
    case metric::Display::Percent:
        return " points";
    case metric::Display::Nats:
        return " nats";
    case metric::Display::Bits:
        return " bits";
    case metric::Display::Plain:
        break;
    }
    return "";
}

const char* direction(double value) {
    return value < 0 ? "lower" : "higher";
}

} // namespace

double ComparisonNumbers::rounded(double value) const {
    if (m_info->display == metric::Display::Plain) {
        return value;
    }
    const double out = std::round(value / shownStep) * shownStep;
    return out == 0 ? 0 : out;
}

std::string ComparisonNumbers::magnitude(double value) const {
    const double size = std::abs(value);
    if (inPercent()) {
        return fmt::format("{:.1f}", 100 * size);
    }
    if (m_info->display == metric::Display::Plain) {
        return significant(size, differenceDigits);
    }
    return fmt::format("{:.{}f}", size, lossDigits);
}

std::string ComparisonNumbers::score(double value) const {
    return metric::written(*m_info, rounded(value));
}

std::string ComparisonNumbers::goal(double value) const {
    return m_info->noun.empty() ? score(value) : fmt::format("{} of {}", m_info->noun, score(value));
}

std::string ComparisonNumbers::amount(double value) const {
    return magnitude(value) + std::string(unitOf(m_info->display));
}

std::string ComparisonNumbers::difference(double value) const {
    const double shown = rounded(value);
    if (isSigned()) {
        return fmt::format("difference {} points", number(value));
    }
    const std::string subject(m_info->noun.empty() ? m_info->name : withoutArticle(m_info->noun));
    return shown == 0 ? fmt::format("the {} is the same", subject)
                      : fmt::format("the {} is {} {}", subject, amount(shown), direction(shown));
}

std::string ComparisonNumbers::range(double low, double high) const {
    if (isSigned()) {
        return numbers(low, high);
    }
    const double from = rounded(low);
    const double to = rounded(high);
    if (from < 0 && to > 0) {
        return fmt::format("{} lower … {} higher", magnitude(from), magnitude(to));
    }
    const auto [least, most] = std::minmax({std::abs(from), std::abs(to)});
    return fmt::format("{} … {} {}", magnitude(least), magnitude(most), direction(from < 0 ? from : to));
}

std::string ComparisonNumbers::number(double difference) const {
    const double shown = rounded(difference);
    return shown == 0 && !inPercent() ? "0" : (shown < 0 ? "-" : "+") + magnitude(shown);
}

std::string ComparisonNumbers::numbers(double low, double high) const {
    return fmt::format("{} … {}", number(low), number(high));
}

std::string ComparisonNumbers::scoreNumber(double value) const {
    if (inPercent()) {
        return fmt::format("{:.1f}", 100 * rounded(value));
    }
    metric::MetricInfo plain;
    plain.display = metric::Display::Plain;
    return metric::written(plain, value, m_info->display == metric::Display::Plain ? -1 : lossDigits);
}

} // namespace plateau::experiment
