#include "core/export/report_parts.h"

#include "core/plot/scale.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

/// The sections that say what came out.
namespace plateau::exporter {

using experiment::CurvePoint;
using plot::fillIn;
using statistics::AnswerKind;

namespace {

constexpr auto number = ReportColumn::Number;

/// "1 under-trained, 1 failed"; empty for a size without blemish.
std::string marksOf(const ReportSource& source, std::int64_t n) {
    int underTrained = 0;
    int diverged = 0;
    int failed = 0;
    int missing = 0;
    for (const experiment::CellState& cell : source.state.cells) {
        if (cell.planned.spec.kind != experiment::CellKind::Cell || cell.planned.spec.n != n ||
            cell.series > 0 || cell.replaced) {
            continue;
        }
        underTrained += cell.isUnderTrained();
        diverged += cell.status == experiment::CellStatus::Diverged;
        failed += cell.status == experiment::CellStatus::Failed;
        missing +=
            cell.status == experiment::CellStatus::Pending || cell.status == experiment::CellStatus::Running;
    }
    std::string text;
    const auto add = [&](int cells, const std::string& word) {
        if (cells > 0) {
            text += (text.empty() ? "" : source.words.chart.comma) + fillIn(word, {std::to_string(cells)});
        }
    };
    add(underTrained, source.words.underTrained);
    add(diverged, source.words.diverged);
    add(failed, source.words.failed);
    add(missing, source.words.missing);
    return text;
}

ReportRow sizeRow(const ReportSource& source, std::int64_t n) {
    const ReportNumbers numbers(source);
    const CurvePoint* point = pointAt(source.curve.points, n);
    const CurvePoint* instant = pointAt(source.curve.instant, n);
    ReportRow row;
    row.cells = {numbers.count(static_cast<double>(n)), "0", source.words.notMeasured, "", ""};
    if (point) {
        row.cells[1] = std::to_string(point->scores.size());
        row.cells[2] = numbers.score(point->interval.mean);
        row.cells[3] = numbers.scoreInterval(point->interval.low, point->interval.high);
        row.cells[4] = point->scores.size() > 1 ? numbers.difference(point->interval.sd) : "–";
    }
    if (!source.curve.instant.empty()) {
        row.cells.push_back(instant ? numbers.score(instant->interval.mean) : "");
    }
    row.cells.push_back(marksOf(source, n));
    return row;
}

std::string verdictText(const ReportSource& source, const statistics::StoppingVerdict& verdict) {
    const ReportNumbers numbers(source);
    if (verdict.stop) {
        return fillIn(source.words.stopAlready, {numbers.count(source.answer.answer.largest)});
    }
    return verdict.stopAt ? fillIn(source.words.stopFrom, {numbers.estimate(*verdict.stopAt)})
                          : source.words.stopNever;
}

ReportRow stoppingRow(const ReportSource& source, const std::string& rule,
                      const statistics::StoppingVerdict& verdict) {
    const ReportNumbers numbers(source);
    return {{rule, verdictText(source, verdict), numbers.difference(verdict.gain * unitOfFit(source)),
             numbers.chance(verdict.probabilityBelow)},
            false};
}

/// The mean of the trained model at `n`, or at its largest size.
const CurvePoint* trainedAt(const ReportSource& source, std::int64_t n) {
    const auto& points = source.curve.points;
    return n > 0 ? pointAt(points, n) : points.empty() ? nullptr : &points.back();
}

ReportRow baselineRow(const ReportSource& source, const std::string& what, double score,
                      const statistics::Interval& interval, std::int64_t n) {
    const ReportNumbers numbers(source);
    ReportRow row{{what, numbers.score(score), numbers.scoreInterval(interval.low, interval.high), "", ""},
                  false};
    if (const CurvePoint* trained = trainedAt(source, n)) {
        row.cells[3] = fillIn(source.words.scoreAt, {numbers.score(trained->interval.mean),
                                                     numbers.count(static_cast<double>(trained->n))});
        const double gain = trained->interval.mean - score;
        row.cells[4] = numbers.difference(source.curve.metric->info().higherIsBetter() ? gain : -gain);
    }
    return row;
}

ReportRow curveRow(const ReportSource& source, const std::string& what, const CurvePoint& point) {
    const std::string n = ReportNumbers(source).count(static_cast<double>(point.n));
    return baselineRow(source, fillIn(what, {n}), point.interval.mean,
                       {point.interval.low, point.interval.high}, point.n);
}

/// How far collecting pays at the user's prices.
ReportRow costRow(const ReportSource& source, const statistics::CostVerdict& cost) {
    const ReportNumbers numbers(source);
    const statistics::Costs& prices = *source.answer.request.costs;
    const auto money = [](double value) { return fmt::format("{:g}", value); };
    return {{fillIn(source.words.costRule, {money(prices.perSample), money(prices.valuePerPoint)}),
             cost.stop ? source.words.stopNow
                       : fillIn(source.words.collectUpTo, {numbers.estimate(cost.bestSize)}),
             "", ""},
            false};
}

} // namespace

ReportSection sizesSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const std::string level = ReportNumbers(source).percent(experiment::curveLevel, 0);
    ReportTable table;
    table.columns = {number, number, number, number, number};
    table.head = {words.samples, words.seeds, words.mean, fillIn(words.interval, {level}), words.spread};
    if (!source.curve.instant.empty()) {
        table.columns.push_back(number);
        table.head.push_back(words.instant);
    }
    table.columns.push_back(ReportColumn::Text);
    table.head.push_back(words.marks);
    std::set<std::int64_t> sizes(source.plan.sizes.begin(), source.plan.sizes.end());
    for (const CurvePoint& point : source.curve.points) {
        sizes.insert(point.n); // added to the plan
    }
    for (const std::int64_t n : sizes) {
        table.rows.push_back(sizeRow(source, n));
    }
    return {words.sizesHeading, {ReportText{fillIn(words.bandNote, {level})}, std::move(table)}};
}

