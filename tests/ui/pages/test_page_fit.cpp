#include "ui/pages/frame/main_window.h"
#include "ui/pages/make_pages.h"
#include "ui/session/language.h"

#include "ui/widgets/text.h"

#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <QTest>
#include <QTranslator>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

namespace {

/// Every text a third longer and marked: a language whose words are longer than the designer's.
class LongWords : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* comment, int n) const override {
        QString text = m_english.translate(context, source, comment, n);
        text = text.isEmpty() ? QString::fromUtf8(source) : text;
        return QLatin1Char('[') + text + QString(text.size() / 3, QLatin1Char('~')) + QLatin1Char(']');
    }
    bool load() { return m_english.load(QStringLiteral(":/translations/plateau_en.qm")); }

private:
    QTranslator m_english;
};

constexpr int lineGap = 4; ///< pixels below the last line without ink

/// A text that does not get the room it needs; empty: there is none. Elided labels say it by their "…".
QString cutOff(const QWidget& window) {
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty() ||
            qobject_cast<const ElidedLabel*>(label) != nullptr) {
            continue;
        }
        const QSize room = label->size();
        const bool fits = label->wordWrap() ? label->heightForWidth(room.width()) <= room.height() + lineGap
                                            : label->sizeHint().width() <= room.width();
        if (!fits) {
            return label->text();
        }
    }
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->text().isEmpty() &&
            button->minimumSizeHint().width() > button->width()) {
            return button->text();
        }
    }
    return {};
}

} // namespace

/// Nothing is cut off: every page of an experiment fits the smallest window it is made for, in both languages
/// and in one with longer words.
class TestPageFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageFits_data();
    void everyPageFits();
};

void TestPageFit::everyPageFits_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<Progress>("progress");
    for (const char* language : {"en", "zh_CN", "longer words"}) {
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
    words.choose(language == QLatin1String("zh_CN") ? language : QStringLiteral("en"));
    LongWords longer;
    if (language == QLatin1String("longer words")) {
        QVERIFY(longer.load());
        QCoreApplication::installTranslator(&longer);
    }
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
        QVERIFY2(window.width() == 1280, qPrintable(QString::number(window.width())));
        // Answers and files come from other threads; the layout follows.
        QTRY_VERIFY2(cutOff(window).isEmpty(), qPrintable(cutOff(window)));
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

PLATEAU_WINDOW_TEST(TestPageFit)
#include "test_page_fit.moc"
