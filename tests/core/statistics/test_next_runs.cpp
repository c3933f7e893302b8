#include "core/statistics/curve/next_runs.h"

#include "tests/core/statistics/examples.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace plateau::statistics;

namespace {

/// A curve whose noise comes from the seeds: a large test set, few and scattered seeds.
Curve seedNoise() {
    return examples::sweep({.noise = 0.005, .seeds = 2, .testItems = 100'000});
}

const NextRun& at(const NextRuns& found, double n) {
    const auto& runs = found.runs;
    return *std::find_if(runs.begin(), runs.end(), [n](const NextRun& run) { return run.n == n; });
}

} // namespace

class TestNextRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void widthIsTheLogRatioOfTheEnds() {
        NeededN needed;
        needed.low = 100;
        needed.high = 400;
        QCOMPARE(rangeWidth(needed, 1e6), std::log(4.0));
        needed.high = std::numeric_limits<double>::infinity();
        QCOMPARE(rangeWidth(needed, 3200), std::log(32.0));
        needed.low = 5000;
        QCOMPARE(rangeWidth(needed, 3200), 0.0);
    }

    void anotherSeedNarrowsARangeThatSeedsMadeWide() {
        const Curve curve = seedNoise();
        const std::vector<double> sizes{29, 464, 928};
        const NextRuns found = nextRuns(curve, errorFromScore(curve.metric, 0.93), sizes);
        QCOMPARE(found.runs.size(), sizes.size());
        // The target lies between the last two sizes: the smallest says least about it.
        QVERIFY(at(found, 464).spread < found.spread);
        QVERIFY(at(found, 928).spread < found.spread);
        QVERIFY(std::min(at(found, 464).spread, at(found, 928).spread) < at(found, 29).spread);
    }

    void aRangeBeyondTheDataShrinksMostByALargerSize() {
        const Curve curve = examples::sweep({.noise = 0.015, .seeds = 2, .testItems = 100'000});
        const std::vector<double> sizes{58, 928, 1856};
        const NextRuns found = nextRuns(curve, errorFromScore(curve.metric, 0.965), sizes);
        QVERIFY(found.spread > 0.3);
        QVERIFY(at(found, 1856).spread < at(found, 928).spread);
        QVERIFY(at(found, 1856).spread < at(found, 58).spread);
        QVERIFY(at(found, 1856).spread < 0.8 * found.spread);
    }

    void anotherSeedHelpsLittleWhenTestItemsAreTheNoise() {
        const std::vector<double> sizes{464};
        const auto reduction = [&](const Curve& curve) {
            const NextRuns found = nextRuns(curve, errorFromScore(curve.metric, 0.93), sizes);
            return 1 - found.runs.front().spread / found.spread;
        };
        const double few = reduction(examples::sweep({.noise = 0.001, .testItems = 60}));
        QVERIFY2(few < reduction(seedNoise()), qPrintable(QString::number(few)));
        QVERIFY2(std::abs(few) < 0.02, qPrintable(QString::number(few)));
    }

    void knowsWhichSizesAreNew() {
        const Curve curve = seedNoise();
        const std::vector<double> sizes{464, 656};
        const auto runs = nextRuns(curve, 0.05, sizes);
        QVERIFY(!at(runs, 464).newSize);
        QVERIFY(at(runs, 656).newSize);
    }

    void aCurveWithoutFitIsAsWideAsEverything() {
        const std::vector<double> sizes{58};
        QCOMPARE(nextRuns(examples::sweep({.sizes = 2}), 0.01, sizes).spread,
                 std::log(32 * 58.0 / 29) / std::sqrt(12.0));
    }

    void brokenInputHasNoNextRun() {
        Curve curve = examples::sweep({});
        curve.points[2].scores[0] = std::nan("");
        const std::vector<double> sizes{464};
        QVERIFY(nextRuns(curve, 0.05, sizes).runs.empty());
        QVERIFY(nextRuns(Curve{}, 0.05, sizes).runs.empty());
    }

    void theSameQuestionHasTheSameAnswer() {
        const Curve curve = seedNoise();
        const std::vector<double> sizes{58, 928};
        const auto once = nextRuns(curve, 0.05, sizes);
        const auto twice = nextRuns(curve, 0.05, sizes);
        for (std::size_t i = 0; i < once.runs.size(); ++i) {
            QCOMPARE(once.runs[i].spread, twice.runs[i].spread);
        }
    }
};

PLATEAU_TEST(TestNextRuns)
#include "test_next_runs.moc"
