#include "core/data/mapping.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

/// "role=field …", or "error: what fix".
S tell(const Result<GuessedMapping>& guessed) {
    if (!guessed) {
        return "error: " + guessed.error().what + " | " + guessed.error().fix;
    }
    std::vector<S> parts;
    for (const FieldChoice& choice : guessed->choices) {
        parts.push_back(fmt::format("{}={}", choice.role, choice.field));
    }
    return fmt::format("{}", fmt::join(parts, " "));
}

/// Rows made from their number, behind a header if there is one.
template <typename Line>
S file(const S& header, Line line, int rows = 40) {
    S bytes = header.empty() ? "" : header + "\n";
    for (int row = 0; row < rows; ++row) {
        bytes += line(row) + "\n";
    }
    return bytes;
}

} // namespace

/// Files that are not what they seem: read what is meant, or say what is in the way.
class TestMappingDoubtful : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsMeant_data();
    void readsWhatIsMeant();
    void saysWhatIsInTheWay_data();
    void saysWhatIsInTheWay();
    void saysWhatTableIsInTheWay_data();
    void saysWhatTableIsInTheWay();
    void namedFieldsAreNotGuessed();
    void aNameNeedNotMatchInCaseAndSpace();
    void aSortedFileIsJudgedByAllOfIt();
    void otherFieldsThatCouldBeTheLabelAreTold();

private:
    static void obstacleIsTold();
};

void TestMappingDoubtful::readsWhatIsMeant_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    QTest::newRow("titles with tags") << S("d.csv") << file("number,title,label", [](int i) {
        return fmt::format("{},[BUG] it broke {},{}", i, i, i % 3);
    }) << S("text=title label=label");
    QTest::newRow("tagged labels") << S("d.csv") << file("text,label", [](int i) {
        return fmt::format("[EXT] mail {},[{}]", i, i % 2 ? "spam" : "ham");
    }) << S("text=text label=label");
    QTest::newRow("deleted authors") << S("d.csv") << file("text,label,author", [](int i) {
        return fmt::format("mail {},{},[deleted]", i, i % 2);
    }) << S("text=text label=label group=author");
    QTest::newRow("lists of one label") << S("d.jsonl") << file("", [](int i) {
        return fmt::format(R"({{"text":"mail {}","label":["{}"]}})", i, i % 2);
    }) << S("text=text label=label");
    QTest::newRow("a few cells of JSON") << S("d.csv") << file("text,topic", [](int i) {
        return fmt::format("mail {},{}", i,
                           i % 10 ? std::to_string(i % 3) : R"("{""choices"":[""a"",""b""]}")");
    }) << S("text=text label=topic");
    QTest::newRow("a split of another name") << S("d.csv") << file("text,label,dataset", [](int i) {
        return fmt::format("mail {},{},{}", i, i % 2, i % 4 ? "train" : i % 8 ? "valid" : "test");
    }) << S("text=text label=label split=dataset");
    QTest::newRow("no text, but words before the longest") << S("d.csv") << file("link,said,what", [](int i) {
        return fmt::format("example.org/a/very/long/place/of/a/page/{},it broke {},{}", i, i, i % 2);
    }) << S("text=said label=what");
    QTest::newRow("two samples a class")
        << S("d.csv") << file("text,label", [](int i) { return fmt::format("mail {},kind {}", i, i / 2); })
        << S("text=text label=label");
    QTest::newRow("more classes than rows looked at")
        << S("d.csv")
        << file(
               "text,label", [](int i) { return fmt::format("mail {},shelf {}", i, i % 1300); }, 2600)
        << S("text=text label=label");
    QTest::newRow("sep line of Excel")
        << S("d.csv")
        << "sep=;\n" + file("text;label", [](int i) { return fmt::format("mail, number {};{}", i, i % 2); })
        << S("text=text label=label");
    QTest::newRow("columns that are numbered")
        << S("d.csv") << file("0,1", [](int i) { return fmt::format("mail {},{}", i, i % 2); })
        << S("text=0 label=1");
}

void TestMappingDoubtful::readsWhatIsMeant() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    QFETCH(S, expected);
    const fixture::File data(name, bytes);
    const S actual = tell(guessMapping(*data.open()));
    QVERIFY2(actual == expected, actual.c_str());
}

void TestMappingDoubtful::saysWhatIsInTheWay_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    QTest::newRow("numbers are no text")
        << S("d.csv") << file("number,label", [](int i) { return fmt::format("{},{}", i, i % 3); })
        << S("error: cannot tell which field is the text. Fields here: number, label. 'number' holds numbers "
             "| "
             "Name the text field.");
    QTest::newRow("chats")
        << S("d.jsonl")
        << file("", [](int i) { return fmt::format(R"({{"messages":[{{"role":"user","n":{}}}]}})", i); })
        << S("error: cannot tell which field is the text. Fields here: messages. 'messages' holds "
             "nested JSON | Write the text into a field of its own, or name its field.");
    QTest::newRow("export of a labelling tool")
        << S("d.json")
        << S("[{\"id\":1,\"annotations\":[{\"a\":1}],\"data\":{\"text\":\"x\"}},\n"
             "{\"id\":2,\"annotations\":[{\"a\":2}],\"data\":{\"text\":\"y\"}}]")
        << S("error: cannot tell which field is the text. Fields here: annotations, data, id. 'annotations', "
             "'data' hold nested JSON | This looks like a full export of Label Studio: export it as JSON_MIN "
             "or "
             "CSV.");
    QTest::newRow("verdicts are no label")
        << S("d.jsonl")
        << file("",
                [](int i) {
                    return fmt::format(R"({{"text":"mail {}","accept":["{}"],"answer":"{}"}})", i, i % 3,
                                       i % 9 ? "accept" : "reject");
                })
        << S("error: cannot tell which field is the label. Fields here: accept, answer, text. 'accept' holds "
             "lists. 'answer' holds verdicts on the rows (accept, reject) | Name the label field.");
    QTest::newRow("one label") << S("d.csv")
                               << file("text,label,answer",
                                       [](int i) { return fmt::format("mail {},refund,{}", i, i % 3); })
                               << S("error: every row has the label 'refund' in the field 'label'; 'answer' "
                                    "has 3 values | Name the label field.");
}

