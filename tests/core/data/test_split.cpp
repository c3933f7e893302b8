#include "core/data/duplicates.h"
#include "core/data/split.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;
using Positions = std::vector<std::uint32_t>;

SplitSettings settingsOf(SplitRule rule, double test = 0.2, double validation = 0, std::uint64_t seed = 0) {
    return {rule, test, validation, seed};
}

std::map<S, std::size_t> countLabels(const std::vector<Sample>& samples, const Positions& positions) {
    std::map<S, std::size_t> counts;
    for (const auto i : positions) {
        ++counts[samples[i].label];
    }
    return counts;
}

/// Every sample on one side, lists ascending.
bool isPartition(const Split& split, std::size_t count) {
    Positions all;
    for (const auto* side : {&split.train, &split.validation, &split.test}) {
        if (!std::is_sorted(side->begin(), side->end())) {
            return false;
        }
        all.insert(all.end(), side->begin(), side->end());
    }
    std::sort(all.begin(), all.end());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (all[i] != i) {
            return false;
        }
    }
    return all.size() == count;
}

S reason(const Result<Split>& split) {
    return split ? "no error" : split.error().text();
}

/// Groups of 1 to 7 samples; every label is in many groups.
std::vector<Sample> groupedSamples(std::size_t count) {
    auto samples = fixture::numberedSamples(count, 3);
    std::size_t group = 0;
    for (std::size_t i = 0, left = 1; i < count; ++i) {
        samples[i].group = "g" + std::to_string(group);
        if (--left == 0) {
            ++group;
            left = group % 7 + 1;
        }
    }
    return samples;
}

} // namespace

class TestSplit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFieldDecides();
    void aFieldWithOtherValuesIsRefused_data();
    void aFieldWithOtherValuesIsRefused();
    void stratifiedDrawsAreExact();
    void drawsKeepTheSharesOfStrata();
    void rowsOfATableAreDrawnEachForItself();
    void rareLabelsStayInTraining();
    void equalTextsStayTogether();
    void groupsStayTogether();
    void groupsNeedGroups();
    void samplesWithoutGroupStandAlone();
    void drawsDependOnTheSeedOnly();
    void theDrawIsAsThePythonReferenceSays_data();
    void theDrawIsAsThePythonReferenceSays();
    void theValidationSetDoesNotMoveTheTestSet();
    void ordersByTheFile();
    void ordersByAField_data();
    void ordersByAField();
    void noRuleTakesNothingAway();
    void sidesThatWouldBeEmptyAreRefused_data();
    void sidesThatWouldBeEmptyAreRefused();
    void labelsOnlyInTheTestSetAreNamed();
    void picksSamples();
};

void TestSplit::theFieldDecides() {
    auto samples = fixture::samples({{"a", "x"}, {"b", "x"}, {"c", "x"}, {"d", "y"}});
    const char* const sides[] = {"train", "test", "dev", "Train"};
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].split = sides[i];
    }
    const auto split = makeSplit(samples, settingsOf(SplitRule::Field));
    QVERIFY2(split.ok(), reason(split).c_str());
    QVERIFY(*split == (Split{{0, 3}, {2}, {1}, {}}));
}

void TestSplit::aFieldWithOtherValuesIsRefused_data() {
    QTest::addColumn<S>("value");
    QTest::addColumn<S>("expected");
    QTest::newRow("unknown") << S("extra")
                             << S("line 2: the split field says 'extra', which is no side. Use train, "
                                  "validation or test, or split by a seeded draw.");
    QTest::newRow("empty")
        << S()
        << S("line 2: the split field is empty. Use train, validation or test, or split by "
             "a seeded draw.");
    QTest::newRow("no test rows")
        << S("train")
        << S("split: the test set would be empty. Correct the split field, or split by a seeded draw.");
}

void TestSplit::aFieldWithOtherValuesIsRefused() {
    QFETCH(S, value);
    QFETCH(S, expected);
    auto samples = fixture::samples({{"a", "x"}, {"b", "x"}});
    samples[0].split = "train";
    samples[1].split = value;
    const S actual = reason(makeSplit(samples, settingsOf(SplitRule::Field)));
    QVERIFY2(actual == expected, actual.c_str());
}

void TestSplit::stratifiedDrawsAreExact() {
    std::vector<Sample> samples = fixture::numberedSamples(1000, 1);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].label = i < 700 ? "a" : i < 950 ? "b" : "c";
    }
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const auto split = makeSplit(samples, settingsOf(SplitRule::Stratified, 0.2, 0.1, seed));
        QVERIFY2(split.ok(), reason(split).c_str());
        QVERIFY(isPartition(*split, samples.size()));
        QVERIFY(countLabels(samples, split->test) ==
                (std::map<S, std::size_t>{{"a", 140}, {"b", 50}, {"c", 10}}));
        QVERIFY(countLabels(samples, split->validation) ==
                (std::map<S, std::size_t>{{"a", 70}, {"b", 25}, {"c", 5}}));
    }
}

