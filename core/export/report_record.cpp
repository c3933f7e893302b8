#include "core/export/report_parts.h"

#include "core/experiment/store/results_table.h"
#include "core/recipe/settings.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

/// The sections that say how it came about.
namespace plateau::exporter {

using plot::fillIn;

namespace {

/// Name and value, one a row.
struct Facts {
    ReportTable table{{ReportColumn::Text, ReportColumn::Text}, {}, {}, ""};

    void add(const std::string& name, const std::string& value) {
        if (!value.empty()) {
            table.rows.push_back({{name, value}, false});
        }
    }
};

std::string optionalScore(const metric::MetricInfo& metric, const std::optional<double>& value) {
    return value ? metric::written(metric, *value) : std::string();
}

std::string joined(const std::set<std::string>& texts, const std::string& comma) {
    std::string all;
    for (const std::string& text : texts) {
        all += (all.empty() ? "" : comma) + shown(text);
    }
    return all;
}

/// What the results say about where they were made.
std::set<std::string> ofResults(const experiment::ExperimentState& state,
                                std::string experiment::CellResult::*field) {
    std::set<std::string> values;
    for (const experiment::CellState& cell : state.cells) {
        if (cell.result && !((*cell.result).*field).empty()) {
            values.insert((*cell.result).*field);
        }
    }
    return values;
}

std::string sizesText(const ReportSource& source) {
    std::string text;
    for (const std::int64_t n : source.plan.sizes) {
        text += (text.empty() ? "" : source.words.chart.comma) + std::to_string(n);
    }
    return text;
}

std::string splitText(const ReportSource& source) {
    const experiment::SplitRecord& split = source.plan.split;
    const std::string rows = ReportNumbers(source).count(static_cast<double>(source.plan.test.rows));
    const std::string kind = shown(split.kind);
    if (split.kind == "given_file" || split.kind == "split_field") {
        return fillIn(source.words.splitGiven, {kind, rows});
    }
    if (source.plan.crossValidated()) {
        const bool groups = split.kind == "group_folds";
        return fillIn(groups ? source.words.splitGroupFolds : source.words.splitFolds,
                      {std::to_string(source.plan.folds), rows});
    }
    return fillIn(source.words.splitDrawn, {kind, ReportNumbers(source).percent(split.testShare, 0),
                                            std::to_string(split.seed), rows});
}

/// Names of a table's columns.
std::string featuresText(const ReportSource& source) {
    std::string text;
    for (const task::FeatureColumn& column : source.plan.features) {
        text += (text.empty() ? "" : source.words.chart.comma) + shown(column.name);
    }
    return text;
}

/// The metric that single cells show beside the one the plan is about.
const metric::MetricInfo& secondMetric(const ReportSource& source) {
    return metric::find(task::taskOf(source.plan.task).info().metrics.at(1))->info();
}

void addTraining(const ReportSource& source, Facts& facts) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const recipe::TrainingSettings& training = source.plan.training;
    facts.add(words.method, source.sentences.method);
    if (training.method == recipe::MethodKind::Lora) {
        std::string targets;
        for (const std::string& target : training.lora.targets) {
            targets += (targets.empty() ? "" : words.chart.comma) + shown(target);
        }
        facts.add(words.lora, fillIn(words.loraValue,
                                     {std::to_string(training.lora.rank), numbers.number(training.lora.alpha),
                                      numbers.number(training.lora.dropout), targets}));
    }
    facts.add(words.budget, source.sentences.budget);
    facts.add(words.arithmetic, source.sentences.arithmetic);
    if (training.method != recipe::MethodKind::LastLayer) {
        const recipe::OptimizerSettings& optimizer = training.optimizer;
        facts.add(words.optimizer,
                  fillIn(words.optimizerValue,
                         {std::to_string(optimizer.batch), numbers.number(optimizer.learningRate),
                          numbers.number(optimizer.headLearningRate), numbers.number(optimizer.weightDecay),
                          numbers.percent(optimizer.warmup, 0), numbers.number(optimizer.clip)}));
    }
    if (source.plan.features.empty()) {
        facts.add(words.maxTokens, fillIn(words.maxTokensValue, {std::to_string(training.maxTokens)}));
    }
    if (!training.answer.chatTemplate.empty()) {
        const bool writes = task::taskOf(source.plan.task).info().writesAnswers;
        const std::string asked = shown(training.answer.chatTemplate);
        facts.add(words.answers,
                  writes ? fillIn(words.answersValue, {asked, std::to_string(training.answer.maxNewTokens)})
                         : fillIn(words.answersAreClasses, {asked}));
    }
}

ReportRow cellRow(const ReportSource& source, const experiment::TableRow& row) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const std::string interval =
        row.scoreLow && row.scoreHigh ? numbers.scoreInterval(*row.scoreLow, *row.scoreHigh) : std::string();
    const std::string status = row.underTrained.value_or(false)
                                   ? row.status + words.chart.comma + words.chart.underTrained
                                   : row.status;
    return {{row.cell, row.kind == row.method ? row.kind : row.kind + words.chart.comma + row.method,
             numbers.count(static_cast<double>(row.n)), std::to_string(row.seed), status,
             optionalScore(source.curve.metric->info(), row.score), interval,
             optionalScore(secondMetric(source), row.second),
             row.updates ? numbers.count(static_cast<double>(*row.updates)) : std::string(),
             row.trainSeconds ? fmt::format("{:.1f}", *row.trainSeconds) : std::string()},
            false};
}

