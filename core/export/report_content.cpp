#include "core/export/report_content.h"

#include "core/base/utf8.h"
#include "core/experiment/store/events.h"
#include "core/export/report_parts.h"
#include "core/plot/layout.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace plateau::exporter {

using experiment::Warning;
using experiment::WarningKind;
using plot::fillIn;
using statistics::NeededKind;

namespace {

/// Findings carry their severity in the answer; warnings about cells and data count as warnings.
statistics::Severity severityOf(const Warning& warning, const statistics::Answer& answer) {
    for (const statistics::Finding& finding : answer.findings) {
        if (warning.kind == WarningKind::Finding && warning.subject == statistics::name(finding.kind)) {
            return finding.severity;
        }
    }
    return statistics::Severity::Warning;
}

std::string basisText(const ReportSource& source) {
    const statistics::Answer& answer = source.answer.answer;
    switch (answer.kind) {
    case statistics::AnswerKind::Measured:
        return source.words.measured;
    case statistics::AnswerKind::Predicted:
        return fillIn(source.words.predictedFrom, {ReportNumbers(source).count(answer.largest)});
    case statistics::AnswerKind::BeyondCap:
    case statistics::AnswerKind::Never:
        return source.words.outOfReach;
    case statistics::AnswerKind::CannotTell:
        break;
    }
    return source.words.cannotTell;
}

std::string neededText(const ReportSource& source) {
    const ReportNumbers numbers(source);
    const statistics::Answer& answer = source.answer.answer;
    switch (answer.needed->kind) {
    case NeededKind::AtMostSmallest:
        return fillIn(source.words.atMost, {numbers.count(answer.needed->about)});
    case NeededKind::Measured:
    case NeededKind::Predicted:
        return fillIn(source.words.about, {numbers.estimate(answer.needed->about)});
    case NeededKind::BeyondCap:
    case NeededKind::Never:
    case NeededKind::Unclear:
        break;
    }
    return fillIn(source.words.moreThan, {numbers.count(statistics::neededCap * answer.largest)});
}

std::string chanceText(const ReportSource& source) {
    const ReportNumbers numbers(source);
    const statistics::Answer& answer = source.answer.answer;
    if (answer.kind == statistics::AnswerKind::Measured) {
        return source.words.chanceMeasured;
    }
    std::string text;
    for (const statistics::ForecastPoint& point : answer.forecast) {
        if (text.empty() && point.n > answer.largest) {
            text = fillIn(source.words.chanceOfReaching,
                          {numbers.chance(point.reached), numbers.count(point.n)});
        }
    }
    const std::string never = fillIn(source.words.chanceOfNever, {numbers.chance(answer.needed->never)});
    return text.empty() ? never : text + source.words.chart.separator + never;
}

/// On the very test items and on others, where both are known.
void addRanges(const ReportSource& source, std::vector<std::pair<std::string, std::string>>& facts) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const statistics::Answer& answer = source.answer.answer;
    const statistics::NeededN& needed = *answer.needed;
    const auto here = answer.onTestSet.value_or(statistics::NeededRange{needed.low, needed.high});
    const bool oneSeed = std::any_of(answer.findings.begin(), answer.findings.end(), [](const auto& finding) {
        return finding.kind == statistics::FindingKind::OneSeed;
    });
    std::string text = numbers.neededRange(here, answer.largest);
    if (oneSeed) {
        text += words.chart.separator + words.oneSeed;
    }
    facts.emplace_back(answer.onNewItems ? words.onTestSet : words.rangeHead, text);
    if (answer.onNewItems) {
        facts.emplace_back(words.onNewItems, numbers.neededRange(*answer.onNewItems, answer.largest));
    }
}

std::vector<std::pair<std::string, std::string>> factsOf(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const statistics::Answer& answer = source.answer.answer;
    std::vector<std::pair<std::string, std::string>> facts{{words.basis, basisText(source)}};
    if (answer.needed) {
        const bool measured = answer.kind == statistics::AnswerKind::Measured;
        const bool never = answer.needed->kind == NeededKind::Never;
        facts.emplace_back(words.needed, neededText(source));
        if (answer.needed->kind != NeededKind::AtMostSmallest && !never) {
            addRanges(source, facts);
            facts.emplace_back(words.level,
                               measured ? fillIn(words.levelMeasured, {numbers.percent(answer.level, 0)})
                                        : words.levelPredicted);
        }
        facts.emplace_back(words.chanceHead, chanceText(source));
        facts.emplace_back(words.curveKind, curveKindText(source));
    }
    if (answer.bestAt > 0) {
        facts.emplace_back(words.bestSoFar,
                           fillIn(words.scoreAt, {numbers.score(answer.best), numbers.count(answer.bestAt)}));
    }
    return facts;
}

