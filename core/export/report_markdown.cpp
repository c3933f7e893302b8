#include "core/export/report.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace plateau::exporter {
namespace {

/// Plain text: nothing in it opens markup, ends a table cell or begins a block.
std::string escaped(std::string_view text) {
    constexpr std::string_view special = "\\`*_{}[]<>#|~&!$";
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\r' || c == '\t') {
            out += ' ';
            continue;
        }
        if (special.find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

/// At the beginning of a line also what would begin a list or a heading.
std::string line(std::string_view text) {
    const std::string out = escaped(text);
    const std::size_t digits = out.find_first_not_of("0123456789");
    const bool numbered =
        digits != std::string::npos && digits > 0 && (out[digits] == '.' || out[digits] == ')');
    if (numbered) {
        return out.substr(0, digits) + "\\" + out.substr(digits);
    }
    const bool marker = !out.empty() && (out[0] == '-' || out[0] == '+' || out[0] == '=');
    return marker ? "\\" + out : out;
}

/// A code span; fenced with more backticks than it holds.
std::string code(const std::string& text) {
    if (text.find_first_of("`|") != std::string::npos) {
        return escaped(text);
    }
    return text.empty() ? text : "`" + text + "`";
}

class MarkdownWriter {
public:
    explicit MarkdownWriter(const ReportContent& content) : m_content(content) {}

    std::string write(const std::string& chartFile) {
        writeHead();
        m_out += fmt::format("## {}\n\n![{}](<{}>)\n\n{}\n\n", line(m_content.words.chartHeading),
                             escaped(m_content.chartText), chartFile, line(m_content.chartText));
        for (const ReportSection& section : m_content.sections) {
            m_out += fmt::format("## {}\n\n", line(section.heading));
            for (const ReportBlock& block : section.blocks) {
                std::visit(*this, block);
            }
        }
        return std::move(m_out);
    }

    void operator()(const ReportText& text) {
        m_out += (text.strong ? "**" + escaped(text.text) + "**" : line(text.text)) + "\n\n";
    }

    void operator()(const ReportCommands& commands) {
        m_out += "```sh\n";
        for (const std::string& command : commands.lines) {
            m_out += command + "\n";
        }
        m_out += "```\n\n";
    }

    void operator()(const ReportTable& table) {
        const bool headed = !table.head.empty();
        m_out += "|";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            m_out += fmt::format(" {} |", headed ? escaped(table.head[i]) : std::string());
        }
        m_out += "\n|";
        for (const ReportColumn column : table.columns) {
            m_out += column == ReportColumn::Number ? " ---: |" : " --- |";
        }
        m_out += "\n";
        for (const ReportRow& row : table.rows) {
            m_out += "|";
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                m_out += fmt::format(" {} |", table.columns[i] == ReportColumn::Code ? code(row.cells[i])
                                                                                     : escaped(row.cells[i]));
            }
            m_out += "\n";
        }
        m_out += "\n";
    }

private:
    void writeHead() {
        const ReportTexts& words = m_content.words;
        m_out += fmt::format("# {}\n\n{}\n\n", line(m_content.title), line(m_content.subtitle));
        if (!m_content.unfinished.empty()) {
            m_out += fmt::format("> **{}**\n\n", escaped(m_content.unfinished));
        }
        m_out += fmt::format("**{}**\n\n", escaped(m_content.sentence));
        for (const auto& [name, value] : m_content.facts) {
            m_out += fmt::format("- {}: **{}**\n", escaped(name), escaped(value));
        }
        m_out += fmt::format("\n## {}\n\n", line(words.warnings));
        if (m_content.warnings.empty()) {
            m_out += line(words.noWarnings) + "\n\n";
            return;
        }
        const std::size_t first = std::min(reportWarnings, m_content.warnings.size());
        writeWarnings(0, first);
        if (first < m_content.warnings.size()) {
            m_out += fmt::format("### {}\n\n", line(words.otherWarnings));
            writeWarnings(first, m_content.warnings.size());
        }
    }

    void writeWarnings(std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const ReportAdvice& advice = m_content.warnings[i];
            m_out += "- " + escaped(advice.text) +
                     (advice.action.empty() ? "" : " → " + escaped(advice.action)) + "\n";
        }
        m_out += "\n";
    }

    const ReportContent& m_content;
    std::string m_out;
};

} // namespace

std::string reportMarkdown(const ReportContent& content, const std::string& chartFile) {
    return MarkdownWriter(content).write(chartFile);
}

} // namespace plateau::exporter
