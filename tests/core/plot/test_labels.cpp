#include "core/plot/layout.h"
#include "core/plot/text_width.h"
#include "core/plot/texts.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace plateau::plot;

Q_DECLARE_METATYPE(std::vector<double>)

class TestLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spreadLabelsKeepTheirPlaceWhereTheyCan();
    void spreadLabelsAreApartInOrderAndInside_data();
    void spreadLabelsAreApartInOrderAndInside();
    void spreadLabelsMoveAsLittleAsPossible();
    void labelsThatDoNotFitRunOverTheLowerEnd();
    void lensFactorIsWholeFromThreeToEight_data();
    void lensFactorIsWholeFromThreeToEight();
    void widthGrowsWithTextSizeAndWeight();
    void chineseIsOneEmWide();
    void placeholdersAreFilled_data();
    void placeholdersAreFilled();
    void chineseWordsHaveThePlaceholdersOfTheEnglish();
    void descriptionSaysWhatIsDrawn();
};

void TestLabels::spreadLabelsKeepTheirPlaceWhereTheyCan() {
    const std::vector<double> wanted{20, 60, 200};
    QVERIFY(spreadLabels(wanted, 16, {0, 300}) == wanted);
    QVERIFY(spreadLabels({}, 16, {0, 300}).empty());
}

void TestLabels::spreadLabelsAreApartInOrderAndInside_data() {
    QTest::addColumn<std::vector<double>>("wanted");
    QTest::newRow("all alike") << std::vector<double>{50, 50, 50, 50};
    QTest::newRow("at the upper end") << std::vector<double>{0, 1, 2};
    QTest::newRow("at the lower end") << std::vector<double>{297, 299, 300};
    QTest::newRow("two groups that meet") << std::vector<double>{100, 101, 102, 140, 141, 142};
    QTest::newRow("outside") << std::vector<double>{-40, 10, 400};
    QTest::newRow("one") << std::vector<double>{12};
}

void TestLabels::spreadLabelsAreApartInOrderAndInside() {
    QFETCH(std::vector<double>, wanted);
    const auto places = spreadLabels(wanted, 16, {0, 300});
    QCOMPARE(places.size(), wanted.size());
    for (std::size_t at = 0; at < places.size(); ++at) {
        QVERIFY(places[at] >= 0 && places[at] <= 300);
        QVERIFY(at == 0 || places[at] - places[at - 1] >= 16 - 1e-9);
    }
}

void TestLabels::spreadLabelsMoveAsLittleAsPossible() {
    const auto places = spreadLabels(std::vector<double>{100, 104}, 16, {0, 300});
    QVERIFY(std::abs(places[0] - 94) < 1e-9);
    QVERIFY(std::abs(places[1] - 110) < 1e-9);
    // Moving any one of a touching group cannot lower the squared distances.
    const std::vector<double> wanted{100, 101, 130, 131};
    const auto out = spreadLabels(wanted, 16, {0, 300});
    const double mean = std::accumulate(wanted.begin(), wanted.end(), 0.0) / 4;
    QVERIFY(std::abs(std::accumulate(out.begin(), out.end(), 0.0) / 4 - mean) < 1e-9);
}

void TestLabels::labelsThatDoNotFitRunOverTheLowerEnd() {
    const auto places = spreadLabels(std::vector<double>{5, 5, 5}, 16, {0, 20});
    QVERIFY((places == std::vector<double>{0, 16, 32}));
}

void TestLabels::lensFactorIsWholeFromThreeToEight_data() {
    QTest::addColumn<double>("source");
    QTest::addColumn<double>("room");
    QTest::addColumn<int>("factor");
    QTest::newRow("much room") << 20.0 << 400.0 << 8;
    QTest::newRow("fits five and a half") << 20.0 << 110.0 << 5;
    QTest::newRow("fits three exactly") << 20.0 << 60.0 << 3;
    QTest::newRow("too little room") << 20.0 << 59.0 << 0;
    QTest::newRow("no source") << 0.0 << 100.0 << 0;
    QTest::newRow("no room") << 20.0 << -30.0 << 0;
}