void TestSplit::drawsKeepTheSharesOfStrata() {
    std::vector<Sample> samples = fixture::numberedSamples(200, 1);
    std::vector<int> strata;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].label = std::to_string(i); // a number of its own each: as classes none could be drawn
        strata.push_back(i < 100 ? -1 : 7);
    }
    const auto split = makeSplit(samples, settingsOf(SplitRule::Stratified, 0.2), strata);
    QVERIFY2(split.ok(), reason(split).c_str());
    QVERIFY(isPartition(*split, samples.size()));
    QCOMPARE(split->test.size(), std::size_t{40});
    QCOMPARE(std::count_if(split->test.begin(), split->test.end(), [](auto i) { return i < 100; }), 20);
}

void TestSplit::rowsOfATableAreDrawnEachForItself() {
    std::vector<Sample> samples = fixture::numberedSamples(100, 1);
    const std::vector<int> strata(samples.size(), 0);
    for (Sample& sample : samples) {
        sample.text = "rooms=2";
    }
    QVERIFY(!makeSplit(samples, settingsOf(SplitRule::Stratified, 0.2), strata).ok()); // one text, one side
    const auto apart = makeSplit(samples, settingsOf(SplitRule::Stratified, 0.2), strata, EqualTexts::Apart);
    QVERIFY2(apart.ok(), reason(apart).c_str());
    QVERIFY(isPartition(*apart, samples.size()));
    QCOMPARE(apart->test.size(), std::size_t{20});
}

void TestSplit::rareLabelsStayInTraining() {
    auto samples = fixture::numberedSamples(100, 1);
    samples[10].label = "once";
    samples[20].label = samples[30].label = "twice";
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto split = makeSplit(samples, settingsOf(SplitRule::Stratified, 0.5, 0, seed));
        QVERIFY(split.ok());
        auto train = countLabels(samples, split->train);
        QCOMPARE(train["once"], std::size_t{1});
        QCOMPARE(train["twice"], std::size_t{1});
        QVERIFY(split->testOnlyLabels.empty());
    }
}

void TestSplit::equalTextsStayTogether() {
    auto samples = fixture::numberedSamples(300, 2);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].text = fmt::format("{}  {}", i % 2 == 0 ? "Text" : "text", i / 4);
    }
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const auto split = makeSplit(samples, settingsOf(SplitRule::Stratified, 0.3, 0.1, seed));
        QVERIFY(split.ok());
        QVERIFY(isPartition(*split, samples.size()));
        QVERIFY(findLeaks(pick(samples, split->train), pick(samples, split->test)).testRows.empty());
        QVERIFY(findLeaks(pick(samples, split->validation), pick(samples, split->test)).testRows.empty());
        QVERIFY(split->test.size() >= 80 && split->test.size() <= 100);
    }
}

void TestSplit::groupsStayTogether() {
    const auto samples = groupedSamples(600);
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const auto split = makeSplit(samples, settingsOf(SplitRule::Group, 0.25, 0.1, seed));
        QVERIFY2(split.ok(), reason(split).c_str());
        QVERIFY(isPartition(*split, samples.size()));
        std::map<S, std::set<int>> sides;
        int side = 0;
        for (const auto* positions : {&split->train, &split->validation, &split->test}) {
            for (const auto i : *positions) {
                sides[samples[i].group].insert(side);
            }
            ++side;
        }
        QVERIFY(std::all_of(sides.begin(), sides.end(),
                            [](const auto& entry) { return entry.second.size() == 1; }));
        for (const auto& [label, count] : countLabels(samples, split->test)) {
            QVERIFY2(count >= 40 && count <= 60, fmt::format("{} {}", label, count).c_str());
        }
    }
}

void TestSplit::groupsNeedGroups() {
    auto samples = fixture::numberedSamples(10, 2);
    const S none = reason(makeSplit(samples, settingsOf(SplitRule::Group)));
    QCOMPARE(none, S("split: no sample has a group. Name a group field, or use the stratified rule."));
    for (Sample& sample : samples) {
        sample.group = "all";
    }
    const S one = reason(makeSplit(samples, settingsOf(SplitRule::Group)));
    QCOMPARE(one, S("split: the test set would be empty. Give more samples (or groups) or other shares."));
}

void TestSplit::samplesWithoutGroupStandAlone() {
    auto samples = fixture::numberedSamples(100, 2);
    samples[0].group = samples[2].group = "pair";
    const auto split = makeSplit(samples, settingsOf(SplitRule::Group));
    QVERIFY(split.ok());
    QCOMPARE(split->test.size(), std::size_t{20});
}

void TestSplit::drawsDependOnTheSeedOnly() {
    const auto samples = fixture::numberedSamples(200, 4);
    std::set<Positions> tests;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto settings = settingsOf(SplitRule::Stratified, 0.2, 0, seed);
        const auto split = makeSplit(samples, settings);
        QVERIFY(*split == *makeSplit(samples, settings));
        tests.insert(split->test);
    }
    QCOMPARE(tests.size(), std::size_t{20});
}

