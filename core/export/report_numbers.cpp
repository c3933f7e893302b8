#include "core/export/report_parts.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/plot/scale.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include <fmt/format.h>

namespace plateau::exporter {
namespace {

constexpr std::size_t longestText = 160; ///< code points

} // namespace

std::string ReportNumbers::count(double n) const {
    return plot::withSeparators(n);
}

std::string ReportNumbers::estimate(double n) const {
    return count(plot::roundedSamples(n));
}

std::string ReportNumbers::percent(double share, int decimals) const {
    return plot::fillIn(m_words.chart.percent, {plot::percentDigits(share, decimals)});
}

std::string ReportNumbers::score(double value) const {
    return isShare() ? percent(value) : significant(value);
}

std::string ReportNumbers::scoreInterval(double low, double high) const {
    return isShare() ? interval(low, high) : range(significant(low), significant(high));
}

std::string ReportNumbers::difference(double value) const {
    return isShare() ? plot::fillIn(m_words.points, {points(value)}) : significant(value, 3);
}

std::string ReportNumbers::differenceDigits(double value) const {
    return isShare() ? points(value) : significant(value, 3);
}

std::string ReportNumbers::target(double share) const {
    if (!isShare()) {
        return significant(share);
    }
    const double tenths = 1000 * share;
    const bool fine = std::abs(tenths - std::round(tenths)) > 1e-6;
    const bool whole = std::abs(100 * share - std::round(100 * share)) < 1e-6;
    return percent(share, whole ? 0 : fine ? 2 : 1);
}

std::string ReportNumbers::chance(double p) const {
    return percent(std::clamp(p, 0.01, 0.99), 0);
}

std::string ReportNumbers::interval(double low, double high) const {
    const std::string both = range(plot::percentDigits(low, 1), plot::percentDigits(high, 1));
    return plot::fillIn(m_words.chart.percent, {both});
}

std::string ReportNumbers::points(double share) const {
    const double rounded = std::round(1000 * share) / 10;
    return fmt::format("{:.1f}", rounded == 0 ? 0.0 : rounded);
}

std::string ReportNumbers::range(const std::string& low, const std::string& high) const {
    return plot::fillIn(m_words.chart.range, {low, high});
}

std::string ReportNumbers::neededRange(const statistics::NeededRange& needed, double largest) const {
    const std::string low = count(plot::roundedSamples(needed.low, plot::Rounding::Down));
    if (needed.high > statistics::neededCap * largest) {
        return plot::fillIn(m_words.openRange, {low});
    }
    return range(low, count(plot::roundedSamples(needed.high, plot::Rounding::Up)));
}

std::string ReportNumbers::number(double value) const {
    return plot::plainNumber(value);
}

std::string curveKindText(const ReportSource& source) {
    switch (source.answer.answer.curveKind) {
    case statistics::CurveKind::Pretrained:
        return source.words.kindPretrained;
    case statistics::CurveKind::Generic:
        return source.words.kindGeneric;
    case statistics::CurveKind::Loss:
        break;
    }
    return source.words.kindLoss;
}

double unitOfFit(const ReportSource& source) {
    const statistics::Metric& metric = source.answer.answer.metric;
    return metric.scale > 0 ? metric.scale : 1;
}

std::string shown(const std::string& untrusted) {
    return printable(untrusted, longestText);
}

std::string shellWord(const std::string& text) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("._/-+=:,@%").find(c) != std::string_view::npos;
    };
    if (!text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), plain)) {
        return text;
    }
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return (text.starts_with('-') ? "./" : "") + quoted + "'";
}

std::string dateText(double wall) {
    const auto seconds = static_cast<std::time_t>(wall);
    std::tm parts{};
    if (gmtime_r(&seconds, &parts) == nullptr) {
        return "";
    }
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02} UTC", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday, parts.tm_hour, parts.tm_min);
}

} // namespace plateau::exporter
