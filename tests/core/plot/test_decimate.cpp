#include "core/plot/decimate.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plateau::plot;

namespace {

std::vector<Point> noisy(int count) {
    std::vector<Point> points;
    for (int at = 0; at < count; ++at)
        points.push_back({static_cast<double>(at), std::sin(at * .37) + std::cos(at * 11.3) * .2});
    return points;
}

bool has(const std::vector<Point>& points, const Point& wanted) {
    return std::find(points.begin(), points.end(), wanted) != points.end();
}

} // namespace

class TestDecimate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fewPointsComeBackAsTheyAre();
    void manyPointsAreAtMostFourAColumn();
    void extremesOfTheWholeSurvive();
    void extremesOfEveryColumnSurvive();
    void endsAndOrderAreKept();
    void spikeOfOnePointIsKept();
    void gapsStayGaps();
    void equalXDoesNotBreakIt();
};

void TestDecimate::fewPointsComeBackAsTheyAre() {
    const auto points = noisy(400);
    QVERIFY(decimate(points, 100) == points);
    QVERIFY(decimate({}, 100).empty());
}

void TestDecimate::manyPointsAreAtMostFourAColumn() {
    const auto out = decimate(noisy(100000), 800);
    QVERIFY(out.size() <= 4 * 801);
    QVERIFY(out.size() > 800);
}

void TestDecimate::extremesOfTheWholeSurvive() {
    const auto points = noisy(50000);
    const auto out = decimate(points, 300);
    const auto lower = [](const Point& a, const Point& b) { return a.y < b.y; };
    QVERIFY(has(out, *std::min_element(points.begin(), points.end(), lower)));
    QVERIFY(has(out, *std::max_element(points.begin(), points.end(), lower)));
}

void TestDecimate::extremesOfEveryColumnSurvive() {
    const auto points = noisy(10001); // x 0 … 10,000: 100 columns of 100
    const auto out = decimate(points, 100);
    const auto lower = [](const Point& a, const Point& b) { return a.y < b.y; };
    for (int column = 0; column < 100; ++column) {
        const auto begin = points.begin() + column * 100;
        QVERIFY(has(out, *std::min_element(begin, begin + 100, lower)));
        QVERIFY(has(out, *std::max_element(begin, begin + 100, lower)));
    }
}

void TestDecimate::endsAndOrderAreKept() {
    const auto points = noisy(20000);
    const auto out = decimate(points, 200);
    QVERIFY(out.front() == points.front());
    QVERIFY(out.back() == points.back());
    QVERIFY(std::is_sorted(out.begin(), out.end(), [](const Point& a, const Point& b) { return a.x < b.x; }));
}

void TestDecimate::spikeOfOnePointIsKept() {
    auto points = noisy(20000);
    points[7777].y = 1e6;
    QVERIFY(has(decimate(points, 50), points[7777]));
}

void TestDecimate::gapsStayGaps() {
    auto points = noisy(10000);
    for (std::size_t at = 4000; at < 4200; ++at)
        points[at].y = std::nan("");
    const auto out = decimate(points, 100);
    const auto gaps = std::count_if(out.begin(), out.end(), [](const Point& p) { return std::isnan(p.y); });
    QCOMPARE(gaps, 1);
    QVERIFY(has(out, points[3999]));
    QVERIFY(has(out, points[4200]));
}

void TestDecimate::equalXDoesNotBreakIt() {
    const std::vector<Point> points(1000, Point{5, 1});
    const auto out = decimate(points, 10);
    QVERIFY(!out.empty() && out.size() <= 4);
}

PLATEAU_TEST(TestDecimate)
#include "test_decimate.moc"
