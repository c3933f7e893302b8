#include "core/plot/scale.h"

#include <fmt/format.h>

#include <cmath>

namespace plateau::plot {

namespace {

double position(const Scale& scale, double value) {
    if (scale.kind == ScaleKind::Linear)
        return value;
    return std::log10(std::max(value, scale.domain.low));
}

/// Guards multiples of a step against rounding at the ends.
constexpr double kSlack = 1e-9;

std::vector<double> decadeMultiples(Interval interval, std::initializer_list<int> factors) {
    std::vector<double> ticks;
    if (interval.low <= 0 || !std::isfinite(interval.high))
        return ticks;
    const int first = static_cast<int>(std::floor(std::log10(interval.low)));
    const int last = static_cast<int>(std::floor(std::log10(interval.high)));
    for (int decade = first; decade <= last; ++decade) {
        for (int factor : factors) {
            const double value = factor * std::pow(10.0, decade);
            if (value >= interval.low * (1 - kSlack) && value <= interval.high * (1 + kSlack))
                ticks.push_back(value);
        }
    }
    return ticks;
}

} // namespace

double Scale::toPixel(double value) const {
    const double low = position(*this, domain.low);
    const double length = position(*this, domain.high) - low;
    if (length <= 0)
        return (pixelLow + pixelHigh) / 2;
    return pixelLow + (position(*this, value) - low) / length * (pixelHigh - pixelLow);
}

double Scale::toValue(double pixel) const {
    const double low = position(*this, domain.low);
    const double length = position(*this, domain.high) - low;
    if (length <= 0 || pixelHigh == pixelLow)
        return domain.low;
    const double at = low + (pixel - pixelLow) / (pixelHigh - pixelLow) * length;
    return kind == ScaleKind::Linear ? at : std::pow(10.0, at);
}

double ValueAxis::toPixel(double value) const {
    return strip && value < main.domain.low ? strip->toPixel(value) : main.toPixel(value);
}

double ValueAxis::toValue(double pixel) const {
    return strip && pixel > main.pixelLow ? strip->toValue(pixel) : main.toValue(pixel);
}

double niceStep(double length, int wanted) {
    if (!(length > 0) || !std::isfinite(length))
        return 1;
    const double rough = length / std::max(wanted, 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double best = power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (std::abs(std::log(factor * power / rough)) < std::abs(std::log(best / rough)))
            best = factor * power;
    }
    return best;
}

std::vector<double> multiplesOf(double step, Interval interval) {
    std::vector<double> ticks;
    const double first = std::ceil(interval.low / step - kSlack);
    const double last = std::floor(interval.high / step + kSlack);
    for (double index = first; index <= last; ++index)
        ticks.push_back(index == 0 ? 0.0 : index * step);
    return ticks;
}

std::vector<double> linearTicks(Interval interval, int wanted) {
    return multiplesOf(niceStep(interval.length(), wanted), interval);
}

std::vector<double> logTicks(Interval interval, int wanted) {
    const auto most = static_cast<std::size_t>(std::max(wanted, 3)) + 1;
    std::vector<double> ticks = minorLogTicks(interval);
    if (ticks.size() > most)
        ticks = decadeMultiples(interval, {1, 2, 5});
    if (ticks.size() > most)
        ticks = decadeMultiples(interval, {1});
    return ticks.size() >= 3 ? ticks : linearTicks(interval, wanted);
}

std::vector<double> minorLogTicks(Interval interval) {
    return decadeMultiples(interval, {1, 2, 3, 4, 5, 6, 7, 8, 9});
}

std::string withSeparators(double value) {
    if (!std::isfinite(value))
        return value > 0 ? "∞" : "–";
    const std::string digits = fmt::format("{:.0f}", std::abs(value));
    std::string text = value < -.5 ? "-" : "";
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0)
            text += ',';
        text += digits[at];
    }
    return text;
}

double roundedSamples(double n, Rounding rounding) {
    if (!(n > 1) || !std::isfinite(n))
        return n > 1 ? n : 1;
    const double unit = std::pow(10.0, std::max(std::floor(std::log10(n)) - 1, 0.0));
    switch (rounding) {
    case Rounding::Down:
        return std::floor(n / unit + kSlack) * unit;
    case Rounding::Up:
        return std::ceil(n / unit - kSlack) * unit;
    case Rounding::Nearest:
        break;
    }
    return std::round(n / unit) * unit;
}

std::string plainNumber(double value, int digits) {
    if (std::abs(value) >= 1e4 && std::abs(value) < 1e6)
        return withSeparators(value);
    return fmt::format("{:.{}g}", value == 0 ? 0.0 : value, digits);
}

std::string percentDigits(double share, int decimals) {
    std::string text = fmt::format("{:.{}f}", share * 100, decimals);
    if (text.find_first_not_of("-0.") == std::string::npos)
        return "0";
    if (text.starts_with("100.") && text.find_first_not_of('0', 4) == std::string::npos)
        return "100";
    return text;
}

} // namespace plateau::plot
