#include "core/experiment/compare/paired_tables.h"

#include "core/metric/classification_metrics.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <string>

using namespace plateau;
using namespace plateau::experiment;
using metric::ItemTable;
using statistics::BootstrapInterval;

namespace {

const metric::Metric& named(const char* id) {
    return *metric::find(id);
}

BootstrapInterval differenceOf(const PairedTables& tables, const char* id, int draws = 10000) {
    const metric::Metric* metric = &named(id);
    return pairedDifferences(tables, {&metric, 1}, {.draws = draws}).front();
}

constexpr int classItems = 120;

/// A run of a classifier that is wrong on `rate` of 20 items.
ItemTable runOf(int seed, int rate) {
    ItemTable table;
    for (int i = 0; i < classItems; ++i) {
        const bool wrong = (7 * i + 3 * seed) % 20 < rate;
        table.items.push_back(std::to_string(i));
        table.columns["truth"].push_back(i % 3);
        table.columns["predicted"].push_back(wrong ? (i % 3 + 1 + (i / 20) % 2) % 3 : i % 3);
    }
    return table;
}

PairedTables twoRuns() {
    return {{runOf(0, 6), runOf(1, 6)}, {runOf(1, 3), runOf(2, 3)}};
}

/// One run of each side: numbers, and counts of nats and labels, that follow from the item's number.
ItemTable numbersOf(bool second) {
    ItemTable table;
    for (int i = 0; i < 60; ++i) {
        const double truth = i * 37 % 101;
        const int misses = i * 7 % 3;
        table.items.push_back(std::to_string(i));
        table.columns["truth"].push_back(truth);
        table.columns["value"].push_back(second ? truth + (i * 31 % 23 - 11) * 0.8
                                                : truth + i * 53 % 29 - 14);
        table.columns["nats"].push_back(second ? 18 + i * 31 % 23 : 20 + i * 53 % 29);
        table.columns["tokens"].push_back(5 + i * 7 % 11);
        table.columns["hits"].push_back(1 + i % 3 + (second && i % 5 == 0 ? 1 : 0));
        table.columns["false_alarms"].push_back(second ? (i * 3 % 2) * (i % 4 < 2 ? 1 : 0) : i % 2);
        table.columns["misses"].push_back(second ? std::max(misses - 1, 0) : misses);
    }
    return table;
}

} // namespace

/// Golden values of classes: scipy 1.16 stats.bootstrap((range(120),), statistic, vectorized=False,
/// n_resamples=4000, method="BCa", random_state=default_rng(1)) with scikit-learn's f1_score(average="macro")
/// of the runs above; n_resamples=100000 for the accuracy. Of numbers: scipy 1.17.1, n_resamples=20000, the
/// statistic written in numpy: the difference of sqrt(mean((value − truth)²)), of mean(|value − truth|), of
/// 1 − mean((value − truth)²)/var(truth), of sum(nats)/sum(tokens), of 2·hits/(2·hits + false alarms +
/// misses).
class TestPairedTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void differencesMatchScipy_data();
    void differencesMatchScipy();
    void macroF1DifferenceMatchesScipy();
    void accuracyDifferenceMatchesScipy();
    void theEstimateIsTheDifferenceOfTheMetrics();
    void aSteadyDifferenceHasNoNoise();
    void equalModelsDoNotDiffer();
    void groupsAreDrawnWhole();
    void oneSetOfDrawsServesEveryMetric();
    void onlyCountingMetricsHaveRightItems();
    void classesNeedTheirColumns();
};

void TestPairedTables::differencesMatchScipy_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<double>("estimate");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("error");
    QTest::newRow("rmse") << QByteArray("rmse") << -3.226037887168542 << -4.2077235236 << -2.1335266267
                          << .529704991;
    QTest::newRow("mae") << QByteArray("mae") << -2.84 << -4.03 << -1.5066666667 << .6413935162;
    QTest::newRow("r2") << QByteArray("r2") << .05245455725382253 << .0311583748 << .0772854658
                        << .0119989747;
    QTest::newRow("nats") << QByteArray("nats_per_token") << -.5324459234608985 << -.8152101092
                          << -.2555424497 << .1424899041;
    QTest::newRow("micro F1") << QByteArray("micro_f1") << .1556704165399817 << .1366609384 << .1779513875
                              << .0105004979;
}

