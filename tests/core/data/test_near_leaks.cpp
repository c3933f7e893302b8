#include "core/base/random.h"
#include "core/data/duplicates.h"
#include "core/data/near_leaks.h"
#include "core/data/shingles.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace plateau;
using namespace plateau::data;

namespace {

using Leaks = Result<std::vector<NearLeak>>;

Leaks leaksOf(const std::vector<Sample>& pool, const std::vector<Sample>& test,
              const NearDuplicateSettings& settings = {}) {
    return findNearLeaks(*TextSketches::of(pool), *TextSketches::of(test), settings);
}

const char* const lamp = "please turn on the lamp in the small kitchen";
const char* const music = "play some quiet music in the evening";

} // namespace

class TestNearLeaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearAndExactTextsAreFound_data();
    void nearAndExactTextsAreFound();
    void theMostSimilarPartnerIsNamed();
    void exactLeaksAreThoseOfFindLeaks();
    void agreesWithComparingAllPairs();
    void similarityIsThatOfTheWholeSets();
    void nothingLeaksIntoAnEmptySet();
    void badSettingsAreRefused();
    void stopsWhenAsked();
};

void TestNearLeaks::nearAndExactTextsAreFound_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("leaks");
    QTest::addColumn<bool>("exact");
    QTest::newRow("equal") << QString::fromUtf8(lamp) << 1 << true;
    QTest::newRow("case and spaces") << QStringLiteral("Please  turn on the LAMP in the small kitchen") << 1
                                     << true;
    QTest::newRow("one mark more") << QStringLiteral("please turn on the lamp in the small kitchen!") << 1
                                   << false;
    QTest::newRow("half of it") << QStringLiteral("please turn on the lamp") << 0 << false;
    QTest::newRow("another text") << QStringLiteral("how will the weather be tomorrow") << 0 << false;
    QTest::newRow("Chinese") << QStringLiteral("打开小厨房里的那盏灯好吗请马上！") << 1 << false;
}

void TestNearLeaks::nearAndExactTextsAreFound() {
    QFETCH(QString, text);
    QFETCH(int, leaks);
    QFETCH(bool, exact);
    const auto pool = fixture::samples({{music, "a"}, {lamp, "b"}, {"打开小厨房里的那盏灯好吗请马上", "b"}});
    const auto found = leaksOf(pool, fixture::samples({{text.toUtf8().constData(), "b"}}));
    QCOMPARE(static_cast<int>(found->size()), leaks);
    if (leaks == 1) {
        const NearLeak& leak = found->front();
        QCOMPARE(leak.exact, exact);
        QVERIFY(leak.pool != 0);
        QCOMPARE(leak.similarity, jaccard(shinglesOf(pool[leak.pool].text), shinglesOf(text.toStdString())));
    }
}

void TestNearLeaks::theMostSimilarPartnerIsNamed() {
    const auto pool = fixture::samples({{"please turn on the lamp in the small kitchen now", "a"},
                                        {"please turn on the lamp in the small kitchen!", "a"},
                                        {"please turn on the lamp in the small kitchen?", "a"}});
    const auto found = leaksOf(pool, fixture::samples({{lamp, "a"}}));
    QCOMPARE(found->size(), std::size_t{1});
    QCOMPARE(found->front().pool, 1u); // of equal ones the first
}

void TestNearLeaks::exactLeaksAreThoseOfFindLeaks() {
    const auto pool = fixture::samples({{"one", "a"}, {" ", "a"}, {"Two", "a"}, {"two", "b"}});
    const auto test = fixture::samples({{"TWO", "a"}, {"three", "a"}, {"", "a"}, {"one", "a"}});
    const auto found = leaksOf(pool, test);
    const LeakReport exact = findLeaks(pool, test);
    QCOMPARE(exact.partners, (std::vector<std::uint32_t>{2, 1, 0}));
    QCOMPARE(found->size(), exact.testRows.size());
    for (std::size_t i = 0; i < found->size(); ++i) {
        QVERIFY(((*found)[i] == NearLeak{exact.testRows[i], exact.partners[i], 1, true}));
    }
}

void TestNearLeaks::agreesWithComparingAllPairs() {
    Random random(3, "near leaks");
    auto pool = fixture::numberedSamples(300, 1);
    for (Sample& sample : pool) {
        sample.text.clear();
        for (int i = 0; i < 60; ++i) {
            sample.text += static_cast<char>('a' + random.below(26));
        }
    }
    auto test = pool;
    for (Sample& sample : test) {
        for (auto changes = 1 + random.below(4); changes > 0; --changes) {
            sample.text[random.below(sample.text.size())] = '#';
        }
    }
    std::set<std::uint32_t> found;
    const auto leaks = leaksOf(pool, test);
    for (const NearLeak& leak : *leaks) {
        QCOMPARE(leak.pool, leak.test);
        found.insert(leak.test);
    }
    int near = 0;
    int missed = 0;
    for (std::uint32_t i = 0; i < test.size(); ++i) {
        const bool isNear = jaccard(shinglesOf(pool[i].text), shinglesOf(test[i].text)) >= 0.7;
        QVERIFY(isNear || !found.contains(i));
        near += isNear;
        missed += isNear && !found.contains(i);
    }
    QVERIFY2(near > 100 && near < 290, std::to_string(near).c_str());
    QVERIFY2(missed <= 2, std::to_string(missed).c_str());
}

void TestNearLeaks::similarityIsThatOfTheWholeSets() {
    const auto samples = fixture::samples({{"please turn on the light", "a"},
                                           {"please turn on the lights", "a"},
                                           {"turn on the light", "a"},
                                           {"please turn on", "a"},
                                           {"louder", "a"},
                                           {" ", "a"}});
    const auto sketches = TextSketches::of(samples);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        for (std::size_t j = 0; j < samples.size(); ++j) {
            const double exact = jaccard(shinglesOf(samples[i].text), shinglesOf(samples[j].text));
            for (const double threshold : {0.2, 0.5, 0.7, 0.95, 1.0}) {
                const auto similarity = similarityFrom(threshold, *sketches, i, *sketches, j);
                QCOMPARE(similarity.has_value(), exact >= threshold);
                QCOMPARE(similarity.value_or(exact), exact);
            }
        }
    }
}

void TestNearLeaks::nothingLeaksIntoAnEmptySet() {
    QVERIFY(leaksOf({}, fixture::samples({{lamp, "a"}}))->empty());
    QVERIFY(leaksOf(fixture::samples({{lamp, "a"}}), {})->empty());
}

void TestNearLeaks::badSettingsAreRefused() {
    const auto one = fixture::samples({{lamp, "a"}});
    QVERIFY(!leaksOf(one, one, {.threshold = 0.3}).ok());
    QVERIFY(!leaksOf(one, one, {.candidates = 0}).ok());
}

void TestNearLeaks::stopsWhenAsked() {
    const auto one = fixture::samples({{lamp, "a"}});
    const auto sketches = TextSketches::of(one);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(findNearLeaks(*sketches, *sketches, {}, stop.get_token()).error().kind, ErrorKind::Cancelled);
    QVERIFY(!TextSketches::of(one, stop.get_token()));
}

PLATEAU_TEST(TestNearLeaks)
#include "test_near_leaks.moc"
