#include "core/plot/svg.h"

#include "core/plot/layout.h"
#include "core/plot/training_curve.h"

#include "sample_charts.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace plateau::plot;

Q_DECLARE_METATYPE(plateau::plot::DataCurveChart)

namespace {

struct Parsed {
    std::string error;
    std::map<std::string, int> elements;
    std::string text; ///< of all <text>, <title> and <desc>, joined
    std::set<std::string> ids;
    std::set<std::string> fills;
};

Parsed parse(const std::string& svg) {
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    Parsed out;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            ++out.elements[reader.name().toString().toStdString()];
            const auto attributes = reader.attributes();
            for (const auto& attribute : attributes) {
                const std::string name = attribute.name().toString().toStdString();
                const std::string value = attribute.value().toString().toStdString();
                if (name == "id")
                    out.ids.insert(value);
                else if (name == "fill")
                    out.fills.insert(value);
            }
        } else if (reader.isCharacters()) {
            out.text += reader.text().toString().toStdString() + "\n";
        }
    }
    if (reader.hasError())
        out.error = reader.errorString().toStdString();
    return out;
}

} // namespace

class TestSvg : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChartIsWellFormed_data();
    void everyChartIsWellFormed();
    void hostileNamesStayText();
    void textIsEscaped_data();
    void textIsEscaped();
    void titleAndDescriptionComeFirst();
    void themesDifferOnlyInColours();
    void gradientsAreDefinedAndEqualIdsMeanEqualGradients();
    void notANumberNeverReachesTheFile();
    void nothingIsLoadedFromOutside();
    void sameChartGivesTheSameBytes();
    void fontsFallBackToChineseAndGeneric();
};

void TestSvg::everyChartIsWellFormed_data() {
    QTest::addColumn<DataCurveChart>("chart");
    for (const auto& [name, chart] : samples::all())
        QTest::newRow(name.c_str()) << chart;
}

void TestSvg::everyChartIsWellFormed() {
    QFETCH(DataCurveChart, chart);
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        for (const ChartTexts& words : {ChartTexts(), chineseWords()}) {
            const Parsed parsed = parse(toSvg(layOut(chart, {{960, 480}, words, true, true}).scene, *theme));
            QVERIFY2(parsed.error.empty(), parsed.error.c_str());
            QCOMPARE(parsed.elements.at("svg"), 1);
            QVERIFY(parsed.elements.at("polyline") >= 2);
            QVERIFY(parsed.elements.at("text") >= 2);
        }
    }
}

void TestSvg::hostileNamesStayText() {
    const std::string svg = toSvg(layOut(samples::hostile()).scene, lightTheme());
    const Parsed parsed = parse(svg);
    QVERIFY2(parsed.error.empty(), parsed.error.c_str());
    QVERIFY(!parsed.elements.contains("script"));
    QVERIFY(svg.find('\x1b') == std::string::npos);
    QVERIFY(parsed.text.find("a < b & \"c\" ' >") != std::string::npos);
    QVERIFY(parsed.text.find("无微调 <模型>") != std::string::npos);
}

void TestSvg::textIsEscaped_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("escaped");
    QTest::newRow("markup") << std::string("<a b=\"c\">&'")
                            << std::string("&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
    QTest::newRow("plain") << std::string("LoRA r 8") << std::string("LoRA r 8");
    QTest::newRow("chinese") << std::string("约 300 条") << std::string("约 300 条");
    QTest::newRow("control character") << std::string("a\x01z") << std::string("a\xEF\xBF\xBDz");
    QTest::newRow("zero byte") << std::string("a\0z", 3) << std::string("a\xEF\xBF\xBDz");
    QTest::newRow("tab and newline stay") << std::string("a\t\nz") << std::string("a\t\nz");
    QTest::newRow("invalid byte") << std::string("a\xC3(") << std::string("a\xEF\xBF\xBD(");
    QTest::newRow("non-character") << std::string("\xEF\xBF\xBF") << std::string("\xEF\xBF\xBD");
    QTest::newRow("beyond the basic plane")
        << std::string("\xF0\x9F\x98\x80") << std::string("\xF0\x9F\x98\x80");
}

