#include "ui/charts/chart_legend.h"
#include "ui/charts/standard_chart.h"
#include "ui/theme/theme.h"

#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/watchdog.h"

#include <QMenu>
#include <QTest>
#include <QWheelEvent>
#include <QtCharts/QScatterSeries>

#include <cmath>
#include <limits>

using namespace plateau;
using namespace plateau::ui;

namespace {

ChartSeries line(const QString& name, int points, double factor, plot::Role role = plot::Role::Series1) {
    ChartSeries series;
    series.name = name;
    series.role = role;
    for (int i = 0; i < points; ++i) {
        series.points.push_back({static_cast<double>(i), factor * i});
    }
    return series;
}

ChartData twoLines(int points = 101) {
    ChartData data;
    data.title = QStringLiteral("Two lines");
    data.x = {QStringLiteral("update"), ValueFormat::Count, {}};
    data.series = {line(QStringLiteral("up"), points, 1),
                   line(QStringLiteral("down"), points, -1, plot::Role::Series2)};
    return data;
}

struct Stage {
    StandardChart chart;
    explicit Stage(const ChartData& data = twoLines()) {
        chart.resize(500, 320);
        chart.show();
        chart.setData(data);
        QCoreApplication::processEvents();
    }
    ChartCanvas& canvas() { return chart.canvas(); }
    QPointF middle() { return canvas().chart()->plotArea().center(); }
    void wheel(QPointF at, int notches) {
        QWheelEvent event(at, canvas().viewport()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas().viewport(), &event);
    }
};

} // namespace

/// What every chart on QtCharts can.
class TestStandardChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointsAreDrawnAsPoints();
    void everySeriesIsNamedAtTheHoverLine();
    void theKeyboardMovesTheHoverLine();
    void theWheelZoomsAboutTheMouse();
    void theWheelIsLeftToThePageWhenAllIsSeen();
    void draggingPans();
    void aDoubleClickResets();
    void newDataKeepTheZoom();
    void entriesOfTheLegendSwitchTheirSeries();
    void switchedSeriesStayOffInALiveChart();
    void oneSeriesNeedsNoLegend();
    void liveDataAreShownAtAPace();
    void manyPointsAreDecimated();
    void zoomingBringsPointsBack();
    void gapsPartALine();
    void nothingIsDrawnOfNothing_data();
    void nothingIsDrawnOfNothing();
    void theSentenceIsForScreenReaders();
    void picturesAreLightWhateverTheTheme();
    void exports_data();
    void exports();
    void numbersAreExportedWhole();
    void exportsAnswerWithAnError();
    void namesAreShownLiterally();
    void theMenuOffersEverything();
};

void TestStandardChart::everySeriesIsNamedAtTheHoverLine() {
    Stage stage;
    QTest::mouseMove(stage.canvas().viewport(), stage.canvas().toPixel({50, 0}).toPoint());
    QTRY_VERIFY(stage.canvas().hover().has_value());
    QCOMPARE(*stage.canvas().hover(), 50.);
    QCOMPARE(stage.canvas().hoverLines(),
             (QStringList{QStringLiteral("update 50"), QStringLiteral("up 50"), QStringLiteral("down -50")}));
}

void TestStandardChart::theKeyboardMovesTheHoverLine() {
    Stage stage;
    QTest::keyClick(&stage.canvas(), Qt::Key_Right);
    QCOMPARE(stage.canvas().hover(), std::optional(0.));
    QTest::keyClick(&stage.canvas(), Qt::Key_Right);
    QCOMPARE(stage.canvas().hover(), std::optional(1.));
    QVERIFY(stage.canvas().accessibleDescription().contains(QLatin1String("up 1")));
    QTest::keyClick(&stage.canvas(), Qt::Key_Escape);
    QVERIFY(!stage.canvas().hover());
}

void TestStandardChart::theWheelZoomsAboutTheMouse() {
    Stage stage;
    const auto before = stage.canvas().part();
    const QPointF at = stage.canvas().toPixel({25, 0});
    stage.wheel(at, 3);
    const auto after = stage.canvas().part();
    QVERIFY(stage.canvas().isZoomed());
    QVERIFY(after.x.high - after.x.low < .6 * (before.x.high - before.x.low));
    const double moved = std::abs(stage.canvas().toPixel({25, 0}).x() - at.x());
    // The labels of the other axis may need another width than before.
    QVERIFY2(moved < 16, qPrintable(QString::number(moved)));
    stage.wheel(at, -30);
    QVERIFY(!stage.canvas().isZoomed());
}

