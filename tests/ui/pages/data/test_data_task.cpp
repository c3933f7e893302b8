#include "tests/ui/pages/data/page_stage.h"

#include "tests/support/registered_window_test.h"
#include "ui/pages/data/column_checks.h"
#include "ui/pages/data/fields_panel.h"
#include "ui/pages/data/profile_panel.h"
#include "ui/viewmodels/data_table_model.h"

#include <QComboBox>
#include <QTableView>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

namespace {

std::string table(int rows) {
    std::string text = "area,rooms,place,price\n";
    for (int i = 0; i < rows; ++i) {
        text += fmt::format("{},{},{},{}\n", 40 + 7 * i % 90, 1 + i % 5, i % 2 ? "city" : "village",
                            100000 + 1237 * i);
    }
    return text;
}

std::string sets() {
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += fmt::format(R"({{"text":"turn on the lamp {}","labels":[{}]}})", i,
                            i % 3 == 0 ? "" : R"("light")") +
                "\n";
    }
    return text;
}

/// Comments with a column of 0 and 1 for each of two labels, and one more such column.
std::string flags() {
    std::string text = "text,rude,threat,seen\n";
    for (int i = 0; i < 60; ++i) {
        text += fmt::format("what a day this was {},{},{},{}\n", i, i % 2 == 0 ? 1 : 0, i % 3 == 0 ? 1 : 0,
                            i % 5 == 0 ? 1 : 0);
    }
    return text;
}

} // namespace

/// What is to be learned: proposed by the data, chosen by the user; and what it makes of the page.
class TestDataTask : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_stage = std::make_unique<DataStage>(); }
    void cleanup() { m_stage.reset(); }
    void aTableAsksForItsTarget();
    void aTestFileNeedsTheSameColumns();
    void setsOfLabelsAreShown();
    void labelsMayHaveAColumnEach();
    void columnsToLearnFromAreChosen();
    void theUserDecides();
    void rowsWithoutANumberAreNamed();

private:
    QComboBox& taskChoice() const {
        return *m_stage->page->inspector().fields().findChild<QComboBox*>(QStringLiteral("task"));
    }
    ColumnChecks& columns() const { return *m_stage->page->inspector().fields().findChild<ColumnChecks*>(); }
    void uncheck(const QString& column) const {
        const auto items = columns().findItems(column, Qt::MatchExactly);
        QCOMPARE(items.size(), qsizetype{1});
        items.front()->setCheckState(Qt::Unchecked);
    }
    bool name(const QString& label) {
        Draft draft = m_stage->session->draft();
        draft.fields.label = label;
        m_stage->session->editDraft(draft, QStringLiteral("label"));
        return m_stage->settle();
    }
    bool isColumnShown(int column) const { return !m_stage->page->table().view().isColumnHidden(column); }
    std::unique_ptr<DataStage> m_stage;
};

void TestDataTask::aTableAsksForItsTarget() {
    m_stage->add("houses.csv", table(80));
    QCOMPARE(m_stage->session->task(), QStringLiteral("table-regression"));
    QCOMPARE(taskChoice().currentText(), QStringLiteral("Proposed: Table regression"));
    QVERIFY(m_stage->hasBanner("fields"));
    QVERIFY(!m_stage->forward()->isEnabled());
    QVERIFY(!isColumnShown(DataTableModel::TextColumn));
    QVERIFY(isColumnShown(DataTableModel::FirstField)); // there is something to choose from
    QVERIFY(name(QStringLiteral("price")));
    QVERIFY(!m_stage->hasBanner("fields"));
    QVERIFY(!m_stage->hasBanner("labels")); // 80 different numbers are no fault
    QVERIFY(!m_stage->hasBanner("doubts"));
    QVERIFY(m_stage->forward()->isEnabled());
    QCOMPARE(m_stage->page->preview()->test, 16);
    QVERIFY(m_stage->page->preview()->testOnlyLabels.empty());
    QVERIFY(isColumnShown(DataTableModel::LabelColumn));
    QVERIFY(!isColumnShown(DataTableModel::LengthColumn));
    QVERIFY(m_stage->allText().contains(QLatin1String("3 columns")) ||
            m_stage->cards().front()->accessibleDescription().contains(QLatin1String("3 columns")));
    m_stage->page->inspector().showTab(Inspector::ProfileTab);
    QVERIFY2(m_stage->allText().contains(QLatin1String("From 100,000 to 197,723, mean 148,862")),
             qPrintable(m_stage->allText()));
    QVERIFY(m_stage->page->command().isEmpty()); // the command would look for classes
}

void TestDataTask::aTestFileNeedsTheSameColumns() {
    m_stage->add("houses.csv", table(80));
    QVERIFY(name(QStringLiteral("price")));
    const QString other = m_stage->add("houses_test.csv", table(20));
    QVERIFY(m_stage->page->files().entry(other)->scan);
    QCOMPARE(m_stage->page->preview()->test, 20);
    QVERIFY(m_stage->forward()->isEnabled());
    const QString third = m_stage->write("third_test.csv", "area,price\n50,1000\n");
    Draft draft = m_stage->session->draft();
    draft.files.back().path = third;
    m_stage->session->editDraft(draft, QStringLiteral("other file"));
    QVERIFY(m_stage->settle());
    QVERIFY(m_stage->page->files().entry(third)->mappingError);
    QVERIFY(!m_stage->forward()->isEnabled());
}

