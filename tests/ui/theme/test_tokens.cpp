#include "tests/support/registered_window_test.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;

/// Colours, fonts and icons of both themes.
class TestTokens : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrast_data();
    void contrast();
    void palettesFollowTheTokens();
    void theStyleSheetNamesOnlyColours();
    void switchingTellsEveryWidget();
    void systemModeIsFollowedOnlyWhenAsked();
    void everyIconIsTintedInTheAskedColour();
    void iconsOfButtonsFollowTheTheme();
    void tableDigitsHaveOneWidth();
    void typeSizesAreWholePixels();
};

void TestTokens::contrast_data() {
    QTest::addColumn<int>("ink");
    QTest::addColumn<int>("ground");
    QTest::addColumn<double>("least");
    const auto row = [](const char* name, Role ink, Role ground, double least) {
        QTest::newRow(name) << static_cast<int>(ink) << static_cast<int>(ground) << least;
    };
    row("text on surface", Role::Text, Role::Surface, 4.5);
    row("text on window", Role::Text, Role::Window, 4.5);
    row("secondary on surface", Role::TextSecondary, Role::Surface, 4.5);
    row("secondary on window", Role::TextSecondary, Role::Window, 4.5);
    row("filled button", Role::AccentText, Role::Accent, 4.5);
    row("link", Role::Accent, Role::Surface, 4.5);
    row("chosen segment", Role::Accent, Role::AccentSoft, 4.5);
    row("danger button", Role::Bad, Role::Surface, 4.5);
    row("good chip", Role::Good, Role::GoodSoft, 4.5);
    row("warn chip", Role::Warn, Role::WarnSoft, 4.5);
    row("bad chip", Role::Bad, Role::BadSoft, 4.5);
    row("banner text", Role::Text, Role::WarnSoft, 4.5);
    row("field border", Role::FieldBorder, Role::Surface, 3);
    row("reference line", Role::Reference, Role::Surface, 3);
    row("current step", Role::TextSecondary, Role::AccentSoft, 4.5);
    for (int i = 0; i < 6; ++i) {
        const auto at = [i](Role first) { return static_cast<Role>(static_cast<int>(first) + i); };
        row(qPrintable(QStringLiteral("score on tint %1").arg(i + 1)), at(Role::OnTint1), at(Role::Tint1),
            4.5);
        row(qPrintable(QStringLiteral("series %1").arg(i + 1)), at(Role::Series1), Role::Surface, 2.9);
    }
}

void TestTokens::contrast() {
    QFETCH(int, ink);
    QFETCH(int, ground);
    QFETCH(double, least);
    for (const plot::Theme* theme : {&plot::lightTheme(), &plot::darkTheme()}) {
        const double ratio =
            plot::contrast(theme->colour(static_cast<Role>(ink)), theme->colour(static_cast<Role>(ground)));
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1:1 in %2")
                                                .arg(ratio)
                                                .arg(theme == &plot::lightTheme() ? QStringLiteral("light")
                                                                                  : QStringLiteral("dark"))));
    }
}

void TestTokens::palettesFollowTheTokens() {
    const QPalette dark = paletteOf(plot::darkTheme());
    QCOMPARE(dark.color(QPalette::Window), toColour(plot::darkTheme().colour(Role::Window)));
    QCOMPARE(dark.color(QPalette::Disabled, QPalette::ButtonText),
             toColour(plot::darkTheme().colour(Role::TextDisabled)));
}

void TestTokens::theStyleSheetNamesOnlyColours() {
    for (const Mode mode : {Mode::Light, Mode::Dark}) {
        const QString sheet = styleSheet(mode == Mode::Dark ? plot::darkTheme() : plot::lightTheme(), mode);
        QVERIFY2(!sheet.contains(QLatin1Char('@')), "a name without a colour is left");
        QVERIFY(sheet.contains(mode == Mode::Dark ? QStringLiteral("#6EA0FF") : QStringLiteral("#2456C7")));
    }
}

void TestTokens::switchingTellsEveryWidget() {
    QSignalSpy changed(&Theme::instance(), &Theme::changed);
    Theme::instance().choose(ModeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), colour(Role::Window));
    QCOMPARE(colour(Role::Window), toColour(plot::darkTheme().colour(Role::Window)));
    Theme::instance().choose(ModeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window),
             toColour(plot::lightTheme().colour(Role::Window)));
}

void TestTokens::systemModeIsFollowedOnlyWhenAsked() {
    Theme& theme = Theme::instance();
    theme.choose(ModeChoice::Light);
    theme.setSystemMode(Mode::Dark);
    QCOMPARE(theme.mode(), Mode::Light);
    theme.choose(ModeChoice::System);
    QCOMPARE(theme.mode(), Mode::Dark);
    theme.setSystemMode(Mode::Light);
    QCOMPARE(theme.mode(), Mode::Light);
}

void TestTokens::everyIconIsTintedInTheAskedColour() {
    static_cast<void>(iconPixmap(QStringLiteral("plus"), Qt::red));
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 40);
    for (const QString& file : files) {
        const QString name = file.chopped(4);
        const QImage image = iconPixmap(name, QColor(255, 0, 0)).toImage();
        QVERIFY2(!image.isNull(), qPrintable(name));
        bool ink = false;
        bool wrong = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                ink = ink || pixel.alpha() > 128;
                wrong = wrong || (pixel.alpha() > 128 && (pixel.green() > 8 || pixel.blue() > 8));
            }
        }
        QVERIFY2(ink, qPrintable(name));
        QVERIFY2(!wrong || name == QLatin1String("plateau"), qPrintable(name));
    }
    QVERIFY(iconPixmap(QStringLiteral("no-such-icon"), Qt::red).isNull());
}

void TestTokens::iconsOfButtonsFollowTheTheme() {
    Theme::instance().choose(ModeChoice::Light);
    QPushButton button;
    setIcon(button, QStringLiteral("stop"), Role::Bad);
    const auto ink = [&button] {
        const QImage image = button.icon().pixmap(20, 20).toImage();
        return image.pixelColor(10 * image.width() / 20, 5 * image.height() / 20);
    };
    const QColor light = ink();
    Theme::instance().choose(ModeChoice::Dark);
    QVERIFY(ink() != light);
    setIcon(button, QStringLiteral("play"), Role::Text);
    Theme::instance().choose(ModeChoice::Light);
    QCOMPARE(button.property("iconName").toString(), QStringLiteral("play"));
}

void TestTokens::tableDigitsHaveOneWidth() {
    for (const TextSize size : {TextSize::Secondary, TextSize::Body}) {
        QVERIFY(hasEqualDigits(Theme::instance().numberFont(size)));
    }
}

void TestTokens::typeSizesAreWholePixels() {
    QCOMPARE(Theme::instance().font(TextSize::Answer, TextWeight::Semibold).pixelSize(), 32);
    QCOMPARE(Theme::instance().font(TextSize::Secondary).pixelSize(), 12);
    QCOMPARE(Theme::instance().font(TextSize::Body, TextWeight::Semibold).weight(), QFont::DemiBold);
}

PLATEAU_WINDOW_TEST(TestTokens)
#include "test_tokens.moc"
