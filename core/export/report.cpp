#include "core/export/report.h"

#include "core/base/output_file.h"
#include "core/plot/layout.h"
#include "core/plot/svg.h"

#include <algorithm>

namespace plateau::exporter {
std::string reportChart(const ReportContent& content) {
    plot::LayoutSettings settings;
    settings.words = content.words.chart;
    return plot::toSvg(plot::layOut(content.chart, settings).scene, plot::lightTheme());
}

std::optional<ReportForm> reportForm(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c; });
    if (ending == ".html" || ending == ".htm") {
        return ReportForm::Html;
    }
    if (ending == ".md" || ending == ".markdown") {
        return ReportForm::Markdown;
    }
    return std::nullopt;
}

Result<std::vector<std::filesystem::path>> writeReport(const ReportContent& content,
                                                       const std::filesystem::path& path) {
    const auto form = reportForm(path);
    if (!form) {
        return Error{ErrorKind::Usage, path.string(), "the ending says neither HTML nor Markdown",
                     "Name the report .html or .md."};
    }
    if (*form == ReportForm::Html) {
        const auto written = writeOutput(path, reportHtml(content));
        return written ? Result<std::vector<std::filesystem::path>>({path})
                       : Result<std::vector<std::filesystem::path>>(written.error());
    }
    const std::filesystem::path chart = std::filesystem::path(path).replace_extension(".svg");
    if (const auto written = writeOutput(chart, reportChart(content)); !written) {
        return written.error();
    }
    if (const auto written = writeOutput(path, reportMarkdown(content, chart.filename().string()));
        !written) {
        return written.error();
    }
    return std::vector<std::filesystem::path>{path, chart};
}

} // namespace plateau::exporter