void TestLabels::lensFactorIsWholeFromThreeToEight() {
    QFETCH(double, source);
    QFETCH(double, room);
    QFETCH(int, factor);
    QCOMPARE(lensFactor(source, room), factor);
}

void TestLabels::widthGrowsWithTextSizeAndWeight() {
    QCOMPARE(textWidth("", 12), 0.0);
    QVERIFY(textWidth("1,856", 12) > textWidth("185", 12));
    QCOMPARE(textWidth("abc", 24), 2 * textWidth("abc", 12));
    QVERIFY(textWidth("abc", 12, true) > textWidth("abc", 12));
    QVERIFY(textWidth("\xff", 12) > 0); // an invalid byte is drawn as a sign
}

void TestLabels::chineseIsOneEmWide() {
    QCOMPARE(textWidth("样本数", 12), 36.0);
    QCOMPARE(textWidth("，", 12), 12.0);
}

void TestLabels::placeholdersAreFilled_data() {
    QTest::addColumn<std::string>("pattern");
    QTest::addColumn<std::string>("text");
    QTest::newRow("in order") << std::string("%1 of %2") << std::string("a of b");
    QTest::newRow("out of order") << std::string("%2, %1") << std::string("b, a");
    QTest::newRow("twice") << std::string("%1%1") << std::string("aa");
    QTest::newRow("none") << std::string("100 %") << std::string("100 %");
    QTest::newRow("no such argument") << std::string("%3") << std::string("%3");
    QTest::newRow("followed by a sign") << std::string("%1%") << std::string("a%");
}

void TestLabels::placeholdersAreFilled() {
    QFETCH(std::string, pattern);
    QFETCH(std::string, text);
    QCOMPARE(fillIn(pattern, {"a", "b"}), text);
    QCOMPARE(fillIn("%1", {"%1%2"}), std::string("%1%2")); // arguments are not patterns
}

void TestLabels::chineseWordsHaveThePlaceholdersOfTheEnglish() {
    const ChartTexts english;
    const ChartTexts chinese = chineseWords();
    const auto places = [](const std::string& pattern) {
        int sum = 0;
        for (char digit = '1'; digit <= '9'; ++digit)
            sum += pattern.find(std::string("%") + digit) != std::string::npos ? 1 << (digit - '1') : 0;
        return sum;
    };
    for (auto word :
         {&ChartTexts::percent, &ChartTexts::range, &ChartTexts::inPercent, &ChartTexts::errorInPercent,
          &ChartTexts::lossLogScale, &ChartTexts::testItems, &ChartTexts::bandLevel, &ChartTexts::budget,
          &ChartTexts::target, &ChartTexts::about, &ChartTexts::atMost, &ChartTexts::moreThan,
          &ChartTexts::rangeOfNeed, &ChartTexts::rangeFrom, &ChartTexts::lens, &ChartTexts::interval,
          &ChartTexts::describeCurve, &ChartTexts::describeNeed, &ChartTexts::describeUntouched})
        QCOMPARE(places(chinese.*word), places(english.*word));
}

void TestLabels::descriptionSaysWhatIsDrawn() {
    const std::string text = describe(samples::homeControl(), {});
    QCOMPARE(
        text,
        std::string("LoRA r 8: 43.0 % at 29 samples, 97.8 % at 1,856 samples. The target of 95 % needs about "
                    "300 samples, range 220–400. The untouched model scores 6.9 %."));
    QCOMPARE(describe({}, {}), std::string("No results yet."));
    const std::string chinese = describe(samples::homeControl(), chineseWords());
    QVERIFY(chinese.find("约 300 条") != std::string::npos);
    QVERIFY(chinese.find("220～400") != std::string::npos);
}

PLATEAU_TEST(TestLabels)
#include "test_labels.moc"
