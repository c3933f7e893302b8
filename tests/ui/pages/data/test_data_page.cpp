#include "tests/support/registered_window_test.h"
#include "tests/ui/pages/data/page_stage.h"
#include "tests/ui/support/watchdog.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

/// The Data page with files of every kind.
class TestDataPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutFilesItOffersToDropOne();
    void aDroppedFileIsShown();
    void rubbishIsNotTaken();
    void rolesCanBeChangedAndUndone();
    void aRemovedFileComesBackByUndo();
    void badRowsAskForConsent();
    void aMissingLabelFieldOpensTheFields();
    void oneClassIsNotEnough();
    void doubtfulLabelsAreTold();
    void aGuessedLabelNamesTheOthers();
    void aFileThatCannotBeReadCanBeRemoved();
    void searchFiltersTheTable();
    void headersSort();
    void theStepForwardLeadsToThePlan();
    void anOpenExperimentShowsItsFrozenData();
    void addingAFileLeavesTheExperiment();
    void theLanguageChangesEveryWord();
    void everyControlHasANameAndATooltip();
    void theCommandIsThatOfTheCommandLine();
    void aLargeFileDoesNotHoldUpTheWindow();
    void leavingWhileReadingIsSafe();
};

void TestDataPage::withoutFilesItOffersToDropOne() {
    const DataStage stage;
    QVERIFY(stage.allText().contains(QLatin1String("Drop a JSONL or CSV file here")));
    QVERIFY(stage.allText().contains(QLatin1String("Look at the home-control example")));
    QCOMPARE(stage.page->status().state, StepState::Empty);
    QVERIFY(!stage.forward()->isEnabled());
    QVERIFY(stage.page->command().isEmpty());
}

void TestDataPage::aDroppedFileIsShown() {
    DataStage stage;
    stage.add("intents.jsonl", manySamples(300));
    QCOMPARE(stage.session->draft().files.size(), 1);
    QCOMPARE(stage.page->table().model().rowCount(), 300);
    QTRY_COMPARE(stage.cards().size(), 2);
    QCOMPARE(stage.cards()[0]->content().name, QStringLiteral("intents"));
    QCOMPARE(stage.cards()[0]->content().count, QStringLiteral("240"));
    QCOMPARE(stage.cards()[1]->content().role, FileRole::Test);
    QCOMPARE(stage.cards()[1]->content().count, QStringLiteral("60"));
    QVERIFY(stage.cards()[0]->isChecked());
    QTRY_COMPARE(stage.page->status().fact, QStringLiteral("240 + 60 test"));
    QCOMPARE(stage.page->status().state, StepState::Done);
    QVERIFY(stage.forward()->isEnabled());
}

void TestDataPage::rubbishIsNotTaken() {
    DataStage stage;
    QVERIFY(!stage.page->takeFiles({QStringLiteral("/no/such/file.jsonl"), QStringLiteral("/tmp")}));
    QVERIFY(stage.session->draft().files.isEmpty());
}

void TestDataPage::rolesCanBeChangedAndUndone() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(90));
    const QString more = stage.add("b.jsonl", manySamples(30));
    QCOMPARE(stage.session->draft().files[1].role, FileRole::General);
    Q_EMIT stage.page->findChild<FileColumn*>()->roleChosen(more, FileRole::Test);
    QVERIFY(stage.settle());
    QCOMPARE(stage.session->draft().file(FileRole::Test)->path, more);
    QTRY_COMPARE(stage.page->status().fact, QStringLiteral("90 + 30 test"));
    stage.session->undoStack().undo();
    QVERIFY(stage.settle());
    QCOMPARE(stage.session->draft().files[1].role, FileRole::General);
    QTRY_COMPARE(stage.page->status().fact, QStringLiteral("72 + 18 test"));
}