/// The test set of a frozen plan must come out again.
void TestSplit::theDrawIsAsThePythonReferenceSays_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<std::size_t>("labels");
    QTest::addColumn<Positions>("expected");
    // tests/core/data/draw_reference.py 7 0.35 a b a b a b a b a b a b a b a b a b a b
    QTest::newRow("two labels") << .35 << std::size_t{2} << Positions{3, 4, 5, 8, 10, 11, 12};
    // tests/core/data/draw_reference.py 7 0.3 a b c a b c a b c a b c a b c a b c a b
    QTest::newRow("three labels") << .3 << std::size_t{3} << Positions{3, 4, 5, 10, 11, 12};
}

void TestSplit::theDrawIsAsThePythonReferenceSays() {
    QFETCH(double, share);
    QFETCH(std::size_t, labels);
    QFETCH(Positions, expected);
    const auto split =
        makeSplit(fixture::numberedSamples(20, labels), settingsOf(SplitRule::Stratified, share, 0, 7));
    QVERIFY2(split->test == expected, fmt::format("{}", fmt::join(split->test, " ")).c_str());
}

void TestSplit::theValidationSetDoesNotMoveTheTestSet() {
    const auto samples = fixture::numberedSamples(200, 4);
    const auto without = makeSplit(samples, settingsOf(SplitRule::Stratified, 0.2, 0, 3));
    const auto with = makeSplit(samples, settingsOf(SplitRule::Stratified, 0.2, 0.2, 3));
    QVERIFY(without->test == with->test);
    QVERIFY(without->train != with->train);
}

void TestSplit::ordersByTheFile() {
    const auto samples = fixture::numberedSamples(10, 2);
    const auto split = makeSplit(samples, settingsOf(SplitRule::Order, 0.3, 0.2));
    QVERIFY(*split == (Split{{0, 1, 2, 3, 4}, {5, 6}, {7, 8, 9}, {}}));
}

void TestSplit::ordersByAField_data() {
    QTest::addColumn<std::vector<S>>("order");
    QTest::addColumn<Positions>("test");
    QTest::newRow("numbers") << std::vector<S>{"9", "10", "2.5", "100", "-1"} << Positions{1, 3};
    QTest::newRow("dates") << std::vector<S>{"2026-03-01", "2025-12-31", "2026-03-02", "2024-01-01",
                                             "2025-01-01"}
                           << Positions{0, 2};
    QTest::newRow("equal ones keep the file's order")
        << std::vector<S>{"1", "1", "1", "1", "1"} << Positions{3, 4};
}

void TestSplit::ordersByAField() {
    QFETCH(std::vector<S>, order);
    QFETCH(Positions, test);
    auto samples = fixture::numberedSamples(order.size(), 1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        samples[i].order = order[i];
    }
    const auto split = makeSplit(samples, settingsOf(SplitRule::Order, 0.4));
    QVERIFY(split.ok());
    QVERIFY2(split->test == test, fmt::format("{}", fmt::join(split->test, " ")).c_str());
}

void TestSplit::noRuleTakesNothingAway() {
    const auto samples = fixture::numberedSamples(3, 1);
    QVERIFY(*makeSplit(samples, settingsOf(SplitRule::None)) == (Split{{0, 1, 2}, {}, {}, {}}));
}

void TestSplit::sidesThatWouldBeEmptyAreRefused_data() {
    QTest::addColumn<std::size_t>("count");
    QTest::addColumn<double>("testShare");
    QTest::addColumn<double>("validationShare");
    QTest::addColumn<S>("empty");
    QTest::newRow("no samples") << std::size_t{0} << .2 << 0.0 << S("training set");
    QTest::newRow("one sample") << std::size_t{1} << .2 << 0.0 << S("test set");
    QTest::newRow("too few for validation") << std::size_t{2} << .2 << .2 << S("validation set");
}

void TestSplit::sidesThatWouldBeEmptyAreRefused() {
    QFETCH(std::size_t, count);
    QFETCH(double, testShare);
    QFETCH(double, validationShare);
    QFETCH(S, empty);
    const auto samples = fixture::numberedSamples(count, 1);
    const auto split = makeSplit(samples, settingsOf(SplitRule::Stratified, testShare, validationShare));
    QCOMPARE(
        reason(split),
        fmt::format("split: the {} would be empty. Give more samples (or groups) or other shares.", empty));
}

void TestSplit::labelsOnlyInTheTestSetAreNamed() {
    auto samples = fixture::samples({{"a", "x"}, {"b", "y"}, {"c", "z"}});
    samples[0].split = "train";
    samples[1].split = "test";
    samples[2].split = "test";
    QVERIFY(makeSplit(samples, settingsOf(SplitRule::Field))->testOnlyLabels == (std::vector<S>{"y", "z"}));
}

void TestSplit::picksSamples() {
    const auto samples = fixture::numberedSamples(5, 5);
    const auto picked = pick(samples, Positions{4, 1});
    QCOMPARE(picked.size(), std::size_t{2});
    QVERIFY(picked[0] == samples[4] && picked[1] == samples[1]);
}

PLATEAU_TEST(TestSplit)
#include "test_split.moc"
