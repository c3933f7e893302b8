#include "core/base/random.h"
#include "core/statistics/answer/answer.h"
#include "core/statistics/intervals/distributions.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"
#include "tests/support/sanitized.h"

#include <cmath>

using namespace plateau;
using namespace plateau::statistics;

/// Simulated sweeps with a known truth: what is called 90 % holds it in 85 to 95 of 100, however few items
/// the test set has, when the target lies near the last score.
class TestAnswerCoverage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesOnNewItemsHoldTheTruth_data();
    void rangesOnNewItemsHoldTheTruth();
    void pointIntervalsHoldTheTruthNearPerfection_data();
    void pointIntervalsHoldTheTruthNearPerfection();
};

namespace {

constexpr int sweeps = support::sanitized ? 40 : 400;
/// Standard error of a share of 95 % over so many sweeps; of few ones twice that.
constexpr double sampling = support::sanitized ? .07 : .011;
constexpr double largest = 1600;
constexpr double sharedByItems = .7; ///< of the variance of "how hard"; the rest differs by training

struct Law {
    double a = 0;
    double b = 0;
    double c = 0;
    double error(double n) const { return a + b * std::pow(n, -c); }
};

/// Accuracies of three seeds a size on the same items, of which some are harder than others.
Curve sweepOf(const Law& law, int items, Random& random) {
    std::vector<double> hardness(static_cast<std::size_t>(items));
    for (double& hard : hardness) {
        hard = random.normal();
    }
    Curve curve;
    curve.testItems = items;
    for (double n = 50; n <= largest; n *= 2) {
        const double threshold = normalQuantile(law.error(n));
        CurvePoint point;
        point.n = n;
        for (int seed = 0; seed < 3; ++seed) {
            const double training = .05 * random.normal();
            int wrong = 0;
            for (const double hard : hardness) {
                const double own =
                    std::sqrt(sharedByItems) * hard + std::sqrt(1 - sharedByItems) * random.normal();
                wrong += own < threshold + training;
            }
            point.scores.push_back(1 - static_cast<double>(wrong) / items);
        }
        curve.points.push_back(std::move(point));
    }
    return curve;
}

} // namespace

void TestAnswerCoverage::rangesOnNewItemsHoldTheTruth_data() {
    QTest::addColumn<int>("items");
    for (const int items : {10, 30, 100, 1000}) {
        QTest::newRow(std::to_string(items).c_str()) << items;
    }
}

void TestAnswerCoverage::rangesOnNewItemsHoldTheTruth() {
    QFETCH(int, items);
    int asked = 0;
    int held = 0;
    int predictedBelow = 0; // predicted ranges that start inside the data
    Random random(65, "coverage");
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        const Law law{.02 + .1 * random.uniform(), 1 + random.uniform(), .35 + .3 * random.uniform()};
        const Curve curve = sweepOf(law, items, random);
        const double truth = largest * std::exp2(random.uniform() - .5);
        AnswerSettings settings;
        settings.target = 1 - law.error(truth);
        settings.secondOpinion.draws = 1; // not what is asked here
        const Answer result = answer(curve, settings);
        if (!result.onNewItems) {
            QVERIFY(result.kind == AnswerKind::CannotTell);
            continue;
        }
        ++asked;
        held += result.onNewItems->low <= truth && truth <= result.onNewItems->high;
        predictedBelow += result.kind == AnswerKind::Predicted && result.onNewItems->low < largest;
        QVERIFY(result.onNewItems->low <= result.onTestSet->low);
        QVERIFY(result.onNewItems->high >= result.onTestSet->high);
    }
    const double share = static_cast<double>(held) / asked;
    const auto found = QStringLiteral("held %1 of %2").arg(held).arg(asked).toLatin1();
    QVERIFY2(asked > sweeps / 2, found.constData());
    QVERIFY2(share >= .85 - sampling && share <= .95 + sampling, found.constData());
    QVERIFY(predictedBelow > 0);
}

void TestAnswerCoverage::pointIntervalsHoldTheTruthNearPerfection_data() {
    QTest::addColumn<int>("items");
    QTest::addColumn<double>("right");
    QTest::newRow("30 items, 97 %") << 30 << .97;
    QTest::newRow("100 items, 99 %") << 100 << .99;
    QTest::newRow("200 items, 99.5 %") << 200 << .995;
    QTest::newRow("200 items, 80 %") << 200 << .8;
}

void TestAnswerCoverage::pointIntervalsHoldTheTruthNearPerfection() {
    QFETCH(int, items);
    QFETCH(double, right);
    Random random(66, "coverage");
    int held = 0;
    for (int sweep = 0; sweep < 4000; ++sweep) {
        int count = 0;
        for (int item = 0; item < items; ++item) {
            count += random.uniform() < right;
        }
        const double score = static_cast<double>(count) / items;
        const PointInterval point = pointInterval(std::vector<double>{score, score, score},
                                                  {.testItems = static_cast<double>(items)});
        held += point.low <= right && right <= point.high;
    }
    QVERIFY2(held > .85 * 4000 && held < .99 * 4000, QByteArray::number(held).constData());
}

PLATEAU_TEST(TestAnswerCoverage)
#include "test_answer_coverage.moc"
