#include "tests/ui/pages/data/page_stage.h"
#include "tests/ui/support/hostile.h"
#include "tests/ui/support/watchdog.h"

#include "ui/charts/standard_chart.h"
#include "ui/pages/data/data_charts.h"
#include "ui/pages/data/duplicates_panel.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/pages/data/profile_panel.h"
#include "ui/pages/data/sample_panel.h"
#include "ui/pages/data/split_panel.h"

#include "core/base/json.h"
#include "tests/support/registered_window_test.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

namespace {

QComboBox* choiceNamed(const QWidget& where, const QString& name) {
    for (auto* choice : where.findChildren<QComboBox*>()) {
        if (choice->accessibleName() == name) {
            return choice;
        }
    }
    return nullptr;
}

} // namespace

/// The five views at the right of the Data page.
class TestDataInspector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSelectedSampleIsShownInFull();
    void hostileSamplesStayText_data();
    void hostileSamplesStayText();
    void longTextsAreCutAndSaySo();
    void anotherFieldChangesTheDraft();
    void theFieldsPreviewTheSelectedRow();
    void theProfileCountsClassesAndLengths();
    void barsAreNamedByKeyboard();
    void equalTextsCanBeShown();
    void leaksAreFoundBetweenFiles();
    void nearTextsCanBeShown();
    void theSplitCanBeChanged();
    void aTestFileNeedsNoDraw();
};

void TestDataInspector::theSelectedSampleIsShownInFull() {
    DataStage stage;
    const Json row = {{"text", "first line\nsecond line"}, {"label", "light"}, {"user", "me"}};
    stage.add("a.jsonl", manySamples(30) + row.dump() + "\n" + manySamples(3));
    stage.page->table().selectRow(30);
    SamplePanel& panel = stage.page->inspector().sample();
    QCOMPARE(panel.shownText(), QStringLiteral("first line\nsecond line"));
    QVERIFY(stage.allText().contains(QLatin1String("Sample 31")));
    QVERIFY(stage.allText().contains(QLatin1String("line 31")));
    QTest::keyClick(&stage.page->table().view(), Qt::Key_Up);
    QCOMPARE(panel.shownText(), QStringLiteral("sample 29 of sound!"));
}

void TestDataInspector::hostileSamplesStayText_data() {
    QTest::addColumn<QString>("text");
    for (const auto& [name, text] : hostileTexts()) {
        QTest::newRow(name) << text;
    }
}

void TestDataInspector::hostileSamplesStayText() {
    QFETCH(QString, text);
    DataStage stage;
    const Json row = {{"text", text.toStdString()}, {"label", "<b>evil</b>"}, {"x", text.toStdString()}};
    const QString path = stage.write("a.jsonl", row.dump() + "\n" + manySamples(30));
    Watchdog watchdog;
    stage.page->takeFiles({path});
    QVERIFY(stage.settle());
    QVERIFY(!stage.page->grab().isNull());
    QVERIFY2(watchdog.worstMilliseconds() < 4 * latestMilliseconds, "one text holds up the window");
    for (const QChar letter : stage.page->inspector().sample().shownText()) {
        QVERIFY(letter == QLatin1Char('\n') || (letter >= QChar(0x20) && letter != QChar(0x202E)));
    }
    for (const QLabel* label : stage.page->findChildren<QLabel*>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
    }
}

