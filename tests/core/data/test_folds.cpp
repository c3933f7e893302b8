#include "core/data/folds.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace plateau;
using namespace plateau::data;

namespace {

/// `sizes[c]` samples of class c, one class after the other, texts all different.
std::vector<Sample> samplesOf(const std::vector<int>& sizes) {
    std::vector<Sample> samples;
    for (std::size_t c = 0; c < sizes.size(); ++c) {
        for (int i = 0; i < sizes[c]; ++i) {
            Sample sample;
            sample.id = std::to_string(samples.size());
            sample.text = "text " + sample.id;
            sample.label = std::to_string(c);
            samples.push_back(std::move(sample));
        }
    }
    return samples;
}

std::vector<int> strataOf(const std::vector<Sample>& samples) {
    std::vector<int> strata;
    for (const Sample& sample : samples) {
        strata.push_back(std::stoi(sample.label));
    }
    return strata;
}

/// Samples of each part, of each stratum in it.
std::map<int, std::map<int, int>> counts(const std::vector<int>& parts, const std::vector<int>& strata) {
    std::map<int, std::map<int, int>> out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ++out[parts[i]][strata[i]];
    }
    return out;
}

int total(const std::map<int, int>& strata) {
    int sum = 0;
    for (const auto& [stratum, count] : strata) {
        sum += count;
    }
    return sum;
}

} // namespace

class TestFolds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySeedLeavesOnePartOut_data();
    void everySeedLeavesOnePartOut();
    void partsHaveEqualSharesOfTheStrata_data();
    void partsHaveEqualSharesOfTheStrata();
    void thinClassesFillAllParts();
    void equalTextsAndGroupsStayWhole();
    void aPartThatIsLargerLeavesFewerRows();
    void rowsOfATableMayPart();
};

void TestFolds::everySeedLeavesOnePartOut_data() {
    QTest::addColumn<bool>("whole");
    QTest::newRow("dealt") << false;
    QTest::newRow("whole units") << true;
}

void TestFolds::everySeedLeavesOnePartOut() {
    QFETCH(bool, whole);
    constexpr int folds = 5;
    const auto samples = samplesOf({40, 30, 23});
    const auto strata = strataOf(samples);
    const auto parts =
        whole ? wholeFolds(samples, strata, DrawUnit::EqualText, folds) : dealtFolds(strata, folds);
    QCOMPARE(foldedRows(parts, folds), foldedRows(93, folds));
    std::map<std::uint32_t, int> timesLeftOut;
    for (std::uint64_t seed = 0; seed < folds; ++seed) {
        const auto order = foldOrder(strata, parts, folds, seed);
        QVERIFY(static_cast<std::int64_t>(order.size()) >= foldedRows(93, folds));
        const std::set<std::uint32_t> kept(order.begin(), order.end());
        QCOMPARE(kept.size(), order.size());
        const auto out = leftOut(parts, folds, seed);
        QVERIFY(std::is_sorted(out.begin(), out.end()));
        QCOMPARE(out.size() + kept.size(), samples.size());
        for (const std::uint32_t row : out) {
            QVERIFY(!kept.contains(row));
            ++timesLeftOut[row];
        }
        // The next seed of the same part draws in another order and is scored on the same samples.
        const auto again = foldOrder(strata, parts, folds, seed + folds);
        QVERIFY(again != order);
        QCOMPARE(std::set<std::uint32_t>(again.begin(), again.end()), kept);
        QCOMPARE(leftOut(parts, folds, seed + folds), out);
    }
    QCOMPARE(timesLeftOut.size(), samples.size());
    for (const auto& [row, times] : timesLeftOut) {
        QCOMPARE(times, 1);
    }
}

void TestFolds::partsHaveEqualSharesOfTheStrata_data() {
    everySeedLeavesOnePartOut_data();
}

void TestFolds::partsHaveEqualSharesOfTheStrata() {
    QFETCH(bool, whole);
    const auto samples = samplesOf({60, 30, 10});
    const auto strata = strataOf(samples);
    const auto parts = whole ? wholeFolds(samples, strata, DrawUnit::EqualText, 5) : dealtFolds(strata, 5);
    for (auto& [part, classes] : counts(parts, strata)) {
        QCOMPARE(classes[0], 12);
        QCOMPARE(classes[1], 6);
        QCOMPARE(classes[2], 2);
    }
}

/// 150 classes of four: a part may not be left empty because each class has been dealt out already.
void TestFolds::thinClassesFillAllParts() {
    const auto samples = samplesOf(std::vector<int>(150, 4));
    const auto strata = strataOf(samples);
    for (const auto& [part, classes] : counts(wholeFolds(samples, strata, DrawUnit::EqualText, 5), strata)) {
        QVERIFY(std::abs(total(classes) - 120) <= 1);
    }
}

void TestFolds::equalTextsAndGroupsStayWhole() {
    auto samples = samplesOf({50, 50});
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].group = "g" + std::to_string(i % 12);
        samples[i].text = (i % 2 == 0 ? "Text " : "text ") + std::to_string(i / 2);
    }
    const auto strata = strataOf(samples);
    const auto byText = wholeFolds(samples, strata, DrawUnit::EqualText, 4);
    const auto byGroup = wholeFolds(samples, strata, DrawUnit::Group, 4);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        QCOMPARE(byText[i], byText[i / 2 * 2]);
        QCOMPARE(byGroup[i], byGroup[i % 12]);
    }
    for (const auto& [part, classes] : counts(byGroup, strata)) {
        QVERIFY(std::abs(total(classes) - 25) <= 2);
    }
}

void TestFolds::aPartThatIsLargerLeavesFewerRows() {
    auto samples = samplesOf({100});
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].group = i < 60 ? "large" : "g" + std::to_string(i);
    }
    const auto parts = wholeFolds(samples, strataOf(samples), DrawUnit::Group, 5);
    QCOMPARE(foldedRows(parts, 5), 40);
    QCOMPARE(leftOut(parts, 5, static_cast<std::uint64_t>(parts[0])).size(), std::size_t{60});
}

void TestFolds::rowsOfATableMayPart() {
    auto samples = samplesOf({20});
    for (Sample& sample : samples) {
        sample.text = "the same";
    }
    const auto strata = strataOf(samples);
    QCOMPARE(counts(wholeFolds(samples, strata, DrawUnit::EqualText, 4), strata).size(), std::size_t{1});
    QCOMPARE(counts(wholeFolds(samples, strata, DrawUnit::Sample, 4), strata).size(), std::size_t{4});
}

PLATEAU_TEST(TestFolds)
#include "test_folds.moc"
