#pragma once

#include "core/base/result.h"
#include "core/plot/data_curve.h"

#include <filesystem>

namespace plateau::workflow {

/// Writes the chart as SVG (960 × 480, light), see core/base/output_file.h.
Result<void> writeChart(const plot::DataCurveChart& chart, const std::filesystem::path& path);

} // namespace plateau::workflow