void TestDataInspector::longTextsAreCutAndSaySo() {
    DataStage stage;
    stage.add("a.jsonl", sampleLine(std::string(900'000, 'x'), "light") + manySamples(30));
    stage.page->table().selectRow(0);
    QVERIFY(stage.page->inspector().sample().shownText().size() <= 8001);
    QVERIFY(stage.allText().contains(QLatin1String("8,000 of 900,000 characters")));
    QCOMPARE(readableText("a\r\nb\n"), QStringLiteral("a\nb\n"));
    QCOMPARE(readableText(""), QString());
}

void TestDataInspector::anotherFieldChangesTheDraft() {
    DataStage stage;
    stage.add("a.csv", "text,label,kind\nhello there,a,x\nbye now,b,x\nwhat else,c,y\nno more,a,y\n");
    stage.page->inspector().showTab(Inspector::FieldsTab);
    QComboBox* label = choiceNamed(stage.page->inspector(), QStringLiteral("Label"));
    QVERIFY(label);
    QCOMPARE(label->currentText(), QStringLiteral("Guessed: label"));
    label->setCurrentIndex(label->findData(QStringLiteral("kind")));
    Q_EMIT label->activated(label->currentIndex());
    QCOMPARE(stage.session->draft().fields.label, QStringLiteral("kind"));
    QVERIFY(stage.settle());
    QCOMPARE(stage.page->table().model().index(0, DataTableModel::LabelColumn).data().toString(),
             QStringLiteral("x"));
    stage.session->undoStack().undo();
    QVERIFY(stage.session->draft().fields.label.isEmpty());
    QVERIFY(stage.settle());
    QCOMPARE(stage.page->table().model().index(0, DataTableModel::LabelColumn).data().toString(),
             QStringLiteral("a"));
}

void TestDataInspector::theFieldsPreviewTheSelectedRow() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(30));
    stage.page->inspector().showTab(Inspector::FieldsTab);
    QVERIFY(stage.allText().contains(QLatin1String("row 1: sample 0 of light")));
    stage.page->table().selectRow(4);
    QVERIFY(stage.allText().contains(QLatin1String("row 5: sample 4 of heat!!!!")));
}

void TestDataInspector::theProfileCountsClassesAndLengths() {
    DataStage stage;
    std::string text = manySamples(60);
    for (int i = 0; i < 3; ++i) {
        text += sampleLine("rare " + std::to_string(i), "rare");
    }
    stage.add("a.jsonl", text);
    stage.page->inspector().showTab(Inspector::ProfileTab);
    QVERIFY(stage.allText().contains(QStringLiteral("4 · 3–20 samples each")));
    QVERIFY(stage.allText().contains(QLatin1String("1 rare class, fewer than 10 samples")));
    QVERIFY(stage.allText().contains(QLatin1String("longest 24")));
    const auto charts = stage.page->inspector().profile().findChildren<StandardChart*>();
    QCOMPARE(charts.size(), 2);
    for (const StandardChart* chart : charts) {
        QVERIFY(!chart->canvas().accessibleDescription().isEmpty());
    }
}

void TestDataInspector::barsAreNamedByKeyboard() {
    StandardChart bars;
    bars.resize(240, 150);
    bars.show();
    const std::vector<data::LabelCount> counts{{"<b>light</b>", 30}, {"heat", 20}, {"sound", 3}};
    QCOMPARE(rareCount(counts), 1);
    bars.setData(classChart(counts));
    QVERIFY(bars.canvas().accessibleDescription().startsWith(QLatin1String("<b>light</b>: 30")));
    QTest::keyClick(&bars.canvas(), Qt::Key_Right);
    QCOMPARE(bars.canvas().hoverLines(),
             (QStringList{QStringLiteral("<b>light</b>"), QStringLiteral("Samples 30")}));
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(&bars.canvas(), Qt::Key_Right);
    }
    QCOMPARE(bars.canvas().hoverLines(),
             (QStringList{QStringLiteral("sound"), QStringLiteral("Rare classes 3")}));
    std::vector<data::LabelCount> many;
    for (int i = 0; i < 20'000; ++i) {
        many.push_back({"label " + std::to_string(i), static_cast<std::uint64_t>(20'000 - i)});
    }
    StandardChart crowd;
    crowd.resize(240, 150);
    crowd.setData(classChart(many));
    QVERIFY(!crowd.grab().isNull());
    QVERIFY2(crowd.canvas().drawnPoints() < 4'000, qPrintable(QString::number(crowd.canvas().drawnPoints())));
}

void TestDataInspector::equalTextsCanBeShown() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(60) + sampleLine("Sample 3 of LIGHT!!!", "heat") +
                             sampleLine("twice", "heat") + sampleLine("twice", "heat"));
    stage.page->inspector().showTab(Inspector::DuplicatesTab);
    QVERIFY(stage.allText().contains(QLatin1String("2 rows repeat the text of another")));
    QVERIFY(stage.allText().contains(QLatin1String("2 rows carry a text with another label too")));
    QVERIFY(DataStage::press(stage.page->inspector(), QStringLiteral("Show")));
    QTRY_COMPARE(stage.page->table().model().rowCount(), 4);
    QVERIFY(DataStage::press(stage.page->table(), QStringLiteral("equal texts")));
    QTRY_COMPARE(stage.page->table().model().rowCount(), 63);
}

void TestDataInspector::leaksAreFoundBetweenFiles() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(60));
    const QString test =
        stage.add("a.test.jsonl", sampleLine("sample 0 of light", "light") + sampleLine("new", "heat"));
    stage.page->inspector().showTab(Inspector::DuplicatesTab);
    QVERIFY(stage.allText().contains(QLatin1String("1 test item has a text of the pool")));
    QVERIFY(DataStage::press(stage.page->inspector(), QStringLiteral("Show")));
    QTRY_COMPARE(stage.page->table().model().rowCount(), 1);
    QCOMPARE(QString::fromStdString(stage.page->table().model().dataset()->path().string()), test);
}

