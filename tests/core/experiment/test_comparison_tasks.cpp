#include "core/experiment/compare/comparison.h"
#include "core/experiment/compare/comparison_sides.h"

#include "tests/core/experiment/task_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::experiment;
using sample::TaskExperiment;
using support::TemporaryFolder;

namespace {

ComparedExperiment opened(const std::filesystem::path& root, const TaskExperiment& wanted,
                          const std::string& metric = "") {
    if (!std::filesystem::exists(root)) {
        sample::make(root, wanted);
    }
    auto experiment = openCompared(root, metric);
    if (!experiment) {
        qFatal("%s", experiment.error().text().c_str());
    }
    return std::move(*experiment);
}

TaskExperiment experimentOf(const QByteArray& task, const std::string& name, double error) {
    if (task == "table-regression") {
        return sample::tableExperiment(name, 1000 * error);
    }
    if (task == "language-modelling") {
        return sample::languageExperiment(name, 10 * error);
    }
    return task == "multi-label-classification" ? sample::labelSetExperiment(name, 2.8 * error)
                                                : sample::classExperiment(name, 2 * error);
}

const std::vector<const char*>& tasks() {
    static const std::vector<const char*> all{"text-classification", "multi-label-classification",
                                              "table-regression", "language-modelling"};
    return all;
}

ComparisonSettings quick() {
    return {.draws = 500};
}

std::string allSentences(const Comparison& comparison) {
    return fmt::format("{}", fmt::join(sentences(comparison), "\n"));
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

/// Two finished experiments of any task: the second has half the error of the first, so that it needs a
/// quarter of the samples for the same score.
class TestComparisonTasks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTaskIsCompared_data();
    void everyTaskIsCompared();
    void theOtherWayRoundTheFirstIsAhead_data() { everyTaskIsCompared_data(); }
    void theOtherWayRoundTheFirstIsAhead();
    void everyMetricOfEveryTask();
    void equalErrorsAreEqualWithinOnePercent();
    void errorsAreToldInTheirOwnUnit();
    void twoSizesOfATable();
    void otherTasksAreRefused();
    void otherMetricsAreRefused();
    void otherTokensAreRefusedButBytesAreNot();
    void otherSetsOfLabelsAreRefused();
    void otherTruthsAreRefused();
    void whatTheMetricCannotHaveIsRefused_data();
    void whatTheMetricCannotHaveIsRefused();
    void theChartIsOfTheMetric();
};

void TestComparisonTasks::everyTaskIsCompared_data() {
    QTest::addColumn<QByteArray>("task");
    for (const char* task : tasks()) {
        QTest::newRow(task) << QByteArray(task);
    }
}

void TestComparisonTasks::everyTaskIsCompared() {
    QFETCH(QByteArray, task);
    const TemporaryFolder dir;
    const auto first = opened(dir / "a", experimentOf(task, "a", 1));
    const auto second = opened(dir / "b", experimentOf(task, "b", 0.5));
    const auto compared = compareExperiments(first, second, quick());
    QVERIFY2(compared.ok(), compared ? "" : compared.error().text().c_str());
    const metric::MetricInfo& info = task::taskOf(task.toStdString()).primaryMetric().info();
    QCOMPARE(compared->info().id, info.id);
    QCOMPARE(compared->pairs.size(), std::size_t{4});
    for (const PairedCells& pair : compared->pairs) {
        // The scores are those of the results, whatever they were computed from.
        double expected = 0;
        for (const auto& [seed, cell] : second.done(pair.secondN)) {
            expected += cell->result->score() / 2;
        }
        QVERIFY(std::abs(pair.score.second - expected) < 1e-9 * std::abs(expected));
        QVERIFY(info.isBetter(pair.score.second, pair.score.first));
        QCOMPARE(pair.score.interval.estimate > 0, info.higherIsBetter());
        QCOMPARE(pair.right.has_value(), info.binomial);
        QCOMPARE(pair.classes.empty(), task != "text-classification");
        QVERIFY(pair.also && pair.also->metric != pair.score.metric);
        QCOMPARE(pair.overSeeds->probabilityBetter, 1.0);
        QVERIFY(pair.overSeeds->difference > 0);
    }
    QCOMPARE(compared->verdict->secondAhead, (std::vector<double>{20, 40, 80, 160}));
    QVERIFY(compared->verdict->firstAhead.empty() && !compared->verdict->equalFrom);
    const statistics::LabelSaving& saving = *compared->saving;
    QVERIFY2(saving.asked && saving.saved && std::abs(1 / (1 - *saving.saved) - 4) < 0.6,
             qPrintable(QString::number(saving.saved.value_or(-1))));
    const std::string text = allSentences(*compared);
    QVERIFY2(has(text, "The second needs ") && has(text, "× fewer samples "), text.c_str());
    QVERIFY2(has(text, "The second is ahead at n = 20, 40, 80, 160"), text.c_str());
    QCOMPARE(has(text, " points"), info.display == metric::Display::Percent);
    QCOMPARE(has(text, "McNemar"), info.binomial);
    QCOMPARE(has(tableText(*compared), "McNemar"), info.binomial);
    const Json json = toJson(*compared);
    QCOMPARE(json["metric"]["id"].get<std::string>(), std::string(info.id));
    QCOMPARE(json["metric"]["higher_is_better"].get<bool>(), info.higherIsBetter());
    QCOMPARE(json["sizes"][0]["mcnemar"].is_null(), !info.binomial);
    QVERIFY(json["sizes"][3]["over_seeds"]["gain"].get<double>() > 0);
}

void TestComparisonTasks::theOtherWayRoundTheFirstIsAhead() {
    QFETCH(QByteArray, task);
    const TemporaryFolder dir;
    const auto compared = compareExperiments(opened(dir / "a", experimentOf(task, "a", 0.5)),
                                             opened(dir / "b", experimentOf(task, "b", 1)), quick());
    QVERIFY(compared.ok());
    QCOMPARE(compared->verdict->firstAhead, (std::vector<double>{20, 40, 80, 160}));
    QVERIFY(compared->verdict->secondAhead.empty());
    const std::string text = allSentences(*compared);
    QVERIFY2(has(text, "× as many samples"), text.c_str());
    QCOMPARE(compared->pairs.back().overSeeds->probabilityBetter, 0.0);
}

void TestComparisonTasks::everyMetricOfEveryTask() {
    const TemporaryFolder dir;
    for (const char* task : tasks()) {
        for (const std::string_view id : task::taskOf(task).info().metrics) {
            const auto at = [&](const char* side) { return dir / (std::string(task) + side); };
            const auto first = opened(at("a"), experimentOf(task, "a", 1), std::string(id));
            const auto second = opened(at("b"), experimentOf(task, "b", 0.5), std::string(id));
            const auto compared = compareExperiments(first, second, {.draws = 100});
            QVERIFY2(compared.ok(), compared ? "" : compared.error().text().c_str());
            QCOMPARE(compared->info().id, id);
            QVERIFY2(!compared->verdict->secondAhead.empty() && compared->verdict->firstAhead.empty(),
                     std::string(id).c_str());
            QCOMPARE(compared->saving->asked, first.isPrimary()); // the plan's target is of its own metric
            QVERIFY(!allSentences(*compared).empty());
        }
        QVERIFY(openCompared(dir / (std::string(task) + "a"), "nonsense").error().kind == ErrorKind::Usage);
    }
}

void TestComparisonTasks::equalErrorsAreEqualWithinOnePercent() {
    const TemporaryFolder dir;
    const auto first = opened(dir / "a", sample::tableExperiment("a", 1000));
    const auto close =
        compareExperiments(first, opened(dir / "b", sample::tableExperiment("b", 1004)), quick());
    QVERIFY(close.ok());
    QVERIFY(std::abs(close->margin - 0.01 * close->pairs.back().score.first) < 1e-12);
    QCOMPARE(close->verdict->equalFrom.value_or(0), 40.0); // at smaller sizes the errors are larger
    const auto apart =
        compareExperiments(first, opened(dir / "c", sample::tableExperiment("c", 1300)), quick());
    QVERIFY(apart.ok() && !apart->verdict->equalFrom);
    const auto loose = compareExperiments(first, opened(dir / "c", {}), {.margin = 1000, .draws = 500});
    QCOMPARE(loose->verdict->equalFrom.value_or(0), 20.0);
}

void TestComparisonTasks::errorsAreToldInTheirOwnUnit() {
    const TemporaryFolder dir;
    const std::string table =
        allSentences(*compareExperiments(opened(dir / "a", sample::tableExperiment("a", 1000)),
                                         opened(dir / "b", sample::tableExperiment("b", 500)), quick()));
    // 1000/√160 and 500/√160, the second seed 0.1 % more
    QVERIFY2(has(table, "At 160 samples: 79.1 against 39.55, the root mean squared error is 39.5 lower ("),
             table.c_str());
    QVERIFY2(has(table, " lower, 95 % interval over test items, p 0.0"), table.c_str());
    QVERIFY2(has(table, "× fewer samples (") && has(table, "for a root mean squared error of 100: "),
             table.c_str());
    QVERIFY2(has(table, "Equality within ± 0.791 is not shown"), table.c_str());
    const std::string language =
        allSentences(*compareExperiments(opened(dir / "c", sample::languageExperiment("c", 10)),
                                         opened(dir / "d", sample::languageExperiment("d", 5)), quick()));
    QVERIFY2(has(language, "the loss per token is 0.3") && has(language, " nats lower ("), language.c_str());
    QVERIFY2(has(language, "for a loss per token of 2.900 nats"), language.c_str());
}

void TestComparisonTasks::twoSizesOfATable() {
    const TemporaryFolder dir;
    const auto experiment = opened(dir / "a", sample::tableExperiment("a", 1000));
    const auto compared = compareSizes(experiment, 40, 160, quick());
    QVERIFY(compared.ok());
    QVERIFY(std::abs(compared->pairs[0].score.second / compared->pairs[0].score.first - 0.5) < 1e-12);
    QVERIFY(has(allSentences(*compared), "From 40 to 160 samples: "));
    QVERIFY(has(allSentences(*compared), "lower"));
}

void TestComparisonTasks::otherTasksAreRefused() {
    const TemporaryFolder dir;
    const auto compared = compareExperiments(opened(dir / "a", sample::tableExperiment("a", 1000)),
                                             opened(dir / "b", sample::languageExperiment("b", 5)), quick());
    QVERIFY(!compared.ok());
    QVERIFY(compared.error().kind == ErrorKind::BadInput);
    QVERIFY2(has(compared.error().what, "different tasks: table regression and language modelling"),
             compared.error().what.c_str());
}

void TestComparisonTasks::otherMetricsAreRefused() {
    const TemporaryFolder dir;
    const auto compared = compareExperiments(opened(dir / "a", sample::tableExperiment("a", 1000), "mae"),
                                             opened(dir / "b", sample::tableExperiment("b", 500)), quick());
    QVERIFY(!compared.ok());
    QVERIFY(has(compared.error().what, "by mean absolute error and root mean squared error"));
}

void TestComparisonTasks::otherTokensAreRefusedButBytesAreNot() {
    const TemporaryFolder dir;
    TaskExperiment other = sample::languageExperiment("b", 5);
    other.tokenizer = "other tokens";
    const auto compared = compareExperiments(opened(dir / "a", sample::languageExperiment("a", 10)),
                                             opened(dir / "b", other), quick());
    QVERIFY(!compared.ok());
    QVERIFY(has(compared.error().what, "different tokens"));
    QVERIFY(has(compared.error().fix, "--metric bits_per_byte"));
    QVERIFY(compareExperiments(opened(dir / "a", {}, "bits_per_byte"), opened(dir / "b", {}, "bits_per_byte"),
                               quick())
                .ok());
}

void TestComparisonTasks::otherSetsOfLabelsAreRefused() {
    const TemporaryFolder dir;
    TaskExperiment other = sample::labelSetExperiment("b", 1);
    other.labels = {"a", "c"};
    const auto compared = compareExperiments(opened(dir / "a", sample::labelSetExperiment("a", 2)),
                                             opened(dir / "b", other), quick());
    QVERIFY(!compared.ok());
    QVERIFY2(has(compared.error().what, "different labels (only the first: b; only the second: c)"),
             compared.error().what.c_str());
}

void TestComparisonTasks::otherTruthsAreRefused() {
    const TemporaryFolder dir;
    TaskExperiment other = sample::tableExperiment("b", 500);
    other.describe = [describe = other.describe](data::Sample& sample, int item) {
        describe(sample, item);
        if (item == 7) {
            sample.label = "7001";
        }
    };
    const auto compared = compareExperiments(opened(dir / "a", sample::tableExperiment("a", 1000)),
                                             opened(dir / "b", other), quick());
    QVERIFY(!compared.ok());
    QVERIFY2(has(compared.error().what, "1 item with another text or label (test-7)"),
             compared.error().what.c_str());
}

void TestComparisonTasks::whatTheMetricCannotHaveIsRefused_data() {
    QTest::addColumn<QByteArray>("task");
    QTest::addColumn<double>("target");
    QTest::addColumn<double>("margin");
    QTest::addColumn<QByteArray>("option");
    QTest::newRow("an accuracy of 2")
        << QByteArray("text-classification") << 2.0 << 0.01 << QByteArray("--target");
    QTest::newRow("an error below 0")
        << QByteArray("table-regression") << -1.0 << 0.01 << QByteArray("--target");
    QTest::newRow("a margin of all points")
        << QByteArray("text-classification") << 0.9 << 1.0 << QByteArray("--margin");
    QTest::newRow("no margin") << QByteArray("table-regression") << 100.0 << 0.0 << QByteArray("--margin");
}

void TestComparisonTasks::whatTheMetricCannotHaveIsRefused() {
    QFETCH(QByteArray, task);
    QFETCH(double, target);
    QFETCH(double, margin);
    QFETCH(QByteArray, option);
    const TemporaryFolder dir;
    const auto experiment = opened(dir / "a", experimentOf(task, "a", 1));
    const auto compared = compareExperiments(experiment, experiment, {.target = target, .margin = margin});
    QVERIFY(!compared.ok());
    QVERIFY(compared.error().kind == ErrorKind::Usage);
    QCOMPARE(compared.error().where, option.toStdString());
    QVERIFY(!compared.error().fix.empty());
}

void TestComparisonTasks::theChartIsOfTheMetric() {
    const TemporaryFolder dir;
    const auto chartOf = [](std::vector<ComparedExperiment> experiments) {
        return comparisonChart(experiments, std::nullopt);
    };
    std::vector<ComparedExperiment> tables;
    tables.push_back(opened(dir / "a", sample::tableExperiment("a", 1000)));
    tables.push_back(opened(dir / "b", sample::tableExperiment("b", 500)));
    const plot::DataCurveChart errors = chartOf(std::move(tables));
    QCOMPARE(errors.metric, std::string("Root mean squared error"));
    QVERIFY(errors.quantity == plot::Quantity::Loss);
    QVERIFY(!errors.target);
    QVERIFY(std::abs(errors.series[1].points.back().mean - 39.5) < 0.1);
    std::vector<ComparedExperiment> others;
    others.push_back(opened(dir / "a", {}, "r2"));
    QVERIFY(chartOf(std::move(others)).quantity == plot::Quantity::Score);
}

PLATEAU_TEST(TestComparisonTasks)
#include "test_comparison_tasks.moc"
