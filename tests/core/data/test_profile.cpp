#include "core/data/character_class.h"
#include "core/data/profile.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

/// Samples whose texts have these lengths in characters.
std::vector<Sample> samplesOfLengths(const std::vector<std::size_t>& lengths) {
    auto samples = fixture::numberedSamples(lengths.size(), 1);
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        samples[i].text = S(lengths[i], 'x');
    }
    return samples;
}

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsLabelsLargestFirst();
    void findsLabelsThatDifferInCaseOnly();
    void percentilesAreNearestRanks_data();
    void percentilesAreNearestRanks();
    void everyLengthFallsIntoOneBin_data();
    void everyLengthFallsIntoOneBin();
    void countsCharactersNotBytes();
    void tellsTheShareOfHan_data();
    void tellsTheShareOfHan();
    void nothingHasAProfileToo();
    void jsonHoldsTheSame();
    void whiteSpaceIsThatOfUnicode_data();
    void whiteSpaceIsThatOfUnicode();
};

void TestProfile::countsLabelsLargestFirst() {
    const auto result = profile(fixture::samples(
        {{"a", "z"}, {"b", "y"}, {"c", "x"}, {"d", "y"}, {"e", "x"}, {"f", "x"}, {"g", "w"}}));
    QVERIFY(result.labels == (std::vector<LabelCount>{{"x", 3}, {"y", 2}, {"w", 1}, {"z", 1}}));
    QCOMPARE(result.samples, std::uint64_t{7});
    QVERIFY(result.similarLabels.empty());
}

void TestProfile::findsLabelsThatDifferInCaseOnly() {
    const auto result =
        profile(fixture::samples({{"a", "On"}, {"b", "off"}, {"c", "on"}, {"d", "on "}, {"e", "on"}}));
    QVERIFY(result.similarLabels == (std::vector<std::vector<S>>{{"on", "On", "on "}}));
}

void TestProfile::percentilesAreNearestRanks_data() {
    QTest::addColumn<std::size_t>("count"); // lengths 1 … count
    QTest::addColumn<std::vector<std::uint64_t>>("expected");
    QTest::newRow("one") << std::size_t{1} << std::vector<std::uint64_t>{1, 1, 1, 1, 1, 1};
    QTest::newRow("two") << std::size_t{2} << std::vector<std::uint64_t>{1, 1, 1, 2, 2, 2};
    QTest::newRow("twenty") << std::size_t{20} << std::vector<std::uint64_t>{1, 1, 10, 19, 20, 20};
    QTest::newRow("hundred") << std::size_t{100} << std::vector<std::uint64_t>{1, 5, 50, 95, 99, 100};
    QTest::newRow("thousand and one")
        << std::size_t{1001} << std::vector<std::uint64_t>{1, 51, 501, 951, 991, 1001};
}

void TestProfile::percentilesAreNearestRanks() {
    QFETCH(std::size_t, count);
    QFETCH(std::vector<std::uint64_t>, expected);
    std::vector<std::size_t> lengths;
    for (std::size_t i = count; i > 0; --i) {
        lengths.push_back(i);
    }
    const LengthProfile p = profile(samplesOfLengths(lengths)).lengths;
    const std::vector<std::uint64_t> found = {p.shortest, p.p5, p.median, p.p95, p.p99, p.longest};
    QVERIFY2(found == expected, fmt::format("{}", fmt::join(found, " ")).c_str());
    QCOMPARE(p.mean, static_cast<double>(count + 1) / 2);
}

void TestProfile::everyLengthFallsIntoOneBin_data() {
    QTest::addColumn<std::vector<std::size_t>>("lengths");
    QTest::addColumn<std::size_t>("bins");
    QTest::newRow("equal") << std::vector<std::size_t>{5, 5, 5} << std::size_t{1};
    QTest::newRow("few") << std::vector<std::size_t>{1, 2, 4} << std::size_t{4};
    QTest::newRow("wide") << std::vector<std::size_t>{0, 1000} << std::size_t{20};
    std::vector<std::size_t> outlier(1000, 10);
    outlier.front() = 1;
    outlier.back() = 100000;
    QTest::newRow("outlier") << outlier << std::size_t{10};
}

