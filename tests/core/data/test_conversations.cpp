#include "core/data/conversation_value.h"
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

/// "system: a | user: b | assistant: c", or "!fault".
S tell(const ConversationReading& reading) {
    std::vector<S> parts;
    for (const Turn& turn : reading.turns) {
        parts.push_back(fmt::format("{}: {}", name(turn.speaker), printable(turn.text)));
    }
    return reading.fault.empty() ? fmt::format("{}", fmt::join(parts, " | ")) : "!" + reading.fault;
}

/// "turns; !line reason …".
S tell(const Result<LoadedSamples>& loaded) {
    if (!loaded) {
        return loaded.error().text();
    }
    std::vector<S> parts;
    for (const Sample& sample : loaded->samples) {
        parts.push_back(tell(ConversationReading{sample.turns, {}}));
    }
    for (const BadRow& bad : loaded->badRows) {
        parts.push_back(fmt::format("!{} {}", bad.line, bad.reason));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

S read(const S& name, const S& bytes, const FieldMapping& mapping) {
    const fixture::File file(name, bytes);
    const auto dataset = file.open();
    return dataset ? tell(loadSamples(*dataset, mapping)) : dataset.error().text();
}

S message(const S& role, const S& content) {
    return Json({{"role", role}, {"content", content}}).dump();
}

} // namespace

class TestConversations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySpellingOfMessagesIsRead_data();
    void everySpellingOfMessagesIsRead();
    void onlyMessagesHaveTheShapeOfAConversation_data();
    void onlyMessagesHaveTheShapeOfAConversation();
    void aConversationEndsWithTheLastAnswer_data();
    void aConversationEndsWithTheLastAnswer();
    void rowsOfEveryFormBecomeConversations_data();
    void rowsOfEveryFormBecomeConversations();
    void thePromptAloneIsTheTextOfAShortOne();
    void answersStayAsWritten();
    void anAnswerThatIsAnObjectIsItsSortedJson();
    void badRowsSayTheField_data();
    void badRowsSayTheField();
    void hostileRowsAreBadRows_data();
    void hostileRowsAreBadRows();
    void longConversationsAndAnswersAreRead();
    void textsOfSeveralLinesAreNoMergedRows();
};

void TestConversations::everySpellingOfMessagesIsRead_data() {
    QTest::addColumn<S>("value");
    QTest::addColumn<S>("expected");
    const auto row = [](const char* name, const S& value, const S& expected) {
        QTest::newRow(name) << value << expected;
    };
    row("OpenAI",
        R"([{"role":"developer","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}])",
        "system: s | user: q | assistant: a");
    row("ShareGPT",
        R"([{"from":"system","value":"s"},{"from":"human","value":"q"},{"from":"gpt","value":"a"}])",
        "system: s | user: q | assistant: a");
    row("ShareGPT, other names", R"([{"from":"user","value":"q"},{"from":"chatgpt","value":"a"}])",
        "user: q | assistant: a");
    row("sample files", R"([{"speaker":"user","text":"q"},{"speaker":"assistant","text":"a"}])",
        "user: q | assistant: a");
    row("any case", R"([{"role":"User","content":"q"},{"role":"ASSISTANT","content":"a"}])",
        "user: q | assistant: a");
    row("text parts",
        R"([{"role":"user","content":[{"type":"text","text":"q"},{"type":"text","text":"r"}]}])", "user: qr");
    row("no content", R"([{"role":"user","content":null}])", "user: ");
    row("other keys", R"([{"role":"user","content":"q","name":"Ann","tool_calls":null,"weight":0}])",
        "user: q");
    row("no list", "hello", "!is no list of messages");
    row("an object", R"({"role":"user"})", "!is no list of messages");
    row("not JSON", "[{'role': 'user'}]", "!is no list of messages");
    row("a text among them", R"([{"role":"user","content":"q"},"a"])",
        "!turn 2 is no object with a role and a content");
    row("unknown role", R"([{"role":"narrator","content":"q"}])", "!turn 1 has the unknown role 'narrator'");
    row("role of another type", R"([{"role":3,"content":"q"}])",
        "!turn 1 is no object with a role and a content");
    row("no content at all", R"([{"role":"user"}])", "!turn 1 has no 'content'");
    row("content of another type", R"([{"role":"user","content":7}])",
        "!turn 1 holds a JSON number where text belongs");
    row("tool call", R"([{"role":"assistant","content":null,"tool_calls":[{"id":"1"}]}])",
        "!turn 1 calls a tool ('tool_calls'); only text can be learned");
    row("tool", R"([{"from":"observation","value":"12 degrees"}])",
        "!turn 1 belongs to a tool (role 'observation'); only text can be learned");
    row("image", R"([{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}])",
        "!turn 1 holds a part that is no text ('image_url')");
    row("part of no type", R"([{"role":"user","content":["q"]}])", "!turn 1 holds a part that is no text");
}

