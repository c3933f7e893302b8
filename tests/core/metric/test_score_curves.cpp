#include "core/metric/classification_metrics.h"
#include "core/metric/score_curves.h"

#include <QTest>

#include <cmath>

using namespace plateau::statistics;

/// Curves over the test items of one classifier.
class TestScoreCurves : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCurveGoesThroughEveryScore();
    void equalScoresMoveTogether();
    void theAreaIsTheAuc();
    void noCurveWithoutBothKinds();
    void itemsFallIntoBins();
    void whatIsNoShareIsLeftOut();
};

void TestScoreCurves::theCurveGoesThroughEveryScore() {
    const std::vector<RocPoint> wanted{{0, 0}, {0, .5}, {.5, .5}, {.5, 1}, {1, 1}};
    QVERIFY(rocCurve({true, false, true, false}, std::vector<double>{.9, .8, .7, .1}) == wanted);
}

void TestScoreCurves::equalScoresMoveTogether() {
    const std::vector<RocPoint> wanted{{0, 0}, {1, 1}};
    QVERIFY(rocCurve({true, false, true}, std::vector<double>{.5, .5, .5}) == wanted);
}

void TestScoreCurves::theAreaIsTheAuc() {
    std::vector<bool> positive;
    std::vector<double> scores;
    for (int i = 0; i < 500; ++i) {
        positive.push_back(i % 3 == 0);
        scores.push_back(std::round(10 * std::abs(std::sin(i * (i % 3 == 0 ? 1.3 : 2.1)))) / 10);
    }
    const auto curve = rocCurve(positive, scores);
    double area = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        area += (curve[i].falsePositives - curve[i - 1].falsePositives) *
                (curve[i].truePositives + curve[i - 1].truePositives) / 2;
    }
    QVERIFY(std::abs(area - *rocAuc(positive, scores)) < 1e-12);
}

void TestScoreCurves::noCurveWithoutBothKinds() {
    QVERIFY(rocCurve({true, true}, std::vector<double>{.1, .2}).empty());
    QVERIFY(rocCurve({false}, std::vector<double>{.1}).empty());
    QVERIFY(rocCurve({true, false}, std::vector<double>{.1}).empty());
    QVERIFY(rocCurve({}, {}).empty());
}

void TestScoreCurves::itemsFallIntoBins() {
    const auto bins = reliability({true, false, true, true}, std::vector<double>{.1, .3, .95, 1.0}, 10);
    QCOMPARE(bins.size(), std::size_t{3});
    QVERIFY((bins[0] == ReliabilityBin{.1, 1, 1}));
    QVERIFY((bins[1] == ReliabilityBin{.3, 0, 1}));
    QCOMPARE(bins[2].items, 2);
    QCOMPARE(bins[2].right, 1.);
    QCOMPARE(bins[2].confidence, .975);
}

void TestScoreCurves::whatIsNoShareIsLeftOut() {
    QVERIFY(reliability({true, true, true}, std::vector<double>{-.1, 1.1, std::nan("")}, 10).empty());
    QVERIFY(reliability({true}, {}, 10).empty());
    QVERIFY(reliability({true}, std::vector<double>{.5}, 0).empty());
}

QTEST_APPLESS_MAIN(TestScoreCurves)
#include "test_score_curves.moc"
