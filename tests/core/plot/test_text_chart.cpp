#include "core/plot/text_chart.h"

#include "core/plot/text_bar.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace plateau::plot;

Q_DECLARE_METATYPE(plateau::plot::DataCurveChart)

namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// The line whose first word is `n`.
std::string rowOf(const std::string& text, const std::string& n) {
    for (const std::string& line : linesOf(text)) {
        const auto start = line.find_first_not_of(' ');
        if (start != std::string::npos && line.substr(start, n.size() + 1) == n + " ")
            return line;
    }
    return {};
}

/// Columns before `glyph`, −1 without it.
int columnOf(const std::string& line, const std::string& glyph) {
    const auto at = line.find(glyph);
    return at == std::string::npos ? -1 : detail::columnsOf(line.substr(0, at));
}

} // namespace

class TestTextChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noLineIsWiderThanTheTerminal_data() { addCharts(); }
    void noLineIsWiderThanTheTerminal();
    void asciiIsAscii_data() { addCharts(); }
    void asciiIsAscii();
    void colourAddsNothingButColour();
    void rowsHoldNumberMeanIntervalAndDot();
    void dotsRiseWithTheScore();
    void untouchedModelBelowTheAxisIsAnArrow();
    void underTrainedAndSingleSeedsAreMarked();
    void forecastRowsArePredicted();
    void answerClosesTheChart();
    void rowsPrintedAloneAreThoseOfTheChart();
    void rowThatIsNotThereIsEmpty();
    void emptyChartSaysSo();
    void instantCurveStandsAloneAtTheStart();
    void severalSeriesAreNamed();
    void terminalColumnsOfWideTexts_data();
    void terminalColumnsOfWideTexts();

private:
    static void addCharts();
};

void TestTextChart::addCharts() {
    QTest::addColumn<DataCurveChart>("chart");
    for (const auto& [name, chart] : samples::all())
        QTest::newRow(name.c_str()) << chart;
}

void TestTextChart::noLineIsWiderThanTheTerminal() {
    QFETCH(DataCurveChart, chart);
    for (const int columns : {48, 60, 78, 120}) {
        for (const ChartTexts& words : {ChartTexts(), chineseWords()}) {
            const std::string text = textChart(chart, {columns, true, false, std::nullopt, words});
            QVERIFY(text.ends_with("\n"));
            for (const std::string& line : linesOf(text))
                QVERIFY2(detail::columnsOf(line) <= columns, line.c_str());
        }
    }
}

