#include "core/statistics/compare/paired_classification.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

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

class TestPairedClassification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unknownLabelsAreNeverRight();
    void oneRunGivesItsDiscordance();
    void classesAreJudgedOnTheirOwnItems();
    void classesWithoutItemsAreLeftOut();
    void groupsAreTestedInPlaceOfTheirItems();
    void oneGroupOrNoneChangesNothing();
};

void TestPairedClassification::unknownLabelsAreNeverRight() {
    PairedPredictions p{.classes = 2, .labels = {-1, 5, 0}, .first = {{0, 1, 1}}, .second = {{1, 0, 0}}};
    QCOMPARE(discordanceOf(p, 0).c, 1);
    QCOMPARE(classDifferences(p).size(), std::size_t{1});
}

void TestPairedClassification::oneRunGivesItsDiscordance() {
    const PairedPredictions p = twoRuns();
    const Discordance d = discordanceOf(p, 1);
    QCOMPARE(d.items, items);
    QCOMPARE(d.c - d.b, 18); // 36 of 120 wrong against 18
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
    QCOMPARE(unitsOf(p.items(), p.groups).size(), std::size_t{4});
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
        QCOMPARE(unitsOf(p.items(), p.groups).size(), p.items());
        QCOMPARE(unitDiscordance(p, 0).b, wanted.b);
        QCOMPARE(unitDiscordance(p, 0).c, wanted.c);
    }
}

PLATEAU_TEST(TestPairedClassification)
#include "test_paired_classification.moc"