void TestDataPage::aRemovedFileComesBackByUndo() {
    DataStage stage;
    const QString path = stage.add("a.jsonl", manySamples(90));
    Q_EMIT stage.cards()[0]->removeWanted();
    QVERIFY(stage.session->draft().files.isEmpty());
    QCOMPARE(stage.page->status().state, StepState::Empty);
    QVERIFY(QFileInfo::exists(path));
    stage.session->undoStack().undo();
    QVERIFY(stage.settle());
    QCOMPARE(stage.page->table().model().rowCount(), 90);
}

void TestDataPage::badRowsAskForConsent() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(30) + "broken\n" + manySamples(30));
    QVERIFY(stage.hasBanner("bad"));
    QCOMPARE(stage.banner("bad")->accessibleName(), QStringLiteral("1 row of a.jsonl cannot be used"));
    QVERIFY(stage.allText().contains(QLatin1String("a.jsonl:31: ")));
    QVERIFY(!stage.forward()->isEnabled());
    QCOMPARE(stage.page->status().state, StepState::Attention);
    QVERIFY(DataStage::press(*stage.banner("bad"), QStringLiteral("Leave them out")));
    QVERIFY(stage.settle());
    QVERIFY(stage.session->draft().skipBadRows);
    QVERIFY(!stage.hasBanner("bad"));
    QVERIFY(stage.forward()->isEnabled());
    QTRY_COMPARE(stage.page->table().model().rowCount(), 1);
    stage.session->undoStack().undo();
    QVERIFY(stage.hasBanner("bad"));
}

void TestDataPage::aMissingLabelFieldOpensTheFields() {
    DataStage stage;
    stage.add("a.jsonl", "{\"text\":\"hello\",\"n\":{}}\n{\"text\":\"bye\",\"n\":{}}\n");
    QVERIFY(stage.hasBanner("fields"));
    QVERIFY(!stage.forward()->isEnabled());
    QVERIFY(DataStage::press(*stage.banner("fields"), QStringLiteral("Choose fields")));
    QCOMPARE(stage.page->inspector().current(), Inspector::FieldsTab);
}

void TestDataPage::oneClassIsNotEnough() {
    DataStage stage;
    stage.add("a.jsonl", sampleLine("hello", "a") + sampleLine("bye", "a") + sampleLine("more", "a"));
    QVERIFY(stage.hasBanner("labels"));
    QCOMPARE(stage.banner("labels")->accessibleName(), QStringLiteral("All samples have one label"));
    QVERIFY(!stage.forward()->isEnabled());
}

void TestDataPage::doubtfulLabelsAreTold() {
    DataStage stage;
    std::string bytes;
    for (int i = 0; i < 8; ++i) {
        bytes += sampleLine("hello " + std::to_string(i), i % 2 == 0 ? "Refund" : "refund ");
    }
    stage.add("a.jsonl", bytes);
    QVERIFY(stage.hasBanner("doubts"));
    const QString text = stage.allText();
    QVERIFY2(text.contains(QLatin1String("'Refund', 'refund'")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("white space around them")), qPrintable(text));
    QVERIFY(stage.page->status().state != StepState::Attention);
    DataStage sound;
    sound.add("a.jsonl", manySamples(60));
    QVERIFY(!sound.hasBanner("doubts"));
}

void TestDataPage::aGuessedLabelNamesTheOthers() {
    DataStage stage;
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
        bytes += "{\"body\":\"mail number " + std::to_string(i) + "\",\"channel\":\"c" +
                 std::to_string(i % 2) + "\",\"queue\":\"q" + std::to_string(i % 4) + "\"}\n";
    }
    stage.add("a.jsonl", bytes);
    QVERIFY(stage.hasBanner("doubts"));
    QVERIFY2(stage.allText().contains(QLatin1String("'queue'")), qPrintable(stage.allText()));
    Draft draft = stage.session->draft();
    draft.fields.label = QStringLiteral("queue");
    stage.session->editDraft(draft, QStringLiteral("label"));
    QVERIFY(stage.settle());
    QVERIFY(!stage.hasBanner("doubts"));
}