ReportSection needSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const statistics::Answer& answer = source.answer.answer;
    const std::string target = numbers.target(answer.target);
    ReportSection section{fillIn(words.needHeading, {target}), {}};
    if (answer.forecast.empty()) {
        section.blocks.push_back(ReportText{words.noFit});
        return section;
    }
    const bool measured = answer.kind == AnswerKind::Measured;
    ReportTable table;
    table.columns = {number, number, number, number};
    table.head = {words.samples, words.forecast, fillIn(words.band, {numbers.percent(answer.level, 0)}),
                  fillIn(words.reached, {target})};
    for (const statistics::ForecastPoint& point : answer.forecast) {
        table.rows.push_back({{numbers.count(point.n), numbers.score(point.score),
                               numbers.scoreInterval(point.low, point.high),
                               measured ? words.certain : numbers.chance(point.reached)},
                              false});
    }
    section.blocks.push_back(std::move(table));
    section.blocks.push_back(ReportText{
        measured ? words.needMeasured : fillIn(words.needBeyond, {numbers.count(statistics::neededCap)})});
    return section;
}

ReportSection gainSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    ReportSection section{words.gainHeading, {}};
    if (const auto& gain = source.answer.answer.gain) {
        section.blocks.push_back(ReportText{
            fillIn(words.gainText,
                   {numbers.count(gain->to - gain->from), numbers.count(gain->from),
                    numbers.difference(gain->median),
                    numbers.range(numbers.differenceDigits(gain->low), numbers.differenceDigits(gain->high)),
                    numbers.percent(source.answer.answer.level, 0)}),
            true});
    }
    if (const auto& visible = source.answer.answer.smallestVisibleGain) {
        section.blocks.push_back(ReportText{fillIn(words.visibleGain, {numbers.points(*visible)})});
    }
    const double items =
        source.answer.testSet ? source.answer.testSet->items : static_cast<double>(source.plan.test.rows);
    if (const auto& wanted = source.answer.answer.itemsForAskedGain; wanted && *wanted > items) {
        section.blocks.push_back(
            ReportText{fillIn(words.itemsForGain, {numbers.points(source.answer.answer.askedGain),
                                                   numbers.estimate(*wanted), numbers.count(items)})});
    }
    return section;
}

ReportSection stoppingSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const statistics::StoppingSettings rules;
    const statistics::Answer& answer = source.answer.answer;
    const double unit = unitOfFit(source);
    ReportTable table;
    table.columns = {ReportColumn::Text, ReportColumn::Text, number, number};
    table.head = {words.rule, words.verdict, words.medianGain, words.chanceBelow};
    if (answer.perDoubling) {
        const auto rule = fillIn(words.doublingRule, {numbers.difference(rules.pointsPerDoubling * unit)});
        table.rows.push_back(stoppingRow(source, rule, *answer.perDoubling));
    }
    if (answer.marginal) {
        const auto rule = fillIn(words.marginalRule, {numbers.difference(rules.marginalGain * unit),
                                                      numbers.count(rules.marginalSamples)});
        table.rows.push_back(stoppingRow(source, rule, *answer.marginal));
    }
    if (answer.cost && source.answer.request.costs) {
        table.rows.push_back(costRow(source, *answer.cost));
    }
    return table.rows.empty() ? ReportSection{} : ReportSection{words.stoppingHeading, {std::move(table)}};
}

ReportSection baselinesSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const experiment::DataCurve& curve = source.curve;
    ReportTable table;
    table.columns = {ReportColumn::Text, number, number, number, number};
    table.head = {words.what, words.score,
                  fillIn(words.interval, {ReportNumbers(source).percent(experiment::curveLevel, 0)}),
                  words.trainedModel, words.gainAbove};
    if (curve.untouched) {
        table.rows.push_back(
            baselineRow(source, words.untouched, curve.untouched->score, curve.untouched->interval, 0));
    }
    if (curve.majority) {
        const bool numeric = task::taskOf(source.plan.task).info().objective == task::Objective::Regression;
        table.rows.push_back(baselineRow(source, numeric ? words.alwaysMean : words.majority,
                                         curve.majority->score, curve.majority->interval, 0));
    }
    const auto addBaseline = [&](const std::vector<CurvePoint>& baseline, const std::string& what) {
        for (auto point = baseline.rbegin(); point != baseline.rend(); ++point) {
            if (curve.points.empty() || trainedAt(source, point->n)) {
                table.rows.push_back(curveRow(source, what, *point));
                return;
            }
        }
    };
    addBaseline(curve.words, words.wordsAt);
    addBaseline(curve.instant, words.instantAt);
    ReportSection section{words.baselinesHeading, {}};
    for (const CurvePoint& point : curve.controls) {
        table.rows.push_back(curveRow(source, words.controlAt, point));
    }
    if (!table.rows.empty()) {
        section.blocks.push_back(std::move(table));
    }
    if (!curve.controls.empty()) {
        section.blocks.push_back(ReportText{words.controlNote});
    }
    return section;
}

} // namespace plateau::exporter