void TestConversations::everySpellingOfMessagesIsRead() {
    QFETCH(const S, value);
    QFETCH(const S, expected);
    QCOMPARE(tell(readTurns(value)), expected);
}

void TestConversations::onlyMessagesHaveTheShapeOfAConversation_data() {
    QTest::addColumn<S>("value");
    QTest::addColumn<bool>("conversation");
    QTest::addColumn<bool>("history");
    QTest::newRow("messages") << S(R"([{"role":"user","content":"q"}])") << true << false;
    QTest::newRow("unknown roles count") << S(R"( [{"from":"narrator","value":"q"}])") << true << false;
    QTest::newRow("pairs") << S(R"([["q","a"]])") << false << true;
    QTest::newRow("three in a pair") << S(R"([["q","a","b"]])") << false << false;
    QTest::newRow("empty list") << S("[]") << false << true;
    QTest::newRow("labels") << S(R"(["refund"])") << false << false;
    QTest::newRow("entities") << S(R"([{"start":1,"end":3,"label":"ORG"}])") << false << false;
    QTest::newRow("one of them a number") << S(R"([{"role":"user","content":"q"},3])") << false << false;
    QTest::newRow("text") << S("[refund] please") << false << false;
    QTest::newRow("empty") << S() << false << false;
}

void TestConversations::onlyMessagesHaveTheShapeOfAConversation() {
    QFETCH(const S, value);
    QTEST(isConversation(value), "conversation");
    QTEST(isHistory(value), "history");
}

void TestConversations::aConversationEndsWithTheLastAnswer_data() {
    QTest::addColumn<Conversation>("turns");
    QTest::addColumn<S>("expected");
    const Turn s{Speaker::System, "s"};
    const Turn u{Speaker::User, "u"};
    const Turn a{Speaker::Assistant, "a"};
    const auto row = [](const char* name, const Conversation& turns, const S& expected) {
        QTest::newRow(name) << turns << expected;
    };
    row("whole", {s, u, a}, "system: s | user: u | assistant: a");
    row("a question is left open", {u, a, u}, "user: u | assistant: a");
    row("an empty question is left open", {u, a, {Speaker::User, ""}}, "user: u | assistant: a");
    row("two questions", {u, {Speaker::User, "v"}, a}, "user: u\\u{000A}\\u{000A}v | assistant: a");
    row("two answers", {u, a, {Speaker::Assistant, "b"}}, "user: u | assistant: a\\u{000A}\\u{000A}b");
    row("two system prompts", {s, s, u, a}, "system: s\\u{000A}\\u{000A}s | user: u | assistant: a");
    row("empty system prompt", {{Speaker::System, " "}, u, a}, "user: u | assistant: a");
    row("none", {}, "!there is no answer of the assistant");
    row("no answer", {s, u}, "!there is no answer of the assistant");
    row("empty answer", {u, {Speaker::Assistant, "\n"}}, "!the answer is empty");
    row("empty question", {{Speaker::User, ""}, a}, "!turn 1 (user) is empty");
    row("an empty answer before", {u, {Speaker::Assistant, ""}, u, a}, "!turn 2 (assistant) is empty");
    row("the assistant begins", {s, a, u, a}, "!the assistant begins, with no prompt before");
    row("system behind", {u, a, s, u, a}, "!turn 3 is a system turn behind the beginning");
}