void TestStandardChart::theWheelIsLeftToThePageWhenAllIsSeen() {
    Stage stage;
    QWheelEvent event(stage.middle(), stage.middle(), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    event.accept();
    QCoreApplication::sendEvent(stage.canvas().viewport(), &event);
    QVERIFY(!event.isAccepted());
}

void TestStandardChart::draggingPans() {
    Stage stage;
    stage.wheel(stage.middle(), 5);
    const auto before = stage.canvas().part();
    const QPoint from = stage.middle().toPoint();
    QWidget* view = stage.canvas().viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(from + QPoint(40, 0)), QPointF(from + QPoint(40, 0)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view, &move);
    QTest::mouseRelease(view, Qt::LeftButton, {}, from + QPoint(40, 0));
    const auto after = stage.canvas().part();
    QVERIFY(after.x.low < before.x.low);
    QVERIFY(std::abs((after.x.high - after.x.low) - (before.x.high - before.x.low)) < 1e-6);
}

void TestStandardChart::aDoubleClickResets() {
    Stage stage;
    stage.wheel(stage.middle(), 5);
    QVERIFY(stage.canvas().isZoomed());
    QTest::mouseDClick(stage.canvas().viewport(), Qt::LeftButton, {}, stage.middle().toPoint());
    QVERIFY(!stage.canvas().isZoomed());
}

void TestStandardChart::newDataKeepTheZoom() {
    Stage stage;
    stage.wheel(stage.middle(), 4);
    const auto before = stage.canvas().part();
    stage.chart.setData(twoLines(400));
    QTRY_COMPARE(stage.chart.data().series.front().points.size(), std::size_t{400});
    QVERIFY(stage.canvas().part() == before);
}

void TestStandardChart::entriesOfTheLegendSwitchTheirSeries() {
    Stage stage;
    const auto entries = stage.chart.legend().entries();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[1]->accessibleName(), QStringLiteral("down"));
    const double lowest = stage.canvas().part().y.low;
    QTest::mouseClick(entries[1], Qt::LeftButton);
    QVERIFY(stage.canvas().part().y.low > lowest);
    QTest::keyClick(&stage.canvas(), Qt::Key_Right);
    QCOMPARE(stage.canvas().hoverLines().size(), 2);
    QTest::keyClick(entries[1], Qt::Key_Space);
    QCOMPARE(stage.canvas().hoverLines().size(), 3);
}

void TestStandardChart::switchedSeriesStayOffInALiveChart() {
    Stage stage;
    stage.chart.legend().entries()[0]->click();
    stage.chart.setData(twoLines(200));
    QTRY_COMPARE(stage.chart.data().series.front().points.size(), std::size_t{200});
    QVERIFY(!stage.chart.data().series.front().shown);
    QVERIFY(!stage.chart.legend().entries()[0]->isChecked());
}

void TestStandardChart::oneSeriesNeedsNoLegend() {
    ChartData data = twoLines();
    data.series.pop_back();
    Stage stage(data);
    QVERIFY(!stage.chart.legend().isVisible());
}

void TestStandardChart::liveDataAreShownAtAPace() {
    Stage stage;
    int shown = 0;
    std::size_t before = stage.chart.data().series.front().points.size();
    QElapsedTimer time;
    time.start();
    for (int points = 200; points < 700; ++points) {
        stage.chart.setData(twoLines(points));
        const std::size_t now = stage.chart.data().series.front().points.size();
        shown += now != before ? 1 : 0;
        before = now;
        QCoreApplication::processEvents();
    }
    QVERIFY2(shown <= time.elapsed() / 100 + 2, qPrintable(QString::number(shown))); // Qt may be 5 ms early
    QTRY_COMPARE(stage.chart.data().series.front().points.size(), std::size_t{699});
}

