#pragma once

#include "core/plot/geometry.h"

#include <optional>
#include <string>
#include <vector>

namespace plateau::plot {

enum class ScaleKind { Linear, Log };

/// Maps values to pixels and back; monotone, not clipped. `pixelLow` belongs to `domain.low` and may be
/// larger than `pixelHigh` (a y axis). A logarithmic domain is positive; values ≤ 0 map like its low end. A
/// domain of no length maps to the middle.
struct Scale {
    ScaleKind kind = ScaleKind::Linear;
    Interval domain{0, 1};
    double pixelLow = 0;
    double pixelHigh = 1;

    double toPixel(double value) const;
    double toValue(double pixel) const;
    bool operator==(const Scale&) const = default;
};

/// A y axis that may have a broken lower strip for values far below the others: what lies under
/// `main.domain.low` is mapped by the strip.
struct ValueAxis {
    Scale main;
    std::optional<Scale> strip;

    double toPixel(double value) const;
    double toValue(double pixel) const;
    bool operator==(const ValueAxis&) const = default;
};

/// 1, 2, 2.5 or 5 times a power of ten, so that `length` holds about `wanted` steps. @return 1 for a length ≤
/// 0.
double niceStep(double length, int wanted);

/// Multiples of `step` inside the interval, ascending.
std::vector<double> multiplesOf(double step, Interval interval);

/// Multiples of niceStep inside the interval, about `wanted` of them (at least one when a multiple lies
/// inside).
std::vector<double> linearTicks(Interval interval, int wanted);

/// Ticks to label on a logarithmic axis: the finest of 1-9, 1-2-5 and decades with 3 to `wanted` + 1 ticks,
/// else linear ones.
std::vector<double> logTicks(Interval interval, int wanted);

/// 1-9 times each power of ten inside the interval, ascending. Empty for a low end ≤ 0.
std::vector<double> minorLogTicks(Interval interval);

/// "1,856"; rounds to whole numbers.
std::string withSeparators(double value);

enum class Rounding { Nearest, Down, Up };

/// What an estimate of n is worth: two significant digits, 303 → 300, 7,342 → 7,300. Never below 1.
double roundedSamples(double n, Rounding rounding = Rounding::Nearest);

/// Up to `digits` significant digits without trailing zeros and without exponent for 1e-4 … 1e6: "0.21", "3",
/// "12.5".
std::string plainNumber(double value, int digits = 4);

/// 97.74 % as "97.7" (decimals 1); no sign, that belongs to the words. "100" and "0" carry no decimals.
std::string percentDigits(double share, int decimals);

} // namespace plateau::plot
