#include "core/base/random.h"
#include "core/data/near_duplicates.h"
#include "core/data/shingles.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;
using Positions = std::vector<std::uint32_t>;

/// Words of random letters.
S randomText(Random& random, std::size_t words) {
    S text;
    for (std::size_t word = 0; word < words; ++word) {
        text += word == 0 ? "" : " ";
        for (int letter = 0; letter < 6; ++letter) {
            text += static_cast<char>('a' + random.below(26));
        }
    }
    return text;
}

double similarity(const S& a, const S& b) {
    return jaccard(shinglesOf(a), shinglesOf(b));
}

} // namespace

class TestNearDuplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsNGrams_data();
    void countsNGrams();
    void similarityIsJaccards();
    void wordAndCharacterGramsNeverMeet();
    void findsEveryPairThatCountingAllPairsFinds();
    void clustersAreJoinedTransitively();
    void theSmallestIdIsKept();
    void blankTextsAreLeftAlone();
    void aBucketOfManyIsOneCluster();
    void settingsOutOfRangeAreRefused_data();
    void settingsOutOfRangeAreRefused();
    void stopsWhenAsked();
};

void TestNearDuplicates::countsNGrams_data() {
    QTest::addColumn<S>("text");
    QTest::addColumn<std::size_t>("grams");
    QTest::newRow("blank") << S(" ") << std::size_t{0};
    QTest::newRow("short") << S("abc") << std::size_t{1};
    QTest::newRow("five characters") << S("abcde") << std::size_t{1};
    QTest::newRow("eight characters") << S("abcd efg") << std::size_t{4};
    QTest::newRow("repeated grams") << S("aaaaaaaaaa") << std::size_t{1};
    QTest::newRow("characters, not bytes") << S("\u00e9\u00e8\u00ea\u00eb\u0113\u0119") << std::size_t{2};
    QTest::newRow("nineteen words") << S("a b c d e f g h i j k l m n o p q r s") << std::size_t{33};
    QTest::newRow("twenty words") << S("a b c d e f g h i j k l m n o p q r s t") << std::size_t{16};
    QTest::newRow("twenty words with Han")
        << S("a b c d e f g h i j k l m n o p q r s \u706f") << std::size_t{35};
}

void TestNearDuplicates::countsNGrams() {
    QFETCH(S, text);
    QFETCH(std::size_t, grams);
    QCOMPARE(shinglesOf(text).size(), grams);
    QVERIFY(shinglesOf(text) == shinglesOf("  " + text + "\n"));
}

void TestNearDuplicates::similarityIsJaccards() {
    QCOMPARE(similarity("abcdefgh", "abcdefgh"), 1.0);
    QCOMPARE(similarity("abcdefgh", "abcdefgX"), 3.0 / 5);
    QCOMPARE(similarity("abcdefgh", "ABCDEFGH"), 1.0);
    QCOMPARE(similarity("abcdefgh", "zyxwvuts"), 0.0);
    QCOMPARE(similarity("", ""), 0.0);
    QCOMPARE(similarity("abcde", ""), 0.0);
}

void TestNearDuplicates::wordAndCharacterGramsNeverMeet() {
    const S words = "a b c d e f g h i j k l m n o p q r s t";
    QCOMPARE(similarity(words, words.substr(0, words.size() - 2)), 0.0);
}

