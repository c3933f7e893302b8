#include "core/plot/svg.h"

#include "tests/core/export/report_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include <sstream>

using namespace plateau;
using namespace plateau::exporter;

namespace {

/// The text of every element of well-formed markup; the error, when it is not.
struct Markup {
    QString error;
    QStringList texts;
    QMap<QString, int> elements;

    explicit Markup(const std::string& body) {
        QXmlStreamReader reader(QByteArray::fromStdString(body));
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                ++elements[reader.name().toString()];
            } else if (reader.isCharacters() && !reader.isWhitespace()) {
                texts << reader.text().toString();
            }
        }
        error = reader.hasError() ? reader.errorString() : QString();
    }
};

/// Pipes that end a cell: not behind an odd number of backslashes, not in a code span.
int cellEnds(const std::string& line) {
    int ends = 0;
    int backslashes = 0;
    for (const char c : line) {
        ends += c == '|' && backslashes % 2 == 0;
        backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return ends;
}

fixture::Made madeBy(const QString& name) {
    return name == QLatin1String("hostile") ? fixture::hostile()
           : name == QLatin1String("big")   ? fixture::big()
                                            : fixture::make();
}

void experiments() {
    QTest::addColumn<QString>("made");
    for (const char* name : {"plain", "hostile", "big"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

} // namespace

/// Both writers, whatever the texts hold.
class TestReportFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBodyIsWellFormed_data() { experiments(); }
    void theBodyIsWellFormed();
    void nothingIsLoadedOrRun_data() { experiments(); }
    void nothingIsLoadedOrRun();
    void theDocumentHasItsParts();
    void longTablesCanBeLeftOut();
    void tablesOfMarkdownHoldTogether_data() { experiments(); }
    void tablesOfMarkdownHoldTogether();
    void markdownShowsUntrustedTextLiterally();
    void wordsOfAnotherLanguageAreUsed();
    void endings_data();
    void endings();
    void writingReplacesWholeFiles();
};

void TestReportFiles::theBodyIsWellFormed() {
    QFETCH(QString, made);
    const auto content = madeBy(made).content();
    QVERIFY(content.ok());
    const Markup markup(reportBody(*content, "<svg/>", ReportCells::Folded));
    QVERIFY2(markup.error.isEmpty(), qPrintable(markup.error));
    QCOMPARE(markup.elements.value(QStringLiteral("h1")), 1);
    QCOMPARE(markup.elements.value(QStringLiteral("details")), 1);
    QCOMPARE(markup.elements.value(QStringLiteral("script")), 0);
    QVERIFY(markup.texts.contains(QString::fromStdString(content->title)));
    QVERIFY(markup.texts.contains(QString::fromStdString(content->sentence)));
    for (const ReportRow& row : fixture::table(*content, content->words.classesHeading).rows) {
        QVERIFY2(markup.texts.contains(QString::fromStdString(row.cells[0])), row.cells[0].c_str());
    }
}

void TestReportFiles::nothingIsLoadedOrRun() {
    QFETCH(QString, made);
    const auto content = madeBy(made).content();
    QVERIFY(content.ok());
    const QString html = QString::fromStdString(reportHtml(*content));
    for (const char* forbidden : {"<script", "<link", "<img", "<iframe", "<object",
                                  " src=", "href=", "@import", "xmlns", "javascript:"}) {
        QVERIFY2(!html.contains(QLatin1String(forbidden)), forbidden);
    }
    // a colour gradient of the chart itself, never an address
    const QRegularExpression address(QStringLiteral("url\\((?!#)"));
    QVERIFY(!address.match(html).hasMatch());
    if (made != QLatin1String("hostile")) { // a label may speak of an address
        QVERIFY(!html.contains(QLatin1String("http:")) && !html.contains(QLatin1String("https:")));
    }
    QVERIFY2(html.size() < (made == QLatin1String("big") ? 2'000'000 : 200'000),
             qPrintable(QString::number(html.size())));
}

void TestReportFiles::theDocumentHasItsParts() {
    const auto content = fixture::make().content();
    QVERIFY(content.ok());
    const QString html = QString::fromStdString(reportHtml(*content));
    QVERIFY(html.startsWith(QLatin1String("<!DOCTYPE html>\n<html lang=\"en\">")));
    QVERIFY(html.contains(QLatin1String("default-src 'none'")));
    QVERIFY(html.contains(QLatin1String("<svg class=\"light\"")));
    QVERIFY(html.contains(QLatin1String("<svg class=\"dark\"")));
    QVERIFY(html.contains(QString::fromStdString("<desc>" + content->chartText)));
    QVERIFY(html.contains(QLatin1String("prefers-color-scheme:dark")));
    QVERIFY(html.contains(QLatin1String("@media print")));
    const auto first = html.indexOf(QString::fromStdString(plot::escapeXml(content->sentence)));
    QVERIFY(first > 0 && first < html.indexOf(QLatin1String("<svg")));
}

void TestReportFiles::longTablesCanBeLeftOut() {
    const auto content = fixture::big().content();
    QVERIFY(content.ok());
    const std::string body = reportBody(*content, "", ReportCells::LeftOut);
    QVERIFY(body.find(content->words.cellsHeading) == std::string::npos);
    QVERIFY(body.find(content->words.redoHeading) != std::string::npos);
    QVERIFY(body.size() * 4 < reportBody(*content, "", ReportCells::Folded).size());
}

void TestReportFiles::tablesOfMarkdownHoldTogether() {
    QFETCH(QString, made);
    const auto content = madeBy(made).content();
    QVERIFY(content.ok());
    std::istringstream lines(reportMarkdown(*content, "report.svg"));
    int columns = 0;
    int tables = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("|")) {
            columns = 0;
            continue;
        }
        tables += columns == 0;
        columns = columns == 0 ? cellEnds(line) : columns;
        QVERIFY2(cellEnds(line) == columns, line.c_str());
    }
    QVERIFY(tables >= 7);
}

void TestReportFiles::markdownShowsUntrustedTextLiterally() {
    const auto content = fixture::hostile().content();
    QVERIFY(content.ok());
    const std::string markdown = reportMarkdown(*content, "report.svg");
    QVERIFY(markdown.find("<script") == std::string::npos || markdown.find("\\<script") != std::string::npos);
    QCOMPARE(QString::fromStdString(markdown).count(
                 QRegularExpression(QStringLiteral("(?<!\\\\)<(?!report.svg)"))),
             0);
    QVERIFY(markdown.find("\\[link\\](http") != std::string::npos);
    QVERIFY(markdown.find("](<report.svg>)") != std::string::npos);
}

void TestReportFiles::wordsOfAnotherLanguageAreUsed() {
    ReportTexts words;
    words.language = "zh-CN";
    words.sizesHeading = "样本量";
    words.chart = plot::chineseWords();
    const auto content = fixture::make().content(words);
    QVERIFY(content.ok());
    const std::string html = reportHtml(*content);
    QVERIFY(html.find("<html lang=\"zh-CN\">") != std::string::npos);
    QVERIFY(html.find("<h2>样本量</h2>") != std::string::npos);
    QVERIFY(html.find("训练样本数（对数轴）") != std::string::npos);
}

void TestReportFiles::endings_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("form");
    QTest::newRow("html") << "a.html" << 0;
    QTest::newRow("htm in capitals") << "A.HTM" << 0;
    QTest::newRow("md") << "b/a.md" << 1;
    QTest::newRow("markdown") << "a.markdown" << 1;
    QTest::newRow("pdf") << "a.pdf" << -1;
    QTest::newRow("no ending") << "report" << -1;
    QTest::newRow("only an ending") << ".html" << -1;
}

