#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/step.h"
#include "ui/widgets/text.h"

#include "tests/support/registered_window_test.h"
#include "tests/ui/support/hostile.h"
#include "tests/ui/support/watchdog.h"

#include <QLineEdit>
#include <QTest>
#include <QToolTip>

using namespace plateau::ui;

/// Text from strangers' files is shown as it stands, quickly, and opens nothing.
class TestHostileText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyViewShowsItLiterally_data();
    void everyViewShowsItLiterally();
    void tooltipsShowItLiterally();
    void noLabelGuessesRichText();
};

void TestHostileText::everyViewShowsItLiterally_data() {
    QTest::addColumn<QString>("text");
    for (const auto& [name, text] : support::hostileTexts()) {
        QTest::newRow(name) << text;
    }
}

void TestHostileText::everyViewShowsItLiterally() {
    QFETCH(QString, text);
    support::Watchdog watchdog;
    TextLabel label;
    setUntrustedText(label, text);
    ElidedLabel elided;
    elided.setFullText(untrusted(text));
    Chip chip;
    chip.set(ChipKind::Warn, text);
    Banner banner;
    banner.set({BannerKind::Bad, text, text, {}, {}, true});
    Fact fact;
    fact.set(QStringLiteral("name"), text);
    StepButton step;
    step.setStep(QStringLiteral("Data"), text, StepState::Ready);
    EntryButton entry;
    entry.setEntry(text, StepState::Done, true);
    for (QWidget* view :
         std::initializer_list<QWidget*>{&label, &elided, &chip, &banner, &fact, &step, &entry}) {
        view->resize(300, 60);
        QVERIFY(!view->grab().isNull());
        QCoreApplication::processEvents();
        QVERIFY2(watchdog.worstMilliseconds() < support::latestMilliseconds,
                 qPrintable(QStringLiteral("%1 took %2 ms")
                                .arg(QString::fromLatin1(view->metaObject()->className()))
                                .arg(watchdog.worstMilliseconds())));
        watchdog.reset();
    }
    QVERIFY(label.text().size() <= 4096);
    for (const QChar letter : label.text()) {
        QVERIFY(letter >= QChar(0x20) && letter != QChar(0x202E) && letter != QChar(0x7F));
    }
}

void TestHostileText::tooltipsShowItLiterally() {
    QWidget widget;
    setPlainToolTip(widget, QStringLiteral("<img src=\"/etc/hostname\"> & <b>x</b>"));
    QCOMPARE(widget.toolTip(),
             QStringLiteral("<qt>&lt;img src=&quot;/etc/hostname&quot;&gt; &amp; &lt;b&gt;x&lt;/b&gt;</qt>"));
    setPlainToolTip(widget, QString());
    QVERIFY(widget.toolTip().isEmpty());
}

void TestHostileText::noLabelGuessesRichText() {
    Banner banner;
    banner.set({BannerKind::Info, QStringLiteral("<b>a</b>"), QStringLiteral("<i>b</i>"), {}, {}, true});
    Field field(new QLineEdit);
    field.setFault(QStringLiteral("<u>c</u>"));
    for (const QWidget* view : std::initializer_list<const QWidget*>{&banner, &field}) {
        const auto labels = view->findChildren<QLabel*>();
        QVERIFY(!labels.isEmpty());
        for (const QLabel* label : labels) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
}

PLATEAU_WINDOW_TEST(TestHostileText)
#include "test_hostile_text.moc"
