#include "app/cli/commands.h"
#include "app/cli/shell_word.h"
#include "app/cli/training_options.h"

#include "core/base/utf8.h"
#include "core/statistics/answer/answer.h"
#include "core/workflow/chart_file.h"
#include "core/workflow/curve_table.h"
#include "core/workflow/foreign_curve.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace plateau::cli {
namespace {

struct FitOptions {
    std::string file;
    std::string metric = "accuracy";
    std::string kind = "pretrained";
    std::string chart;
    double testItems = 0;
    double target = 0;
    bool percent = false;
    workflow::CurveColumns columns;
};

/// " --n-column train_size", or nothing where the column is the one that is read anyway.
std::string optionFor(const char* option, const std::string& asked, const std::string& column) {
    return column == asked ? "" : fmt::format(" --{} {}", option, shellWord(column));
}

/// The command that reads the table.
std::string proposedCommand(const FitOptions& options, const workflow::CurveProposal& proposal) {
    std::string command = "plateau curve fit " + shellWord(options.file) +
                          optionFor("n-column", options.columns.n, proposal.n) +
                          optionFor("score-column", options.columns.score, proposal.score);
    if (proposal.seed) {
        command += optionFor("seed-column", options.columns.seed, *proposal.seed);
    }
    if (proposal.needsTestItems) {
        command += " --test-items 1000";
    }
    return proposal.metric.empty() ? command : command + " --metric " + proposal.metric;
}

/// What to do about a table, with options.
workflow::CurveAdvice adviceFor(const FitOptions& options) {
    workflow::CurveAdvice advice;
    advice.nameSizes = "Name the right one with --n-column COLUMN.";
    advice.nameScores = "Name the right one with --score-column COLUMN.";
    advice.nameSeeds = "Name the column that tells the runs apart with --seed-column.";
    advice.keepLastRow =
        "Keep the last row of each run, and name the column that tells runs apart with --seed-column.";
    advice.asPercent = "Add --percent, which divides them by 100.";
    advice.notAsPercent = "Leave --percent out.";
    advice.proposal = [&options](const workflow::CurveProposal& proposal) {
        return fmt::format("{} with: {}",
                           proposal.needsTestItems
                               ? "There is one score a size: give the items of your test set, and read it"
                               : "Read it",
                           proposedCommand(options, proposal));
    };
    return advice;
}

std::string humanText(const statistics::Answer& answer) {
    std::string text = statistics::sentence(answer);
    for (const statistics::Finding& finding : statistics::mostImportant(answer.findings, 4)) {
        if (finding.severity == statistics::Severity::Blocking) {
            continue; // the sentence says it
        }
        const std::string action = statistics::actionText(finding);
        text += fmt::format("\n  {}: {}{}{}", statistics::name(finding.severity), statistics::text(finding),
                            action.empty() ? "" : ". ", action);
    }
    if (answer.curveKind != statistics::CurveKind::Pretrained) {
        text += fmt::format("\n  kind of curve: {}", statistics::name(answer.curveKind));
    }
    return text;
}

Result<workflow::CurveTable> readRows(const CommandContext& context, const FitOptions& options,
                                      const statistics::Metric& metric) {
    const workflow::CurveAdvice advice = adviceFor(options);
    auto table = workflow::readCurveTable(options.file, options.columns, advice);
    if (!table) {
        return table.error();
    }
    if (!table->seedHint.empty()) {
        context.note(fmt::format("column '{}' may be the seed; --seed-column {} reads it so",
                                 printable(table->seedHint, 60), shellWord(table->seedHint)));
    }
    if (table->skipped > 0) {
        context.note(fmt::format("{} row{} left out: no finished, well-trained cell of the curve",
                                 table->skipped, table->skipped == 1 ? "" : "s"));
    }
    const auto unit = options.percent ? workflow::ScoreUnit::Percent : workflow::ScoreUnit::Share;
    if (const auto shares = workflow::applyUnit(*table, metric, unit, options.file, advice); !shares) {
        return shares.error();
    }
    return table;
}

void fitCurve(CommandContext& context, const FitOptions& options, bool targetGiven) {
    const auto metric = statistics::metricFromName(options.metric);
    if (!metric) {
        return context.fail({ErrorKind::Usage, "--metric", "'" + options.metric + "' is unknown",
                             "Use accuracy, f1, error or loss."});
    }
    const auto kind = statistics::curveKindFromName(options.kind);
    if (!kind || (*kind == statistics::CurveKind::Loss && statistics::isBounded(*metric))) {
        return context.fail({ErrorKind::Usage, "--kind", "'" + options.kind + "' is no kind of such a curve",
                             "Use pretrained, or generic for a model trained from scratch."});
    }
    if (const auto good = targetGiven ? workflow::checkTarget(options.target, *metric) : Result<void>();
        !good) {
        return context.fail(namedByOption(good.error()));
    }
    const auto read = readRows(context, options, *metric);
    if (!read) {
        return context.fail(namedByOption(read.error()));
    }
    statistics::Curve curve = statistics::curveFromRows(
        read->rows, *metric, options.testItems > 0 ? options.testItems : read->testItems);
    curve.kind = *kind;
    if (const auto refusal = statistics::refusalOf(curve);
        refusal && (statistics::isBadInput(refusal->kind) ||
                    refusal->kind == statistics::RefusalKind::NoNoiseEstimate)) {
        Error error = statistics::toError(*refusal);
        error.where = options.file + (error.where.empty() ? "" : ": " + error.where);
        return context.fail(error);
    }
    statistics::AnswerSettings settings;
    settings.target = targetGiven ? options.target : workflow::defaultTarget(curve);
    const statistics::Answer answer = statistics::answer(curve, settings);
    if (!options.chart.empty()) {
        const auto chart =
            workflow::foreignChart(curve, answer, std::filesystem::path(options.file).filename().string());
        if (const auto written = workflow::writeChart(chart, options.chart); !written) {
            return context.fail(written.error());
        }
        context.note("wrote " + options.chart);
    }
    context.print(statistics::toJson(answer), humanText(answer));
}

} // namespace

