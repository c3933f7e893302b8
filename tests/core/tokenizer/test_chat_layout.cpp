#include "core/tokenizer/bpe/bpe_tokenizer.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/tokenizer/chat_layout.h"
#include "core/tokenizer/load/found_template.h"
#include "tests/core/tokenizer/chat_fixture.h"
#include "tests/support/registered_test.h"

#include <fmt/ranges.h>

#include <QTest>

#include <algorithm>

using namespace plateau;
using namespace plateau::tokenizer;
using S = std::string;

namespace {

const Turn ask{Speaker::User, "Turn on the lights."};
const Turn say{Speaker::Assistant, "They are on."};

S textOf(const Tokenizer& tokenizer, const std::vector<std::int32_t>& ids) {
    return tokenizer.decode(ids);
}

/// What the assistant says, of a laid-out conversation.
S saidIn(const Tokenizer& tokenizer, const ConversationIds& whole) {
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < whole.ids.size(); ++i) {
        if (whole.said[i] != 0) {
            ids.push_back(whole.ids[i]);
        }
    }
    return tokenizer.decode(ids);
}

} // namespace

/// Expected values: tests/golden/tokenizer/make_chat_golden.py.
class TestChatLayout : public QObject {
    Q_OBJECT

    struct Model {
        Json line;
        std::unique_ptr<Tokenizer> tokenizer;
        FoundTemplate found;

        ChatLayout layout() const { return *ChatLayout::of(*tokenizer, *found.known, found.details); }
    };
    support::TemporaryFolder m_dir;
    std::map<S, Model> m_models;

private Q_SLOTS:
    void initTestCase() {
        for (const Json& line : fixture::chatLines()) {
            const S name = line["template"];
            fixture::writeChatModel(m_dir / name, line);
            auto tokenizer = loadTokenizer(m_dir / name);
            QVERIFY2(tokenizer.ok(), tokenizer ? "" : tokenizer.error().text().c_str());
            const auto found = findChatTemplate(m_dir / name);
            QVERIFY2(found.ok() && found->known, name.c_str());
            m_models[name] = {line, *std::move(tokenizer), *found};
        }
        QCOMPARE(m_models.size(), std::size_t{9});
    }

    void idsAreThoseOfTheReference() {
        std::size_t rows = 0;
        for (const auto& [name, model] : m_models) {
            const ChatLayout layout = model.layout();
            for (const Json& row : model.line["rows"]) {
                const auto what = name + ": " + row["messages"].dump();
                const auto whole = layout.encode(fixture::conversationOf(row["messages"]));
                const auto ids = row["ids"].get<std::vector<std::int32_t>>();
                QVERIFY2(whole.ids == ids,
                         fmt::format("{}\n  expected {}\n  got      {}", what, ids, whole.ids).c_str());
                QCOMPARE(whole.said.size(), ids.size());
                // The last answer, with the token that ends it and without what stands behind that.
                const auto begin = row["prompt"].get<std::size_t>();
                const auto end = begin + row["answer"].get<std::size_t>();
                for (std::size_t i = begin - 1; i < ids.size(); ++i) {
                    QVERIFY2((whole.said[i] != 0) == (i >= begin && i < end), what.c_str());
                }
                ++rows;
            }
        }
        QCOMPARE(rows, std::size_t{127});
    }

    void promptsAreWhatTheWholeBeginsWith() {
        for (const auto& [name, model] : m_models) {
            const ChatLayout layout = model.layout();
            for (const Json& row : model.line["rows"]) {
                auto conversation = fixture::conversationOf(row["messages"]);
                for (const S& answer : {conversation.back().text, S("  \n\nbegins with space"), S("\n")}) {
                    conversation.back().text = answer;
                    const auto encoded = layout.encode(conversation);
                    const auto& whole = encoded.ids;
                    const auto prompt = layout.prompt({conversation.begin(), conversation.end() - 1});
                    if (answer.find("</think>") != S::npos) { // the prompt of a thought ends before it
                        QVERIFY(encoded.lastAnswer() < prompt.size() ||
                                layout.which() != ChatTemplate::MiniMind);
                        continue;
                    }
                    QCOMPARE(encoded.lastAnswer(), prompt.size());
                    QVERIFY2(prompt.size() < whole.size() &&
                                 std::equal(prompt.begin(), prompt.end(), whole.begin()),
                             (name + ": " + row["messages"].dump()).c_str());
                }
            }
        }
    }

    void anAnswerIsWhatStandsBehindItsPrompt() {
        for (const auto& [name, model] : m_models) {
            const ChatLayout layout = model.layout();
            for (const S& text : {S("on"), S("two words"), S("\xE9\x97\xAD"), S("a_B.c")}) {
                const auto whole = layout.encode({ask, {Speaker::Assistant, text}});
                auto ids = layout.prompt({ask});
                const auto answer = layout.answer(text);
                ids.insert(ids.end(), answer.begin(), answer.end());
                QVERIFY2(ids.size() <= whole.ids.size() && ids.size() > layout.prompt({ask}).size(),
                         name.c_str());
                QVERIFY2(std::equal(ids.begin(), ids.end(), whole.ids.begin()), name.c_str());
                QCOMPARE(answer.back(), layout.stops().front());
            }
        }
    }

