#include "core/statistics/answer/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace plateau::statistics {

double rounded(double n, Rounding rounding) {
    if (!(n >= 1)) {
        return 1;
    }
    const double step = std::max(1.0, std::pow(10, std::floor(std::log10(n)) - 1));
    const double steps = n / step;
    constexpr double slack = 1e-9;
    switch (rounding) {
    case Rounding::Down:
        return std::floor(steps + slack) * step;
    case Rounding::Up:
        return std::ceil(steps - slack) * step;
    case Rounding::Nearest:
        break;
    }
    return std::round(steps) * step;
}

std::string count(double n) {
    std::string digits = fmt::format("{:.0f}", n);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

std::string plain(double value, int decimals) {
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') {
            digits.pop_back();
        }
    }
    return digits == "-0" ? "0" : digits;
}

std::string percent(double share) {
    return plain(100 * share, 2) + " %";
}
std::string points(double share) {
    const std::string number = plain(100 * share, 1);
    return number + (number == "1" ? " point" : " points");
}

std::string chance(double p) {
    return plain(100 * std::clamp(p, 0.01, 0.99), 0) + " %";
}

std::string between(const std::string& low, const std::string& high) {
    return low.front() == '-' ? low + " to " + high : low + "-" + high;
}

} // namespace plateau::statistics