void TestTextChart::asciiIsAscii() {
    QFETCH(DataCurveChart, chart);
    TextChartStyle style;
    style.unicode = false;
    for (const ChartTexts& words : {ChartTexts(), chineseWords()}) {
        style.words = words;
        const std::string text = textChart(chart, style);
        QVERIFY(std::all_of(text.begin(), text.end(),
                            [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
    }
}

void TestTextChart::colourAddsNothingButColour() {
    TextChartStyle style;
    const std::string plain = textChart(samples::withForecast(), style);
    QVERIFY(plain.find('\x1b') == std::string::npos);
    style.colour = true;
    std::string stripped;
    const std::string coloured = textChart(samples::withForecast(), style);
    for (std::size_t at = 0; at < coloured.size(); ++at) {
        if (coloured[at] == '\x1b')
            at = coloured.find('m', at);
        else
            stripped += coloured[at];
    }
    const auto expected = linesOf(plain);
    const auto got = linesOf(stripped);
    QCOMPARE(got.size(), expected.size());
    for (std::size_t at = 0; at < got.size(); ++at)
        QVERIFY(got[at].starts_with(expected[at]));
    for (const std::string& line : linesOf(coloured)) // every coloured line ends neutral
        QVERIFY(line.find('\x1b') == std::string::npos || line.rfind("\x1b[0m") > line.rfind("\x1b[3"));
}

void TestTextChart::rowsHoldNumberMeanIntervalAndDot() {
    const std::string row = rowOf(textChart(samples::homeControl()), "464");
    QVERIFY2(row.find("96.6") != std::string::npos, row.c_str());
    QVERIFY2(row.find("95.7–97.5") != std::string::npos, row.c_str());
    QVERIFY2(row.find("●") != std::string::npos, row.c_str());
    const std::string error = rowOf(textChart(samples::errorDisplay(samples::homeControl())), "464");
    QVERIFY2(error.find("2.5–4.3") != std::string::npos, error.c_str());
}

void TestTextChart::dotsRiseWithTheScore() {
    const std::string text = textChart(samples::homeControl());
    int last = -1;
    for (const std::string n : {"29", "58", "116", "232", "464"}) {
        const int column = columnOf(rowOf(text, n), "●");
        QVERIFY(column > last);
        last = column;
    }
    // The target is one vertical line through all rows that do not cover it.
    QCOMPARE(columnOf(rowOf(text, "29"), "┊"), columnOf(rowOf(text, "58"), "┊"));
}

void TestTextChart::untouchedModelBelowTheAxisIsAnArrow() {
    const std::string row = rowOf(textChart(samples::homeControl()), "0");
    QVERIFY(row.find("6.9") != std::string::npos);
    QCOMPARE(columnOf(row, "◂"), 33);
}

void TestTextChart::underTrainedAndSingleSeedsAreMarked() {
    DataCurveChart chart = samples::homeControl();
    chart.series[0].points[1].hollow = true;
    const std::string text = textChart(chart);
    QVERIFY(rowOf(text, "29").find("43.0!") != std::string::npos);
    QVERIFY(rowOf(text, "58").find("○") != std::string::npos);
    QVERIFY(text.find("! under-trained") != std::string::npos);
    QVERIFY(text.find("○ one seed") != std::string::npos);
}

void TestTextChart::forecastRowsArePredicted() {
    const std::string text = textChart(samples::withForecast());
    for (const std::string n : {"3,712", "7,424", "14,848"}) {
        const std::string row = rowOf(text, n);
        QVERIFY2(row.find("~") != std::string::npos && row.find("◌") != std::string::npos, n.c_str());
    }
    QVERIFY(rowOf(text, "29,696").empty());
    QVERIFY(rowOf(textChart(samples::homeControl()), "3,712").empty());
}

void TestTextChart::answerClosesTheChart() {
    QCOMPARE(linesOf(textChart(samples::homeControl())).back(),
             std::string("target 95 %: about 300, range 220–400"));
    DataCurveChart chart = samples::homeControl();
    chart.needed.reset();
    QVERIFY(textChart(chart).find("about") == std::string::npos);
}

void TestTextChart::rowsPrintedAloneAreThoseOfTheChart() {
    const DataCurveChart chart = samples::homeControl();
    TextChartStyle style;
    style.axis = Interval{0, 1};
    const std::string whole = textChart(chart, style);
    QVERIFY(whole.find(textChartHead(chart, style)) != std::string::npos);
    for (std::size_t at = 0; at < chart.series[0].points.size(); ++at)
        QVERIFY(whole.find(textChartRow(chart, at, style)) != std::string::npos);
}

void TestTextChart::rowThatIsNotThereIsEmpty() {
    QVERIFY(textChartRow(samples::homeControl(), 7, {}).empty());
    QVERIFY(textChartRow({}, 0, {}).empty());
}

void TestTextChart::emptyChartSaysSo() {
    QVERIFY(textChart({}).find("No results yet") != std::string::npos);
    QVERIFY(textChart(samples::homeControl()).find("No results yet") == std::string::npos);
}

void TestTextChart::instantCurveStandsAloneAtTheStart() {
    DataCurveChart chart = samples::homeControl();
    chart.series.clear();
    const std::string text = textChart(chart);
    QVERIFY(rowOf(text, "116").find("79.0–81.0") != std::string::npos);
    QVERIFY(rowOf(text, "116").find("▪") != std::string::npos);
    QVERIFY(text.find("No results yet") == std::string::npos);
    QVERIFY(rowOf(textChart(samples::homeControl()), "116").find("79.0") == std::string::npos);
}

void TestTextChart::severalSeriesAreNamed() {
    const std::string text = textChart(samples::sixSeries());
    for (int series = 2; series <= 6; ++series)
        QVERIFY(text.find("series " + std::to_string(series)) != std::string::npos);
}

void TestTextChart::terminalColumnsOfWideTexts_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("columns");
    QTest::newRow("ascii") << std::string("n = 29") << 6;
    QTest::newRow("chinese") << std::string("样本数") << 6;
    QTest::newRow("full-width sign") << std::string("，") << 2;
    QTest::newRow("signs of the chart") << std::string("●○◌▪┊─") << 6;
    QTest::newRow("emoji") << std::string("\xF0\x9F\x98\x80") << 2;
    QTest::newRow("empty") << std::string() << 0;
}

void TestTextChart::terminalColumnsOfWideTexts() {
    QFETCH(std::string, text);
    QFETCH(int, columns);
    QCOMPARE(detail::columnsOf(text), columns);
    QCOMPARE(detail::columnsOf(detail::leftAligned(text, 12)), 12);
    QVERIFY(detail::columnsOf(detail::cutToColumns(text, 3, true)) <= 3);
}

PLATEAU_TEST(TestTextChart)
#include "test_text_chart.moc"