void addCurveCommands(Command& app, CommandContext& context) {
    Command* curve = app.addSubcommand("curve", "Answers from scores that another trainer wrote");
    curve->requireSubcommand(1);
    auto options = std::make_shared<FitOptions>();
    auto target = std::make_shared<Option*>(nullptr);
    Command* fit =
        addCommand(*curve, context, "fit", "Fit a CSV of n, seed, score and say how much data is needed",
                   [&context, options, target] { fitCurve(context, *options, (*target)->count() > 0); });
    fit->footer("Example: plateau curve fit scores.csv --metric accuracy --test-items 1000 --target 0.9");
    fit->addOption("file", options->file, "CSV with a header; columns n, seed (optional), score")->required();
    fit->addOption("--metric", options->metric, "accuracy, f1, error or loss")->showDefault();
    fit->addOption(
           "--kind", options->kind,
           "pretrained: the model starts from pretrained weights or features; generic: trained from scratch")
        ->showDefault();
    fit->addOption("--test-items", options->testItems,
                   "Items of the test set; without it several seeds a size are needed")
        ->check(positiveNumber());
    *target = fit->addOption("--target", options->target, "Score asked for; default: half way to perfection");
    fit->addFlag("--percent", options->percent, "The scores are percent: divide them by 100");
    fit->addOption("--chart", options->chart, "Write the curve as SVG")->check(svgFile());
    fit->addOption("--n-column", options->columns.n, "Name of the size column")->showDefault();
    fit->addOption("--seed-column", options->columns.seed, "Name of the seed column")->showDefault();
    fit->addOption("--score-column", options->columns.score,
                   "Name of the score column; with a * each column of that pattern is a seed")
        ->showDefault();
}

} // namespace plateau::cli