void TestPairedTables::differencesMatchScipy() {
    QFETCH(QByteArray, id);
    QFETCH(double, estimate);
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, error);
    const BootstrapInterval found = differenceOf({{numbersOf(false)}, {numbersOf(true)}}, id.constData());
    VERIFY_NEAR(found.estimate, estimate, 1e-12);
    VERIFY_NEAR(found.low, low, .1 * error);
    VERIFY_NEAR(found.high, high, .1 * error);
    VERIFY_NEAR(found.standardError, error, .05 * error);
    QVERIFY(found.p < .001);
}

void TestPairedTables::macroF1DifferenceMatchesScipy() {
    const BootstrapInterval f1 = differenceOf(twoRuns(), "macro_f1");
    VERIFY_NEAR(f1.estimate, .15, 1e-12);
    VERIFY_NEAR(f1.low, .0712158998, .004);
    VERIFY_NEAR(f1.high, .2348705194, .004);
    VERIFY_NEAR(f1.standardError, .0416716799, .002);
    QVERIFY(f1.p < .01);
}

void TestPairedTables::accuracyDifferenceMatchesScipy() {
    const BootstrapInterval accuracy = differenceOf(twoRuns(), "accuracy");
    VERIFY_NEAR(accuracy.estimate, .15, 1e-12);
    VERIFY_NEAR(accuracy.low, .075, .005);
    VERIFY_NEAR(accuracy.high, .2333333333, .005);
}

void TestPairedTables::theEstimateIsTheDifferenceOfTheMetrics() {
    PairedTables tables = twoRuns();
    for (auto* runs : {&tables.first, &tables.second}) {
        for (ItemTable& run : *runs) {
            run.columns["truth"][5] = 3;  // a class with one item that nobody finds
            run.columns["truth"][6] = -1; // a label that no model knows
        }
    }
    tables.second[1].columns["predicted"][7] = 3; // an invented one
    const auto asIntegers = [](const std::vector<double>& values) {
        return std::vector<int>(values.begin(), values.end());
    };
    double expected = 0;
    for (std::size_t run = 0; run < 2; ++run) {
        const auto labels = asIntegers(*tables.first[run].find("truth"));
        const auto first =
            statistics::classificationMetrics(labels, asIntegers(*tables.first[run].find("predicted")), 4);
        const auto second =
            statistics::classificationMetrics(labels, asIntegers(*tables.second[run].find("predicted")), 4);
        QVERIFY(first && second);
        expected += (second->macroF1 - first->macroF1) / 2;
    }
    VERIFY_NEAR(differenceOf(tables, "macro_f1", 50).estimate, expected, 1e-12);
}

/// Every item is off by 2 in the first and by 1 in the second: whichever are drawn, the error is 1 lower.
void TestPairedTables::aSteadyDifferenceHasNoNoise() {
    ItemTable first;
    ItemTable second;
    for (int i = 0; i < 20; ++i) {
        for (ItemTable* table : {&first, &second}) {
            table->items.push_back(std::to_string(i));
            table->columns["truth"].push_back(i);
        }
        first.columns["value"].push_back(i + (i % 2 == 0 ? 2 : -2));
        second.columns["value"].push_back(i + (i % 3 == 0 ? 1 : -1));
    }
    for (const char* id : {"rmse", "mae"}) {
        const BootstrapInterval found = differenceOf({{first}, {second}}, id, 200);
        QCOMPARE(found.estimate, -1.0);
        QCOMPARE(found.low, -1.0);
        QCOMPARE(found.high, -1.0);
        QCOMPARE(found.p, 1.0 / 200);
    }
    QCOMPARE(valuesOf(named("rmse"), std::vector{first, second}), (std::vector<double>{2, 1}));
}

