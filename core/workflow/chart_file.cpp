#include "core/workflow/chart_file.h"

#include "core/base/output_file.h"
#include "core/plot/layout.h"
#include "core/plot/svg.h"
#include "core/plot/theme.h"

namespace plateau::workflow {

Result<void> writeChart(const plot::DataCurveChart& chart, const std::filesystem::path& path) {
    return writeOutput(path, plot::toSvg(plot::layOut(chart).scene, plot::lightTheme()));
}

} // namespace plateau::workflow
