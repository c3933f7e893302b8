#include "ui/charts/confusion_view.h"
#include "ui/theme/theme.h"

#include "tests/support/registered_window_test.h"
#include "tests/ui/support/watchdog.h"

#include <QTest>

using namespace plateau::ui;

namespace {

const QStringList classes{QStringLiteral("<b>light</b>"), QStringLiteral("heat"), QStringLiteral("sound")};
const std::vector<std::vector<int>> counts{{8, 2, 0}, {0, 5, 0}, {1, 0, 4}, {0, 0, 0}};

} // namespace

/// The matrix of true against predicted classes.
class TestConfusionView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMouseNamesATile();
    void theKeyboardMovesOverTheTiles();
    void screenReadersHearTheDiagonal();
    void labelsOutsideThePoolHaveARow();
    void tilesTakeTheirColourFromTheirShare();
    void manyClassesAreDrawnInTime();
    void nothingIsDrawnOfNothing();
};

void TestConfusionView::theMouseNamesATile() {
    ConfusionView view;
    view.resize(420, 320);
    view.setMatrix(classes, counts);
    view.show();
    QTest::mouseMove(&view, view.tileRect({0, 1}).center().toPoint());
    QTRY_COMPARE(view.tileText(), QStringLiteral("<b>light</b> taken for heat: 2 of 10, 20.0 %"));
    QTest::mouseMove(&view, QPoint(view.width() - 2, view.height() - 2));
    QTRY_VERIFY(!view.tile());
}

void TestConfusionView::theKeyboardMovesOverTheTiles() {
    ConfusionView view;
    view.resize(420, 320);
    view.setMatrix(classes, counts);
    view.show();
    for (const int key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Down, Qt::Key_Left}) {
        QTest::keyClick(&view, static_cast<Qt::Key>(key));
    }
    QVERIFY(view.tile() == (ConfusionView::Tile{2, 0}));
    QVERIFY(view.accessibleDescription().startsWith(QLatin1String("sound taken for <b>light</b>: 1 of 5")));
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(view.tile() == (ConfusionView::Tile{2, 0}));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!view.tile());
}

void TestConfusionView::screenReadersHearTheDiagonal() {
    ConfusionView view;
    view.setMatrix(classes, counts);
    QVERIFY(!view.accessibleName().isEmpty());
    QCOMPARE(view.accessibleDescription(), QStringLiteral("17 of 20 items are on the diagonal."));
}

void TestConfusionView::labelsOutsideThePoolHaveARow() {
    auto more = counts;
    more.back() = {0, 3, 0};
    ConfusionView view;
    view.resize(420, 320);
    view.setMatrix(classes, more);
    view.setTile(ConfusionView::Tile{3, 1});
    QCOMPARE(view.tileText(), QStringLiteral("other labels taken for heat: 3 of 3, 100 %"));
    view.setMatrix(classes, counts);
    view.setTile(ConfusionView::Tile{3, 1});
    QVERIFY(!view.tile());
}

void TestConfusionView::tilesTakeTheirColourFromTheirShare() {
    Theme::instance().choose(ModeChoice::Light);
    ConfusionView view;
    view.resize(420, 320);
    view.setMatrix(classes, counts);
    const QImage image = view.grab().toImage();
    const auto corner = [&](std::size_t row, std::size_t column) {
        return QColor(image.pixel(view.tileRect({row, column}).topLeft().toPoint() + QPoint(3, 3)));
    };
    QVERIFY(corner(1, 1).lightness() < corner(0, 0).lightness());
    QVERIFY(corner(0, 1).lightness() < corner(1, 0).lightness());
    QVERIFY(corner(0, 1).red() > corner(0, 1).blue());
}

void TestConfusionView::manyClassesAreDrawnInTime() {
    constexpr int many = 400;
    QStringList names;
    std::vector<std::vector<int>> matrix(many, std::vector<int>(many, 0));
    for (int i = 0; i < many; ++i) {
        names << QString::number(i);
        matrix[static_cast<std::size_t>(i)][static_cast<std::size_t>(i)] = 9;
        matrix[static_cast<std::size_t>(i)][static_cast<std::size_t>((i * 7) % many)] += 1;
    }
    ConfusionView view;
    view.resize(500, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    support::Watchdog watchdog;
    view.setMatrix(names, matrix);
    QVERIFY(!view.grab().isNull());
    QCoreApplication::processEvents();
    QVERIFY2(watchdog.worstMilliseconds() < support::latestMilliseconds,
             qPrintable(QString::number(watchdog.worstMilliseconds())));
}

void TestConfusionView::nothingIsDrawnOfNothing() {
    ConfusionView view;
    view.resize(200, 200);
    view.setMatrix({}, {});
    QVERIFY(!view.grab().isNull());
    for (const int key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left}) {
        QTest::keyClick(&view, static_cast<Qt::Key>(key));
    }
    QVERIFY(!view.tile());
}

PLATEAU_WINDOW_TEST(TestConfusionView)
#include "test_confusion_view.moc"