    void marksWrittenInATextStayText() {
        const std::set<S> marks = {"<|im_start|>", "<|im_end|>",     "<|endoftext|>", "<|begin_of_text|>",
                                   "<|eot_id|>",   "[INST]",         "[/INST]",       "<s>",
                                   "</s>",         "<|end_of_text|>"};
        for (const auto& [name, model] : m_models) {
            const ChatLayout layout = model.layout();
            const auto& tokenizer = *model.tokenizer;
            S written;
            for (const S& mark : marks) {
                written += "x" + mark;
            }
            const auto count = [&](const S& user, const S& assistant) {
                const Conversation conversation = {
                    {Speaker::System, user}, {Speaker::User, user}, {Speaker::Assistant, assistant}};
                const auto ids = layout.encode(conversation).ids;
                return std::count_if(ids.begin(), ids.end(),
                                     [&](std::int32_t id) { return marks.count(tokenizer.token(id)) > 0; });
            };
            QCOMPARE(count(written, written), count("x", "x"));
            const auto whole = layout.encode({{Speaker::User, written}, {Speaker::Assistant, "x"}}).ids;
            QVERIFY(textOf(tokenizer, whole).find(written) != S::npos);
        }
    }

    void everyAnswerIsSaidAndNothingElse() {
        const auto& model = m_models.at("qwen2.5");
        const auto whole = model.layout().encode({{Speaker::System, "s"}, ask, say, ask, say});
        QCOMPARE(saidIn(*model.tokenizer, whole), S("They are on.<|im_end|>They are on.<|im_end|>"));
        const auto& mind = m_models.at("minimind");
        QCOMPARE(saidIn(*mind.tokenizer,
                        mind.layout().encode({ask, {Speaker::Assistant, "<think>\nwhy\n</think>\n\nOn."}})),
                 S("<think>\nwhy\n</think>\n\nOn.<|im_end|>"));
        QCOMPARE(saidIn(*mind.tokenizer, mind.layout().encode({ask, say})), S("They are on.<|im_end|>"));
    }

    void answersStopAtTheirOwnEnd() {
        const auto stops = [&](const S& name) {
            const Model& model = m_models.at(name);
            const ChatLayout layout = model.layout();
            S text;
            for (const std::int32_t id : layout.stops()) {
                text += model.tokenizer->token(id);
            }
            return text;
        };
        QCOMPARE(stops("chatml"), S("<|im_end|>"));
        QCOMPARE(stops("llama3"), S("<|eot_id|><|end_of_text|>"));
        QCOMPARE(stops("mistral.3"), S("</s>"));
    }

    void whatTheVocabularyLacksIsNamed() {
        const Tokenizer& mistral = *m_models.at("mistral.3").tokenizer;
        const auto layout = ChatLayout::of(mistral, ChatTemplate::ChatMl);
        QVERIFY(!layout.ok());
        QVERIFY2(layout.error().text().find(
                     "'chatml' needs what its vocabulary lacks: <|im_start|>, <|im_end|>") != S::npos,
                 layout.error().text().c_str());
        const auto begin = ChatLayout::of(*m_models.at("chatml").tokenizer, ChatTemplate::Mistral);
        QVERIFY(!begin.ok());
        QVERIFY(begin.error().text().find("a token that begins a text") != S::npos);
    }

    void plainTextHasNewlinesBetweenTurns() {
        const ByteTokenizer bytes;
        const auto layout = ChatLayout::of(bytes, ChatTemplate::Plain);
        QVERIFY(layout.ok());
        const auto whole = layout->encode(
            {{Speaker::System, "s"}, ask, say, {Speaker::User, "u"}, {Speaker::Assistant, "a"}});
        QCOMPARE(textOf(bytes, whole.ids), S("s\nTurn on the lights.\nThey are on.\nu\na"));
        QCOMPARE(whole.ids.front(), ByteTokenizer::begin);
        QCOMPARE(whole.ids.back(), ByteTokenizer::end);
        QCOMPARE(std::count(whole.said.begin(), whole.said.end(), 1), 12L + 1 + 1 + 1);
        QCOMPARE(layout->prompt({ask}).size(), std::size_t{1 + 19 + 1});
        QCOMPARE(layout->stops(), (std::vector<std::int32_t>{ByteTokenizer::end}));
    }

    void mistralsMarksFollowTheVocabulary() {
        for (const auto& [name, shows] : std::map<S, S>{{"mistral.1", "<s> [INST] q [/INST] a</s>"},
                                                        {"mistral.3", "<s>[INST] q[/INST] a</s>"}}) {
            const auto& model = m_models.at(name);
            const auto layout = ChatLayout::of(*model.tokenizer, ChatTemplate::Mistral);
            QVERIFY(layout.ok());
            QCOMPARE(textOf(*model.tokenizer,
                            layout->encode({{Speaker::User, "q"}, {Speaker::Assistant, "a"}}).ids),
                     shows);
        }
    }
};

PLATEAU_TEST(TestChatLayout)
#include "test_chat_layout.moc"