/// Pairs at all similarities; what is found must be what the slow way finds, but for the pairs near the
/// threshold that the bands miss (one in 190 at .7, fewer above).
void TestNearDuplicates::findsEveryPairThatCountingAllPairsFinds() {
    Random random(11, "near duplicates");
    std::vector<Sample> samples = fixture::numberedSamples(800, 1);
    for (std::size_t i = 0; i < samples.size(); i += 2) {
        const std::size_t words = i % 4 == 0 ? 10 : 60;
        samples[i].text = randomText(random, words);
        samples[i + 1].text = samples[i].text;
        for (auto changes = random.below(8); changes > 0; --changes) {
            samples[i + 1].text[random.below(samples[i].text.size())] = '#';
        }
    }
    const auto found = findNearDuplicates(samples);
    QVERIFY(found.ok());
    int near = 0;
    int missed = 0;
    for (std::uint32_t i = 0; i < samples.size(); i += 2) {
        const bool isNear = similarity(samples[i].text, samples[i + 1].text) >= 0.7;
        const bool together = found->keeper[i + 1] == i;
        QVERIFY(isNear || !together);
        near += isNear;
        missed += isNear && !together;
        QCOMPARE(found->keeper[i], i);
    }
    QVERIFY2(near > 100 && near < 390, std::to_string(near).c_str());
    QVERIFY2(missed <= 2, std::to_string(missed).c_str());
    QCOMPARE(found->clusters, static_cast<std::uint64_t>(near - missed));
    QCOMPARE(found->removable, found->clusters);
}

void TestNearDuplicates::clustersAreJoinedTransitively() {
    Random random(12, "near duplicates");
    auto samples = fixture::numberedSamples(20, 1);
    samples[0].text = randomText(random, 15);
    for (std::size_t i = 1; i < samples.size(); ++i) {
        samples[i].text = samples[i - 1].text;
        samples[i].text[i * 5] = '#';
    }
    QVERIFY(similarity(samples.front().text, samples.back().text) < 0.3);
    const auto found = findNearDuplicates(samples);
    QVERIFY(found->keeper == Positions(20, 0));
    QCOMPARE(found->clusters, std::uint64_t{1});
    QCOMPARE(found->removable, std::uint64_t{19});
}

void TestNearDuplicates::theSmallestIdIsKept() {
    auto samples = fixture::samples(
        {{"the same text", "x"}, {"another one", "x"}, {"the same  text", "x"}, {"The same text", "x"}});
    samples[0].id = "10";
    samples[2].id = "9";
    samples[3].id = "9";
    QVERIFY(findNearDuplicates(samples)->keeper == (Positions{2, 1, 2, 2}));
}

void TestNearDuplicates::blankTextsAreLeftAlone() {
    const auto samples = fixture::samples({{"", "x"}, {" ", "x"}, {"", "x"}});
    const auto found = findNearDuplicates(samples);
    QVERIFY(found->keeper == (Positions{0, 1, 2}));
    QCOMPARE(found->clusters, std::uint64_t{0});
    QVERIFY(findNearDuplicates({})->keeper.empty());
}

void TestNearDuplicates::aBucketOfManyIsOneCluster() {
    auto samples = fixture::numberedSamples(3000, 1);
    for (Sample& sample : samples) {
        sample.text = "always the same words here";
    }
    const auto found = findNearDuplicates(samples, {0.7, 1});
    QCOMPARE(found->removable, std::uint64_t{2999});
}

void TestNearDuplicates::settingsOutOfRangeAreRefused_data() {
    QTest::addColumn<double>("threshold");
    QTest::addColumn<int>("candidates");
    QTest::addColumn<bool>("fine");
    QTest::newRow("lowest") << .5 << 1 << true;
    QTest::newRow("highest") << 1.0 << 10000 << true;
    QTest::newRow("threshold too low") << .49 << 32 << false;
    QTest::newRow("threshold too high") << 1.01 << 32 << false;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 32 << false;
    QTest::newRow("no candidates") << .7 << 0 << false;
    QTest::newRow("too many candidates") << .7 << 10001 << false;
}

void TestNearDuplicates::settingsOutOfRangeAreRefused() {
    QFETCH(double, threshold);
    QFETCH(int, candidates);
    QFETCH(bool, fine);
    QCOMPARE(findNearDuplicates(fixture::samples({{"a", "x"}}), {threshold, candidates}).ok(), fine);
}

void TestNearDuplicates::stopsWhenAsked() {
    std::stop_source stop;
    stop.request_stop();
    const auto found = findNearDuplicates(fixture::numberedSamples(10, 1), {}, stop.get_token());
    QCOMPARE(found.error().kind, ErrorKind::Cancelled);
}

PLATEAU_TEST(TestNearDuplicates)
#include "test_near_duplicates.moc"
