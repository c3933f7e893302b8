#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"
#include "ui/viewmodels/conversation_row.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;

namespace {

constexpr char talks[] =
    R"({"messages":[{"role":"system","content":"be kind"},{"role":"user","content":"why"},)"
    R"({"role":"assistant","content":"so"}],"source":"a"})"
    "\n"
    R"({"messages":[{"role":"user","content":"why"},{"role":"assistant","content":"not so"}],"source":"b"})"
    "\n"
    R"({"messages":[{"role":"narrator","content":"once"}],"source":"c"})"
    "\n";

data::FieldMapping conversations() {
    data::FieldMapping mapping;
    mapping.text = "messages";
    mapping.target = data::TargetForm::Answer;
    return mapping;
}

} // namespace

/// Rows of conversations, as the table and the sample show them.
class TestConversationRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        plateau::support::writeText(m_folder / "t.jsonl", talks);
        m_dataset = std::make_shared<const data::Dataset>(*data::Dataset::open(m_folder / "t.jsonl"));
        m_model.setDataset(m_dataset, conversations());
    }

    void aRowIsItsTurnsOrAFault() {
        const ConversationRow first = conversationRow(*m_model.rowView(0), *m_dataset, conversations());
        QCOMPARE(first.sample.turns.size(), std::size_t{3});
        QCOMPARE(first.sample.label, std::string("so"));
        QVERIFY(first.fault.empty());
        const ConversationRow third = conversationRow(*m_model.rowView(2), *m_dataset, conversations());
        QCOMPARE(third.fault, std::string("'messages': turn 1 has the unknown role 'narrator'"));
    }

    void theTableShowsPromptAndAnswer() {
        const QAbstractItemModelTester tester(&m_model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto cell = [this](int row, int column) {
            return m_model.index(row, column).data().toString();
        };
        QCOMPARE(cell(0, DataTableModel::TextColumn), QStringLiteral("system: be kind user: why"));
        QCOMPARE(cell(1, DataTableModel::TextColumn), QStringLiteral("why"));
        QCOMPARE(cell(1, DataTableModel::LabelColumn), QStringLiteral("not so"));
        QCOMPARE(cell(1, DataTableModel::LengthColumn), QStringLiteral("3"));
        QVERIFY(!m_model.index(1, 1).data(DataTableModel::BadRole).toBool());
        QVERIFY(m_model.index(2, 1).data(DataTableModel::BadRole).toBool());
        QVERIFY(cell(2, DataTableModel::TextColumn).contains(QLatin1String("narrator"))); // as it is written
        QCOMPARE(m_model.headerData(DataTableModel::TextColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Prompt"));
        QCOMPARE(m_model.headerData(DataTableModel::LabelColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Answer"));
    }

    void withoutAFieldNothingIsAConversation() {
        data::FieldMapping open = conversations();
        open.text.clear();
        QVERIFY(!holdsConversations(open));
        m_model.setDataset(m_dataset, open);
        QCOMPARE(m_model.headerData(DataTableModel::TextColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Text"));
    }

private:
    plateau::support::TemporaryFolder m_folder;
    DatasetPointer m_dataset;
    DataTableModel m_model;
};

PLATEAU_TEST(TestConversationRow)
#include "test_conversation_row.moc"
