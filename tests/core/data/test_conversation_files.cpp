#include "core/data/duplicates.h"
#include "core/data/inspect/data_scan.h"
#include "core/data/profile.h"
#include "core/data/sample_file.h"
#include "tests/core/data/conversation_fixture.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;
using fixture::alpaca;
using fixture::answerFrom;

namespace {

using S = std::string;

} // namespace

class TestConversationFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOwnFormComesBack();
    void theOwnFormIsReadStrictly_data();
    void theOwnFormIsReadStrictly();
    void theOwnFormIsADatasetAgain();
    void sizesOfConversationsAreCounted();
    void copiesWithAnotherAnswerContradict();
};

void TestConversationFiles::theOwnFormComesBack() {
    auto samples =
        fixture::samples({{"q", "a"}, {"system: s\nuser: q\nassistant: a\nuser: r", "b\n"}, {"plain", "x"}});
    samples[0].turns = {{Speaker::User, "q"}, {Speaker::Assistant, "a"}};
    samples[1].turns = {{Speaker::System, "s"},
                        {Speaker::User, "q"},
                        {Speaker::Assistant, "a"},
                        {Speaker::User, "r"},
                        {Speaker::Assistant, "b\n"}};
    const support::TemporaryFolder folder;
    QVERIFY(writeSampleFile(folder / "s.jsonl", samples, Publish::FirstWins).ok());
    const S bytes = support::readText(folder / "s.jsonl");
    QVERIFY(bytes.starts_with(
        R"({"group":"","id":"0","label":"a","row":0,"text":"q","turns":[{"speaker":"user","text":"q"},)"
        R"({"speaker":"assistant","text":"a"}]})"
        "\n"));
    QVERIFY(bytes.ends_with("{\"group\":\"\",\"id\":\"2\",\"label\":\"x\",\"row\":2,\"text\":\"plain\"}\n"));
    const auto back = readSampleFile(folder / "s.jsonl");
    QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
    QVERIFY(*back == samples);
}

void TestConversationFiles::theOwnFormIsReadStrictly_data() {
    QTest::addColumn<S>("turns");
    QTest::addColumn<S>("reason");
    QTest::newRow("none") << S("[]") << S("there is no answer");
    QTest::newRow("no list") << S("\"q\"") << S("is no list of messages");
    QTest::newRow("no answer") << S(R"([{"speaker":"user","text":"q"}])") << S("there is no answer");
    QTest::newRow("another answer")
        << S(R"([{"speaker":"user","text":"q"},{"speaker":"assistant","text":"b"}])") << S("'label'");
    QTest::newRow("more behind it")
        << S(R"([{"speaker":"user","text":"q"},{"speaker":"assistant","text":"a"},{"speaker":"user","text":"r"}])")
        << S("'label'");
    QTest::newRow("unknown speaker") << S(R"([{"speaker":"x","text":"q"}])") << S("unknown role");
    QTest::newRow("text of another type") << S(R"([{"speaker":"user","text":1}])") << S("where text belongs");
}

void TestConversationFiles::theOwnFormIsReadStrictly() {
    QFETCH(const S, turns);
    QFETCH(const S, reason);
    const support::TemporaryFolder folder;
    support::writeText(folder / "s.jsonl",
                       R"({"group":"","id":"0","label":"a","row":0,"text":"q","turns":)" + turns + "}\n");
    const auto back = readSampleFile(folder / "s.jsonl");
    QVERIFY(!back);
    const S error = back.error().text();
    QVERIFY2(error.find("s.jsonl:1") != S::npos && error.find("turns") != S::npos &&
                 error.find(reason) != S::npos,
             error.c_str());
}

void TestConversationFiles::theOwnFormIsADatasetAgain() {
    const fixture::File file(
        "d.jsonl", R"({"instruction":"q","input":"c","output":"a","system":"s","history":[["p","o"]]})");
    const auto first = loadSamples(*file.open(), alpaca());
    const support::TemporaryFolder folder;
    QVERIFY(writeSampleFile(folder / "s.jsonl", first->samples, Publish::FirstWins).ok());
    const auto dataset = Dataset::open(folder / "s.jsonl");
    FieldMapping open;
    open.target = TargetForm::Answer;
    const auto guess = completeMapping(*dataset, open, false);
    QVERIFY2(guess.ok(), guess ? "" : guess.error().text().c_str());
    QCOMPARE(guess->mapping.text, S("turns"));
    const auto second = loadSamples(*dataset, guess->mapping);
    QVERIFY(second->samples.at(0).turns == first->samples.at(0).turns);
    QCOMPARE(second->samples.at(0).text, first->samples.at(0).text);
    QCOMPARE(second->samples.at(0).label, S("a"));
}

void TestConversationFiles::sizesOfConversationsAreCounted() {
    const fixture::File file(
        "d.json", R"([{"instruction":"q","output":"dog","system":"s","input":"","history":[["p","o"]]},
{"instruction":"q","output":"犬です！","system":"","input":"","history":[]},
{"instruction":"","output":"x","system":"","input":"","history":[]}])");
    const auto dataset = file.open();
    const Profile all = profile(loadSamples(*dataset, alpaca())->samples);
    const ConversationProfile& sizes = all.conversations;
    QCOMPARE(sizes.conversations, std::uint64_t{2});
    QCOMPARE(sizes.turns, std::uint64_t{7});
    QCOMPARE(sizes.withSystem, std::uint64_t{1});
    QCOMPARE(sizes.withHistory, std::uint64_t{1});
    QCOMPARE(sizes.answers.shortest, std::uint64_t{3});
    QCOMPARE(sizes.answers.longest, std::uint64_t{4});
    QCOMPARE(sizes.longestAnswerLine, std::uint64_t{2});
    QVERIFY(all.labels.empty());
    QCOMPARE(toJson(all)["conversations"]["turns"], Json(7));

    const auto scan = scanDataset(*dataset, alpaca());
    QVERIFY((*scan)->conversations == sizes);
    QVERIFY((*scan)->counts.empty());
    QCOMPARE((*scan)->badCount, std::uint64_t{1});
}

void TestConversationFiles::copiesWithAnotherAnswerContradict() {
    const fixture::File file("d.csv", "prompt,answer\nSay  it,a\nsay it,a\nother,a\nother,b\n");
    const FieldMapping mapping = answerFrom("prompt", "answer");
    const auto scan = scanDataset(*file.open(), mapping);
    const RepeatedRows rows = repeatedRows(**scan);
    QCOMPARE(rows.copies, std::uint64_t{2});
    QCOMPARE(rows.conflicting, std::uint64_t{2});
    const auto report = findDuplicates(loadSamples(*file.open(), mapping)->samples);
    QCOMPARE(report.copies, std::uint64_t{2});
    QCOMPARE(report.conflictRows, std::uint64_t{2});
}

PLATEAU_TEST(TestConversationFiles)
#include "test_conversation_files.moc"
