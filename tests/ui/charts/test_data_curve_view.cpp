#include "ui/charts/data_curve_view.h"
#include "ui/charts/scene_painter.h"
#include "ui/session/language.h"
#include "ui/theme/theme.h"

#include "tests/support/registered_window_test.h"
#include "tests/ui/charts/sample_chart.h"
#include "tests/ui/support/watchdog.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace plateau;
using namespace plateau::ui;

/// The chart as a widget: crosshair, keyboard, screen reader, pace.
class TestDataCurveView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_texts.choose(QStringLiteral("en")); }
    void theCrosshairFollowsTheMouse();
    void theCrosshairFollowsTheKeys();
    void theBoxTellsEverySeries();
    void theBoxStandsBesideTheNeededZone_data();
    void theBoxStandsBesideTheNeededZone();
    void screenReadersGetOneSentence();
    void bothThemesPaintTheirColours();
    void theLanguageChangesTheWords();
    void theAxisOnlyGrows();
    void manyChartsAreShownAtAPace();
    void fiftyCurvesWithBandsAreShown();
    void theWheelZoomsAboutTheMouse();
    void draggingPansAndADoubleClickResets();
    void keysZoomToo();
    void theErrorViewZoomsToo();
    void curvesCanBeSwitchedOff();
    void liveChartsKeepTheWindow();
    void emptyAndBrokenChartsArePainted_data();
    void emptyAndBrokenChartsArePainted();

private:
    Language m_texts;
};

void TestDataCurveView::theCrosshairFollowsTheMouse() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    view.show();
    const double x = view.layoutNow().x.toPixel(232);
    QTest::mouseMove(&view, QPoint(static_cast<int>(x) + 8, 200));
    QTRY_COMPARE(view.crosshair(), std::optional<double>(232));
    QTest::mouseMove(&view, QPoint(static_cast<int>(*view.layoutNow().baselineX), 200));
    QTRY_COMPARE(view.crosshair(), std::optional<double>(0));
    QTest::mouseMove(&view, QPoint(898, 2));
    QTRY_VERIFY(!view.crosshair());
}

void TestDataCurveView::theCrosshairFollowsTheKeys() {
    DataCurveView view;
    view.resize(900, 420);
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(!view.crosshair());
    view.setChart(sample::chart());
    QTest::qWait(150);
    QSignalSpy moved(&view, &DataCurveView::crosshairChanged);
    const std::vector<std::pair<int, double>> walk{
        {Qt::Key_Right, 0},  {Qt::Key_Right, 29},   {Qt::Key_Right, 58}, {Qt::Key_Left, 29},
        {Qt::Key_End, 1856}, {Qt::Key_Right, 1856}, {Qt::Key_Home, 0},   {Qt::Key_Left, 0}};
    for (const auto& [key, n] : walk) {
        QTest::keyClick(&view, static_cast<Qt::Key>(key));
        QCOMPARE(view.crosshair(), std::optional<double>(n));
    }
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!view.crosshair());
    QCOMPARE(moved.count(), 7);
}

void TestDataCurveView::theBoxTellsEverySeries() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    view.setCrosshair(928);
    const QString lines = view.crosshairLines().join(QLatin1Char('\n'));
    for (const char* part : {"928 samples", "2 seeds", "LoRA r 8", "instant curve", "untouched model",
                             "6.9 %", "90 % interval: seeds and 1,000 test items"}) {
        QVERIFY2(lines.contains(QLatin1String(part)), part);
    }
    QCOMPARE(view.accessibleDescription(), view.crosshairLines().join(QStringLiteral("; ")));
}

void TestDataCurveView::theBoxStandsBesideTheNeededZone_data() {
    QTest::addColumn<int>("width");
    for (const int width : {900, 1150, 1600}) {
        QTest::newRow(qPrintable(QString::number(width))) << width;
    }
}

