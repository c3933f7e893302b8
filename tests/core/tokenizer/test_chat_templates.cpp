#include "core/tokenizer/chat_source.h"
#include "core/tokenizer/load/found_template.h"
#include "tests/core/tokenizer/chat_fixture.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::tokenizer;
using S = std::string;

class TestChatTemplates : public QObject {
    Q_OBJECT

    std::map<S, S> m_sources;

    S replaced(const S& name, const S& from, const S& to) const {
        S source = m_sources.at(name);
        const auto at = source.find(from);
        return at == S::npos ? "" : source.replace(at, from.size(), to);
    }
    FoundTemplate found(const std::filesystem::path& path) const {
        const auto result = findChatTemplate(path);
        return result ? *result : FoundTemplate{std::nullopt, {}, result.error().text()};
    }

private Q_SLOTS:
    void initTestCase() {
        for (const Json& line : fixture::chatLines()) {
            m_sources[line["template"]] = line["source"];
        }
    }

    void namesAreFound() {
        for (const ChatTemplate which : chatTemplates) {
            QVERIFY(chatTemplateNamed(name(which)) == which);
        }
        QVERIFY(!chatTemplateNamed("jinja"));
        QCOMPARE(chatTemplateNames(), S("plain, chatml, llama3, mistral, minimind"));
    }

    void templatesOfModelsAreKnown_data() {
        QTest::addColumn<S>("source");
        QTest::addColumn<S>("which");
        QTest::addColumn<S>("system");
        const auto row = [&](const char* model, const char* which, const char* system = "") {
            QTest::newRow(model) << S(model) << S(which) << S(system);
        };
        row("chatml", "chatml");
        row("smollm2", "chatml", "You are a helpful AI assistant named SmolLM, trained by Hugging Face");
        row("qwen2.5", "chatml", "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.");
        row("llama3", "llama3");
        row("llama3.1", "llama3", "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n");
        row("mistral.1.old", "mistral");
        row("mistral.1", "mistral");
        row("mistral.3", "mistral");
        row("minimind", "minimind");
    }
    void templatesOfModelsAreKnown() {
        QFETCH(S, source);
        QFETCH(S, which);
        QFETCH(S, system);
        const auto known = knownTemplate(m_sources.at(source));
        QVERIFY(known.has_value());
        QCOMPARE(S(name(known->which)), which);
        QCOMPARE(known->details.defaultSystem + known->details.systemPreamble, system);
        QCOMPARE(known->details.mistral.has_value(), which == "mistral");
    }

    void marksOfMistralAreReadFromTheSource() {
        const auto marks = [&](const S& source) { return knownTemplate(source)->details.mistral.value(); };
        QVERIFY((marks(m_sources["mistral.1.old"]) ==
                 MistralMarks{"[INST] ", " [/INST]", "", " ", false, false}));
        QVERIFY(
            (marks(m_sources["mistral.1"]) == MistralMarks{" [INST] ", " [/INST]", " ", "", false, false}));
        QVERIFY(marks(m_sources["mistral.3"]) == MistralMarks());
        QVERIFY(marks(replaced("mistral.3", "(message == user_messages[-1])", "loop.last")) ==
                MistralMarks());
    }

    void otherSpellingsAreKnown() {
        for (const auto& [from, to] :
             std::map<S, S>{{"message.content + '<|im_end|>'", "message['content'] + \"<|im_end|>\""},
                            {"'<|im_end|>' + '\\n'", "'<|im_end|>\\n'"}}) {
            QVERIFY(knownTemplate(m_sources["qwen2.5"]) == knownTemplate(replaced("qwen2.5", from, to)));
        }
    }

    void whatIsWrittenOtherwiseIsUnknown_data() {
        QTest::addColumn<S>("source");
        QTest::newRow("none") << S();
        QTest::newRow("text of marks only") << S("<|im_start|><|im_end|>[INST][/INST]bos_token");
        QTest::newRow("trimmed chatml")
            << replaced("chatml", "message['content']", "message['content'] | trim");
        QTest::newRow("upper-case roles") << replaced("chatml", "message['role']", "message['role'] | upper");
        QTest::newRow("chatml that thinks")
            << replaced("chatml", "{% endfor %}", "{{ '<think>' }}{% endfor %}");
        QTest::newRow("a system text of an expression")
            << replaced("qwen2.5", "You are Qwen, created by Alibaba Cloud.", "' + greeting + '");
        QTest::newRow("a system text for every conversation")
            << replaced("smollm2", "loop.first and messages[0]['role'] != 'system'", "loop.first");
        QTest::newRow("llama without a beginning") << replaced("llama3", "bos_token + ", "");
        QTest::newRow("llama with another preamble") << replaced("llama3.1", "Today Date: ", "It is ");
        QTest::newRow("other marks of mistral")
            << replaced("mistral.3", "[INST] \" + message", "[INST]\" + message");
        QTest::newRow("a system text elsewhere in mistral")
            << replaced("mistral.3", "system_message + \"\\n\\n\"", "system_message + \"\\n\"");
        QTest::newRow("llama 2") << replaced("mistral.1.old", "'[INST] '", "'<<SYS>>[INST] '");
        QTest::newRow("minimind without its block")
            << replaced("minimind", "<think>\\n\\n</think>", "<think>\\n</think>");
        QTest::newRow("the first question only") << S("{{ messages[0]['content'] }}");
    }
    void whatIsWrittenOtherwiseIsUnknown() {
        QFETCH(S, source);
        QVERIFY(QTest::currentDataTag() == S("none") || !source.empty());
        QVERIFY(!knownTemplate(source).has_value());
    }

    void theTemplateIsFoundWhereModelsKeepIt() {
        const support::TemporaryFolder dir;
        QCOMPARE(found(dir / "").source, S());
        QVERIFY(!found(dir / "").known);
        const Json several = {{{"name", "tool_use"}, {"template", "x"}},
                              {{"name", "default"}, {"template", m_sources["llama3"]}}};
        fixture::write(dir / "tokenizer_config.json", Json{{"chat_template", several}}.dump());
        QVERIFY(found(dir / "").known == ChatTemplate::Llama3);
        fixture::write(dir / "chat_template.json", Json{{"chat_template", m_sources["minimind"]}}.dump());
        QVERIFY(found(dir / "").known == ChatTemplate::MiniMind);
        fixture::write(dir / "chat_template.jinja", "{{ messages }}");
        QVERIFY(!found(dir / "").known);
        QCOMPARE(found(dir / "").source, S("{{ messages }}"));
        support::GgufWriter file;
        file.text("general.architecture", "llama");
        file.text("tokenizer.chat_template", m_sources["smollm2"]);
        support::writeText(dir / "m.gguf", file.bytes());
        QVERIFY(found(dir / "m.gguf").known == ChatTemplate::ChatMl);
        QCOMPARE(found(dir / "m.gguf").source, m_sources["smollm2"]);
    }

    void filesThatCannotBeReadAreNamed() {
        const support::TemporaryFolder dir;
        fixture::write(dir / "tokenizer_config.json", "{\"chat_template\":");
        const auto result = findChatTemplate(dir / "");
        QVERIFY(!result.ok());
        QVERIFY(result.error().where.find("tokenizer_config.json") != S::npos);
    }
};

PLATEAU_TEST(TestChatTemplates)
#include "test_chat_templates.moc"