void TestDataPage::aFileThatCannotBeReadCanBeRemoved() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(60));
    stage.add("photo.jsonl", std::string("\x89PNG\r\n\x1a\n", 8));
    QVERIFY(stage.hasBanner("open"));
    QCOMPARE(stage.page->status().state, StepState::Attention);
    QVERIFY(DataStage::press(*stage.banner("open"), QStringLiteral("Remove it")));
    QCOMPARE(stage.session->draft().files.size(), 1);
    QVERIFY(!stage.hasBanner("open"));
}

void TestDataPage::searchFiltersTheTable() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(300));
    auto* search = stage.page->table().findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("HEAT"));
    QTRY_COMPARE(stage.page->table().model().rowCount(), 100);
    QVERIFY(stage.allText().contains(QLatin1String("100 of 300 rows")));
    search->setText(QStringLiteral("zebra"));
    QTRY_COMPARE(stage.page->table().model().rowCount(), 0);
    QVERIFY(stage.allText().contains(QLatin1String("No sample matches")));
    QVERIFY(DataStage::press(stage.page->table(), QStringLiteral("Show all")));
    QTRY_COMPARE(stage.page->table().model().rowCount(), 300);
    auto* classes = stage.page->table().findChild<QComboBox*>();
    classes->setCurrentIndex(1);
    Q_EMIT classes->activated(1);
    QTRY_COMPARE(stage.page->table().model().rowCount(), 100);
}

void TestDataPage::headersSort() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(300));
    auto* header = stage.page->table().view().horizontalHeader();
    Q_EMIT header->sectionClicked(DataTableModel::LabelColumn);
    QVERIFY(stage.settle());
    const DataTableModel& model = stage.page->table().model();
    QCOMPARE(model.index(0, DataTableModel::LabelColumn).data().toString(), QStringLiteral("heat"));
    Q_EMIT header->sectionClicked(DataTableModel::LabelColumn);
    QVERIFY(stage.settle());
    QCOMPARE(model.index(0, DataTableModel::LabelColumn).data().toString(), QStringLiteral("sound"));
    Q_EMIT header->sectionClicked(DataTableModel::NumberColumn);
    QVERIFY(stage.settle());
    QCOMPARE(model.index(0, DataTableModel::NumberColumn).data().toString(), QStringLiteral("1"));
}

void TestDataPage::theStepForwardLeadsToThePlan() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(90));
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    stage.forward()->trigger();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<Step>(), Step::Plan);
    QCOMPARE(kindOf(*stage.forward()), ButtonKind::Filled);
}

void TestDataPage::anOpenExperimentShowsItsFrozenData() {
    DataStage stage;
    const Showcase showcase(stage.folder / "experiments/one", Progress::NotStarted);
    std::filesystem::create_directories(showcase.root() / "data");
    plateau::support::writeText(showcase.root() / "data/domain.jsonl", manySamples(60));
    plateau::support::writeText(showcase.root() / "data/test.jsonl", manySamples(30));
    stage.session->openExperiment(QString::fromStdString(showcase.root().string()));
    QTRY_VERIFY(stage.session->snapshot());
    QVERIFY(stage.settle());
    QCOMPARE(stage.cards().size(), 2);
    QCOMPARE(stage.cards()[0]->content().count, QStringLiteral("6,813"));
    QVERIFY(!stage.cards()[0]->content().changeable);
    QCOMPARE(stage.page->table().model().rowCount(), 60);
    QVERIFY(stage.page->purpose().contains(QLatin1String("Home-control intents")));
    QTRY_COMPARE(stage.page->status().fact, QStringLiteral("6,813 + 1,000 test"));
    QVERIFY(stage.session->draft().files.isEmpty());
}

void TestDataPage::addingAFileLeavesTheExperiment() {
    DataStage stage;
    const Showcase showcase(stage.folder / "experiments/one", Progress::NotStarted);
    stage.session->openExperiment(QString::fromStdString(showcase.root().string()));
    QTRY_VERIFY(stage.session->snapshot());
    QVERIFY(stage.settle());
    stage.add("a.jsonl", manySamples(60));
    QVERIFY(stage.session->folder().isEmpty());
    QCOMPARE(stage.session->draft().files.size(), 1);
    QVERIFY(stage.cards()[0]->content().changeable);
}