void TestConversations::aConversationEndsWithTheLastAnswer() {
    QFETCH(const Conversation, turns);
    QFETCH(const S, expected);
    const ConversationReading reading = settled({turns, {}});
    QCOMPARE(tell(reading), expected);
    if (reading.fault.empty()) {
        QVERIFY(settled(reading).turns == reading.turns); // nothing is left to settle
    }
}

void TestConversations::rowsOfEveryFormBecomeConversations_data() {
    QTest::addColumn<S>("name");
    QTest::addColumn<S>("bytes");
    QTest::addColumn<FieldMapping>("mapping");
    QTest::addColumn<S>("expected");
    const S two = "user: q | assistant: a";
    QTest::newRow("prompt and completion") << S("d.jsonl") << S(R"({"prompt":"q","completion":"a"})")
                                           << answerFrom("prompt", "completion") << two;
    QTest::newRow("table") << S("d.csv") << S("question,answer\nq,a\n") << answerFrom("question", "answer")
                           << two;
    QTest::newRow("messages") << S("d.jsonl")
                              << S("{\"messages\":[") + message("user", "q") + "," +
                                     message("assistant", "a") + "]}"
                              << answerFrom("messages") << two;
    QTest::newRow("messages in a cell")
        << S("d.csv")
        << S("id,messages\n1,\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"q\"\"},"
             "{\"\"role\"\":\"\"assistant\"\",\"\"content\"\":\"\"a\"\"}]\"\n")
        << answerFrom("messages") << two;
    FieldMapping withSystem = answerFrom("conversations");
    withSystem.system = "system";
    QTest::newRow("a system prompt of its own")
        << S("d.jsonl")
        << S(R"({"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}],"system":"s"})")
        << withSystem << "system: s | " + two;
    QTest::newRow("the same system prompt twice")
        << S("d.jsonl")
        << S(R"({"conversations":[{"from":"system","value":"s"},{"from":"human","value":"q"},)"
             R"({"from":"gpt","value":"a"}],"system":"s"})")
        << withSystem << "system: s | " + two;
    QTest::newRow("messages as prompt and as answer")
        << S("d.jsonl")
        << S("{\"prompt\":[") + message("system", "s") + "," + message("user", "q") + "],\"completion\":[" +
               message("assistant", "a") + "]}"
        << answerFrom("prompt", "completion") << "system: s | " + two;
    QTest::newRow("Alpaca")
        << S("d.json")
        << S(R"([{"instruction":"Translate.","input":"Hund","output":"dog","system":"s","history":[["q","a"]]},)"
             R"({"instruction":"Say a.","input":"","output":"a","system":"","history":[]},)"
             R"({"instruction":"","input":"q","output":"a","system":null}])")
        << alpaca()
        << "system: s | " + two +
               " | user: Translate.\\u{000A}\\u{000A}Hund | assistant: dog; user: Say a. | assistant: a; " +
               two;
}

void TestConversations::rowsOfEveryFormBecomeConversations() {
    QFETCH(const S, name);
    QFETCH(const S, bytes);
    QFETCH(const FieldMapping, mapping);
    QFETCH(const S, expected);
    QCOMPARE(read(name, bytes, mapping), expected);
}

void TestConversations::thePromptAloneIsTheTextOfAShortOne() {
    const fixture::File file("d.json",
                             R"([{"instruction":"q","output":"a","input":"","system":"","history":[]},
        {"instruction":"q","output":"a","input":"","system":"s","history":[["p","o"]]}])");
    const auto loaded = loadSamples(*file.open(), alpaca());
    QCOMPARE(loaded->samples[0].text, S("q"));
    QCOMPARE(loaded->samples[1].text, S("system: s\nuser: p\nassistant: o\nuser: q"));
    QCOMPARE(loaded->samples[1].label, S("a"));
}