void TestSvg::textIsEscaped() {
    QFETCH(std::string, text);
    QFETCH(std::string, escaped);
    QCOMPARE(escapeXml(text), escaped);
}

void TestSvg::titleAndDescriptionComeFirst() {
    const std::string svg = toSvg(layOut(samples::homeControl()).scene, lightTheme());
    const auto title = svg.find("<title>Data curve</title>");
    const auto description = svg.find("<desc>LoRA r 8: 43.0 % at 29 samples");
    QVERIFY(title != std::string::npos && description != std::string::npos);
    QVERIFY(title < description && description < svg.find("<g "));
    QVERIFY(svg.find("role=\"img\"") < title);
}

void TestSvg::themesDifferOnlyInColours() {
    const Scene scene = layOut(samples::withForecast()).scene;
    const Parsed light = parse(toSvg(scene, lightTheme()));
    const Parsed dark = parse(toSvg(scene, darkTheme()));
    QVERIFY(light.elements == dark.elements);
    QCOMPARE(light.text, dark.text);
    QVERIFY(light.fills.contains("#0072B2") && dark.fills.contains("#4FB0EA"));
    QVERIFY(!dark.fills.contains("#0072B2"));
}

void TestSvg::gradientsAreDefinedAndEqualIdsMeanEqualGradients() {
    const std::string svg = toSvg(layOut(samples::withForecast()).scene, lightTheme());
    const Parsed parsed = parse(svg);
    QVERIFY(!parsed.ids.empty());
    for (const std::string& fill : parsed.fills) {
        if (fill.starts_with("url(#"))
            QVERIFY2(parsed.ids.contains(fill.substr(5, fill.size() - 6)), fill.c_str());
    }
    Scene two;
    two.size = {100, 100};
    const Polygon band{
        {{10, 10}, {90, 10}, {90, 50}}, Fill{Role::Series1, .18, .06}, std::nullopt, Part::Band};
    two.marks = {band, band};
    QCOMPARE(parse(toSvg(two, lightTheme())).elements.at("linearGradient"), 1);
    Polygon other = band;
    other.fill->opacityRight = .02;
    two.marks = {band, other};
    QCOMPARE(parse(toSvg(two, lightTheme())).elements.at("linearGradient"), 2);
}

void TestSvg::notANumberNeverReachesTheFile() {
    Scene scene;
    scene.size = {100, 100};
    const double bad = std::nan("");
    const double infinite = std::numeric_limits<double>::infinity();
    scene.marks = {Polyline{{{bad, 1}, {infinite, 2}}, {}, Part::Line},
                   Circle{{bad, bad}, 3, Fill{}, std::nullopt, Part::Marker},
                   Box{{0, -infinite, bad, 5}, 0, Fill{}, std::nullopt, Part::Frame}};
    const std::string svg = toSvg(scene, lightTheme());
    QVERIFY(svg.find("nan") == std::string::npos && svg.find("inf") == std::string::npos);
    QVERIFY(parse(svg).error.empty());
}

void TestSvg::nothingIsLoadedFromOutside() {
    const std::string svg = toSvg(layOut(samples::withForecast()).scene, lightTheme());
    const std::string ours = "http://www.w3.org/2000/svg";
    const auto first = svg.find("http");
    QCOMPARE(svg.substr(first, ours.size()), ours);
    QCOMPARE(svg.find("http", first + 1), std::string::npos);
    for (const std::string word : {"href", "@import", "@font-face", "<image", "<foreignObject", "<style"})
        QVERIFY2(svg.find(word) == std::string::npos, word.c_str());
}

void TestSvg::sameChartGivesTheSameBytes() {
    QCOMPARE(toSvg(layOut(samples::withForecast()).scene, darkTheme()),
             toSvg(layOut(samples::withForecast()).scene, darkTheme()));
}

void TestSvg::fontsFallBackToChineseAndGeneric() {
    const std::string svg = toSvg(layOut(samples::homeControl()).scene, lightTheme());
    const auto chinese = svg.find("'Noto Sans CJK SC'");
    QVERIFY(chinese != std::string::npos);
    QVERIFY(svg.find("sans-serif\"", chinese) != std::string::npos);
}

PLATEAU_TEST(TestSvg)
#include "test_svg.moc"