void TestDataCurveView::theBoxStandsBesideTheNeededZone() {
    QFETCH(int, width);
    DataCurveView view;
    view.resize(width, 420);
    view.setChart(sample::chart());
    const auto& need = *view.chart().needed;
    const double from = view.layoutNow().x.toPixel(need.low);
    const double to = view.layoutNow().x.toPixel(*need.high);
    for (const double n : {0.0, 29.0, 58.0, 116.0, 232.0, 464.0, 928.0, 1856.0}) {
        view.setCrosshair(n);
        const QRectF box = view.crosshairBox();
        QVERIFY(box.left() >= 0 && box.right() <= width);
        QVERIFY2(box.right() <= from || box.left() >= to, qPrintable(QStringLiteral("at n = %1").arg(n)));
    }
}

void TestDataCurveView::screenReadersGetOneSentence() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    QVERIFY(!view.accessibleName().isEmpty());
    QVERIFY(view.accessibleDescription().contains(QLatin1String("LoRA r 8")));
    QVERIFY(view.accessibleDescription().contains(QLatin1String("untouched model")));
}

void TestDataCurveView::bothThemesPaintTheirColours() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    for (const auto choice : {ModeChoice::Light, ModeChoice::Dark}) {
        Theme::instance().choose(choice);
        const QColor wanted = colour(Role::Series1);
        const QImage picture = view.grab().toImage();
        int found = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                found += picture.pixelColor(x, y).rgb() == wanted.rgb() ? 1 : 0;
            }
        }
        QVERIFY(found > 100);
    }
    Theme::instance().choose(ModeChoice::Light);
}

void TestDataCurveView::theLanguageChangesTheWords() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    m_texts.choose(QStringLiteral("zh_CN"));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&view, &change);
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("未微调模型")));
    m_texts.choose(QStringLiteral("en"));
}

void TestDataCurveView::theAxisOnlyGrows() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart(7));
    const plot::Interval before = view.layoutNow().y.main.domain;
    QTest::qWait(120);
    auto fewer = sample::chart(7);
    fewer.series.front().points.erase(fewer.series.front().points.begin(),
                                      fewer.series.front().points.begin() + 3);
    view.setChart(fewer);
    QVERIFY(view.layoutNow().y.main.domain.low <= before.low + 1e-9);
}

void TestDataCurveView::manyChartsAreShownAtAPace() {
    DataCurveView view;
    view.resize(900, 420);
    for (int i = 1; i <= 7; ++i) {
        view.setChart(sample::chart(i));
    }
    QCOMPARE(view.chart().series.front().points.size(), std::size_t{1});
    QTRY_COMPARE(view.chart().series.front().points.size(), std::size_t{7});
}

void TestDataCurveView::fiftyCurvesWithBandsAreShown() {
    plot::DataCurveChart chart = sample::chart(12);
    const plot::CurveSeries one = chart.series.front();
    for (int i = 1; i < 50; ++i) {
        plot::CurveSeries more = one;
        more.name = "series " + std::to_string(i);
        more.hue = i;
        chart.series.push_back(more);
    }
    DataCurveView view;
    view.resize(1200, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    plateau::ui::support::Watchdog watchdog;
    view.setChart(chart);
    QCoreApplication::processEvents();
    qInfo("50 curves with bands: %.0f ms", watchdog.worstMilliseconds());
    QCOMPARE(view.chart().series.size(), std::size_t{50});
}

namespace {

void turnWheel(DataCurveView& view, QPointF at, int notches) {
    QWheelEvent event(at, view.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

QPointF middleOf(const DataCurveView& view) {
    const plot::Rect& plot = view.layoutNow().plot;
    return {plot.x + plot.width / 2, plot.y + plot.height / 2};
}

} // namespace

void TestDataCurveView::theWheelZoomsAboutTheMouse() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    const QPointF at = middleOf(view);
    const double n = view.layoutNow().x.toValue(at.x());
    turnWheel(view, at, -3); // nothing to zoom out of
    QVERIFY(!view.part());
    turnWheel(view, at, 4);
    QVERIFY(view.part());
    QVERIFY(view.part()->samples.low > 29 && view.part()->samples.high < 1856);
    QVERIFY(view.part()->samples.contains(n));
    QVERIFY(!view.grab().isNull());
    turnWheel(view, at, -40);
    QVERIFY(!view.part());
    turnWheel(view, at, 400); // as deep as it goes, never to nothing
    QVERIFY(view.part());
    QVERIFY(view.part()->samples.high > view.part()->samples.low);
    QVERIFY(!view.grab().isNull());
}

void TestDataCurveView::draggingPansAndADoubleClickResets() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    view.show();
    turnWheel(view, middleOf(view), 5);
    const auto before = *view.part();
    const QPoint from = middleOf(view).toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(from + QPoint(60, 0)), QPointF(from + QPoint(60, 0)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &move);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(60, 0));
    const auto after = *view.part();
    QVERIFY(after.samples.low < before.samples.low);
    QVERIFY(std::abs(after.samples.high / after.samples.low - before.samples.high / before.samples.low) <
            1e-9);
    QVERIFY(std::abs(after.values.low - before.values.low) < 1e-9);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, from);
    QVERIFY(!view.part());
}

