#include "tests/app/cli/cli_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/tiny_decoder.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::cli::testing;
using S = std::string;

/// Conversations on the command line: the template of a model is shown, never executed.
class TestChat : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    /// A decoder that reads bytes and has this template.
    S model(const S& name, const S& source) const {
        support::writeTinyDecoder(m_dir / name, "llama");
        Json config = {{"eos_token", "<end>"}, {"tokenizer_class", "PreTrainedTokenizerFast"}};
        if (!source.empty()) {
            config["chat_template"] = source;
        }
        support::writeText(m_dir / name / "tokenizer_config.json", config.dump());
        return (m_dir / name).string();
    }
    S chat(const S& text) const {
        support::writeText(m_dir / "chat.json", text);
        return (m_dir / "chat.json").string();
    }

private Q_SLOTS:
    void theTemplateOfAModelIsNamedOrShown() {
        QVERIFY(runPlateau({"model", "inspect", model("bare", "")}).out.find("chat template: none") !=
                S::npos);
        const S known =
            "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] "
            "+ '<|im_end|>' + '\n'}}{% endfor %}";
        QVERIFY(runPlateau({"model", "inspect", model("chatml", known)}).out.find("chat template: chatml") !=
                S::npos);
        const S folder = model("odd", "{{ messages }}\n\x1b[31m{% include 'x' %}");
        const auto shown = runPlateau({"model", "inspect", folder});
        QVERIFY2(
            shown.out.find(
                "chat template: unknown, shown below, not executed\n    {{ messages }}\n    \\u{001B}[31m") !=
                S::npos,
            shown.out.c_str());
        const Json json = jsonOf(runPlateau({"model", "inspect", folder, "--json"}));
        QVERIFY(json["chat_template"]["name"].is_null());
        QVERIFY(json["chat_template"]["source"].get<S>().find("include") != S::npos);
    }

    void aConversationIsShownWithWhatIsSaid() {
        const S folder = model("bare", "");
        const S file =
            chat(R"({"messages":[{"role":"user","content":"ab"},{"role":"assistant","content":"c<end>"}]})");
        const Json json = jsonOf(runPlateau({"tokenize", "--model", folder, "--chat", file, "--json"}));
        QCOMPARE(json["template"], Json("plain"));
        QCOMPARE(json["ids"], Json({'a', 'b', '\n', 'c', '<', 'e', 'n', 'd', '>', 256}));
        QCOMPARE(json["said"], Json({0, 0, 0, 1, 1, 1, 1, 1, 1, 1}));
        QCOMPARE(json["stops"], Json({256}));
        const auto text = runPlateau({"tokenize", "--model", folder, "--chat", file}).out;
        QVERIFY2(text.find("*     256  <end>") != S::npos, text.c_str());
        QVERIFY(text.find("template plain: 10 tokens, 7 said by the assistant (*)") != S::npos);
    }

    void anOpenConversationIsAPrompt() {
        const Json json = jsonOf(runPlateau({"tokenize", "--model", model("bare", ""), "--chat",
                                             chat(R"([{"role":"user","content":"ab"}])"), "--json"}));
        QCOMPARE(json["ids"], Json({'a', 'b', '\n'}));
        QCOMPARE(json["said"], Json({0, 0, 0}));
    }

    void whatCannotBeLaidOutIsSaid_data() {
        QTest::addColumn<S>("source");
        QTest::addColumn<S>("written");
        QTest::addColumn<S>("says");
        const S good = R"([{"role":"user","content":"ab"}])";
        QTest::newRow("an unknown template") << S("{{ x }}") << good << S("--template: plain, chatml");
        QTest::newRow("no list") << S() << S("3") << S("not a list of messages");
        QTest::newRow("an empty list") << S() << S("[]") << S("not a list of messages");
        QTest::newRow("another role") << S() << S(R"([{"role":"tool","content":"ab"}])") << S("messages[0]");
        QTest::newRow("no text") << S() << S(R"([{"role":"user"}])") << S("messages[0]");
        QTest::newRow("no JSON") << S() << S("[") << S("chat.json");
    }
    void whatCannotBeLaidOutIsSaid() {
        QFETCH(S, source);
        QFETCH(S, says);
        QFETCH(S, written);
        const auto done = runPlateau({"tokenize", "--model", model("m", source), "--chat", chat(written)});
        QCOMPARE(done.code, 3);
        QVERIFY2(done.err.find(says) != S::npos, done.err.c_str());
    }

    void theTemplateCanBeChosen() {
        const S file = chat(R"([{"role":"user","content":"ab"}])");
        const S odd = model("odd", "{{ x }}");
        QCOMPARE(runPlateau({"tokenize", "--model", odd, "--chat", file, "--template", "plain"}).code, 0);
        const auto lacks = runPlateau({"tokenize", "--model", odd, "--chat", file, "--template", "chatml"});
        QVERIFY2(lacks.err.find("<|im_start|>, <|im_end|>") != S::npos, lacks.err.c_str());
        QCOMPARE(runPlateau({"tokenize", "--model", odd}).code, 3);
        QCOMPARE(runPlateau({"tokenize", "--model", odd, "--chat", file, "text"}).code, 3);
    }
};

PLATEAU_TEST(TestChat)
#include "test_chat.moc"
