#include "ui/pages/frame/main_window.h"
#include "ui/pages/frame/page_header.h"
#include "ui/pages/frame/rail.h"
#include "ui/pages/frame/welcome_page.h"
#include "ui/pages/frame/window_actions.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"
#include "ui/theme/theme.h"

#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

struct Desk {
    plateau::support::TemporaryFolder folder;
    std::filesystem::path experiments = folder / "experiments";
    std::unique_ptr<Session> session;
    Language language;
    std::unique_ptr<MainWindow> window;
    Desk() {
        std::filesystem::create_directories(experiments);
        qputenv("PLATEAU_EXPERIMENTS", experiments.c_str());
        language.choose(QStringLiteral("en"));
        start();
    }
    void start() {
        window.reset();
        session = std::make_unique<Session>(QString::fromStdString((folder / "settings.ini").string()));
        window = std::make_unique<MainWindow>(*session, language);
        makePages(*window, *session);
        window->resize(1280, 800);
        window->show();
    }
    ~Desk() { window.reset(); }
    bool open(const Showcase& showcase) {
        window->openPaths({QString::fromStdString(showcase.root().string())});
        return QTest::qWaitFor([this] { return session->snapshot() != nullptr; });
    }
};

/// Buttons a user can see now.
QList<QAbstractButton*> buttonsOf(const QWidget& widget) {
    QList<QAbstractButton*> out;
    for (QAbstractButton* button : widget.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->isEnabled()) {
            out << button;
        }
    }
    return out;
}

} // namespace

/// The shell of the window.
class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstStartOffersTheExample();
    void openingAnExperimentShowsItsRun();
    void draftsAreKeptInTheRail();
    void theLanguageChangesLive();
    void theThemeChangesLive();
    void everyButtonHasANameAndATooltip();
    void stepsWithoutPageCannotBeChosen();
    void shortcutsWorkWhileTheMenuIsHidden();
    void droppedFoldersAreOpened();
    void droppedRubbishGetsABanner();
    void aMissingProgramGetsABanner();
    void narrowWindowsFoldTheRail();
    void closingAsksWhileARunIsAtWork();
    void closingIdleAsksNothing();
    void choicesAndSizeAreRemembered();
    void hostileNamesAreShownLiterally();
};

void TestMainWindow::theFirstStartOffersTheExample() {
    Desk desk;
    QCOMPARE(desk.window->current(), &desk.window->welcome());
    QCOMPARE(desk.window->step(), Step::Data);
    QStringList texts;
    for (const QAbstractButton* button : desk.window->findChildren<QAbstractButton*>()) {
        texts << (button->isVisible() ? button->text() : QString());
    }
    QVERIFY(texts.contains(QStringLiteral("Try the home-control example")));
    QVERIFY(texts.contains(QStringLiteral("Choose a file")));
}

void TestMainWindow::openingAnExperimentShowsItsRun() {
    Desk desk;
    const Showcase showcase(desk.experiments / "half", Progress::Half);
    QVERIFY(desk.open(showcase));
    QCOMPARE(desk.window->step(), Step::Run);
    QVERIFY(desk.window->windowTitle().startsWith(QLatin1String("Home-control intents")));
    QTRY_COMPARE(desk.session->experiments().size(), 1);
    desk.window->actions().closeExperiment->trigger();
    QCOMPARE(desk.window->current(), &desk.window->welcome());
    QVERIFY(std::filesystem::exists(showcase.root() / "experiment.json"));
}

void TestMainWindow::draftsAreKeptInTheRail() {
    Desk desk;
    plateau::support::writeText(desk.folder / "hall.jsonl", "{\"text\":\"a\",\"label\":\"b\"}\n");
    desk.window->openPaths({QString::fromStdString((desk.folder / "hall.jsonl").string())});
    const Draft before = desk.session->draft();
    QCOMPARE(before.files.size(), 1);
    const auto entry = [&desk]() -> QAbstractButton* {
        for (QAbstractButton* button : buttonsOf(desk.window->rail())) {
            if (button->accessibleName().contains(QLatin1String("hall (draft)"))) {
                return button;
            }
        }
        return nullptr;
    };
    const Showcase showcase(desk.experiments / "half", Progress::Half);
    QVERIFY(desk.open(showcase));
    desk.window->actions().closeExperiment->trigger();
    desk.window->actions().newExperiment->trigger();
    QVERIFY(desk.session->draft().files.isEmpty());
    QTRY_VERIFY(entry() != nullptr);
    entry()->click();
    QCOMPARE(desk.session->draft(), before);
    QCOMPARE(desk.window->step(), Step::Data);
    desk.window.reset();
    desk.session.reset();
    desk.start(); // as at the next start
    QCOMPARE(desk.session->draft(), before);
    QTRY_VERIFY(entry() != nullptr);
}

void TestMainWindow::theLanguageChangesLive() {
    Desk desk;
    desk.window->chooseLanguage(QStringLiteral("zh_CN"));
    QTRY_COMPARE(desk.window->current()->title(), QStringLiteral("数据"));
    QCoreApplication::processEvents();
    for (const QAbstractButton* button : buttonsOf(*desk.window)) {
        QVERIFY2(button->text() != QLatin1String("Choose a file"), "a text has stayed English");
    }
    QCOMPARE(desk.session->settings().language, QStringLiteral("zh_CN"));
    desk.window->chooseLanguage(QStringLiteral("en"));
    QTRY_COMPARE(desk.window->current()->title(), QStringLiteral("Data"));
}

