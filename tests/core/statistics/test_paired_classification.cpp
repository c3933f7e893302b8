#include "core/metric/classification_metrics.h"
#include "core/statistics/compare/paired_classification.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <numeric>

using namespace plateau::statistics;

namespace {

constexpr int items = 120;

int labelOf(int item) {
    return item % 3;
}

/// A run that is wrong on `rate` of 20 items.
std::vector<int> runOf(int seed, int rate) {
    std::vector<int> out(items);
    for (int i = 0; i < items; ++i) {
        const bool wrong = (7 * i + 3 * seed) % 20 < rate;
        out[static_cast<std::size_t>(i)] = wrong ? (labelOf(i) + 1 + (i / 20) % 2) % 3 : labelOf(i);
    }
    return out;
}

PairedPredictions twoRuns() {
    PairedPredictions p{.classes = 3};
    for (int i = 0; i < items; ++i) {
        p.labels.push_back(labelOf(i));
    }
    for (int seed = 0; seed < 2; ++seed) {
        p.first.push_back(runOf(seed, 6));
        p.second.push_back(runOf(seed + 1, 3));
    }
    return p;
}

} // namespace

/// Golden values: scipy 1.16 stats.bootstrap((range(120),), statistic, vectorized=False, n_resamples=4000,
/// method="BCa", random_state=default_rng(1)) with scikit-learn's f1_score(average="macro") of the runs
/// above; n_resamples=100000 for the accuracy.
class TestPairedClassification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void macroF1DifferenceMatchesScipy();
    void accuracyDifferenceMatchesScipy();
    void theEstimateIsTheDifferenceOfTheMetrics();
    void unknownLabelsAreNeverRight();
    void equalModelsDoNotDiffer();
    void oneRunGivesItsDiscordance();
    void classesAreJudgedOnTheirOwnItems();
    void classesWithoutItemsAreLeftOut();
    void groupsAreDrawnWhole();
    void groupsAreTestedInPlaceOfTheirItems();
    void oneGroupOrNoneChangesNothing();
};

void TestPairedClassification::macroF1DifferenceMatchesScipy() {
    const BootstrapInterval f1 = pairedDifferences(twoRuns()).macroF1;
    VERIFY_NEAR(f1.estimate, .15, 1e-12);
    VERIFY_NEAR(f1.low, .0712158998, .004);
    VERIFY_NEAR(f1.high, .2348705194, .004);
    VERIFY_NEAR(f1.standardError, .0416716799, .002);
    QVERIFY(f1.p < .01);
}

void TestPairedClassification::accuracyDifferenceMatchesScipy() {
    const BootstrapInterval accuracy = pairedDifferences(twoRuns()).accuracy;
    VERIFY_NEAR(accuracy.estimate, .15, 1e-12);
    VERIFY_NEAR(accuracy.low, .075, .005);
    VERIFY_NEAR(accuracy.high, .2333333333, .005);
    QCOMPARE(bcaBootstrapMean(itemDifferences(twoRuns())).low,
             accuracy.low); // one set of draws changes nothing
}

void TestPairedClassification::theEstimateIsTheDifferenceOfTheMetrics() {
    PairedPredictions p = twoRuns();
    p.classes = 4;
    p.labels[5] = 3;    // a class with one item that nobody finds
    p.labels[6] = -1;   // a label that no model knows
    p.second[1][7] = 3; // an invented one
    double expected = 0;
    for (std::size_t run = 0; run < 2; ++run) {
        const auto first = classificationMetrics(p.labels, p.first[run], p.classes);
        const auto second = classificationMetrics(p.labels, p.second[run], p.classes);
        QVERIFY(first && second);
        expected += (second->macroF1 - first->macroF1) / 2;
    }
    VERIFY_NEAR(pairedDifferences(p, {.draws = 50}).macroF1.estimate, expected, 1e-12);
}

void TestPairedClassification::unknownLabelsAreNeverRight() {
    PairedPredictions p{.classes = 2, .labels = {-1, 5, 0}, .first = {{0, 1, 1}}, .second = {{1, 0, 0}}};
    QCOMPARE(itemDifferences(p), (std::vector<double>{0, 0, 1}));
    QCOMPARE(discordanceOf(p, 0).c, 1);
    QCOMPARE(classDifferences(p).size(), std::size_t{1});
}

void TestPairedClassification::equalModelsDoNotDiffer() {
    PairedPredictions p = twoRuns();
    p.second = p.first;
    const BootstrapInterval f1 = pairedDifferences(p, {.draws = 200}).macroF1;
    QCOMPARE(f1.estimate, 0.0);
    QCOMPARE(f1.low, 0.0);
    QCOMPARE(f1.high, 0.0);
    QCOMPARE(f1.p, 1.0);
}

void TestPairedClassification::oneRunGivesItsDiscordance() {
    const PairedPredictions p = twoRuns();
    const Discordance d = discordanceOf(p, 1);
    QCOMPARE(d.items, items);
    const std::vector<double> all = itemDifferences({3, p.labels, {p.first[1]}, {p.second[1]}});
    QCOMPARE(d.c - d.b, static_cast<int>(std::lround(std::accumulate(all.begin(), all.end(), 0.0))));
    QVERIFY(d.b > 0 && d.c > d.b);
}

