#include "core/data/answer_fields.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

/// "role=field (reason), … [also others]", or the error.
S tell(const GuessedMapping& guess) {
    std::vector<S> parts;
    for (const FieldChoice& choice : guess.choices) {
        parts.push_back(fmt::format("{}={} ({})", choice.role, choice.field, choice.reason));
    }
    const S also =
        guess.otherLabels.empty() ? S() : fmt::format(" [also {}]", fmt::join(guess.otherLabels, ", "));
    return fmt::format("{}{}", fmt::join(parts, ", "), also);
}

S complete(const Dataset& dataset, FieldMapping named = {}) {
    named.target = TargetForm::Answer;
    const auto guess = completeMapping(dataset, named, false);
    return guess ? tell(*guess) : guess.error().text();
}

/// What is found where no task is named; "no answers" where none are.
S find(const Dataset& dataset) {
    const auto found = findAnswers(dataset);
    return !found ? found.error().text() : *found ? tell(**found) : "no answers";
}

/// JSONL with `rows` different rows made by `row(i)`.
template <typename Row>
S lines(int rows, Row row) {
    S text;
    for (int i = 0; i < rows; ++i) {
        text += Json(row(std::to_string(i))).dump() + "\n";
    }
    return text;
}

Json conversation(const S& number) {
    return {{{"role", "user"}, {"content", "question " + number}},
            {{"role", "assistant"}, {"content", "answer " + number}}};
}

} // namespace

class TestAnswerFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversationsAndPairsAreFound_data();
    void conversationsAndPairsAreFound();
    void filesOfClassesAreNoAnswers_data();
    void filesOfClassesAreNoAnswers();
    void namedFieldsCount();
    void whatCannotBeToldIsAsked_data();
    void whatCannotBeToldIsAsked();
    void preferencePairsAreRefused();
    void foundFieldsCanBeRead();
};

void TestAnswerFields::conversationsAndPairsAreFound_data() {
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    const S byLists = "its name and its lists of messages";
    QTest::newRow("messages") << lines(12, [](const S& i) {
        return Json{{"id", i}, {"messages", conversation(i)}};
    }) << "text=messages (" + byLists + ")";
    QTest::newRow("by shape") << lines(12, [](const S& i) {
        return Json{{"label", "x"}, {"talk", conversation(i)}};
    }) << S("text=talk (its values are lists of messages)");
    QTest::newRow("two of them") << lines(12, [](const S& i) {
        return Json{{"conversations", conversation(i)}, {"messages", conversation(i)}};
    }) << "text=messages (" + byLists + ") [also conversations]";
    QTest::newRow("with a system prompt") << lines(12, [](const S& i) {
        return Json{{"conversations", conversation(i)}, {"system", ""}, {"tools", ""}};
    }) << "text=conversations (" + byLists + "), system=system (its name)";
    QTest::newRow("prompt and completion") << lines(12, [](const S& i) {
        return Json{{"Prompt", "say number " + i}, {"completion", "it is " + i}};
    }) << S("text=Prompt (its name), label=completion (its name)");
    QTest::newRow("Alpaca")
        << lines(12,
                 [](const S& i) {
                     return Json{{"instruction", "say number " + i},
                                 {"input", ""},
                                 {"output", "number " + i},
                                 {"system", ""},
                                 {"history", Json::array()}};
                 })
        << S("text=instruction (its name), label=output (its name), system=system (its name), "
             "context=input (its name), history=history (its name)");
    QTest::newRow("three rows") << lines(3, [](const S& i) {
        return Json{{"instruction", "say number " + i}, {"output", "it is " + i}};
    }) << S("text=instruction (its name), label=output (its name)");
    QTest::newRow("sentences that return") << lines(20, [](const S& i) {
        return Json{{"instruction", "who are you " + i},
                    {"output", "I am a small model that answers questions."}};
    }) << S("text=instruction (its name), label=output (its name)");
    QTest::newRow("Dolly") << lines(20, [](const S& i) {
        return Json{{"instruction", "say number " + i},
                    {"context", "words " + i},
                    {"response", "it is " + i},
                    {"category", "open_qa"}};
    }) << S("text=instruction (its name), label=response (its name), context=context (its name)");
    QTest::newRow("several answers") << lines(12, [](const S& i) {
        return Json{{"question", "why is it " + i}, {"answer", "so " + i}, {"response", "no " + i}};
    }) << S("text=question (its name), label=response (its name) [also answer]");
    QTest::newRow("Chinese") << lines(12, [](const S& i) {
        return Json{{"问题", "为什么" + i}, {"回答", "因为" + i}};
    }) << S("text=问题 (its name), label=回答 (its name)");
}

void TestAnswerFields::conversationsAndPairsAreFound() {
    QFETCH(const S, bytes);
    QFETCH(const S, expected);
    const fixture::File file("d.jsonl", bytes);
    const auto dataset = file.open();
    QCOMPARE(find(*dataset), expected);
    QCOMPARE(complete(*dataset), expected);
}

