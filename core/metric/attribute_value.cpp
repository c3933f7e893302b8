#include "core/metric/attribute_match.h"

#include "core/base/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

// The comparable form of a value.

namespace plateau::statistics {
namespace {

/// After folding: a sign is the only one of its currency, but for ¥, which two share.
constexpr std::array currencies{std::pair{std::string_view("$"), std::string_view("usd")},
                                std::pair{std::string_view("us$"), std::string_view("usd")},
                                std::pair{std::string_view("€"), std::string_view("eur")},
                                std::pair{std::string_view("£"), std::string_view("gbp")},
                                std::pair{std::string_view("¥"), std::string_view("¥")},
                                std::pair{std::string_view("元"), std::string_view("cny")},
                                std::pair{std::string_view("₹"), std::string_view("inr")},
                                std::pair{std::string_view("usd"), std::string_view("usd")},
                                std::pair{std::string_view("eur"), std::string_view("eur")},
                                std::pair{std::string_view("gbp"), std::string_view("gbp")},
                                std::pair{std::string_view("cny"), std::string_view("cny")},
                                std::pair{std::string_view("rmb"), std::string_view("cny")},
                                std::pair{std::string_view("jpy"), std::string_view("jpy")},
                                std::pair{std::string_view("chf"), std::string_view("chf")},
                                std::pair{std::string_view("inr"), std::string_view("inr")}};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits with or without separators of thousands, as digits; nothing for anything else.
std::optional<std::string> wholePart(std::string_view text) {
    std::string digits;
    std::size_t group = 0; // digits since the last comma
    bool grouped = false;
    for (const char c : text) {
        if (isDigit(c)) {
            digits += c;
            ++group;
        } else if (c == ',' && (grouped ? group == 3 : group >= 1 && group <= 3)) {
            grouped = true;
            group = 0;
        } else {
            return std::nullopt;
        }
    }
    const bool leadingZero = digits.size() > 1 && digits.front() == '0';
    return digits.empty() || leadingZero || (grouped && group != 3) ? std::nullopt : std::optional(digits);
}

/// "+1,299.00" → "1299".
std::optional<std::string> plainNumber(std::string_view text) {
    text = trimmed(text);
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        text.remove_prefix(1);
    }
    const auto point = text.find('.');
    auto number = wholePart(text.substr(0, point));
    if (!number) {
        return std::nullopt;
    }
    std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
    if ((point != std::string_view::npos && fraction.empty()) ||
        !std::all_of(fraction.begin(), fraction.end(), isDigit)) {
        return std::nullopt;
    }
    while (!fraction.empty() && fraction.back() == '0') {
        fraction.remove_suffix(1);
    }
    *number += fraction.empty() ? "" : "." + std::string(fraction);
    return negative && *number != "0" ? "-" + *number : *number;
}

/// "$ 1,299.00" → "1299 usd".
std::optional<std::string> amount(std::string_view text) {
    for (const auto& [written, code] : currencies) {
        std::optional<std::string> number;
        if (text.starts_with(written)) {
            number = plainNumber(text.substr(written.size()));
        } else if (text.ends_with(written)) {
            number = plainNumber(text.substr(0, text.size() - written.size()));
        }
        if (number) {
            return *number + " " + std::string(code);
        }
    }
    return std::nullopt;
}

} // namespace

std::string comparableValue(std::string_view value) {
    const auto folded = foldCase(value, Composition::Compatibility);
    if (!folded) {
        return std::string(value);
    }
    std::string text;
    for (const std::string_view word : splitWords(*folded)) {
        text += text.empty() ? "" : " ";
        text += word;
    }
    if (auto number = plainNumber(text)) {
        return std::move(*number);
    }
    return amount(text).value_or(text);
}

} // namespace plateau::statistics