void TestDataInspector::nearTextsCanBeShown() {
    DataStage stage;
    const std::string rest = sampleLine("how warm is it outside", "heat") + sampleLine("louder", "sound");
    stage.add("a.jsonl", sampleLine("please turn on the light", "light") +
                             sampleLine("please turn on the light!", "light") + rest + rest);
    const QString test = stage.add("a.test.jsonl", sampleLine("new", "heat") +
                                                       sampleLine("please turn on the lights", "light"));
    stage.page->inspector().showTab(Inspector::DuplicatesTab);
    QVERIFY2(stage.allText().contains(QLatin1String("nearly in the pool")), qPrintable(stage.allText()));
    QVERIFY(DataStage::press(stage.page->inspector(), QStringLiteral("Show"))); // of the near leaks
    QTRY_COMPARE(stage.page->table().model().rowCount(), 1);
    QCOMPARE(QString::fromStdString(stage.page->table().model().dataset()->path().string()), test);
}

void TestDataInspector::theSplitCanBeChanged() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(300));
    stage.page->inspector().showTab(Inspector::SplitTab);
    SplitPanel& panel = stage.page->inspector().split();
    panel.findChild<QDoubleSpinBox*>()->setValue(40);
    QVERIFY(stage.settle());
    QCOMPARE(stage.session->draft().testShare, 0.4);
    QTRY_COMPARE(stage.page->status().fact, QStringLiteral("180 + 120 test"));
    panel.findChild<QSpinBox*>()->setValue(7);
    QCOMPARE(stage.session->draft().splitSeed, std::uint64_t{7});
    QComboBox* rule = choiceNamed(panel, QStringLiteral("Test set"));
    rule->setCurrentIndex(rule->findData(QStringLiteral("group")));
    Q_EMIT rule->activated(rule->currentIndex());
    QVERIFY(stage.settle());
    QCOMPARE(stage.session->draft().split, QStringLiteral("group"));
    QTRY_VERIFY(stage.hasBanner("program"));
    QTRY_VERIFY(!stage.forward()->isEnabled());
    stage.session->undoStack().undo();
    QVERIFY(stage.settle());
    QTRY_VERIFY(stage.forward()->isEnabled());
}

void TestDataInspector::aTestFileNeedsNoDraw() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(60));
    stage.add("test.jsonl", manySamples(30));
    stage.page->inspector().showTab(Inspector::SplitTab);
    QVERIFY(stage.allText().contains(QLatin1String("a file of its own")));
    QVERIFY(!stage.page->inspector().split().findChild<QSpinBox*>()->isVisible());
    QTRY_COMPARE(stage.page->status().fact, QStringLiteral("60 + 30 test"));
}

PLATEAU_WINDOW_TEST(TestDataInspector)
#include "test_data_inspector.moc"
