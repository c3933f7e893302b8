#pragma once

#include "core/export/report_content.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// A report as a file. Whatever the texts hold, both forms stay valid.
namespace plateau::exporter {

/// One HTML5 document: no script, nothing loaded from anywhere; light or dark as the reader's system, light
/// on paper.
std::string reportHtml(const ReportContent& content);

/// The body's markup alone, for readers that bring their own style. Classes as in reportHtml().
enum class ReportCells {
    Folded,  ///< behind a line that opens
    LeftOut, ///< long tables are left to the saved file
};
/// @param chart markup of the picture, put in as it is
std::string reportBody(const ReportContent& content, const std::string& chart, ReportCells cells);

/// CommonMark with tables. @param chartFile name of the picture beside it
std::string reportMarkdown(const ReportContent& content, const std::string& chartFile);

/// The chart as an SVG document, light.
std::string reportChart(const ReportContent& content);

enum class ReportForm { Html, Markdown };
/// By the ending: .html, .htm, .md, .markdown in any case; nothing for another one.
std::optional<ReportForm> reportForm(const std::filesystem::path& path);

/// Writes the report, replacing an older file whole; with Markdown the chart beside it, under the same name
/// with .svg. Folders are made. @return the files written. Usage, with a fix, for another ending.
Result<std::vector<std::filesystem::path>> writeReport(const ReportContent& content,
                                                       const std::filesystem::path& path);

} // namespace plateau::exporter