void TestPairedClassification::classesAreJudgedOnTheirOwnItems() {
    // Class 0: 10 items, the second gets all, the first none; class 1: 10 items, no difference.
    PairedPredictions p{.classes = 2};
    p.first.resize(1);
    p.second.resize(1);
    for (int i = 0; i < 20; ++i) {
        p.labels.push_back(i % 2);
        p.first[0].push_back(1);
        p.second[0].push_back(i % 2);
    }
    const auto classes = classDifferences(p);
    QCOMPARE(classes.size(), std::size_t{2});
    QCOMPARE(classes[0].support, 10);
    QCOMPARE(classes[0].firstRecall, 0.0);
    QCOMPARE(classes[0].secondRecall, 1.0);
    VERIFY_NEAR(classes[0].p, 0.001953125, 1e-12); // scipy.stats.binomtest(0, 10).pvalue
    VERIFY_NEAR(classes[0].adjustedP, 0.00390625, 1e-12);
    QCOMPARE(classes[1].p, 1.0);
    QCOMPARE(classes[1].adjustedP, 1.0);
}

void TestPairedClassification::classesWithoutItemsAreLeftOut() {
    const PairedPredictions p{.classes = 3, .labels = {2}, .first = {{0}}, .second = {{2}}};
    const auto classes = classDifferences(p);
    QCOMPARE(classes.size(), std::size_t{1});
    QCOMPARE(classes[0].label, 2);
}

/// Every item ten times over tells nothing new: drawn by group it is as uncertain as alone, and the interval
/// is that of the items alone.
void TestPairedClassification::groupsAreDrawnWhole() {
    const PairedPredictions alone = twoRuns();
    PairedPredictions copied{.classes = 3};
    copied.first.resize(2);
    copied.second.resize(2);
    for (std::size_t item = 0; item < alone.items(); ++item) {
        for (int copy = 0; copy < 10; ++copy) {
            copied.labels.push_back(alone.labels[item]);
            copied.groups.push_back("group " + std::to_string(item));
            for (std::size_t run = 0; run < 2; ++run) {
                copied.first[run].push_back(alone.first[run][item]);
                copied.second[run].push_back(alone.second[run][item]);
            }
        }
    }
    const PairedDifferences wanted = pairedDifferences(alone, {.draws = 1000});
    const PairedDifferences found = pairedDifferences(copied, {.draws = 1000});
    VERIFY_NEAR(found.accuracy.low, wanted.accuracy.low, 1e-9);
    VERIFY_NEAR(found.accuracy.high, wanted.accuracy.high, 1e-9);
    VERIFY_NEAR(found.macroF1.low, wanted.macroF1.low, 1e-9);
    VERIFY_NEAR(found.macroF1.standardError, wanted.macroF1.standardError, 1e-9);
    copied.groups.clear();
    QVERIFY(pairedDifferences(copied, {.draws = 1000}).accuracy.standardError <
            0.4 * wanted.accuracy.standardError);
}

void TestPairedClassification::groupsAreTestedInPlaceOfTheirItems() {
    PairedPredictions p{.classes = 2};
    p.first.resize(1);
    p.second.resize(1);
    const auto add = [&](const char* group, int label, bool first, bool second) {
        p.labels.push_back(label);
        p.groups.emplace_back(group);
        p.first[0].push_back(first ? label : 1 - label);
        p.second[0].push_back(second ? label : 1 - label);
    };
    for (int i = 0; i < 8; ++i) {
        add("x", 0, false, true); // eight items, one group
    }
    add("y", 0, true, false);
    add("y", 1, false, true); // as good as each other
    add("", 1, true, false);
    add("", 1, true, false); // two that stand alone
    QCOMPARE(unitsOf(p).size(), std::size_t{4});
    const Discordance itemsOnly = discordanceOf(p, 0);
    QCOMPARE(itemsOnly.b, 3);
    QCOMPARE(itemsOnly.c, 9);
    const Discordance units = unitDiscordance(p, 0);
    QCOMPARE(units.b, 2);
    QCOMPARE(units.c, 1);
    QCOMPARE(units.items, 4);
    const auto classes = classDifferences(p);
    QCOMPARE(classes[0].discordance.c, 8);
    VERIFY_NEAR(classes[0].p, mcNemar(1, 1).p, 1e-12); // group x for the second, group y for the first
    VERIFY_NEAR(classes[1].p, mcNemar(2, 1).p, 1e-12);
}

void TestPairedClassification::oneGroupOrNoneChangesNothing() {
    PairedPredictions p = twoRuns();
    const Discordance wanted = discordanceOf(p, 0);
    for (const char* group : {"", "the same"}) {
        p.groups.assign(p.items(), group);
        QCOMPARE(unitsOf(p).size(), p.items());
        QCOMPARE(unitDiscordance(p, 0).b, wanted.b);
        QCOMPARE(unitDiscordance(p, 0).c, wanted.c);
    }
}

PLATEAU_TEST(TestPairedClassification)
#include "test_paired_classification.moc"