void TestDataCurveView::keysZoomToo() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.part());
    QTest::keyClick(&view, Qt::Key_Home);
    QVERIFY(view.part()->samples.contains(*view.crosshair()));
    QTest::keyClick(&view, Qt::Key_Minus);
    QVERIFY(view.part());
    QTest::keyClick(&view, Qt::Key_0);
    QVERIFY(!view.part());
}

void TestDataCurveView::theErrorViewZoomsToo() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    turnWheel(view, middleOf(view), 4);
    view.setDisplay(plot::Display::Error);
    QVERIFY(!view.part()); // its values were scores
    turnWheel(view, middleOf(view), 4);
    QVERIFY(view.part()->values.low > 0);
    QVERIFY(!view.grab().isNull());
}

void TestDataCurveView::curvesCanBeSwitchedOff() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart());
    view.setCrosshair(232);
    const auto lines = view.crosshairLines();
    const auto curves = view.curves();
    QCOMPARE(curves.size(), 3);
    QCOMPARE(curves[0].name, QStringLiteral("LoRA r 8"));
    view.setCurveShown(curves[1].id, false);
    QCOMPARE(view.crosshairLines().size(), lines.size() - 1);
    QVERIFY(view.shownChart().instant.empty());
    QVERIFY(!view.chart().instant.empty());
    view.setCurveShown(curves[0].id, false);
    QVERIFY(!view.shownChart().needed); // the answer goes with its curve
    QVERIFY(!view.grab().isNull());
    for (const auto& curve : view.curves()) {
        view.setCurveShown(curve.id, false);
    }
    QVERIFY(!view.grab().isNull());
    for (const auto& curve : view.curves()) {
        QVERIFY(!curve.shown);
        view.setCurveShown(curve.id, true);
    }
    QVERIFY(view.shownChart() == view.chart());
}

void TestDataCurveView::liveChartsKeepTheWindow() {
    DataCurveView view;
    view.resize(900, 420);
    view.setChart(sample::chart(5));
    turnWheel(view, middleOf(view), 4);
    const auto before = view.part();
    QTest::qWait(120);
    view.setChart(sample::chart(7));
    QCOMPARE(view.chart().series.front().points.size(), std::size_t{7});
    QVERIFY(view.part() == before);
}

void TestDataCurveView::emptyAndBrokenChartsArePainted_data() {
    QTest::addColumn<int>("breakage");
    QTest::newRow("empty") << 0;
    QTest::newRow("not a number") << 1;
    QTest::newRow("one point") << 2;
    QTest::newRow("hostile name") << 3;
}

void TestDataCurveView::emptyAndBrokenChartsArePainted() {
    QFETCH(int, breakage);
    plot::DataCurveChart chart =
        breakage == 0 ? plot::DataCurveChart{} : sample::chart(breakage == 2 ? 1 : 5);
    if (breakage == 1) {
        chart.series.front().points[2].mean = std::numeric_limits<double>::quiet_NaN();
    }
    if (breakage == 3) {
        chart.series.front().name = "<img src='/etc/hostname'>\x1b[0m" + std::string(5000, 'x');
    }
    DataCurveView view;
    view.resize(800, 400);
    view.setChart(chart);
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(!view.grab().isNull());
    for (int key : {Qt::Key_Left, Qt::Key_Left, Qt::Key_Home}) {
        QTest::keyClick(&view, static_cast<Qt::Key>(key));
    }
    QVERIFY(!view.grab().isNull());
}

PLATEAU_WINDOW_TEST(TestDataCurveView)
#include "test_data_curve_view.moc"
