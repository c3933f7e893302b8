#pragma once

#include "ui/charts/chart_data.h"

#include "core/data/profile.h"

#include <cstdint>
#include <vector>

namespace plateau::ui {

/// Classes of fewer samples than this are rare: half the median. 0 for a single class.
std::uint64_t rareBelow(const std::vector<data::LabelCount>& counts);
std::int64_t rareCount(const std::vector<data::LabelCount>& counts);

/// How the numbers to predict are spread.
struct NumberProfile {
    double low = 0;
    double high = 0;
    double mean = 0;
    double deviation = 0;            ///< standard deviation
    std::vector<std::uint64_t> bins; ///< of equal width from low to high
};
/// @param counts of the numbers as written
NumberProfile numberProfile(const std::vector<data::LabelCount>& counts);
/// @param name of the column
ChartData numberChart(const NumberProfile& numbers, const QString& name);

/// Samples of each class, the largest first; rare classes are a series of their own.
ChartData classChart(const std::vector<data::LabelCount>& counts);

/// How many texts have which length; the last bar takes all longer ones.
ChartData lengthChart(const data::LengthProfile& profile);

} // namespace plateau::ui
