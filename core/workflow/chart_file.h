#pragma once

#include "core/base/file.h"
#include "core/plot/data_curve.h"

#include <filesystem>

namespace plateau::workflow {

/// Writes the chart as SVG (960 × 480, light), replacing an older file.
Result<void> writeChart(const plot::DataCurveChart& chart, const std::filesystem::path& path);

/// Writes text, replacing an older file.
Result<void> writeText(const std::string& text, const std::filesystem::path& path);

} // namespace plateau::workflow
