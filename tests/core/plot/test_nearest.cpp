#include "core/plot/nearest.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>

using namespace plateau::plot;

class TestNearest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithALinearSearch();
    void nothingIsNearestToNothing();
    void lowerValueWinsATie();
    void sizesAreNearestInPixels();
};

void TestNearest::agreesWithALinearSearch() {
    std::vector<double> values;
    for (int at = 0; at < 57; ++at)
        values.push_back(at * at * .3);
    for (double x = -10; x < 1000; x += 3.7) {
        std::size_t best = 0;
        for (std::size_t at = 1; at < values.size(); ++at) {
            if (std::abs(values[at] - x) < std::abs(values[best] - x))
                best = at;
        }
        QCOMPARE(*nearestIndex(values, x), best);
    }
}

void TestNearest::nothingIsNearestToNothing() {
    QVERIFY(!nearestIndex({}, 3));
    QVERIFY(!nearestPoint({}, Scale{}, 3));
}

void TestNearest::lowerValueWinsATie() {
    const std::vector<double> values{0, 10};
    QCOMPARE(*nearestIndex(values, 5), std::size_t{0});
}

void TestNearest::sizesAreNearestInPixels() {
    const auto points = samples::homeControl().series[0].points;
    const Scale x{ScaleKind::Log, {29, 1856}, 0, 600};
    // In pixels the border between 928 and 1,856 is their geometric mean, 1,312.
    QCOMPARE(*nearestPoint(points, x, x.toPixel(1300)), std::size_t{5});
    QCOMPARE(*nearestPoint(points, x, x.toPixel(1330)), std::size_t{6});
    QCOMPARE(*nearestPoint(points, x, -500), std::size_t{0});
    QCOMPARE(*nearestPoint(points, x, 5000), std::size_t{6});
}

PLATEAU_TEST(TestNearest)
#include "test_nearest.moc"