void TestMappingDoubtful::saysWhatIsInTheWay() {
    obstacleIsTold();
}

void TestMappingDoubtful::saysWhatTableIsInTheWay_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    QTest::newRow("one column a class")
        << S("d.csv")
        << file("text,a,b,c",
                [](int i) {
                    return fmt::format("mail {},{:d},{:d},{:d}", i, i % 3 == 0, i % 3 == 1, i % 3 == 2);
                })
        << S("error: no field is the label, but 'a', 'b', 'c' look like one column of 0 and 1 a class | "
             "Write one "
             "column that names the class of each row, or name the label field.");
    QTest::newRow("no header") << S("d.csv")
                               << file("",
                                       [](int i) {
                                           return fmt::format("\"{}\",\"Title {}\",\"a longer body {}\"",
                                                              i % 4 + 1, i, i);
                                       })
                               << S("error: the first line looks like a row, not like names of columns: '1', "
                                    "'Title 0', 'a longer body 0' | "
                                    "Add a first line with the names, for example label,text; or name text "
                                    "and label if it is a header.");
    QTest::newRow("no header, words as labels")
        << S("d.tsv")
        << file("", [](int i) { return fmt::format("{}\tI want my money {}", i % 2 ? "late" : "refund", i); })
        << S("error: the first line looks like a row, not like names of columns: 'refund', 'I want my money "
             "0' | Add a "
             "first line with the names, for example label,text; or name text and label if it is a header.");
    QTest::newRow("another encoding") << S("d.csv") << file("text,label", [](int i) {
        return fmt::format("\xCE\xD2\xD2\xAA\xCD\xCB\xBF\xEE{},\xCD\xCB\xBF\xEE", i);
    }) << S("error: is GB18030, not UTF-8: no row can be read | Save the file as UTF-8.");
}

void TestMappingDoubtful::saysWhatTableIsInTheWay() {
    obstacleIsTold();
}

void TestMappingDoubtful::obstacleIsTold() {
    QFETCH(S, name);
    QFETCH(S, bytes);
    QFETCH(S, expected);
    const fixture::File data(name, bytes);
    const S actual = tell(guessMapping(*data.open()));
    QVERIFY2(actual == expected, actual.c_str());
}

void TestMappingDoubtful::namedFieldsAreNotGuessed() {
    const fixture::File data(
        "d.csv", file("text,kind,n", [](int i) { return fmt::format("mail {},k{},{}", i, i, i); }));
    QVERIFY(!guessMapping(*data.open()));
    FieldNames named;
    named.label = "kind";
    QCOMPARE(tell(guessMapping(*data.open(), named)), S("label=kind text=text"));
    named.text = "nowhere";
    QVERIFY(tell(guessMapping(*data.open(), named)).starts_with("error: no field 'nowhere'"));
    const fixture::File bare("d.csv", file("", [](int i) { return fmt::format("{},mail {}", i % 2, i); }));
    named.label = "0";
    named.text = "mail 0";
    QCOMPARE(tell(guessMapping(*bare.open(), named)), S("text=mail 0 label=0"));
}

void TestMappingDoubtful::aNameNeedNotMatchInCaseAndSpace() {
    const fixture::File data("d.csv", " Input ,Output ,output\na,x,y\n");
    QCOMPARE(*findField(*data.open(), "input"), S(" Input "));
    QCOMPARE(*findField(*data.open(), "output"), S("output"));
    QVERIFY(!findField(*data.open(), "OUTPUT")); // two fields are alike
    const auto missing = findField(*data.open(), "txt");
    QCOMPARE(missing.error().what, S("no field 'txt'. Fields here: ' Input ', 'Output ', output"));
}

void TestMappingDoubtful::aSortedFileIsJudgedByAllOfIt() {
    const fixture::File data(
        "d.csv", file(
                     "said,what", [](int i) { return fmt::format("mail {},{}", i, i / 1500); }, 6000));
    QCOMPARE(tell(guessMapping(*data.open())), S("text=said label=what"));
}

void TestMappingDoubtful::otherFieldsThatCouldBeTheLabelAreTold() {
    const fixture::File data("d.csv", file("body,channel,queue", [](int i) {
                                 return fmt::format("mail {},c{},q{}", i, i % 2, i % 4);
                             }));
    const auto guessed = guessMapping(*data.open());
    QVERIFY(guessed->labelByContent);
    QCOMPARE(guessed->mapping.label, S("channel"));
    QVERIFY(guessed->otherLabels == std::vector<S>{"queue"});
}

PLATEAU_TEST(TestMappingDoubtful)
#include "test_mapping_doubtful.moc"