void TestStandardChart::manyPointsAreDecimated() {
    ChartData data;
    ChartSeries series;
    for (int i = 0; i < 300'000; ++i) {
        series.points.push_back({static_cast<double>(i), 1.0 / (1 + i % 1000)});
    }
    data.series = {series};
    Stage stage;
    QTest::qWait(110);
    plateau::ui::support::Watchdog watchdog;
    stage.chart.setData(data);
    QCoreApplication::processEvents();
    qInfo("300,000 updates: %.0f ms", watchdog.worstMilliseconds());
    QVERIFY(watchdog.worstMilliseconds() < plateau::ui::support::latestMilliseconds);
    QVERIFY2(stage.canvas().drawnPoints() <= 800, qPrintable(QString::number(stage.canvas().drawnPoints())));
}

void TestStandardChart::zoomingBringsPointsBack() {
    ChartData data;
    ChartSeries series = line(QStringLiteral("zigzag"), 50'000, 0);
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        series.points[i].y = static_cast<double>(i % 2);
    }
    data.series = {series};
    Stage stage(data);
    stage.canvas().setWindow(ChartCanvas::Window{{1000, 1050}, {0, 1}});
    QVERIFY(stage.canvas().drawnPoints() >= 50);
    QVERIFY(stage.canvas().drawnPoints() <= 60);
}

void TestStandardChart::gapsPartALine() {
    ChartData data = twoLines();
    data.series.pop_back();
    data.series.front().points[40].y = std::numeric_limits<double>::quiet_NaN();
    data.series.front().points[70].y = std::numeric_limits<double>::infinity();
    Stage stage(data);
    const auto drawn = stage.canvas().chart()->series();
    QCOMPARE(std::count_if(drawn.begin(), drawn.end(), [](const auto* one) { return one->isVisible(); }), 3);
}

void TestStandardChart::nothingIsDrawnOfNothing_data() {
    QTest::addColumn<int>("kind");
    const char* const names[] = {"no series", "no points",    "one point",
                                 "only gaps", "equal values", "huge values"};
    for (int i = 0; i < 6; ++i) {
        QTest::newRow(names[i]) << i;
    }
}

void TestStandardChart::nothingIsDrawnOfNothing() {
    QFETCH(int, kind);
    ChartData data;
    if (kind > 0) {
        ChartSeries series;
        const double nan = std::numeric_limits<double>::quiet_NaN();
        if (kind == 2) {
            series.points = {{3, 3}};
        } else if (kind == 3) {
            series.points = {{1, nan}, {2, nan}};
        } else if (kind == 4) {
            series.points = {{1, 5}, {2, 5}};
        } else if (kind == 5) {
            series.points = {{0, 1e300}, {1e15, -1e300}};
        }
        data.series = {series};
    }
    Stage stage(data);
    QVERIFY(!stage.chart.grab().isNull());
    stage.wheel(stage.middle(), 200);
    QTest::keyClick(&stage.canvas(), Qt::Key_Right);
    QVERIFY(!stage.chart.grab().isNull());
}

void TestStandardChart::theSentenceIsForScreenReaders() {
    Stage stage;
    QCOMPARE(stage.canvas().accessibleName(), QStringLiteral("Two lines"));
    QCOMPARE(stage.canvas().accessibleDescription(),
             QStringLiteral("up: 0 at 0, 100 at 100. down: 0 at 0, -100 at 100."));
    ChartData told = twoLines();
    told.sentence = QStringLiteral("It rises.");
    QTest::qWait(110);
    stage.chart.setData(told);
    QCOMPARE(stage.canvas().accessibleDescription(), QStringLiteral("It rises."));
}

void TestStandardChart::picturesAreLightWhateverTheTheme() {
    Theme::instance().choose(ModeChoice::Dark);
    Stage stage;
    QVERIFY(qGray(stage.chart.grab().toImage().pixel(495, 5)) < 80);
    const QImage image = stage.chart.picture(2);
    QCOMPARE(image.width(), 2 * std::max(480, stage.canvas().width()));
    QVERIFY(qGray(image.pixel(image.width() - 4, 4)) > 240);
    int coloured = 0;
    for (int x = 0; x < image.width(); ++x) {
        coloured += QColor(image.pixel(x, image.height() / 3)).saturation() > 100 ? 1 : 0;
    }
    QVERIFY(coloured > 0);
    Theme::instance().choose(ModeChoice::Light);
}