void TestConversations::answersStayAsWritten() {
    const S answer = "  \n\tif x:\u00a0  \n e\u0301 \n";
    const Json row = {{"prompt", " q "}, {"completion", answer}};
    const fixture::File file("d.jsonl", row.dump());
    const auto loaded = loadSamples(*file.open(), answerFrom("prompt", "completion"));
    QCOMPARE(loaded->samples.at(0).label, answer);
    QCOMPARE(loaded->samples.at(0).text, S(" q "));
    QCOMPARE(loaded->samples.at(0).turns.at(1).text, answer);
    QCOMPARE(loaded->respelledLabels, std::uint64_t{0});
}

void TestConversations::anAnswerThatIsAnObjectIsItsSortedJson() {
    QCOMPARE(read("d.jsonl", R"({"text":"q","label":{"b": [1, null], "a": {"y": 2.5, "x": "é"}}})",
                  answerFrom("text", "label")),
             S("user: q | assistant: {\"a\":{\"x\":\"é\",\"y\":2.5},\"b\":[1,null]}"));
    QCOMPARE(read("d.jsonl", R"({"text":"q","label":42})", answerFrom("text", "label")),
             S("user: q | assistant: 42"));
}

void TestConversations::badRowsSayTheField_data() {
    QTest::addColumn<S>("row");
    QTest::addColumn<FieldMapping>("mapping");
    QTest::addColumn<S>("reason");
    const auto row = [](const char* name, const S& bytes, const FieldMapping& mapping, const S& reason) {
        QTest::newRow(name) << bytes << mapping << reason;
    };
    const FieldMapping pair = answerFrom("q", "a");
    row("no prompt", R"({"a":"x"})", pair, "no field 'q'");
    row("no answer", R"({"q":"x"})", pair, "no field 'a'");
    row("empty prompt", R"({"q":" ","a":"x"})", pair, "the prompt ('q') is empty");
    row("empty answer", R"({"q":"x","a":" \n"})", pair, "'a': the answer is empty");
    row("no conversation", R"({"m":"hello"})", answerFrom("m"), "'m': is no list of messages");
    row("no answer in it", R"({"m":[{"role":"user","content":"q"}]})", answerFrom("m"),
        "'m': there is no answer of the assistant");
    row("history of another shape", R"({"instruction":"q","output":"a","history":["x"]})", alpaca(),
        "'history': entry 1 is no [prompt, answer] pair");
    row("history is no list", R"({"instruction":"q","output":"a","history":"none"})", alpaca(),
        "'history': is no list of [prompt, answer] pairs");
    row("empty answer in history", R"({"instruction":"q","output":"a","history":[["x",""]]})", alpaca(),
        "'history': entry 1 has an empty answer");
    row("prompt with a damaged turn", R"({"q":[{"role":"user","content":"a"},{"content":"b"}],"a":"x"})",
        pair, "'q': turn 2 is no object with a role and a content");
    row("context of a conversation",
        R"({"instruction":[{"role":"user","content":"q"}],"input":"c","output":"a"})", alpaca(),
        "'instruction': is a whole conversation, to which no context and no history can be added");
}

void TestConversations::badRowsSayTheField() {
    QFETCH(const S, row);
    QFETCH(const FieldMapping, mapping);
    QFETCH(const S, reason);
    // A good row first, which has every field.
    Json good = {{"instruction", "q"},
                 {"output", "a"},
                 {"input", ""},
                 {"system", ""},
                 {"history", Json::array()},
                 {"q", "q"},
                 {"a", "a"},
                 {"m", {{{"role", "user"}, {"content", "q"}}}}};
    good["m"].push_back({{"role", "assistant"}, {"content", "a"}});
    QCOMPARE(read("d.jsonl", good.dump() + "\n" + row, mapping), "user: q | assistant: a; !2 " + reason);
}

