#pragma once

#include "core/experiment/analyse/answer_store.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/export/report_texts.h"
#include "core/plot/data_curve.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What a report says, as texts in their order: the writers only format. Texts are plain, never markup;
/// untrusted ones are cut and free of control and bidirectional characters, but still to be escaped.
namespace plateau::exporter {

enum class ReportColumn {
    Text,
    Number, ///< right-aligned, equal-width digits
    Name,   ///< untrusted: label, file, model
    Code,   ///< hash or command
};

struct ReportRow {
    std::vector<std::string> cells; ///< as many as the table has columns
    bool faint = false;             ///< too few items to mean much
};

struct ReportTable {
    std::vector<ReportColumn> columns;
    std::vector<std::string> head; ///< empty: the first column heads its row
    std::vector<ReportRow> rows;
    std::string summary; ///< not empty: a long table, folded behind this line where that is possible
};

struct ReportText {
    std::string text;
    bool strong = false; ///< the statement of the section
};

struct ReportCommands {
    std::vector<std::string> lines; ///< for a POSIX shell
};

using ReportBlock = std::variant<ReportText, ReportTable, ReportCommands>;

struct ReportSection {
    std::string heading;
    std::vector<ReportBlock> blocks;
};

/// What is wrong, and what to do about it (may be empty).
struct ReportAdvice {
    std::string text;
    std::string action;
};

struct ReportContent {
    ReportTexts words;
    std::string title; ///< the experiment's name
    std::string subtitle;
    std::string unfinished;                                 ///< empty when every cell has a result
    std::string sentence;                                   ///< the answer
    std::vector<std::pair<std::string, std::string>> facts; ///< of the answer: range, level, probability, …
    std::vector<ReportAdvice> warnings;                     ///< most severe first
    plot::DataCurveChart chart;
    std::string chartText; ///< what the chart shows, in words
    std::vector<ReportSection> sections;
};

/// How many warnings stand beside the answer; the others follow in a list.
inline constexpr std::size_t reportWarnings = 3;

/// What only a language can say about an answer.
struct ReportSentences {
    std::string answer;
    std::vector<ReportAdvice> advices; ///< most severe first
    std::string method;                ///< "LoRA r 8"
    std::string budget;                ///< "10 epochs, at least 300 updates"
    std::string arithmetic;            ///< see experiment::arithmeticText
    std::string metric;                ///< what the plan is about: "Accuracy"
    std::string secondMetric;          ///< of single cells, beside it: "Macro F1"
};

/// English, from the answer's own sentences.
ReportSentences reportSentences(const experiment::Plan& plan, const experiment::ExperimentAnswer& answer);

/// Facts about the runs that plan and results do not hold.
struct ReportRun {
    std::string folder;            ///< name of the experiment folder, without its path
    std::string program;           ///< who writes the report: "Plateau 0.1.0"
    std::optional<double> started; ///< first and last event, wall clock, seconds since 1970
    std::optional<double> finished;
};

/// Reads the dates from the events; a folder without events has none.
ReportRun reportRun(const experiment::Folder& folder, const std::string& program);

/// @return NotFound, with a fix, when no cell has a score yet.
Result<ReportContent> reportContent(const experiment::Plan& plan, const experiment::ExperimentState& state,
                                    const experiment::ExperimentAnswer& answer, const ReportRun& run,
                                    const ReportSentences& sentences, const ReportTexts& words = {});

} // namespace plateau::exporter
