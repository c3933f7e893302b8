#include "tests/ui/pages/data/data_fixture.h"
#include "tests/ui/support/hostile.h"

#include "ui/viewmodels/data_query.h"
#include "ui/viewmodels/data_table_model.h"

#include "core/base/json.h"
#include "tests/support/registered_test.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

/// The model of the table: an index in front of a file that is read row by row.
class TestDataModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsEmptyWithoutFile();
    void rowsAreReadWhenAskedFor();
    void anOrderShowsItsRowsOnly();
    void badRowsSayWhy();
    void fieldsBesideTextAndLabelAreColumns();
    void anotherMappingShowsOtherColumns();
    void hostileTextsStayOneHarmlessLine_data();
    void hostileTextsStayOneHarmlessLine();
    void aLongFileIsShownAtOnce();
    void aFileThatBecameShorterShowsFaults();
};

void TestDataModel::itIsEmptyWithoutFile() {
    DataTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 4);
    QVERIFY(!model.rowView(0));
    QCOMPARE(model.lineOf(0), -1);
}

void TestDataModel::rowsAreReadWhenAskedFor() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.jsonl", manySamples(30));
    DataTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDataset(openDataset(folder / "t.jsonl"), textAndLabel());
    QCOMPARE(model.rowCount(), 30);
    QCOMPARE(model.index(4, DataTableModel::NumberColumn).data().toString(), QStringLiteral("5"));
    QCOMPARE(model.index(4, DataTableModel::TextColumn).data().toString(),
             QStringLiteral("sample 4 of heat!!!!"));
    QCOMPARE(model.index(4, DataTableModel::LabelColumn).data().toString(), QStringLiteral("heat"));
    QCOMPARE(model.index(4, DataTableModel::LengthColumn).data().toString(), QStringLiteral("20"));
    QVERIFY(!model.index(4, 1).data(DataTableModel::BadRole).toBool());
    model.setDataset(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestDataModel::anOrderShowsItsRowsOnly() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.jsonl", manySamples(30));
    DataTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDataset(openDataset(folder / "t.jsonl"), textAndLabel());
    model.setOrder(std::vector<std::uint32_t>{7, 3});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.sourceRow(0), 7U);
    QCOMPARE(model.lineOf(3), 1);
    QCOMPARE(model.lineOf(4), -1);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("8"));
    model.setOrder(std::vector<std::uint32_t>{});
    QCOMPARE(model.rowCount(), 0);
    model.setOrder(std::nullopt);
    QCOMPARE(model.rowCount(), 30);
}

void TestDataModel::badRowsSayWhy() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.jsonl", sampleLine("fine", "a") + "[1, 2]\n{\"text\":\"x\"}\n");
    DataTableModel model;
    model.setDataset(openDataset(folder / "t.jsonl"), textAndLabel());
    QVERIFY(model.index(1, 0).data(DataTableModel::BadRole).toBool());
    QVERIFY(model.index(1, 1).data().toString().startsWith(QLatin1String("line 2: ")));
    QVERIFY(model.index(2, 0).data(DataTableModel::BadRole).toBool());
    QCOMPARE(model.rowView(1)->line, std::uint64_t{2});
    QVERIFY(!model.rowView(1)->fault.empty());
}

void TestDataModel::fieldsBesideTextAndLabelAreColumns() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.csv", "id,text,label,user\n1,hello,a,me\n");
    DataTableModel model;
    model.setDataset(openDataset(folder / "t.csv"), textAndLabel());
    QCOMPARE(model.columnCount(), 6);
    QCOMPARE(model.extraFields(), (QStringList{QStringLiteral("id"), QStringLiteral("user")}));
    QCOMPARE(model.index(0, 5).data().toString(), QStringLiteral("me"));
    QCOMPARE(model.headerData(5, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("user"));
}

void TestDataModel::anotherMappingShowsOtherColumns() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.csv", "id,text,label\n1,hello,a\n");
    DataTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const DatasetPointer dataset = openDataset(folder / "t.csv");
    model.setDataset(dataset, textAndLabel());
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("hello"));
    data::FieldMapping mapping;
    mapping.text = "label";
    mapping.label = "id";
    model.setDataset(dataset, mapping);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("a"));
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("1"));
    model.setDataset(dataset, {});
    QVERIFY(model.index(0, 1).data().toString().isEmpty());
    QCOMPARE(model.columnCount(), 7);
}

void TestDataModel::hostileTextsStayOneHarmlessLine_data() {
    QTest::addColumn<QString>("text");
    for (const auto& [name, text] : hostileTexts()) {
        QTest::newRow(name) << text;
    }
}

void TestDataModel::hostileTextsStayOneHarmlessLine() {
    QFETCH(QString, text);
    plateau::support::TemporaryFolder folder;
    const Json row = {{"text", text.toStdString()}, {"label", "a"}};
    plateau::support::writeText(folder / "t.jsonl", sampleLine("first", "b") + row.dump() + "\n");
    DataTableModel model;
    model.setDataset(openDataset(folder / "t.jsonl"), textAndLabel());
    const QString shown = model.index(1, DataTableModel::TextColumn).data().toString();
    QVERIFY(shown.size() <= 1000);
    for (const QChar letter : shown) {
        QVERIFY(letter >= QChar(0x20) && letter != QChar(0x202E) && letter != QChar(0x7F));
    }
}

void TestDataModel::aLongFileIsShownAtOnce() {
    plateau::support::TemporaryFolder folder;
    constexpr int rows = 200'000;
    plateau::support::writeText(folder / "t.jsonl", manySamples(rows));
    DataTableModel model;
    const DatasetPointer dataset = openDataset(folder / "t.jsonl");
    model.setDataset(dataset, textAndLabel());
    QCOMPARE(model.rowCount(), rows);
    QCOMPARE(model.index(rows - 1, 0).data().toString(), QStringLiteral("200,000"));
    QVERIFY(model.index(rows - 1, 1).data().toString().startsWith(QLatin1String("sample 199999 of ")));
    QVERIFY(dataset->index().memoryBytes() < std::size_t{16} * rows);
    const auto scan = scanDataset(*dataset, textAndLabel());
    DataQuery query;
    query.sort = DataSort::Length;
    query.descending = true;
    query.needle = "heat";
    const auto found = queryRows(*dataset, scan->get(), query);
    QCOMPARE(found->size(), std::size_t{66'667});
    model.setOrder(*found);
    QVERIFY(model.index(0, 1).data().toString().endsWith(QLatin1String("!!!!!!")));
}

void TestDataModel::aFileThatBecameShorterShowsFaults() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.jsonl", manySamples(30));
    DataTableModel model;
    model.setDataset(openDataset(folder / "t.jsonl"), textAndLabel());
    std::filesystem::resize_file(folder / "t.jsonl", 100);
    QVERIFY(model.index(29, 1).data(DataTableModel::BadRole).toBool());
    QVERIFY(!model.index(0, 1).data(DataTableModel::BadRole).toBool());
}

PLATEAU_TEST(TestDataModel)
#include "test_data_model.moc"
