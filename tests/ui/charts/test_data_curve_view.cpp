#include "ui/charts/data_curve_view.h"
#include "ui/charts/scene_painter.h"
#include "ui/charts/training_curve_view.h"
#include "ui/session/language.h"
#include "ui/theme/theme.h"

#include "tests/support/registered_window_test.h"
#include "tests/ui/charts/sample_chart.h"
#include "tests/ui/support/watchdog.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

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
    void emptyAndBrokenChartsArePainted_data();
    void emptyAndBrokenChartsArePainted();
    void aTrainingCurveIsDecimated();

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

void TestDataCurveView::aTrainingCurveIsDecimated() {
    TrainingCurveView view;
    view.resize(400, 200);
    plot::TrainingCurveChart chart;
    plot::TrainingSeries series;
    for (int i = 0; i < 300'000; ++i) {
        series.points.push_back({static_cast<double>(i), 1.0 / (1 + i % 1000)});
    }
    chart.series.push_back(series);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    plateau::ui::support::Watchdog watchdog;
    view.setCurve(chart);
    QCoreApplication::processEvents();
    qInfo("300,000 updates: %.0f ms", watchdog.worstMilliseconds());
    QVERIFY(watchdog.worstMilliseconds() < plateau::ui::support::latestMilliseconds);
    QVERIFY(!view.accessibleName().isEmpty());
}

PLATEAU_WINDOW_TEST(TestDataCurveView)
#include "test_data_curve_view.moc"
