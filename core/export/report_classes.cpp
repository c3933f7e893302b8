#include "core/export/report_parts.h"

#include "core/experiment/analyse/class_scores.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>

/// The section about classes: what they score, have and need.
namespace plateau::exporter {

using plot::fillIn;

namespace {

constexpr auto number = ReportColumn::Number;

/// Training samples that a class has, and with which it should reach the target.
void addNeed(const ReportSource& source, const std::string& label, ReportRow& row) {
    using Kind = statistics::NeededKind;
    const ReportNumbers numbers(source);
    const auto& classes = source.answer.classes;
    const auto need = std::find_if(classes.begin(), classes.end(),
                                   [&](const statistics::ClassNeed& one) { return one.label == label; });
    row.cells.push_back(need == classes.end() ? "" : numbers.count(std::round(need->positives)));
    if (need == classes.end() || !need->needed) {
        row.cells.emplace_back("–");
        return;
    }
    const statistics::NeededN& needed = *need->needed;
    switch (needed.kind) {
    case Kind::AtMostSmallest:
        row.cells.push_back(fillIn(source.words.atMost, {numbers.estimate(needed.about)}));
        break;
    case Kind::Measured:
    case Kind::Predicted:
        row.cells.push_back(fillIn(source.words.about, {numbers.estimate(needed.about)}));
        break;
    case Kind::BeyondCap:
    case Kind::Never:
    case Kind::Unclear:
        row.cells.push_back(
            fillIn(source.words.moreThan, {numbers.estimate(statistics::neededCap * need->positives)}));
        break;
    }
}

/// Which classes to collect next, and what it brings; empty when nothing is to be gained.
std::string collectText(const ReportSource& source) {
    const ReportNumbers numbers(source);
    const statistics::CollectNext& advice = source.answer.collectNext;
    std::string entries;
    for (const auto& entry : advice.entries) {
        entries += (entries.empty() ? "" : source.words.chart.comma) +
                   fillIn(source.words.collectEntry,
                          {numbers.count(entry.labels), shown(source.answer.classes[entry.need].label)});
    }
    return entries.empty() ? std::string()
                           : fillIn(source.words.collectNext,
                                    {entries, numbers.points(advice.gain),
                                     numbers.range(numbers.points(advice.low), numbers.points(advice.high)),
                                     numbers.count(advice.labels)});
}

} // namespace

ReportSection classesSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const experiment::ClassScores scores = experiment::scoresOfClasses(
        source.plan, source.state, source.answer.testSet ? source.answer.testSet->designEffect : 1);
    if (scores.classes.empty()) {
        return {};
    }
    const bool sets = task::taskOf(source.plan.task).info().target == data::TargetForm::ClassSet;
    const bool known = !source.answer.classes.empty();
    ReportTable table;
    table.columns = {ReportColumn::Name, number, number, number};
    table.head = {sets ? words.labelName : words.className, words.items,
                  sets ? words.labelScore : words.recall,
                  fillIn(words.interval, {numbers.percent(experiment::curveLevel, 0)})};
    if (known) {
        table.columns.insert(table.columns.end(), {number, number});
        table.head.push_back(words.has);
        table.head.push_back(fillIn(words.needs, {numbers.target(source.answer.request.target)}));
    }
    for (const experiment::ClassScore& score : scores.classes) {
        ReportRow row{{shown(score.label), numbers.count(score.items), numbers.percent(score.right),
                       numbers.interval(score.low, score.high)},
                      score.items < experiment::fewItems};
        if (known) {
            addNeed(source, score.label, row);
        }
        table.rows.push_back(std::move(row));
    }
    ReportSection section{
        sets ? words.labelsHeading : words.classesHeading,
        {ReportText{fillIn(sets ? words.labelsNote : words.classesNote,
                           {numbers.count(static_cast<double>(scores.n)), std::to_string(scores.seeds),
                            std::to_string(experiment::fewItems)})}}};
    if (const std::string advice = collectText(source); !advice.empty()) {
        section.blocks.push_back(ReportText{advice, true});
    }
    section.blocks.push_back(std::move(table));
    return section;
}

} // namespace plateau::exporter