plot::DataCurveChart chartOf(const ReportSource& source) {
    experiment::Plan asked = source.plan;
    asked.target = source.answer.request.target;
    asked.name = shown(asked.name);
    plot::DataCurveChart chart = toChart(asked, source.curve, source.answer.answer);
    chart.metric = source.sentences.metric;
    chart.budgetRule = source.sentences.budget;
    if (chart.series.size() == 1) {
        chart.series.front().name = source.sentences.method;
    }
    return chart;
}

bool hasScore(const experiment::ExperimentState& state) {
    return std::any_of(state.cells.begin(), state.cells.end(), [](const experiment::CellState& cell) {
        return cell.status == experiment::CellStatus::Done && cell.result;
    });
}

std::int64_t finished(const experiment::ExperimentState& state) {
    return std::count_if(state.cells.begin(), state.cells.end(),
                         [](const experiment::CellState& cell) { return cell.result.has_value(); });
}

void addHead(const ReportSource& source, ReportContent& content) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    content.title = shown(source.plan.name);
    content.subtitle =
        fillIn(words.subtitle, {source.sentences.method, std::to_string(source.plan.sizes.size()),
                                std::to_string(source.plan.seeds),
                                numbers.count(static_cast<double>(source.curve.testItems))});
    if (source.state.added > 0) {
        content.subtitle =
            fillIn(words.subtitleAdded, {content.subtitle, std::to_string(source.state.added)});
    }
    const std::int64_t done = finished(source.state);
    const auto all = static_cast<std::int64_t>(source.state.cells.size());
    if (done < all) {
        content.unfinished = fillIn(words.unfinished, {std::to_string(done), std::to_string(all)});
    }
    content.sentence = source.sentences.answer;
    content.facts = factsOf(source);
    for (const ReportAdvice& advice : source.sentences.advices) {
        content.warnings.push_back({printable(advice.text, 600), printable(advice.action, 600)});
    }
    content.chart = chartOf(source);
    content.chartText = plot::describe(content.chart, words.chart);
}

} // namespace

ReportSentences reportSentences(const experiment::Plan& plan, const experiment::ExperimentAnswer& answer) {
    ReportSentences sentences;
    sentences.answer = answer.sentence + ".";
    for (const experiment::MixtureWorth& worth : answer.mixtures) {
        sentences.answer += " " + worth.sentence;
    }
    if (answer.shares) {
        sentences.answer += " " + answer.shares->sentence;
    }
    if (answer.retention) {
        sentences.answer += " " + answer.retention->sentence;
    }
    sentences.method = experiment::methodText(plan);
    sentences.arithmetic = experiment::arithmeticText(plan);
    sentences.budget = experiment::budgetText(plan.training);
    const auto& metrics = task::taskOf(plan.task).info().metrics;
    sentences.metric = metric::title(metric::find(metrics.at(0))->info());
    sentences.secondMetric = metric::title(metric::find(metrics.at(1))->info());
    std::vector<Warning> warnings = answer.warnings;
    std::stable_sort(warnings.begin(), warnings.end(), [&](const Warning& a, const Warning& b) {
        return severityOf(a, answer.answer) > severityOf(b, answer.answer);
    });
    for (const Warning& warning : warnings) {
        sentences.advices.push_back({warning.sentence, warning.action});
    }
    return sentences;
}

ReportRun reportRun(const experiment::Folder& folder, const std::string& program) {
    std::error_code code;
    const auto whole = std::filesystem::weakly_canonical(folder.root(), code);
    ReportRun run;
    run.folder = (code ? folder.root() : whole).filename().string();
    run.program = program;
    experiment::EventTail tail(folder.eventsPath());
    for (bool more = true; more;) {
        const auto batch = tail.next();
        more = batch && batch->more;
        if (batch && !batch->events.empty()) {
            run.started = run.started.value_or(batch->events.front().wall);
            run.finished = batch->events.back().wall;
        }
    }
    return run;
}

Result<ReportContent> reportContent(const experiment::Plan& plan, const experiment::ExperimentState& state,
                                    const experiment::ExperimentAnswer& answer, const ReportRun& run,
                                    const ReportSentences& sentences, const ReportTexts& words) {
    if (!hasScore(state)) {
        return Error{ErrorKind::NotFound, shown(run.folder), "no cell of this experiment has a score yet",
                     fmt::format("Run it first: plateau experiment run {}", shellWord(shown(run.folder)))};
    }
    const experiment::DataCurve curve = experiment::dataCurve(plan, state, answer.testSet);
    const ReportSource source{plan, state, answer, curve, run, sentences, words};
    ReportContent content;
    content.words = words;
    content.words.chartHeading = fillIn(words.chartHeading, {sentences.metric});
    addHead(source, content);
    for (const auto part :
         {sizesSection, needSection, gainSection, stoppingSection, classesSection, baselinesSection,
          cellsSection, settingsSection, provenanceSection, redoSection, methodSection}) {
        ReportSection section = part(source);
        if (!section.blocks.empty()) {
            content.sections.push_back(std::move(section));
        }
    }
    return content;
}

} // namespace plateau::exporter
