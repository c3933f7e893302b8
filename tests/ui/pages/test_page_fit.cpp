#include "ui/pages/frame/main_window.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"

#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QScrollArea>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

/// Nothing is cut off: every page of an experiment fits the smallest window it is made for, in both
/// languages.
class TestPageFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageFits_data();
    void everyPageFits();
};

void TestPageFit::everyPageFits_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<Progress>("progress");
    for (const char* language : {"en", "zh_CN"}) {
        QTest::addRow("%s, before the run", language)
            << QString::fromLatin1(language) << Progress::NotStarted;
        QTest::addRow("%s, half", language) << QString::fromLatin1(language) << Progress::Half;
        QTest::addRow("%s, done", language) << QString::fromLatin1(language) << Progress::Done;
    }
}

void TestPageFit::everyPageFits() {
    QFETCH(QString, language);
    QFETCH(Progress, progress);
    const plateau::support::TemporaryFolder folder;
    qputenv("PLATEAU_EXPERIMENTS", (folder / "experiments").c_str());
    const Showcase showcase(folder / "experiments" / "e", progress);
    Language words;
    words.choose(language);
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    MainWindow window(session, words);
    makePages(window, session);
    window.resize(1280, 800);
    window.show();
    window.openPaths({QString::fromStdString(showcase.root().string())});
    QTRY_VERIFY(session.snapshot() != nullptr);
    for (const Step step : {Step::Data, Step::Plan, Step::Run, Step::Answer}) {
        window.showStep(step);
        QCOMPARE(window.step(), step);
        QTest::qWait(50); // answers and files come from other threads; the layout follows
        QVERIFY2(window.width() == 1280, qPrintable(QString::number(window.width())));
        for (const QScrollArea* area : window.findChildren<QScrollArea*>()) {
            if (!area->isVisible() || area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff) {
                continue;
            }
            const int needed = area->widget()->minimumSizeHint().width();
            QVERIFY2(needed <= area->viewport()->width(),
                     qPrintable(QStringLiteral("step %1: %2 needs %3 pixels of %4")
                                    .arg(static_cast<int>(step))
                                    .arg(QLatin1String(area->widget()->metaObject()->className()))
                                    .arg(needed)
                                    .arg(area->viewport()->width())));
        }
    }
}

QTEST_MAIN(TestPageFit)
#include "test_page_fit.moc"
