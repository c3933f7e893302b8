#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Scores of attribute extraction: what was read off a page against what stands there.
namespace plateau::statistics {

/// Attribute names with their values; nothing: the page has no such attribute.
using Attributes = std::map<std::string, std::optional<std::string>>;

/// Text as it is written, numbers, lists and objects as compact JSON; nothing for null.
std::optional<std::string> attributeValue(const Json& value);

/// The form in which values are compared: NFKC, case folded, white space trimmed and collapsed; numbers
/// without separators of thousands, plus sign and closing zeros ("1,299.00" is "1299"), amounts of money as
/// number and code ("$ 1,299.00", "USD 1299" and "1299 usd" are "1299 usd"). A decimal comma is not guessed,
/// and numbers with leading zeros are names ("007"). Text that is not UTF-8 stays as it is.
std::string comparableValue(std::string_view value);

/// Outcomes of one attribute, or of all.
struct AttributeCounts {
    std::int64_t right = 0;    ///< TP: the value that stands there
    std::int64_t wrong = 0;    ///< another value: counts as FP and as FN
    std::int64_t invented = 0; ///< FP: a value where none stands
    std::int64_t missed = 0;   ///< FN: no value where one stands
    std::int64_t absent = 0;   ///< TN: none there, none given

    std::int64_t given() const { return right + wrong + invented; } ///< predicted values
    std::int64_t present() const { return right + wrong + missed; } ///< values that stand there
    std::int64_t missing() const { return invented + absent; }      ///< pages without a value
    std::optional<double> precision() const;    ///< right / given; nothing when no value was given
    std::optional<double> recall() const;       ///< right / present; nothing when none stands there
    std::optional<double> f1() const;           ///< nothing when neither given nor present
    std::optional<double> nullAccuracy() const; ///< absent / missing; nothing when every page has a value
    AttributeCounts& operator+=(const AttributeCounts& other);
    bool operator==(const AttributeCounts&) const = default;
};

/// A mean over attributes, and how many of them have the figure at all.
struct MacroMean {
    std::optional<double> mean; ///< nothing without such attributes
    std::int64_t attributes = 0;
};

struct AttributeReport {
    std::int64_t items = 0;
    std::map<std::string, AttributeCounts> attributes; ///< every name that truth or prediction ever has
    AttributeCounts all;                               ///< sums: the micro figures are those of this
    MacroMean precision;
    MacroMean recall; ///< the overall metric of Oliver & Wang 2024 (arXiv 2407.13906)
    MacroMean f1;
    MacroMean nullAccuracy;
};

/// The label of the paper's metric, wherever it is shown: inventing values costs nothing in it.
inline constexpr const char* paperMetric = "recall (Oliver-Wang)";

/// What a page's value of an attribute is worth against its true one; nothing or blank: there is none.
AttributeCounts matchValue(const std::optional<std::string>& truth, const std::optional<std::string>& given);

/// @param truth, predictions one a page, in the same order; an attribute that is not named is absent, and so
/// is a blank value. BadInput when their numbers differ or are 0.
Result<AttributeReport> matchAttributes(std::span<const Attributes> truth,
                                        std::span<const Attributes> predictions);

} // namespace plateau::statistics
