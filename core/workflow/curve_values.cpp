#include "core/workflow/curve_values.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace plateau::workflow {
namespace {

constexpr double largestExact = 9007199254740992.0; ///< 2^53: every whole number up to it is a double

std::optional<double> parsed(std::string_view text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// "1.000", "12,500", "1.000.000": thousands to some, a fraction to others. "0.325" is no such case.
bool looksLikeThousands(std::string_view text) {
    const auto first = text.find_first_of(".,");
    if (first == std::string_view::npos || first == 0 || first > 3 || text.front() == '0') {
        return false;
    }
    for (std::size_t at = first; at < text.size(); at += 4) {
        if (text[at] != text[first] || text.size() - at < 4 ||
            !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                         text.begin() + static_cast<std::ptrdiff_t>(at) + 4, isDigit)) {
            return false;
        }
    }
    return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), isDigit);
}

std::string quoted(std::string_view text) {
    return "'" + printable(std::string(text), 40) + "'";
}

/// With '.' for one decimal comma.
std::string withPoint(std::string_view text) {
    std::string plain(text);
    if (std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos) {
        plain[plain.find(',')] = '.';
    }
    return plain;
}

} // namespace

Result<WrittenScore> readScore(std::string_view written, const std::string& where) {
    std::string_view text = trimmed(written);
    if (text.empty()) {
        return badInput(where, "the run has no score", "Remove its line, or repeat the run.");
    }
    const bool percent = text.back() == '%';
    if (percent) {
        text = trimmed(text.substr(0, text.size() - 1));
    }
    if (text.find(',') != std::string_view::npos && looksLikeThousands(text)) {
        return badInput(where, fmt::format("{} may have a decimal comma or thousands", quoted(text)),
                        "Write scores with a decimal point and nothing else.");
    }
    const auto value = parsed(withPoint(text));
    if (!value) {
        return badInput(where, fmt::format("{} is not a number", quoted(text)),
                        "Write the score as 0.72; remove the line of a run that failed.");
    }
    if (!std::isfinite(*value)) {
        return badInput(where, fmt::format("{} is no score", quoted(text)),
                        "The run failed: remove its line, or repeat it.");
    }
    return WrittenScore{*value, percent};
}

Result<double> readSize(std::string_view written, const std::string& where) {
    const std::string_view text = trimmed(written);
    if (looksLikeThousands(text)) {
        std::string plain(text);
        std::erase_if(plain, [](char c) { return !isDigit(c); });
        return badInput(where,
                        fmt::format("{} may mean {} samples or {:.0f}", quoted(text), plain,
                                    parsed(withPoint(text)).value_or(0)),
                        fmt::format("Write sizes as whole numbers without separators, such as {}.", plain));
    }
    const auto size = parsed(withPoint(text));
    if (!size || !std::isfinite(*size)) {
        return badInput(where, fmt::format("{} is not a number of samples", quoted(text)),
                        "Write how many samples the run was trained on.");
    }
    if (*size > 0 && *size < 1) {
        return badInput(where, fmt::format("{} is below 1: it looks like a share of the data", quoted(text)),
                        "Multiply the sizes by the number of training samples.");
    }
    if (*size > largestExact) {
        return badInput(where, fmt::format("{} is more than any data has", quoted(text)),
                        "Write how many samples the run was trained on.");
    }
    if (*size != std::floor(*size)) {
        return badInput(where, fmt::format("{} is not a whole number of samples", quoted(text)),
                        "Write how many samples the run was trained on.");
    }
    return *size;
}

Result<double> readSeed(std::string_view written, const std::string& where) {
    const std::string_view text = trimmed(written);
    const auto seed = parsed(text);
    if (!seed || !std::isfinite(*seed)) {
        return badInput(where, fmt::format("{} is not a number", quoted(text)),
                        "Number the runs of a size: 0, 1, 2.");
    }
    if (*seed != std::floor(*seed) || std::abs(*seed) > largestExact) {
        return badInput(where, "the seed is not a whole number below 2^53",
                        "Number the runs of a size: 0, 1, 2.");
    }
    return *seed;
}

} // namespace plateau::workflow