void TestStandardChart::exports_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("PNG") << QStringLiteral("png") << QByteArray("\x89PNG");
    QTest::newRow("SVG") << QStringLiteral("svg") << QByteArray("<?xml");
    QTest::newRow("PDF") << QStringLiteral("pdf") << QByteArray("%PDF");
    QTest::newRow("CSV") << QStringLiteral("csv") << QByteArray("series,x,y\n");
}

void TestStandardChart::exports() {
    QFETCH(QString, ending);
    QFETCH(QByteArray, begin);
    const plateau::support::TemporaryFolder folder;
    Stage stage;
    const auto file = folder / ("chart." + ending.toStdString());
    QVERIFY(stage.chart.exportTo(QString::fromStdString(file.string())).ok());
    const QByteArray content = QByteArray::fromStdString(plateau::support::readText(file));
    QVERIFY(content.startsWith(begin));
    if (ending == QLatin1String("svg")) {
        QVERIFY(content.contains("Two lines"));
        QVERIFY(content.contains(">down<"));
        QVERIFY(content.contains("#0072b2"));
    }
}

void TestStandardChart::numbersAreExportedWhole() {
    ChartData data;
    data.names = {QStringLiteral("a \"b\", c"), QStringLiteral("d")};
    ChartSeries bars;
    bars.name = QStringLiteral("n");
    bars.shape = ChartSeries::Shape::Bars;
    bars.points = {{0, .1}, {1, 1e9}};
    data.series = {bars, line(QStringLiteral("e,f"), 2, .25)};
    Stage stage(data);
    QCOMPARE(stage.chart.csv(), QByteArray("series,x,y\nn,\"a \"\"b\"\", c\",0.1\nn,d,1000000000\n"
                                           "\"e,f\",\"a \"\"b\"\", c\",0\n\"e,f\",d,0.25\n"));
}

void TestStandardChart::exportsAnswerWithAnError() {
    Stage stage;
    QCOMPARE(stage.chart.exportTo(QStringLiteral("/tmp/x.bmp")).error().kind, ErrorKind::Usage);
    QVERIFY(!stage.chart.exportTo(QStringLiteral("/no/such/folder/x.png")).ok());
}

void TestStandardChart::namesAreShownLiterally() {
    ChartData data = twoLines();
    data.series.front().name = QStringLiteral("<img src='/etc/hostname'>&x");
    data.x.title = QStringLiteral("<b>x</b>");
    Stage stage(data);
    QCOMPARE(stage.chart.legend().entries().front()->accessibleName(), data.series.front().name);
    QVERIFY(!stage.chart.grab().isNull());
    const plateau::support::TemporaryFolder folder;
    const auto file = folder / "chart.svg";
    QVERIFY(stage.chart.exportTo(QString::fromStdString(file.string())).ok());
    const std::string written = plateau::support::readText(file);
    const auto found = written.find("<img");
    QVERIFY2(found == std::string::npos,
             found == std::string::npos ? "" : written.substr(found > 80 ? found - 80 : 0, 200).c_str());
}

void TestStandardChart::theMenuOffersEverything() {
    Stage stage;
    Q_EMIT stage.chart.menu().aboutToShow();
    QStringList texts;
    for (const QAction* action : stage.chart.menu().actions()) {
        texts << action->text();
    }
    for (const char* wanted : {"Show all", "Copy as picture", "Copy the numbers", "PNG, 4 times the size …",
                               "SVG …", "PDF …", "Numbers as CSV …"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(wanted)), wanted);
    }
    QVERIFY(!stage.chart.menu().actions().front()->isEnabled());
}

void TestStandardChart::pointsAreDrawnAsPoints() {
    ChartData data = twoLines(50);
    data.series[0].shape = ChartSeries::Shape::Points;
    Stage stage(data);
    const auto drawn = stage.canvas().chart()->series();
    QCOMPARE(drawn.size(), 2);
    const auto* points = qobject_cast<const QScatterSeries*>(drawn[0]);
    QVERIFY(points != nullptr && points->isVisible() && points->pointsVisible());
    QCOMPARE(points->count(), 50);
    QVERIFY(!qobject_cast<const QXYSeries*>(drawn[1])->pointsVisible()); // a line of many points has no marks
}

PLATEAU_WINDOW_TEST(TestStandardChart)
#include "test_standard_chart.moc"
