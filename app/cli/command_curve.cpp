#include "app/cli/chart_file.h"
#include "app/cli/column_guess.h"
#include "app/cli/commands.h"
#include "app/cli/curve_table.h"

#include "core/base/utf8.h"
#include "core/experiment/analyse/data_curve.h"
#include "core/statistics/answer/answer.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace plateau::cli {
namespace {

struct FitOptions {
    std::string file;
    std::string metric = "accuracy";
    std::string chart;
    double testItems = 0;
    double target = 0;
    bool percent = false;
    CurveColumns columns;
};

/// The target when none is asked for: halfway from the best mean to perfection (scores), or half the loss.
double defaultTarget(const statistics::Curve& curve) {
    double best = statistics::largerIsBetter(curve.metric) ? 0 : 1e300;
    for (const auto& point : curve.points) {
        double mean = 0;
        for (const double score : point.scores) {
            mean += score / static_cast<double>(point.scores.size());
        }
        best = statistics::largerIsBetter(curve.metric) ? std::max(best, mean) : std::min(best, mean);
    }
    return statistics::largerIsBetter(curve.metric) ? (1 + best) / 2 : best / 2;
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
    chart.metric = statistics::name(curve.metric);
    chart.budgetRule.clear();
    chart.series.front().name = plan.name;
    return chart;
}

std::string humanText(const statistics::Answer& answer) {
    std::string text = statistics::sentence(answer);
    for (const statistics::Finding& finding : statistics::mostImportant(answer.findings)) {
        text += fmt::format("\n  {}: {} {}", statistics::name(finding.severity), statistics::text(finding),
                            statistics::actionText(finding));
    }
    return text;
}

Result<std::vector<statistics::ScoreRow>> readRows(const CommandContext& context, const FitOptions& options,
                                                   statistics::Metric metric) {
    auto table = readCurveTable(options.file, options.columns);
    if (!table) {
        return table.error();
    }
    if (!table->seedHint.empty()) {
        context.note(fmt::format("column '{}' may be the seed; --seed-column {} reads it so",
                                 printable(table->seedHint, 60), shellWord(table->seedHint)));
    }
    if (const auto shares = applyUnit(table->rows, metric,
                                      options.percent ? ScoreUnit::Percent : ScoreUnit::Share, options.file);
        !shares) {
        return shares.error();
    }
    return std::move(table->rows);
}

/// A target that no score can have is refused.
Result<void> checkTarget(double target, statistics::Metric metric) {
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
    if (const auto good = targetGiven ? checkTarget(options.target, *metric) : Result<void>(); !good) {
        return context.fail(good.error());
    }
    const auto read = readRows(context, options, *metric);
    if (!read) {
        return context.fail(read.error());
    }
    const statistics::Curve curve = statistics::curveFromRows(*read, *metric, options.testItems);
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
        if (const auto written = writeChart(chart, options.chart); !written) {
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
    fit->addOption("--test-items", options->testItems,
                   "Items of the test set; without it several seeds a size are needed")
        ->check(positiveNumber());
    *target = fit->addOption("--target", options->target, "Score asked for; default: half way to perfection");
    fit->addFlag("--percent", options->percent, "The scores are percent: divide them by 100");
    fit->addOption("--chart", options->chart, "Write the curve as SVG")->check(svgFile());
    fit->addOption("--n-column", options->columns.n, "Name of the size column")->showDefault();
    fit->addOption("--seed-column", options->columns.seed, "Name of the seed column")->showDefault();
    fit->addOption("--score-column", options->columns.score, "Name of the score column")->showDefault();
}

} // namespace plateau::cli
