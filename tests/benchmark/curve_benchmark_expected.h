#pragma once

#include "tests/benchmark/curve_benchmark_tables.h"

#include <string>
#include <vector>

namespace plateau::benchmark {

/// A figure that a known file must give.
struct Expected {
    std::string what; ///< "x8 AVG median"
    double value = 0;
    double got = 0;
    double rounding = 0; ///< half of the last printed digit

    /// Within 1 %, the rounding of the printed figure allowed for.
    bool met() const;
};

/// The published figures for the file of that SHA-256 beside those of `tables`; empty for other files.
std::vector<Expected> expectedFigures(const std::string& sha256, const Tables& tables);

} // namespace plateau::benchmark