void TestConversations::hostileRowsAreBadRows_data() {
    QTest::addColumn<S>("row");
    QTest::addColumn<S>("reason");
    const S begin = R"({"messages":[{"role":"user","content":"q"},{"role":"assistant","content":)";
    QTest::newRow("NUL") << begin + "\"a\\u0000\"}]}" << S("NUL");
    QTest::newRow("a NUL byte") << begin + "\"a" + S(1, '\0') + "\"}]}" << S("NUL");
    QTest::newRow("not UTF-8") << begin + "\"a\xFF\"}]}" << S("is not UTF-8");
    QTest::newRow("lone surrogate") << begin + "\"\\ud800\"}]}" << S("surrogate");
    QTest::newRow("duplicate keys") << begin + R"("a","content":"b"}]})" << S("content");
    QTest::newRow("nested deeply") << begin + S(100, '[') + S(100, ']') + "}]}" << S("nest");
    QTest::newRow("nested within the limits")
        << begin + S(40, '[') + S(40, ']') + "}]}" << S("turn 2 holds a part that is no text");
    QTest::newRow("torn") << begin + "\"a" << S("missing closing quote");
    QTest::newRow("more than 1 MiB") << begin + "\"" + S(1 << 20, 'a') + "\"}]}" << S("more than 1 MiB");
    QTest::newRow("a number for the list") << S(R"({"messages":1e308})") << S("is no list of messages");
}

void TestConversations::hostileRowsAreBadRows() {
    QFETCH(const S, row);
    QFETCH(const S, reason);
    const S good = "{\"messages\":[" + message("user", "q") + "," + message("assistant", "a") + "]}\n";
    const fixture::File file("d.jsonl", good + row + "\n" + good);
    const auto loaded = loadSamples(*file.open(), answerFrom("messages"));
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE(loaded->samples.size(), std::size_t{2});
    QCOMPARE(loaded->badRows.size(), std::size_t{1});
    QCOMPARE(loaded->badRows[0].line, std::uint64_t{2});
    QVERIFY2(loaded->badRows[0].reason.find(reason) != S::npos, loaded->badRows[0].reason.c_str());
}

void TestConversations::longConversationsAndAnswersAreRead() {
    Json row = {{"messages", Json::array()}};
    for (int turn = 0; turn < 10'000; ++turn) {
        row["messages"].push_back(
            {{"role", turn % 2 == 0 ? "user" : "assistant"}, {"content", "turn " + std::to_string(turn)}});
    }
    const S longAnswer((1 << 20) - 100, 'a');
    const fixture::File file("d.jsonl", row.dump() + "\n" + R"({"messages":[{"role":"user","content":"q"},)" +
                                            R"({"role":"assistant","content":")" + longAnswer.substr(100) +
                                            "\"}]}\n");
    const auto loaded = loadSamples(*file.open(), answerFrom("messages"));
    QCOMPARE(loaded->samples.at(0).turns.size(), std::size_t{10'000});
    QVERIFY(loaded->samples.at(0).text.ends_with("\nuser: turn 9998"));
    QCOMPARE(loaded->samples.at(1).label.size(), longAnswer.size() - 100);

    // A table may have 1 MiB a field: what is frozen of it comes back.
    const fixture::File table("d.csv", "instruction,input,output\n" + longAnswer + "," + longAnswer + "," +
                                           longAnswer);
    FieldMapping mapping = answerFrom("instruction", "output");
    mapping.context = "input";
    const auto samples = loadSamples(*table.open(), mapping);
    const support::TemporaryFolder folder;
    QVERIFY(writeSampleFile(folder / "s.jsonl", samples->samples, Publish::FirstWins).ok());
    const auto back = readSampleFile(folder / "s.jsonl");
    QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
    QCOMPARE(back->at(0).text.size(), 2 * longAnswer.size() + 2);
    QVERIFY(back->at(0).turns == samples->samples[0].turns);
}

void TestConversations::textsOfSeveralLinesAreNoMergedRows() {
    // Read as a class, the second answer would be taken for a label that the first row's lines end in.
    const S rows = "prompt,answer\n\"list\na,yes\nb,no\",yes\n\"say,\nplease\",yes\nx,no\n";
    QCOMPARE(read("d.csv", rows, answerFrom("prompt", "answer")),
             S("user: list\\u{000A}a,yes\\u{000A}b,no | assistant: yes; user: say,\\u{000A}please | "
               "assistant: yes; "
               "user: x | assistant: no"));
}

PLATEAU_TEST(TestConversations)
#include "test_conversations.moc"