void TestMainWindow::theThemeChangesLive() {
    Desk desk;
    desk.window->chooseTheme(ModeChoice::Dark);
    QCoreApplication::processEvents();
    const QImage dark = desk.window->grab().toImage();
    desk.window->chooseTheme(ModeChoice::Light);
    QCoreApplication::processEvents();
    const QImage light = desk.window->grab().toImage();
    QVERIFY(qGray(dark.pixel(700, 780)) < 60);
    QVERIFY(qGray(light.pixel(700, 780)) > 200);
}

void TestMainWindow::everyButtonHasANameAndATooltip() {
    Desk desk;
    const Showcase showcase(desk.experiments / "half", Progress::Half);
    for (int round = 0; round < 2; ++round) {
        for (const QAbstractButton* button : buttonsOf(*desk.window)) {
            const QString name =
                button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
            QVERIFY2(!name.isEmpty(), button->metaObject()->className());
            QVERIFY2(!button->toolTip().isEmpty() || !button->text().isEmpty(), qPrintable(name));
        }
        QVERIFY(desk.open(showcase));
        QCoreApplication::processEvents();
    }
}

void TestMainWindow::stepsWithoutPageCannotBeChosen() {
    plateau::support::TemporaryFolder folder;
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    Language language;
    language.choose(QStringLiteral("en"));
    MainWindow window(session, language);
    window.showStep(Step::Answer);
    QCOMPARE(window.step(), Step::Data);
    QVERIFY(!window.actions().steps[3]->isEnabled());
}

void TestMainWindow::shortcutsWorkWhileTheMenuIsHidden() {
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    QVERIFY(!desk.window->menuBar()->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(desk.window->step(), Step::Run);
    QTest::keyClick(desk.window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(desk.window->step(), Step::Data);
}

void TestMainWindow::droppedFoldersAreOpened() {
    Desk desk;
    const Showcase showcase(desk.experiments / "half", Progress::Half);
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(QString::fromStdString((showcase.root() / "experiment.json").string()))});
    QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.window.get(), &drop);
    QVERIFY(drop.isAccepted());
    QTRY_VERIFY(desk.session->snapshot());
}

void TestMainWindow::droppedRubbishGetsABanner() {
    Desk desk;
    desk.window->openPaths({QStringLiteral("/no/such/<b>thing.xyz")});
    const auto banners = desk.window->findChildren<Banner*>();
    QCOMPARE(banners.size(), 1);
    QVERIFY(banners.first()->accessibleName().contains(QLatin1String("<b>thing.xyz")));
    QCOMPARE(QApplication::activeModalWidget(), nullptr);
}

void TestMainWindow::aMissingProgramGetsABanner() {
    Desk desk;
    qputenv("PLATEAU_CLI", "/no/such/plateau");
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    desk.session->cli().check();
    qputenv("PATH", path);
    qunsetenv("PLATEAU_CLI");
    if (desk.session->cli().status().state != CliState::Missing) {
        return; // a plateau lies beside the tests
    }
    QCOMPARE(desk.window->findChildren<Banner*>().size(), 1);
    desk.window->chooseLanguage(QStringLiteral("zh_CN"));
    QTRY_VERIFY(
        desk.window->findChildren<Banner*>().first()->accessibleName().contains(QStringLiteral("训练程序")));
}

void TestMainWindow::narrowWindowsFoldTheRail() {
    Desk desk;
    desk.window->resize(1000, 700);
    QTRY_VERIFY(desk.window->rail().isCollapsed());
    QCOMPARE(desk.window->rail().width(), railCollapsedWidth);
    desk.window->resize(1300, 700);
    QTRY_VERIFY(!desk.window->rail().isCollapsed());
}

void TestMainWindow::closingAsksWhileARunIsAtWork() {
    Desk desk;
    Showcase showcase(desk.experiments / "half", Progress::Half);
    showcase.beAtWork();
    QVERIFY(desk.open(showcase));
    const auto press = [](const char* name) {
        QTimer::singleShot(0, qApp, [name] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            if (name == nullptr) {
                dialog->reject();
            } else {
                dialog->findChild<QAbstractButton*>(QString::fromLatin1(name))->click();
            }
        });
    };
    press(nullptr);
    QVERIFY(!desk.window->close());
    press("keep");
    QVERIFY(desk.window->close());
    QVERIFY(!std::filesystem::exists(showcase.root() / "control/stop.json"));
    desk.window->show();
    press("stop");
    QVERIFY(desk.window->close());
    QVERIFY(std::filesystem::exists(showcase.root() / "control/stop.json"));
}

void TestMainWindow::closingIdleAsksNothing() {
    Desk desk;
    QVERIFY(desk.window->close());
}

void TestMainWindow::choicesAndSizeAreRemembered() {
    Desk desk;
    desk.window->chooseTheme(ModeChoice::Dark);
    desk.window->resize(1180, 777);
    desk.window->close();
    desk.start();
    QCOMPARE(desk.session->settings().theme, QStringLiteral("dark"));
    Theme::instance().choose(ModeChoice::Light);
}

void TestMainWindow::hostileNamesAreShownLiterally() {
    Desk desk;
    const Showcase showcase(desk.experiments / "evil", Progress::NotStarted,
                            "<img src='/etc/hostname'>\xE2\x80\xAE<table><table>");
    QVERIFY(desk.open(showcase));
    QVERIFY(desk.window->windowTitle().contains(QLatin1String("<img")));
    QVERIFY(!desk.window->windowTitle().contains(QChar(0x202e)));
    QVERIFY(!desk.window->grab().isNull());
    for (const QLabel* label : desk.window->findChildren<QLabel*>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
    }
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
