#include "core/export/report.h"

#include "core/export/report_style.h"
#include "core/plot/layout.h"
#include "core/plot/svg.h"

#include <algorithm>

#include <fmt/format.h>

namespace plateau::exporter {

using plot::escapeXml;

namespace {

class BodyWriter {
public:
    BodyWriter(const ReportContent& content, ReportCells cells) : m_content(content), m_cells(cells) {}

    std::string write(const std::string& chart) {
        m_out += "<main>\n";
        writeHead();
        writeWarnings();
        m_out +=
            fmt::format("<section class=\"chart\">\n<h2>{}</h2>\n{}\n<p class=\"faint\">{}</p>\n</section>\n",
                        escapeXml(m_content.words.chartHeading), chart, escapeXml(m_content.chartText));
        for (const ReportSection& section : m_content.sections) {
            writeSection(section);
        }
        m_out += "</main>\n";
        return std::move(m_out);
    }

    void operator()(const ReportText& text) {
        m_out += fmt::format("<p{}>{}</p>\n", text.strong ? " class=\"strong\"" : "", escapeXml(text.text));
    }

    void operator()(const ReportCommands& commands) {
        m_out += "<pre><code>";
        for (const std::string& line : commands.lines) {
            m_out += escapeXml(line) + "\n";
        }
        m_out += "</code></pre>\n";
    }

    void operator()(const ReportTable& table) {
        if (table.summary.empty()) {
            return writeTable(table);
        }
        if (m_cells == ReportCells::Folded) {
            m_out += fmt::format("<details>\n<summary>{}</summary>\n", escapeXml(table.summary));
            writeTable(table);
            m_out += "</details>\n";
        }
    }

private:
    bool isLeftOut(const ReportSection& section) const {
        return m_cells == ReportCells::LeftOut &&
               std::all_of(section.blocks.begin(), section.blocks.end(), [](const ReportBlock& block) {
                   const auto* table = std::get_if<ReportTable>(&block);
                   return table && !table->summary.empty();
               });
    }

    void writeHead() {
        m_out += fmt::format("<header>\n<h1><bdi>{}</bdi></h1>\n<p class=\"faint\">{}</p>\n",
                             escapeXml(m_content.title), escapeXml(m_content.subtitle));
        if (!m_content.unfinished.empty()) {
            m_out += fmt::format("<p class=\"notice\">{}</p>\n", escapeXml(m_content.unfinished));
        }
        m_out += fmt::format("<p class=\"answer\">{}</p>\n<table class=\"facts\">\n<tr>",
                             escapeXml(m_content.sentence));
        for (const auto& [name, value] : m_content.facts) {
            m_out += fmt::format("<th scope=\"col\">{}</th>", escapeXml(name));
        }
        m_out += "</tr>\n<tr>";
        for (const auto& [name, value] : m_content.facts) {
            m_out += fmt::format("<td>{}</td>", escapeXml(value));
        }
        m_out += "</tr>\n</table>\n</header>\n";
    }

    void writeWarnings() {
        const ReportTexts& words = m_content.words;
        m_out += fmt::format("<section>\n<h2>{}</h2>\n", escapeXml(words.warnings));
        const auto& warnings = m_content.warnings;
        const std::size_t first = std::min(reportWarnings, warnings.size());
        if (warnings.empty()) {
            m_out += fmt::format("<p>{}</p>\n", escapeXml(words.noWarnings));
        } else {
            writeAdvices(0, first);
        }
        if (first < warnings.size()) {
            m_out += fmt::format("<h3>{}</h3>\n", escapeXml(words.otherWarnings));
            writeAdvices(first, warnings.size());
        }
        m_out += "</section>\n";
    }

    void writeAdvices(std::size_t from, std::size_t to) {
        const bool first = from == 0;
        m_out += fmt::format("<ul class=\"{}\">\n", first ? "warnings" : "others");
        for (std::size_t i = from; i < to; ++i) {
            const ReportAdvice& advice = m_content.warnings[i];
            m_out += "<li>" + escapeXml(advice.text);
            m_out += advice.action.empty()
                         ? ""
                         : fmt::format("{}<b>{}</b>", first ? "<br/>" : " → ", escapeXml(advice.action));
            m_out += "</li>\n";
        }
        m_out += "</ul>\n";
    }

    void writeSection(const ReportSection& section) {
        if (isLeftOut(section)) {
            return;
        }
        m_out += fmt::format("<section>\n<h2>{}</h2>\n", escapeXml(section.heading));
        for (const ReportBlock& block : section.blocks) {
            std::visit(*this, block);
        }
        m_out += "</section>\n";
    }

    void writeTable(const ReportTable& table) {
        m_out += fmt::format("<div class=\"wide\"><table{}>\n", table.head.empty() ? " class=\"pairs\"" : "");
        if (!table.head.empty()) {
            m_out += "<thead><tr>";
            for (std::size_t i = 0; i < table.head.size(); ++i) {
                m_out += fmt::format("<th scope=\"col\"{}>{}</th>", classOf(table.columns[i]),
                                     escapeXml(table.head[i]));
            }
            m_out += "</tr></thead>\n";
        }
        m_out += "<tbody>\n";
        for (const ReportRow& row : table.rows) {
            m_out += row.faint ? "<tr class=\"faint\">" : "<tr>";
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                writeCell(table, i, row.cells[i]);
            }
            m_out += "</tr>\n";
        }
        m_out += "</tbody></table></div>\n";
    }

    void writeCell(const ReportTable& table, std::size_t column, const std::string& text) {
        const bool heads = table.head.empty() && column == 0;
        const ReportColumn look = table.columns[column];
        const std::string inner =
            look == ReportColumn::Name ? "<bdi>" + escapeXml(text) + "</bdi>" : escapeXml(text);
        m_out += heads ? fmt::format("<th scope=\"row\">{}</th>", inner)
                       : fmt::format("<td{}>{}</td>", classOf(look), inner);
    }

    static const char* classOf(ReportColumn column) {
        switch (column) {
        case ReportColumn::Number:
            return " class=\"number\"";
        case ReportColumn::Code:
            return " class=\"code\"";
        case ReportColumn::Name:
            return " class=\"name\"";
        case ReportColumn::Text:
            break;
        }
        return "";
    }

    const ReportContent& m_content;
    ReportCells m_cells;
    std::string m_out;
};

/// The SVG as an element of an HTML document, which needs neither declaration nor namespace.
std::string inlineSvg(const ReportContent& content, const plot::Theme& theme, const std::string& style) {
    plot::LayoutSettings settings;
    settings.words = content.words.chart;
    const std::string svg = plot::toSvg(plot::layOut(content.chart, settings).scene, theme);
    const std::size_t begin = svg.find("<svg ");
    const std::size_t view = svg.find("viewBox", begin);
    return fmt::format("<svg class=\"{}\" {}", style, svg.substr(view));
}

} // namespace

std::string reportBody(const ReportContent& content, const std::string& chart, ReportCells cells) {
    return BodyWriter(content, cells).write(chart);
}

std::string reportHtml(const ReportContent& content) {
    const std::string chart =
        inlineSvg(content, plot::lightTheme(), "light") + inlineSvg(content, plot::darkTheme(), "dark");
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                       "'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{} · {}</title>\n"
                       "<style>\n{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
                       escapeXml(content.words.language), escapeXml(content.title),
                       escapeXml(content.words.report), reportStyle(),
                       reportBody(content, chart, ReportCells::Folded));
}

} // namespace plateau::exporter