void TestProfile::everyLengthFallsIntoOneBin() {
    QFETCH(std::vector<std::size_t>, lengths);
    QFETCH(std::size_t, bins);
    const auto found = profile(samplesOfLengths(lengths)).lengths.bins;
    QCOMPARE(found.size(), bins);
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        std::uint64_t inside = 0;
        for (const auto length : lengths) {
            inside += length >= found[i].from && length < found[i].to;
        }
        QCOMPARE(found[i].count, inside);
        QVERIFY(i == 0 || found[i].from == found[i - 1].to);
        total += found[i].count;
    }
    QCOMPARE(total, std::uint64_t{lengths.size()});
}

void TestProfile::countsCharactersNotBytes() {
    const auto result =
        profile(fixture::samples({{"ab", "x"}, {"\u4f60\u597d\u5417", "x"}, {" \u3000", "x"}}));
    QCOMPARE(result.lengths.longest, std::uint64_t{3});
    QCOMPARE(result.longestLine, std::uint64_t{2});
    QCOMPARE(result.emptyTexts, std::uint64_t{1});
}

void TestProfile::tellsTheShareOfHan_data() {
    QTest::addColumn<S>("text");
    QTest::addColumn<double>("share");
    QTest::newRow("English") << S("hello") << 0.0;
    QTest::newRow("Chinese") << S("\u6253\u5f00 \u706f") << 1.0;
    QTest::newRow("mixed") << S("\u706f on\n") << 1.0 / 3;
    QTest::newRow("kana are not Han") << S("\u3042\u30a2\u6f22") << 1.0 / 3;
    QTest::newRow("extension B") << S("\U00020000") << 1.0;
    QTest::newRow("nothing") << S() << 0.0;
}

void TestProfile::tellsTheShareOfHan() {
    QFETCH(S, text);
    QFETCH(double, share);
    QCOMPARE(profile(fixture::samples({{text.c_str(), "x"}})).hanShare, share);
}

void TestProfile::nothingHasAProfileToo() {
    const auto result = profile({});
    QCOMPARE(result.samples + result.longestLine + result.lengths.longest, std::uint64_t{0});
    QVERIFY(result.labels.empty() && result.lengths.bins.empty());
}

void TestProfile::jsonHoldsTheSame() {
    const Json json = toJson(profile(fixture::samples({{"ab", "x"}, {"c", "X"}, {"", "x"}})));
    const Json expected =
        parseJson(R"({"samples":3,"labels":[{"label":"x","count":2},{"label":"X","count":1}],
        "characters":{"shortest":0,"p5":0,"median":1,"p95":2,"p99":2,"longest":2,"mean":1.0,
        "bins":[{"from":0,"to":1,"count":1},{"from":1,"to":2,"count":1},{"from":2,"to":3,"count":1}]},
        "empty_texts":1,"longest_line":1,"han_share":0.0,"similar_labels":[["x","X"]]})",
                  "expected")
            .
            operator*();
    QVERIFY2(json == expected, json.dump().c_str());
}

void TestProfile::whiteSpaceIsThatOfUnicode_data() {
    QTest::addColumn<S>("text");
    QTest::addColumn<bool>("blank");
    QTest::newRow("nothing") << S() << true;
    QTest::newRow("ASCII") << S(" \t\n\v\f\r") << true;
    QTest::newRow("Unicode") << S("\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000") << true;
    QTest::newRow("zero width space is none") << S("\u200b") << false;
    QTest::newRow("not UTF-8") << S("\xA0") << false;
    QTest::newRow("text") << S("  a") << false;
}

void TestProfile::whiteSpaceIsThatOfUnicode() {
    QFETCH(S, text);
    QFETCH(bool, blank);
    QCOMPARE(isBlank(text), blank);
}

PLATEAU_TEST(TestProfile)
#include "test_profile.moc"
