#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"
#include "ui/viewmodels/task_proposal.h"

#include "core/task/task_list.h"

#include <QTest>

#include <fmt/format.h>

using namespace plateau;
using namespace plateau::ui;

namespace {

std::string table() {
    std::string text = "id,area,rooms,place,price\n";
    for (int i = 0; i < 60; ++i) {
        text += fmt::format("h{},{},{},{},{}\n", i, 40 + 7 * i % 90, 1 + i % 5, i % 2 ? "city" : "village",
                            100000 + 1237 * i);
    }
    return text;
}

std::string lines(const char* form) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += fmt::format(fmt::runtime(form), i, i % 3) + "\n";
    }
    return text;
}

} // namespace

/// What a file looks made for, and which fields each task takes of it.
class TestTaskProposal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesProposeATask_data();
    void filesProposeATask();
    void tablesAskForTheirTarget();
    void rawTextHasNoLabel();
    void conversationsNeedOneField();
    void ownRowsOfATableHaveTheirColumns();

private:
    data::Dataset open(const char* name, const std::string& text) {
        plateau::support::writeText(m_folder / name, text);
        return std::move(*data::Dataset::open(m_folder / name));
    }
    plateau::support::TemporaryFolder m_folder;
};

void TestTaskProposal::filesProposeATask_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QByteArray>("task");
    const auto row = [](const char* name, const char* file, const std::string& text, const char* label,
                        const char* task) {
        QTest::newRow(name) << QByteArray(file) << QByteArray::fromStdString(text)
                            << QString::fromLatin1(label) << QByteArray(task);
    };
    const auto classes = lines(R"({{"text":"turn on the lamp {}","label":"class{}"}})");
    const auto short_ = lines(R"({{"id":{0},"text":"lamp {0}","label":{1}}})");
    const auto sets = lines(R"({{"text":"turn on the lamp {}","labels":["a{}"]}})");
    const auto raw = lines(R"({{"text":"the lamp is on and so is the radio {}{}"}})");
    row("one class a text", "a.jsonl", classes, "", "text-classification");
    row("short texts, numbered classes", "b.jsonl", short_, "", "text-classification");
    row("lists of labels", "c.jsonl", sets, "", "multi-label-classification");
    row("lists of labels, named", "d.jsonl", sets, "labels", "multi-label-classification");
    const std::string flags = "text,rude,threat,spam\nyou are a fool,1,0,0\nleave me alone,0,0,0\n"
                              "I will find you,1,1,0\nbuy two of these,0,0,1\n";
    row("one column a label", "k.csv", flags, "", "multi-label-classification");
    row("one column a label, one of them named", "l.csv", flags, "rude", "text-classification");
    const auto talks = lines(
        R"({{"messages":[{{"role":"user","content":"why {}"}},{{"role":"assistant","content":"so {}"}}]}})");
    row("conversations", "m.jsonl", talks, "", "instruction-tuning");
    row("instructions", "n.jsonl",
        lines(R"({{"instruction":"say number {0}","input":"","output":"it is {0} or {1}"}})"), "",
        "instruction-tuning");
    row("prompts with a class each", "o.jsonl", lines(R"({{"prompt":"turn on lamp {}","output":"kind{}"}})"),
        "", "text-classification");
    row("no label at all", "e.jsonl", raw, "", "language-modelling");
    row("a text and what may be its label", "i.jsonl",
        lines(R"({{"said":"turn on the lamp {}","meant":"class{}"}})"), "", "text-classification");
    row("Chinese texts", "j.jsonl", lines(R"({{"text":"打开第{}盏灯","n":1{}}})"), "", "text-classification");
    row("a table", "f.csv", table(), "", "table-regression");
    row("a table and its target", "g.csv", table(), "price", "table-regression");
    row("a table and a word as its label", "h.csv", table(), "place", "text-classification");
}

void TestTaskProposal::filesProposeATask() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, label);
    QFETCH(QByteArray, task);
    const auto dataset = open(file, text.toStdString());
    const auto guess = data::guessMapping(dataset);
    DraftFields fields;
    fields.label = label;
    const auto& proposed = proposedTask(dataset, guess ? guess->mapping : data::FieldMapping(), fields);
    QCOMPARE(QByteArray::fromStdString(std::string(proposed.info().id)), task);
}

void TestTaskProposal::tablesAskForTheirTarget() {
    const auto dataset = open("table.csv", table());
    const task::Task& task = proposedTask(dataset, {}, {});
    QVERIFY(!mappingFor(task, dataset, {}, {}).ok());
    DraftFields fields;
    fields.label = QStringLiteral("price");
    fields.id = QStringLiteral("id");
    const auto mapping = mappingFor(task, dataset, {}, fields);
    QVERIFY(mapping.ok());
    QCOMPARE(mapping->label, std::string("price"));
    QCOMPARE(mapping->features, (std::vector<std::string>{"area", "rooms", "place"}));
    QVERIFY(mapping->text.empty());
    QVERIFY(mapping->target == data::TargetForm::Number);
}

void TestTaskProposal::rawTextHasNoLabel() {
    const auto dataset = open("raw.jsonl", lines(R"({{"text":"the lamp is on {}","label":"a{}"}})"));
    DraftFields fields;
    fields.label = QStringLiteral("label"); // left over from another task
    const auto mapping = mappingFor(task::languageModelling(), dataset, {}, fields);
    QVERIFY(mapping.ok());
    QCOMPARE(mapping->text, std::string("text"));
    QVERIFY(mapping->label.empty());
}

void TestTaskProposal::conversationsNeedOneField() {
    const auto dataset =
        open("talks.csv", "system,instruction,input,output\nbe kind,say,it,hello\n,go,,gone\n");
    DraftFields fields;
    fields.text = QStringLiteral("instruction");
    auto mapping = mappingFor(task::instructionTuning(), dataset, {}, fields);
    QVERIFY(mapping.ok());
    QCOMPARE(mapping->label, std::string("output"));
    QCOMPARE(mapping->context, std::optional<std::string>("input"));
    QCOMPARE(mapping->system, std::optional<std::string>("system"));
    fields.context = QStringLiteral("system");
    mapping = mappingFor(task::instructionTuning(), dataset, {}, fields);
    QCOMPARE(mapping->context, std::optional<std::string>("system"));
    QVERIFY(!mapping->system);
    QVERIFY(!mappingFor(task::textClassification(), dataset, {}, fields)->context); // left over there
}

void TestTaskProposal::ownRowsOfATableHaveTheirColumns() {
    const auto dataset = open(
        "domain.jsonl",
        lines(
            R"({{"text":"area=1; rooms={}","label":"12{}","columns":["area","rooms"],"features":["1","2"]}})"));
    DraftFields fields;
    fields.text = QStringLiteral("text"); // left over from another task
    fields.label = QStringLiteral("label");
    fields.features = {QStringLiteral("area"), QStringLiteral("rooms")};
    const auto mapping = mappingFor(task::tableRegression(), dataset, {}, fields);
    QVERIFY2(mapping.ok(), mapping ? "" : mapping.error().text().c_str());
    QVERIFY(mapping->text.empty());
    QCOMPARE(mapping->features, (std::vector<std::string>{"area", "rooms"}));
}

PLATEAU_TEST(TestTaskProposal)
#include "test_task_proposal.moc"