void TestPairedTables::equalModelsDoNotDiffer() {
    PairedTables classes = twoRuns();
    classes.second = classes.first;
    for (const auto& [tables, id] : {std::pair<PairedTables, const char*>{classes, "macro_f1"},
                                     {{{numbersOf(true)}, {numbersOf(true)}}, "nats_per_token"}}) {
        const BootstrapInterval found = differenceOf(tables, id, 200);
        QCOMPARE(found.estimate, 0.0);
        QCOMPARE(found.low, 0.0);
        QCOMPARE(found.high, 0.0);
        QCOMPARE(found.p, 1.0);
    }
}

/// Every item ten times over tells nothing new: drawn by group it is as uncertain as alone, and the interval
/// is that of the items alone.
void TestPairedTables::groupsAreDrawnWhole() {
    const auto tenfold = [](const ItemTable& table) {
        ItemTable out;
        for (std::size_t item = 0; item < table.size(); ++item) {
            for (int copy = 0; copy < 10; ++copy) {
                out.items.push_back(table.items[item] + "/" + std::to_string(copy));
                out.groups.push_back("group " + std::to_string(item));
                for (const auto& [name, values] : table.columns) {
                    out.columns[name].push_back(values[item]);
                }
            }
        }
        return out;
    };
    for (const char* id : {"rmse", "nats_per_token"}) {
        const PairedTables alone{{numbersOf(false)}, {numbersOf(true)}};
        PairedTables copied{{tenfold(alone.first[0])}, {tenfold(alone.second[0])}};
        const BootstrapInterval wanted = differenceOf(alone, id, 1000);
        const BootstrapInterval found = differenceOf(copied, id, 1000);
        VERIFY_NEAR(found.low, wanted.low, 1e-9);
        VERIFY_NEAR(found.high, wanted.high, 1e-9);
        VERIFY_NEAR(found.standardError, wanted.standardError, 1e-9);
        copied.first[0].groups.clear();
        QVERIFY(differenceOf(copied, id, 1000).standardError < 0.4 * wanted.standardError);
    }
}

void TestPairedTables::oneSetOfDrawsServesEveryMetric() {
    const PairedTables tables{{numbersOf(false)}, {numbersOf(true)}};
    const std::vector<const metric::Metric*> both{&named("rmse"), &named("mae")};
    const auto found = pairedDifferences(tables, both, {.draws = 300});
    QCOMPARE(found[0].low, differenceOf(tables, "rmse", 300).low);
    QCOMPARE(found[1].low, differenceOf(tables, "mae", 300).low);
}

void TestPairedTables::onlyCountingMetricsHaveRightItems() {
    const PairedTables numbers{{numbersOf(false)}, {numbersOf(true)}};
    QVERIFY(!rightOrWrong(numbers, named("rmse")));
    QVERIFY(!rightOrWrong(twoRuns(), named("macro_f1")));
    const auto classes = rightOrWrong(twoRuns(), named("accuracy"));
    QVERIFY(classes);
    const statistics::Discordance d = statistics::discordanceOf(*classes, 0);
    QCOMPARE(d.items, classItems);
    QCOMPARE(d.c - d.b, 18); // 36 of 120 wrong against 18
    const auto sets = rightOrWrong(numbers, named("subset_accuracy"));
    QVERIFY(sets);
    QCOMPARE(std::count(sets->first[0].begin(), sets->first[0].end(), 1), 10); // even and divisible by 3
}

void TestPairedTables::classesNeedTheirColumns() {
    const auto classes = classesOf(twoRuns(), 3);
    QVERIFY(classes && classes->classes == 3);
    QCOMPARE(classes->labels[4], 1);
    QVERIFY(!classesOf({{numbersOf(false)}, {numbersOf(true)}}, 3));
    QVERIFY(!classesOf(twoRuns(), 0));
}

PLATEAU_TEST(TestPairedTables)
#include "test_paired_tables.moc"
