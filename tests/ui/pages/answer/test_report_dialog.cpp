#include "ui/pages/answer/report_dialog.h"
#include "ui/pages/answer/report_view.h"
#include "ui/session/language.h"
#include "ui/session/snapshot_reader.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/report_texts.h"

#include "tests/support/registered_window_test.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/showcase.h"
#include "tests/ui/support/watchdog.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace plateau;
using namespace plateau::ui;
using plateau::ui::support::Progress;
using plateau::ui::support::Showcase;

/// The report in the window.
class TestReportDialog : public QObject {
    Q_OBJECT
private:
    plateau::support::TemporaryFolder m_folder;
    Language m_language;
    SnapshotPointer m_done;

    TargetAnswerPointer ask(double target) const {
        AnswerComputer computer;
        const QSignalSpy answered(&computer, &AnswerComputer::answered);
        computer.ask(m_done, {.target = target});
        return QTest::qWaitFor([&] { return !answered.isEmpty(); }, 120'000)
                   ? answered[0][0].value<TargetAnswerPointer>()
                   : nullptr;
    }
    QString path(const char* name) const { return QString::fromStdString((m_folder / name).string()); }
    static bool isWritten(ReportDialog& dialog, const QString& path) {
        const QSignalSpy saved(&dialog, &ReportDialog::saved);
        dialog.save(path);
        return QTest::qWaitFor([&] { return !saved.isEmpty(); }, 120'000) && saved[0][0].toString().isEmpty();
    }
    static QByteArray bytes(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() {
        const Showcase showcase(m_folder / "done", Progress::Done);
        auto snapshot = readSnapshot(showcase.folder(), 1);
        QVERIFY(snapshot.ok());
        m_done = *snapshot;
    }
    void init() { m_language.choose(QStringLiteral("en")); }

    void theReportIsShownWithItsChart();
    void itFollowsTheTheme();
    void everyFormIsWritten_data();
    void everyFormIsWritten();
    void aFailedSaveSaysWhy();
    void chineseReportsAreChinese();
    void untrustedTextsAreLiteralAndNothingIsLoaded();
};

void TestReportDialog::theReportIsShownWithItsChart() {
    const auto answer = ask(0.95);
    QVERIFY(answer);
    plateau::ui::support::Watchdog watchdog;
    ReportDialog dialog(answer, nullptr);
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isShown(), 120'000);
    const QString text = dialog.view().toPlainText();
    QVERIFY(text.contains(QString::fromStdString(answer->answer.sentence)));
    QVERIFY(text.contains(QLatin1String("How to redo it")));
    QVERIFY(!text.contains(QLatin1String("Every cell"))); // only in the saved file
    QVERIFY(!dialog.view()
                 .document()
                 ->resource(QTextDocument::ImageResource, QUrl(QStringLiteral("chart")))
                 .value<QImage>()
                 .isNull());
    for (const QPushButton* button : dialog.findChildren<QPushButton*>()) {
        QVERIFY2(button->isEnabled() && !button->toolTip().isEmpty(), qPrintable(button->text()));
    }
    QVERIFY(watchdog.worstMilliseconds() < plateau::ui::support::latestMilliseconds);
}

void TestReportDialog::itFollowsTheTheme() {
    ReportDialog dialog(ask(0.95), nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isShown(), 120'000);
    const auto picture = [&] {
        return dialog.view()
            .document()
            ->resource(QTextDocument::ImageResource, QUrl(QStringLiteral("chart")))
            .value<QImage>()
            .pixelColor(1, 1);
    };
    Theme::instance().choose(ModeChoice::Light);
    QCOMPARE(picture(), toColour(plot::lightTheme().colour(Role::Surface)));
    Theme::instance().choose(ModeChoice::Dark);
    QCOMPARE(picture(), toColour(plot::darkTheme().colour(Role::Surface)));
    Theme::instance().choose(ModeChoice::Light);
}

void TestReportDialog::everyFormIsWritten_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("html") << "report.html" << QByteArray("<!DOCTYPE html>");
    QTest::newRow("markdown") << "report.md" << QByteArray("# ");
    QTest::newRow("pdf") << "report.pdf" << QByteArray("%PDF");
}

void TestReportDialog::everyFormIsWritten() {
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    ReportDialog dialog(ask(0.95), nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isShown(), 120'000);
    const QString file = path("saved") + QLatin1Char('/') + name;
    QVERIFY(QDir().mkpath(path("saved")));
    QVERIFY(isWritten(dialog, file));
    QVERIFY(bytes(file).startsWith(begin));
}

void TestReportDialog::aFailedSaveSaysWhy() {
    ReportDialog dialog(ask(0.95), nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isShown(), 120'000);
    for (const char* name : {"/proc/no/report.html", "/proc/no/report.pdf", "/tmp/report.docx"}) {
        const QSignalSpy saved(&dialog, &ReportDialog::saved);
        dialog.save(QString::fromLatin1(name));
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY2(!saved[0][0].toString().isEmpty(), name);
    }
}

void TestReportDialog::chineseReportsAreChinese() {
    m_language.choose(QStringLiteral("zh_CN"));
    const exporter::ReportTexts words = ReportTexts::words();
    QCOMPARE(words.language, std::string("zh-CN"));
    QCOMPARE(words.chart, plot::chineseWords());
    const auto answer = ask(0.95);
    const auto sentences = ReportTexts::sentences(m_done->plan, answer->answer);
    QVERIFY(QString::fromStdString(sentences.answer).contains(QStringLiteral("条样本即可达到 95%")));
    m_language.choose(QStringLiteral("en"));
    QCOMPARE(ReportTexts::words().language, std::string("en"));
    QCOMPARE(ReportTexts::sentences(m_done->plan, answer->answer).answer, answer->answer.sentence + ".");
    QCOMPARE(ReportTexts::words().redoHeading, exporter::ReportTexts{}.redoHeading);
}

void TestReportDialog::untrustedTextsAreLiteralAndNothingIsLoaded() {
    exporter::ReportContent content;
    content.title = "<img src=\"/etc/hostname\"><b>bold</b>";
    content.sentence = "<a href=\"file:///etc/passwd\">here</a>";
    content.warnings = {{"<table><tr><td>", "& more"}};
    ReportView view;
    view.showReport(std::make_shared<const exporter::ReportContent>(content));
    const QString text = view.toPlainText();
    QVERIFY(text.contains(QString::fromStdString(content.title)));
    QVERIFY(text.contains(QString::fromStdString(content.sentence)));
    QVERIFY(!view.toHtml().contains(QLatin1String("<a href")));
    QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/hostname")))
                 .isValid());
    QVERIFY(!view.loadResource(QTextDocument::HtmlResource, QUrl(QStringLiteral("chart"))).isValid());
    QVERIFY(!view.openLinks());
}

PLATEAU_WINDOW_TEST(TestReportDialog)
#include "test_report_dialog.moc"
