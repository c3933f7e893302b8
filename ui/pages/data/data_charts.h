#pragma once

#include "ui/charts/chart_data.h"

#include "core/data/profile.h"

#include <cstdint>
#include <vector>

namespace plateau::ui {

/// Classes of fewer samples than this are rare: half the median. 0 for a single class.
std::uint64_t rareBelow(const std::vector<data::LabelCount>& counts);
std::int64_t rareCount(const std::vector<data::LabelCount>& counts);

/// Samples of each class, the largest first; rare classes are a series of their own.
ChartData classChart(const std::vector<data::LabelCount>& counts);

/// How many texts have which length; the last bar takes all longer ones.
ChartData lengthChart(const data::LengthProfile& profile);

} // namespace plateau::ui
