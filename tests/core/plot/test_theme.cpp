#include "core/plot/theme.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>
#include <set>
#include <vector>

using namespace plateau::plot;

Q_DECLARE_METATYPE(plateau::plot::Role)

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfWcag_data();
    void contrastIsThatOfWcag();
    void textIsReadable_data();
    void textIsReadable();
    void marksAreVisible_data();
    void marksAreVisible();
    void seriesOfTheDarkThemeAreBright();
    void seriesDifferFromEachOther();
    void tokensAreThoseOfTheTable();
    void huesWrapAround();
};

void TestTheme::contrastIsThatOfWcag_data() {
    QTest::addColumn<int>("red");
    QTest::addColumn<int>("green");
    QTest::addColumn<int>("blue");
    QTest::addColumn<double>("onWhite");
    // Published values of the WCAG 2.1 formula against white.
    QTest::newRow("black") << 0 << 0 << 0 << 21.0;
    QTest::newRow("white") << 255 << 255 << 255 << 1.0;
    QTest::newRow("grey 767676") << 0x76 << 0x76 << 0x76 << 4.54;
    QTest::newRow("pure red") << 255 << 0 << 0 << 4.0;
    QTest::newRow("pure blue") << 0 << 0 << 255 << 8.59;
}

void TestTheme::contrastIsThatOfWcag() {
    QFETCH(int, red);
    QFETCH(int, green);
    QFETCH(int, blue);
    QFETCH(double, onWhite);
    const auto part = [](int value) { return static_cast<std::uint8_t>(value); };
    const Colour colour{part(red), part(green), part(blue)};
    const Colour white{255, 255, 255};
    QVERIFY(std::abs(contrast(colour, white) - onWhite) < .01);
    QCOMPARE(contrast(colour, white), contrast(white, colour));
}

void TestTheme::textIsReadable_data() {
    QTest::addColumn<Role>("text");
    QTest::addColumn<Role>("ground");
    QTest::newRow("text on window") << Role::Text << Role::Window;
    QTest::newRow("text on surface") << Role::Text << Role::Surface;
    QTest::newRow("text on raised") << Role::Text << Role::Raised;
    QTest::newRow("text on pressed") << Role::Text << Role::Pressed;
    QTest::newRow("secondary on window") << Role::TextSecondary << Role::Window;
    QTest::newRow("secondary on surface") << Role::TextSecondary << Role::Surface;
    QTest::newRow("secondary on raised") << Role::TextSecondary << Role::Raised;
    QTest::newRow("text on accent") << Role::AccentText << Role::Accent;
    QTest::newRow("accent on surface") << Role::Accent << Role::Surface;
    QTest::newRow("accent on its tint") << Role::Accent << Role::AccentSoft;
    QTest::newRow("good on its tint") << Role::Good << Role::GoodSoft;
    QTest::newRow("warn on its tint") << Role::Warn << Role::WarnSoft;
    QTest::newRow("bad on its tint") << Role::Bad << Role::BadSoft;
    QTest::newRow("tint 1") << Role::OnTint1 << Role::Tint1;
    QTest::newRow("tint 2") << Role::OnTint2 << Role::Tint2;
    QTest::newRow("tint 3") << Role::OnTint3 << Role::Tint3;
    QTest::newRow("tint 4") << Role::OnTint4 << Role::Tint4;
    QTest::newRow("tint 5") << Role::OnTint5 << Role::Tint5;
    QTest::newRow("tint 6") << Role::OnTint6 << Role::Tint6;
}

void TestTheme::textIsReadable() {
    QFETCH(Role, text);
    QFETCH(Role, ground);
    QVERIFY(contrast(lightTheme().colour(text), lightTheme().colour(ground)) >= 4.5);
    QVERIFY(contrast(darkTheme().colour(text), darkTheme().colour(ground)) >= 4.5);
}

void TestTheme::marksAreVisible_data() {
    QTest::addColumn<Role>("mark");
    QTest::newRow("field border") << Role::FieldBorder;
    QTest::newRow("reference") << Role::Reference;
    QTest::newRow("target line") << Role::Accent;
    QTest::newRow("warning") << Role::Warn;
    for (int hue = 0; hue < 6; ++hue)
        QTest::addRow("series %d", hue + 1) << seriesRole(hue);
}

void TestTheme::marksAreVisible() {
    QFETCH(Role, mark);
    QVERIFY(contrast(lightTheme().colour(mark), lightTheme().colour(Role::Surface)) >= 3);
    QVERIFY(contrast(darkTheme().colour(mark), darkTheme().colour(Role::Surface)) >= 3);
}

void TestTheme::seriesOfTheDarkThemeAreBright() {
    for (int hue = 0; hue < 6; ++hue)
        QVERIFY(contrast(darkTheme().colour(seriesRole(hue)), darkTheme().colour(Role::Surface)) >= 4.5);
}

void TestTheme::seriesDifferFromEachOther() {
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        std::set<std::string> colours;
        for (int hue = 0; hue < 6; ++hue)
            colours.insert(hexOf(theme->colour(seriesRole(hue))));
        colours.insert(hexOf(theme->colour(Role::Reference)));
        QCOMPARE(colours.size(), std::size_t{7});
    }
}

void TestTheme::tokensAreThoseOfTheTable() {
    QCOMPARE(hexOf(lightTheme().colour(Role::Window)), std::string("#F6F7F9"));
    QCOMPARE(hexOf(lightTheme().colour(Role::Accent)), std::string("#2456C7"));
    QCOMPARE(hexOf(lightTheme().colour(Role::Series6)), std::string("#3F3392"));
    QCOMPARE(hexOf(lightTheme().colour(Role::OnTint6)), std::string("#FFFFFF"));
    QCOMPARE(hexOf(darkTheme().colour(Role::Surface)), std::string("#1C2026"));
    QCOMPARE(hexOf(darkTheme().colour(Role::Grid)), std::string("#272D35"));
    QCOMPARE(hexOf(darkTheme().colour(Role::Reference)), std::string("#8F9AA6"));
    QCOMPARE(hexOf(darkTheme().colour(Role::OnTint6)), std::string("#0E1116"));
}

void TestTheme::huesWrapAround() {
    QCOMPARE(seriesRole(0), Role::Series1);
    QCOMPARE(seriesRole(5), Role::Series6);
    QCOMPARE(seriesRole(6), Role::Series1);
    QCOMPARE(seriesRole(-1), Role::Series6);
}

PLATEAU_TEST(TestTheme)
#include "test_theme.moc"
