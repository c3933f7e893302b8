#include "app/cli/column_guess.h"
#include "app/cli/commands.h"
#include "app/cli/curve_table.h"

#include "core/base/utf8.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/statistics/answer/answer.h"
#include "core/workflow/chart_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
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
    CurveColumns columns;
};

/// The target when none is asked for: half way from the best mean to perfection, which is no target itself.
double defaultTarget(const statistics::Curve& curve) {
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const auto& point : curve.points) {
        const double y = statistics::errorFromScore(curve.metric, statistics::mean(point.scores));
        least = std::min(least, y);
        most = std::max(most, y);
    }
    constexpr double near = 0.01;
    const double whole = statistics::isBounded(curve.metric) ? 1 : std::max(most, 1e-9);
    return statistics::scoreFromError(curve.metric, least > 0 ? least / 2 : near * whole);
}

/// The chart of scores that came without an experiment.
plot::DataCurveChart foreignChart(const statistics::Curve& curve, const statistics::Answer& answer,
                                  const std::string& file) {
    experiment::Plan plan;
    plan.name = std::filesystem::path(file).filename().string();
    plan.target = answer.target;
    experiment::DataCurve points;
    points.testItems = static_cast<std::int64_t>(curve.testItems);
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        experiment::CurvePoint point;
        point.n = static_cast<std::int64_t>(answer.sizes[i]);
        point.interval = answer.points[i];
        for (const double score : curve.points[i].scores) {
            point.scores.push_back({"", point.scores.size(), score, false});
        }
        points.points.push_back(std::move(point));
    }
    plot::DataCurveChart chart = experiment::toChart(plan, points, answer);
    chart.metric = std::string(statistics::name(curve.metric));
    chart.budgetRule.clear();
    chart.series.front().name = plan.name;
    return chart;
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

Result<CurveTable> readRows(const CommandContext& context, const FitOptions& options,
                            const statistics::Metric& metric) {
    auto table = readCurveTable(options.file, options.columns);
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
    if (const auto shares =
            applyUnit(*table, metric, options.percent ? ScoreUnit::Percent : ScoreUnit::Share, options.file);
        !shares) {
        return shares.error();
    }
    return table;
}

/// A target that no score can have is refused.
Result<void> checkTarget(double target, const statistics::Metric& metric) {
    const bool good = statistics::isBounded(metric) ? target > 0 && target < 1 : target > 0;
    if (good) {
        return {};
    }
    return Error{ErrorKind::Usage, "--target",
                 fmt::format("{} is no {} that can be reached", target, statistics::name(metric)),
                 !statistics::isBounded(metric) ? "Give a number above 0."
                 : target > 1 && target < 100   ? fmt::format("Write {} for {} %.", target / 100, target)
                                                : "Give a number between 0 and 1."};
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
    if (const auto good = targetGiven ? checkTarget(options.target, *metric) : Result<void>(); !good) {
        return context.fail(good.error());
    }
    const auto read = readRows(context, options, *metric);
    if (!read) {
        return context.fail(read.error());
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
    settings.target = targetGiven ? options.target : defaultTarget(curve);
    const statistics::Answer answer = statistics::answer(curve, settings);
    if (!options.chart.empty()) {
        const auto chart = foreignChart(curve, answer, options.file);
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
