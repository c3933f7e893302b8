#include "core/plot/clip.h"

#include "core/plot/canvas.h"
#include "core/plot/text_width.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plateau::plot;

namespace {

constexpr Rect kBox{0, 0, 10, 10};

double areaOf(const std::vector<Point>& polygon) {
    double twice = 0;
    for (std::size_t at = 0; at < polygon.size(); ++at) {
        const Point a = polygon[at];
        const Point b = polygon[(at + 1) % polygon.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

} // namespace

class TestClip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lineInsideStaysWhole();
    void lineThatLeavesAndReturnsIsInPieces();
    void lineOutsideVanishes();
    void polygonIsCutAtTheEdges();
    void polygonOutsideVanishes();
    void hatchStaysInsideAndSlants();
    void hatchOfNothingIsNothing();
    void touchesSeesAThroughGoingLine();
    void textsKeepOffLinesAreasAndBands();
    void longNamesAreCutToTheWidth_data();
    void longNamesAreCutToTheWidth();
    void controlCharactersBecomeSpaces();
};

void TestClip::lineInsideStaysWhole() {
    const std::vector<Point> line{{1, 1}, {5, 9}, {9, 2}};
    const auto pieces = clipPolyline(line, kBox);
    QCOMPARE(pieces.size(), std::size_t{1});
    QVERIFY(pieces[0] == line);
}

void TestClip::lineThatLeavesAndReturnsIsInPieces() {
    const auto pieces = clipPolyline({{5, 5}, {5, 15}, {8, 15}, {8, 5}}, kBox);
    QCOMPARE(pieces.size(), std::size_t{2});
    QVERIFY((pieces[0].back() == Point{5, 10}));
    QVERIFY((pieces[1].front() == Point{8, 10}));
}

void TestClip::lineOutsideVanishes() {
    QVERIFY(clipPolyline({{-5, -5}, {20, -5}}, kBox).empty());
    QVERIFY(clipPolyline({{1, 1}}, kBox).empty());
}

void TestClip::polygonIsCutAtTheEdges() {
    const auto cut = clipPolygon({{5, 5}, {15, 5}, {15, 15}, {5, 15}}, kBox);
    QVERIFY(std::abs(areaOf(cut) - 25) < 1e-9);
    QVERIFY(std::all_of(cut.begin(), cut.end(), [](Point p) { return kBox.contains(p); }));
    const std::vector<Point> inside{{1, 1}, {9, 1}, {5, 9}};
    QVERIFY(clipPolygon(inside, kBox) == inside);
}

void TestClip::polygonOutsideVanishes() {
    QVERIFY(clipPolygon({{20, 20}, {30, 20}, {30, 30}}, kBox).empty());
    QVERIFY(clipPolygon({}, kBox).empty());
}

void TestClip::hatchStaysInsideAndSlants() {
    const auto strokes = hatch({{0, 0}, {10, 0}, {10, 10}, {0, 10}}, 2.5);
    QCOMPARE(strokes.size(), std::size_t{7}); // x + y = 2.5 … 17.5
    for (const Segment& stroke : strokes) {
        QVERIFY(kBox.grown(1e-9).contains(stroke[0]) && kBox.grown(1e-9).contains(stroke[1]));
        QVERIFY(std::abs((stroke[0].x + stroke[0].y) - (stroke[1].x + stroke[1].y)) < 1e-9);
    }
}

void TestClip::hatchOfNothingIsNothing() {
    QVERIFY(hatch({}, 5).empty());
    QVERIFY(hatch({{0, 0}, {10, 0}, {5, 5}}, 0).empty());
}

void TestClip::touchesSeesAThroughGoingLine() {
    QVERIFY(touches({Point{-5, 5}, Point{15, 5}}, kBox));
    QVERIFY(touches({Point{2, 2}, Point{3, 3}}, kBox));
    QVERIFY(!touches({Point{-5, 5}, Point{5, 20}}, kBox));
}

void TestClip::textsKeepOffLinesAreasAndBands() {
    detail::Canvas canvas;
    canvas.avoid(Rect{0, 0, 10, 10});
    canvas.avoid(std::vector<Point>{{20, 0}, {20, 50}});
    canvas.avoidInside({{40, 0}, {60, 0}, {60, 50}, {40, 50}});
    QVERIFY(!canvas.isFree({5, 5, 2, 2}));
    QVERIFY(!canvas.isFree({18, 5, 4, 4}));
    QVERIFY(!canvas.isFree({45, 10, 5, 5}));
    QVERIFY(canvas.isFreeButBands({45, 10, 5, 5}));
    QVERIFY(canvas.isFreeOfAreas({18, 5, 4, 4}));
    QVERIFY(canvas.isFree({25, 5, 10, 10}));
    QVERIFY((canvas.firstFree({{5, 5, 2, 2}, {25, 5, 5, 5}, {30, 5, 2, 2}}) == Rect{25, 5, 5, 5}));
    QVERIFY(!canvas.firstFree({{5, 5, 2, 2}}));
}

void TestClip::longNamesAreCutToTheWidth_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<bool>("cut");
    QTest::newRow("short") << std::string("LoRA r 8") << false;
    QTest::newRow("long") << std::string("a name that is very much longer than its column allows") << true;
    QTest::newRow("chinese") << std::string("一个比栏宽要长得多的方法名称确实很长") << true;
    QTest::newRow("empty") << std::string() << false;
}

void TestClip::longNamesAreCutToTheWidth() {
    QFETCH(std::string, name);
    QFETCH(bool, cut);
    const std::string text = detail::elided(name, 12, 100);
    QVERIFY(textWidth(text, 12) <= 100);
    QCOMPARE(text.ends_with("…"), cut);
    QVERIFY(cut || text == name);
}

void TestClip::controlCharactersBecomeSpaces() {
    QCOMPARE(detail::elided("a\tb\nc\x1b", 12, 500), std::string("a b c "));
    QCOMPARE(detail::elided("a\xff", 12, 500), std::string("a\xEF\xBF\xBD"));
}

PLATEAU_TEST(TestClip)
#include "test_clip.moc"