ReportRow fileRow(const ReportSource& source, const experiment::DataFile& file) {
    return {
        {shown(file.file), ReportNumbers(source).count(static_cast<double>(file.rows)), shown(file.sha256)},
        false};
}

} // namespace

ReportSection cellsSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    constexpr auto number = ReportColumn::Number;
    constexpr auto text = ReportColumn::Text;
    ReportTable table;
    table.columns = {ReportColumn::Code, text, number, number, text, number, number, number, number, number};
    table.head = {words.cell,
                  words.kind,
                  words.samples,
                  words.seed,
                  words.status,
                  source.sentences.metric,
                  fillIn(words.interval, {ReportNumbers(source).percent(experiment::curveLevel, 0)}),
                  source.sentences.secondMetric,
                  words.updates,
                  words.seconds};
    for (const experiment::TableRow& row : experiment::tableOf(source.state, source.curve.designEffect)) {
        table.rows.push_back(cellRow(source, row));
    }
    table.summary =
        fillIn(words.cellsSummary, {ReportNumbers(source).count(static_cast<double>(table.rows.size()))});
    return {words.cellsHeading, {std::move(table)}};
}

ReportSection settingsSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const experiment::Plan& plan = source.plan;
    Facts facts;
    facts.add(words.task, shown(plan.task));
    facts.add(words.target, numbers.target(source.answer.request.target));
    addTraining(source, facts);
    facts.add(words.split, splitText(source));
    if (!plan.labels.empty()) {
        facts.add(words.labels, numbers.count(static_cast<double>(plan.labels.size())));
    }
    facts.add(words.features, featuresText(source));
    facts.add(words.sizes, sizesText(source));
    facts.add(words.seeds,
              fillIn(words.seedsValue, {std::to_string(plan.seeds), std::to_string(plan.seeds - 1)}));
    if (source.state.added > 0) {
        facts.add(words.addedRuns, std::to_string(source.state.added));
    }
    if (task::taskOf(plan.task).has(task::BaselineKind::LinearProbe)) {
        facts.add(words.instantSeeds, std::to_string(plan.instantSeeds));
    }
    return {words.settingsHeading, {std::move(facts.table)}};
}

ReportSection provenanceSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const ReportNumbers numbers(source);
    const experiment::Plan& plan = source.plan;
    const std::string& comma = words.chart.comma;
    Facts facts;
    facts.add(words.model, shown(plan.model.name) + comma + shown(plan.model.family));
    if (plan.features.empty()) { // otherwise the columns decide
        facts.add(words.parameters, numbers.count(static_cast<double>(plan.model.parameters)));
    }
    facts.add(words.modelHash, shown(plan.model.sha256));
    facts.add(words.tokenizerHash, shown(plan.model.tokenizerHash));
    facts.add(words.build, joined(ofResults(source.state, &experiment::CellResult::build), comma));
    facts.add(words.torch, joined(ofResults(source.state, &experiment::CellResult::torchVersion), comma));
    facts.add(words.device, joined(ofResults(source.state, &experiment::CellResult::device), comma));
    if (source.run.started && source.run.finished) {
        facts.add(words.dates,
                  fillIn(words.datesValue, {dateText(*source.run.started), dateText(*source.run.finished)}));
    }
    facts.add(words.writtenBy, shown(source.run.program));
    facts.add(words.answerHash, source.answer.inputsSha256);
    ReportTable files;
    files.columns = {ReportColumn::Name, ReportColumn::Number, ReportColumn::Code};
    files.head = {words.file, words.rows, words.sha256};
    files.rows = {fileRow(source, plan.domain), fileRow(source, plan.test)};
    if (plan.validation) {
        files.rows.push_back(fileRow(source, *plan.validation));
    }
    return {words.provenanceHeading, {std::move(facts.table), std::move(files)}};
}

ReportSection redoSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    const std::string folder = shown(source.run.folder);
    const std::string name = shellWord(folder);
    const std::string target = fmt::format("{}", source.answer.request.target);
    const std::string fresh = shellWord(folder + "-again");
    const auto commands = [&](const std::string& where) {
        return std::vector<std::string>{
            fmt::format("plateau experiment run {}", where),
            fmt::format("plateau experiment answer {} --target {}", where, target)};
    };
    ReportCommands again{commands(name)};
    again.lines.push_back(
        fmt::format("plateau experiment report {} --target {} -o report.html", name, target));
    ReportCommands anew{commands(fresh)};
    anew.lines.insert(anew.lines.begin(),
                      {fmt::format("mkdir {}", fresh),
                       fmt::format("cp -R {0}/experiment.json {0}/data {1}/", name, fresh)});
    return {words.redoHeading,
            {ReportText{fillIn(words.redoFrom, {folder})}, std::move(again), ReportText{words.redoFresh},
             std::move(anew)}};
}

ReportSection methodSection(const ReportSource& source) {
    const ReportTexts& words = source.words;
    ReportSection section{words.methodHeading, {}};
    const std::string need = fillIn(words.methodNeed, {curveKindText(source)});
    const bool binomial = source.curve.metric->info().binomial;
    const bool folds = source.plan.crossValidated();
    const std::string test =
        folds ? fillIn(words.methodFolds, {std::to_string(source.plan.folds)}) : words.methodTest;
    const std::string& interval = folds ? words.methodFoldsInterval : words.methodInterval;
    for (const std::string* text : {&test, &interval, &words.methodFit, &need,
                                    binomial ? &words.methodClasses : &words.methodSingles}) {
        section.blocks.push_back(ReportText{*text});
    }
    return section;
}

} // namespace plateau::exporter