void TestAnswerFields::filesOfClassesAreNoAnswers_data() {
    QTest::addColumn<S>("bytes");
    const auto kind = [](const S& i) { return S(i.size() % 2 == 0 ? "even" : "odd"); };
    QTest::newRow("text and label") << lines(20, [&](const S& i) {
        return Json{{"text", "word " + i}, {"label", kind(i)}};
    });
    QTest::newRow("input and a class as output") << lines(20, [&](const S& i) {
        return Json{{"input", "word " + i}, {"output", kind(i)}};
    });
    QTest::newRow("prompt and a class as completion") << lines(20, [&](const S& i) {
        return Json{{"prompt", "word " + i}, {"completion", kind(i)}};
    });
    QTest::newRow("question, answer and label") << lines(20, [&](const S& i) {
        return Json{{"question", "why " + i}, {"answer", "so " + i}, {"label", kind(i)}};
    });
    QTest::newRow("numbers") << lines(20, [](const S& i) {
        return Json{{"input", "word " + i}, {"target", i + ".5"}};
    });
    QTest::newRow("prompt alone") << lines(20, [](const S& i) { return Json{{"prompt", "word " + i}}; });
    QTest::newRow("user names") << lines(20, [](const S& i) {
        return Json{{"user", "u" + i}, {"target", "t" + i}};
    });
    QTest::newRow("lists of labels") << lines(20, [](const S& i) {
        return Json{{"text", "word " + i}, {"labels", Json::array({"a", "b"})}};
    });
    QTest::newRow("entities") << lines(20, [](const S& i) {
        return Json{{"text", "word " + i}, {"entities", Json::array({{{"start", 1}, {"label", "ORG"}}})}};
    });
}

void TestAnswerFields::filesOfClassesAreNoAnswers() {
    QFETCH(const S, bytes);
    const fixture::File file("d.jsonl", bytes);
    QCOMPARE(find(*file.open()), S("no answers"));
}

void TestAnswerFields::namedFieldsCount() {
    const fixture::File file("d.jsonl", lines(12, [](const S& i) {
                                 return Json{{"en", "word " + i},
                                             {"zh", "词" + i},
                                             {"answer", "x " + i},
                                             {"messages", conversation(i)}};
                             }));
    const auto dataset = file.open();
    FieldMapping named;
    named.text = "EN";
    named.label = "zh";
    QCOMPARE(complete(*dataset, named), S("text=en (named by you), label=zh (named by you)"));
    named.label.clear();
    QCOMPARE(complete(*dataset, named), S("text=en (named by you), label=answer (its name)"));
    named.text = "messages";
    QCOMPARE(complete(*dataset, named), S("text=messages (named by you)"));
    named.text = "en";
    named.context = "zh";
    QCOMPARE(complete(*dataset, named),
             S("text=en (named by you), context=zh (named by you), label=answer (its name)"));
    named.context = "nowhere";
    QVERIFY(complete(*dataset, named).find("no field 'nowhere'") != S::npos);
}

void TestAnswerFields::whatCannotBeToldIsAsked_data() {
    QTest::addColumn<S>("bytes");
    QTest::addColumn<S>("expected");
    QTest::newRow("no prompt")
        << S("a,b\nx,y\n")
        << S("d.csv: cannot tell which field is the prompt or the conversation. Fields here: a, b. "
             "Name the field with the prompt or the conversation (text).");
    QTest::newRow("no answer")
        << S("prompt,b\nx,y\n")
        << S("d.csv: cannot tell which field is the answer. Fields here: prompt, b. Name the field "
             "with the answer (label).");
}

void TestAnswerFields::whatCannotBeToldIsAsked() {
    QFETCH(const S, bytes);
    QFETCH(const S, expected);
    const fixture::File file("d.csv", bytes);
    QCOMPARE(complete(*file.open()), expected);
}

void TestAnswerFields::preferencePairsAreRefused() {
    const fixture::File file(
        "d.jsonl", lines(12, [](const S& i) {
            return Json{{"prompt", "why is it " + i}, {"chosen", "good " + i}, {"rejected", "bad " + i}};
        }));
    const auto dataset = file.open();
    const S refusal =
        "d.jsonl: holds preference pairs ('chosen' and 'rejected'): they say which of two answers is "
        "better, and a model is tuned here on one answer a prompt. Name 'chosen' as the field with the "
        "answer to learn the better answers alone.";
    QCOMPARE(complete(*dataset), refusal);
    QCOMPARE(find(*dataset), refusal);
    FieldMapping named;
    named.label = "chosen";
    QCOMPARE(complete(*dataset, named), S("label=chosen (named by you), text=prompt (its name)"));
}

void TestAnswerFields::foundFieldsCanBeRead() {
    const fixture::File file("d.json", R"([{"instruction":"Translate the word.","input":"","output":"dog"},
{"instruction":"Say hello to me.","input":"","output":"hello"}])");
    const auto dataset = file.open();
    const auto found = findAnswers(*dataset);
    QVERIFY(found.ok() && found->has_value());
    const auto loaded = loadSamples(*dataset, (*found)->mapping);
    QCOMPARE(loaded->samples.size(), std::size_t{2});
    QCOMPARE(loaded->samples[1].text, S("Say hello to me."));
    QCOMPARE(loaded->samples[1].label, S("hello"));
    QVERIFY(checkMapping(*dataset, (*found)->mapping).ok());
}

PLATEAU_TEST(TestAnswerFields)
#include "test_answer_fields.moc"