void TestDataPage::theLanguageChangesEveryWord() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(30) + "broken\n");
    stage.language.choose(QStringLiteral("zh_CN"));
    QTRY_COMPARE(stage.page->title(), QStringLiteral("数据"));
    QCoreApplication::processEvents();
    for (const auto tab : {Inspector::SampleTab, Inspector::FieldsTab, Inspector::ProfileTab,
                           Inspector::DuplicatesTab, Inspector::SplitTab}) {
        stage.page->inspector().showTab(tab);
        const QString text = stage.allText();
        for (const char* word : {"samples", "Label", "rows", "Leave", "drawn", "Add file", "class", "Text"}) {
            QVERIFY2(!text.contains(QLatin1String(word)), qPrintable(text));
        }
    }
    stage.language.choose(QStringLiteral("en"));
    QTRY_COMPARE(stage.page->title(), QStringLiteral("Data"));
}

void TestDataPage::everyControlHasANameAndATooltip() {
    DataStage stage;
    stage.add("a.jsonl", manySamples(30) + "broken\n");
    for (const auto tab : {Inspector::SampleTab, Inspector::FieldsTab, Inspector::ProfileTab,
                           Inspector::DuplicatesTab, Inspector::SplitTab}) {
        stage.page->inspector().showTab(tab);
        for (const QWidget* widget : stage.page->findChildren<QWidget*>()) {
            const bool control = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
                                 widget->objectName() != QLatin1String("qt_spinbox_lineedit");
            if (!control || widget->parentWidget()->inherits("QComboBox")) {
                continue;
            }
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const QString name = !widget->accessibleName().isEmpty() ? widget->accessibleName()
                                 : button != nullptr                 ? button->text()
                                                                     : QString();
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
            // A chart tells its values where a tip would stand.
            QVERIFY2(!widget->toolTip().isEmpty() || widget->inherits("QTableView") ||
                         widget->inherits("plateau::ui::ChartCanvas") ||
                         (button != nullptr && !button->text().isEmpty()),
                     qPrintable(name));
        }
    }
}

void TestDataPage::theCommandIsThatOfTheCommandLine() {
    DataStage stage;
    const QString path = stage.add("my file.jsonl", manySamples(30));
    QCOMPARE(stage.page->command(),
             QStringLiteral("plateau data inspect '%1' --text text --label label").arg(path));
}

void TestDataPage::aLargeFileDoesNotHoldUpTheWindow() {
    DataStage stage;
    constexpr int rows = plateau::support::sanitized ? 30'000 : 200'000;
    const QString path = stage.write("large.jsonl", manySamples(rows));
    Watchdog watchdog;
    stage.page->takeFiles({path});
    QVERIFY(stage.settle());
    stage.page->table().view().scrollToBottom();
    QCoreApplication::processEvents();
    stage.page->table().findChild<QLineEdit*>()->setText(QStringLiteral("sound"));
    QTRY_COMPARE_WITH_TIMEOUT(stage.page->table().model().rowCount(), rows / 3, 120'000);
    Q_EMIT stage.page->table().view().horizontalHeader()->sectionClicked(DataTableModel::LengthColumn);
    QVERIFY(stage.settle());
    qInfo("longest piece of work: %.0f ms", watchdog.worstMilliseconds());
    QVERIFY(watchdog.worstMilliseconds() < latestMilliseconds);
}

void TestDataPage::leavingWhileReadingIsSafe() {
    auto stage = std::make_unique<DataStage>();
    const QString path = stage->write("large.jsonl", manySamples(50'000));
    stage->page->takeFiles({path});
    stage->page->table().findChild<QLineEdit*>()->setText(QStringLiteral("sound"));
    QCoreApplication::processEvents();
    stage.reset();
    QVERIFY(!QFileInfo::exists(path));
}

PLATEAU_WINDOW_TEST(TestDataPage)
#include "test_data_page.moc"
