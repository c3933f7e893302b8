#include "core/data/mapping.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

/// "text=t (its name) label=l (…)", or the error.
S tell(const Result<GuessedMapping>& guessed) {
    if (!guessed) {
        return guessed.error().text();
    }
    std::vector<S> parts;
    for (const FieldChoice& choice : guessed->choices) {
        parts.push_back(fmt::format("{}={} ({})", choice.role, choice.field, choice.reason));
    }
    return fmt::format("{}", fmt::join(parts, " "));
}

/// A CSV of 40 rows; every column is made from its row number.
template <typename Cell>
S table(const S& header, Cell cell) {
    S bytes = header + "\n";
    for (int row = 0; row < 40; ++row) {
        bytes += cell(row) + "\n";
    }
    return bytes;
}

S longText(int row) {
    return fmt::format("a rather long text with number {}", row);
}

} // namespace

class TestMapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guessesByNameThenByContent_data();
    void guessesByNameThenByContent();
    void fillsTheMappingItExplains();
    void namesTheFieldsWhenOneIsMissing();
    void refusesOneFieldForTextAndLabel();
    void longFieldListsAreCut();
};

void TestMapping::guessesByNameThenByContent_data() {
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    QTest::newRow("usual names") << S("label,text\nx,a\ny,b\n")
                                 << S("text=text (its name) label=label (its name)");
    QTest::newRow("case does not count")
        << S("Intent,Utterance\nx,a\ny,b\n") << S("text=Utterance (its name) label=Intent (its name)");
    QTest::newRow("words of a name") << S("star_rating,review_body,context\nx,a,c\ny,b,c\n")
                                     << S("text=review_body (its name) label=star_rating (its name)");
    QTest::newRow("better known name first")
        << S("title,text,type,label\na,b,c,d\n") << S("text=text (its name) label=label (its name)");
    QTest::newRow("Chinese names") << S("文本,标签\na,x\n")
                                   << S("text=文本 (its name) label=标签 (its name)");
    QTest::newRow("all roles")
        << S("id,text,label,template_id,split,date\n1,a,x,g,train,2026\n2,b,y,g,test,2026\n")
        << S("text=text (its name) label=label (its name) split=split (its name) id=id (its "
             "name) group=template_id (its name) order=date (its name)");
    QTest::newRow("a set that is no split")
        << S("text,label,set\na,x,7\nb,y,8\n") << S("text=text (its name) label=label (its name)");
    QTest::newRow("an id that repeats")
        << S("id,text,label\n1,a,x\n1,b,y\n") << S("text=text (its name) label=label (its name)");
    QTest::newRow("by content") << table("n,what,said", [](int row) {
        return fmt::format("{},{},{}", row, row % 3, longText(row));
    }) << S("text=said (the longest values, 33 characters on average) label=what (few distinct values, 3)");
    QTest::newRow("a label that never repeats is none") << table("label,kind,text", [](int row) {
        return fmt::format("l{},{},{}", row, row % 2, longText(row));
    }) << S("text=text (its name) label=kind (few distinct values, 2)");
    QTest::newRow("a text that is mostly empty is none") << table("text,said,label", [](int row) {
        return fmt::format("{},{},{}", row == 0 ? "x" : "", longText(row), row % 2);
    }) << S("label=label (its name) text=said (the longest values, 33 characters on average)");
    QTest::newRow("no label") << table("text,n", [](int row) {
        return fmt::format("{},{}", longText(row), row);
    }) << S("d.csv: cannot tell which field is the label. Fields here: text, n. Name the label field.");
    QTest::newRow("no text") << table("label", [](int row) {
        return std::to_string(row % 2);
    }) << S("d.csv: cannot tell which field is the text. Fields here: label. Name the text field.");
}

void TestMapping::guessesByNameThenByContent() {
    QFETCH(S, bytes);
    QFETCH(S, expected);
    const fixture::File file("d.csv", bytes);
    const S actual = tell(guessMapping(*file.open()));
    QVERIFY2(actual == expected, actual.c_str());
}

void TestMapping::fillsTheMappingItExplains() {
    const fixture::File file(
        "d.jsonl",
        "{\"id\":\"1\",\"text\":\"a\",\"label\":\"x\",\"group\":\"g\",\"split\":\"dev\",\"time\":5}\n"
        "{\"slots\":{\"a\":\"a very long object, but no text of a "
        "sample\"},\"split\":\"test\",\"text\":\"b\",\"label\":\"y\",\"id\":\"2\",\"group\":\"g\",\"time\":6}"
        "\n");
    const auto guessed = guessMapping(*file.open());
    QVERIFY(guessed.ok());
    QVERIFY(guessed->mapping == (FieldMapping{"text", "label", "id", "group", "split", "time"}));
    QVERIFY(checkMapping(*file.open(), guessed->mapping).ok());
}

void TestMapping::namesTheFieldsWhenOneIsMissing() {
    const fixture::File file("train.jsonl", "{\"text\":\"a\",\"label\":\"x\"}\n");
    const auto dataset = file.open();
    const auto checked = checkMapping(*dataset, {"txt", "label", {}, {}, {}, {}});
    QVERIFY(!checked);
    QCOMPARE(checked.error().text(),
             S("train.jsonl: no field 'txt'. Fields here: label, text. Pick another column."));
    QVERIFY(!checkMapping(*dataset, {"text", "label", {}, "nowhere", {}, {}}));
}

void TestMapping::refusesOneFieldForTextAndLabel() {
    const fixture::File file("d.csv", "text,label\na,x\n");
    const auto checked = checkMapping(*file.open(), {"text", "text", {}, {}, {}, {}});
    QVERIFY(!checked);
    QCOMPARE(checked.error().what, S("text and label are both the field 'text'"));
}

void TestMapping::longFieldListsAreCut() {
    S header = "c0";
    for (int i = 1; i < 100; ++i) {
        header += fmt::format(",c{}", i);
    }
    const fixture::File file("d.csv", header + "\n");
    const auto checked = checkMapping(*file.open(), {"text", "label", {}, {}, {}, {}});
    QVERIFY(checked.error().what.ends_with("c28, c29, …"));
}

PLATEAU_TEST(TestMapping)
#include "test_mapping.moc"