void TestReportFiles::endings() {
    QFETCH(QString, file);
    QFETCH(int, form);
    const auto found = reportForm(file.toStdString());
    QCOMPARE(found ? static_cast<int>(*found) : -1, form);
}

void TestReportFiles::writingReplacesWholeFiles() {
    support::TemporaryFolder dir;
    const auto content = fixture::make().content();
    QVERIFY(content.ok());
    const auto html = dir / "new" / "report.html";
    QVERIFY(writeReport(*content, html).ok());
    QCOMPARE(support::readText(html), reportHtml(*content));
    const auto again = writeReport(*fixture::big().content(), html);
    QVERIFY(again.ok());
    QCOMPARE(again->size(), std::size_t(1));
    QVERIFY(support::readText(html) != reportHtml(*content));
    const auto markdown = writeReport(*content, dir / "notes.md");
    QVERIFY(markdown.ok());
    QCOMPARE(markdown->size(), std::size_t(2));
    QCOMPARE(support::readText(dir / "notes.svg"), reportChart(*content));
    QVERIFY(support::readText(dir / "notes.md").find("](<notes.svg>)") != std::string::npos);
    const auto other = writeReport(*content, dir / "report.pdf");
    QVERIFY(!other.ok());
    QCOMPARE(other.error().kind, ErrorKind::Usage);
    QVERIFY(!other.error().fix.empty());
    QVERIFY(!std::filesystem::exists(dir / "report.pdf"));
}

PLATEAU_TEST(TestReportFiles)
#include "test_report_files.moc"
