#include "ui/charts/chart_export.h"
#include "ui/theme/theme.h"

#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/charts/sample_chart.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace plateau;
using namespace plateau::ui;

/// Pictures for papers.
class TestChartExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pngHasTheAskedSize_data();
    void pngHasTheAskedSize();
    void exportsAreLightWhateverIsShown();
    void formatsAreChosenByTheEnding_data();
    void formatsAreChosenByTheEnding();
    void otherEndingsAreRefused();
    void foldersThatAreNotThereAreErrors();
};

void TestChartExport::pngHasTheAskedSize_data() {
    QTest::addColumn<int>("scale");
    QTest::addColumn<int>("width");
    QTest::newRow("1") << 1 << 960;
    QTest::newRow("2") << 2 << 1920;
    QTest::newRow("4") << 4 << 3840;
    QTest::newRow("beyond") << 9 << 3840;
}

void TestChartExport::pngHasTheAskedSize() {
    QFETCH(int, scale);
    ExportSettings settings;
    settings.scale = scale;
    QTEST(chartImage(sample::chart(), settings).width(), "width");
}

void TestChartExport::exportsAreLightWhateverIsShown() {
    Theme::instance().choose(ModeChoice::Dark);
    const QImage image = chartImage(sample::chart());
    QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
    Theme::instance().choose(ModeChoice::Light);
    QCOMPARE(chartImage(sample::chart()), image);
}

void TestChartExport::formatsAreChosenByTheEnding_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("png") << QStringLiteral("a.png") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("b.SVG") << QByteArray("<");
    QTest::newRow("pdf") << QStringLiteral("c.pdf") << QByteArray("%PDF");
}

void TestChartExport::formatsAreChosenByTheEnding() {
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    const support::TemporaryFolder folder;
    const auto file = folder / name.toStdString();
    for (int time = 0; time < 2; ++time) { // the second one replaces the first
        QVERIFY(exportChart(sample::chart(), QString::fromStdString(file.string())).ok());
    }
    const QByteArray bytes = QByteArray::fromStdString(support::readText(file));
    QVERIFY(bytes.startsWith(begin));
    QCOMPARE(support::countEntries(folder.path()), std::size_t{1});
    if (name.endsWith(QLatin1String("SVG"))) {
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd()) {
            xml.readNext();
        }
        QVERIFY(!xml.hasError());
    }
}

void TestChartExport::otherEndingsAreRefused() {
    const support::TemporaryFolder folder;
    const auto written = exportChart(sample::chart(), QString::fromStdString((folder / "a.gif").string()));
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Usage);
    QCOMPARE(support::countEntries(folder.path()), std::size_t{0});
}

void TestChartExport::foldersThatAreNotThereAreErrors() {
    const auto written = exportChart(sample::chart(), QStringLiteral("/no/such/folder/a.png"));
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::NotFound);
}

PLATEAU_WINDOW_TEST(TestChartExport)
#include "test_chart_export.moc"
