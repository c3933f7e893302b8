#pragma once

#include "core/base/result.h"
#include "core/plot/data_curve.h"

#include <QImage>
#include <QString>

namespace plateau::ui {

/// Pictures for papers: light theme whatever the window shows, heading with metric, test items, budget and
/// level.
struct ExportSettings {
    plot::Size size{960, 540}; ///< pixels at scale 1
    int scale = 2;             ///< of PNG, 1 … 4
};

QImage chartImage(const plot::DataCurveChart& chart, const ExportSettings& settings = {});

/// Writes the chart as PNG, SVG or PDF, chosen by the ending; a file of that name is replaced whole.
Result<void> exportChart(const plot::DataCurveChart& chart, const QString& file,
                         const ExportSettings& settings = {});

} // namespace plateau::ui
