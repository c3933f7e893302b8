#include "core/workflow/chart_file.h"

#include "core/plot/layout.h"
#include "core/plot/svg.h"
#include "core/plot/theme.h"

namespace plateau::workflow {

Result<void> writeText(const std::string& text, const std::filesystem::path& path) {
    if (!path.parent_path().empty()) {
        if (const auto made = makeFolders(path.parent_path()); !made) {
            return made.error();
        }
    }
    const auto published = publishFile(path, text, Publish::Replace);
    return published ? Result<void>() : Result<void>(published.error());
}

Result<void> writeChart(const plot::DataCurveChart& chart, const std::filesystem::path& path) {
    return writeText(plot::toSvg(plot::layOut(chart).scene, plot::lightTheme()), path);
}

} // namespace plateau::workflow