void TestDataTask::setsOfLabelsAreShown() {
    m_stage->add("requests.jsonl", sets());
    QCOMPARE(taskChoice().currentText(), QStringLiteral("Proposed: Several labels a text"));
    QVERIFY(m_stage->forward()->isEnabled());
    QVERIFY(!m_stage->hasBanner("bad")); // an empty list is an answer
    m_stage->page->inspector().showTab(Inspector::ProfileTab);
    QVERIFY(m_stage->allText().contains(QLatin1String("Sets of labels")));
}

void TestDataTask::labelsMayHaveAColumnEach() {
    m_stage->add("comments.csv", flags());
    QCOMPARE(taskChoice().currentText(), QStringLiteral("Proposed: Several labels a text"));
    QVERIFY(m_stage->forward()->isEnabled());
    QVERIFY(isColumnShown(DataTableModel::LabelColumn));
    const DataTableModel& rows = m_stage->page->table().model();
    QCOMPARE(rows.index(6, DataTableModel::LabelColumn).data().toString(), QStringLiteral("rude | threat"));
    m_stage->page->inspector().showTab(Inspector::FieldsTab);
    QCOMPARE(columns().checked(),
             (QStringList{QStringLiteral("rude"), QStringLiteral("threat"), QStringLiteral("seen")}));
    uncheck(QStringLiteral("seen")); // seen is no label
    QVERIFY(m_stage->settle());
    const QStringList two{QStringLiteral("rude"), QStringLiteral("threat")};
    QCOMPARE(m_stage->session->draft().fields.labelColumns, two);
    QVERIFY(
        newArguments(m_stage->session->draft(), QStringLiteral("out")).contains(QLatin1String("--train")));
    uncheck(QStringLiteral("threat")); // one column is no set of labels
    QCOMPARE(columns().checked(), two);
    QCOMPARE(m_stage->session->draft().fields.labelColumns, two);
    m_stage->session->undoStack().undo();
    QVERIFY(m_stage->settle());
    QVERIFY(m_stage->session->draft().fields.labelColumns.isEmpty());
    QCOMPARE(columns().checked().size(), 3);
}

void TestDataTask::columnsToLearnFromAreChosen() {
    m_stage->add("houses.csv", table(80));
    QVERIFY(name(QStringLiteral("price")));
    m_stage->page->inspector().showTab(Inspector::FieldsTab);
    QCOMPARE(columns().checked(),
             (QStringList{QStringLiteral("area"), QStringLiteral("rooms"), QStringLiteral("place")}));
    uncheck(QStringLiteral("place"));
    QVERIFY(m_stage->settle());
    const QStringList two{QStringLiteral("area"), QStringLiteral("rooms")};
    QCOMPARE(m_stage->session->draft().fields.features, two);
    const DataEntry* entry = m_stage->page->files().entry(m_stage->session->draft().files.front().path);
    QCOMPARE(entry->mapping.features, (std::vector<std::string>{"area", "rooms"}));
    QVERIFY(m_stage->forward()->isEnabled());
    // A column that becomes the target is learned from no more.
    auto* target = m_stage->page->inspector().fields().findChildren<QComboBox*>().at(2);
    const int at = target->findData(QStringLiteral("rooms"));
    QVERIFY(at > 0);
    target->setCurrentIndex(at);
    Q_EMIT target->activated(at);
    QVERIFY(m_stage->settle());
    QCOMPARE(m_stage->session->draft().fields.features, QStringList{QStringLiteral("area")});
    QVERIFY(!m_stage->hasBanner("fields"));
}

void TestDataTask::theUserDecides() {
    m_stage->add("requests.jsonl", sets());
    const auto choose = [this](const QString& text) {
        const int at = taskChoice().findText(text);
        taskChoice().setCurrentIndex(at);
        Q_EMIT taskChoice().activated(at);
        return m_stage->settle();
    };
    QVERIFY(choose(QStringLiteral("Language modelling")));
    QCOMPARE(m_stage->session->draft().task, QStringLiteral("language-modelling"));
    QVERIFY(!isColumnShown(DataTableModel::LabelColumn));
    QVERIFY(m_stage->forward()->isEnabled());
    m_stage->session->undoStack().undo();
    QVERIFY(m_stage->settle());
    QVERIFY(m_stage->session->draft().task.isEmpty());
    QVERIFY(isColumnShown(DataTableModel::LabelColumn));
    m_stage->session->undoStack().redo();
    QVERIFY(m_stage->settle());
    QVERIFY(choose(taskChoice().itemText(0)));
    QVERIFY(m_stage->session->draft().task.isEmpty());
}

void TestDataTask::rowsWithoutANumberAreNamed() {
    m_stage->add("houses.csv", table(60) + "50,2,city,unknown\n");
    QVERIFY(name(QStringLiteral("price")));
    QVERIFY(m_stage->hasBanner("bad"));
    QVERIFY2(m_stage->allText().contains(QLatin1String("houses.csv:62: the target ('price') is no number")),
             qPrintable(m_stage->allText()));
    QVERIFY(!m_stage->forward()->isEnabled());
    QVERIFY(DataStage::press(*m_stage->banner("bad"), QStringLiteral("Leave them out")));
    QVERIFY(m_stage->settle());
    QVERIFY(m_stage->forward()->isEnabled());
}

PLATEAU_WINDOW_TEST(TestDataTask)
#include "test_data_task.moc"
