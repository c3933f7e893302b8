#include "core/base/random.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/tokenizer/bpe/bpe_files.h"
#include "core/tokenizer/bpe/byte_alphabet.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "tests/core/tokenizer/chat_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/sanitized.h"
#include "tests/support/temporary_folder.h"

#include <fmt/ranges.h>

#include <QTest>

#include <fstream>

using namespace plateau;
using namespace plateau::tokenizer;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "tokenizer";

S joined(const std::vector<std::int32_t>& ids) {
    return fmt::format("{}", fmt::join(ids, " "));
}

} // namespace

/// Expected values: tests/golden/tokenizer/make_bpe_golden.py.
class TestBpe : public QObject {
    Q_OBJECT

private:
    std::map<S, std::unique_ptr<Tokenizer>> m_readers;
    std::vector<Json> m_rows;
    Json m_plain; ///< the tokenizer.json of the variant "qwen2"
    int m_wrong = 0;

    void compare(const S& variant, const S& text, const S& expected, const S& actual) {
        if (actual != expected && ++m_wrong <= 20) {
            qWarning("%s: \"%s\"\n  expected %s\n  got      %s", variant.c_str(),
                     printable(text, 200).c_str(), expected.c_str(), actual.c_str());
        }
    }
    static S start(const S& ids) { return sha256(ids).substr(0, 16); }

private Q_SLOTS:
    void initTestCase() {
        std::ifstream file(golden / "bpe_ids.jsonl");
        for (S line; std::getline(file, line);) {
            m_rows.push_back(Json::parse(line));
        }
        QVERIFY(m_rows.size() > 700);
        const support::TemporaryFolder folder;
        for (const auto& [name, variant] : m_rows[0]["variants"].items()) {
            std::filesystem::create_directories(folder / name);
            fixture::write(folder / name / "tokenizer.json", fixture::bpeTokenizerJson(variant).dump());
            auto loaded = loadTokenizer(folder / name);
            QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
            m_readers[name] = *std::move(loaded);
        }
        m_plain = fixture::bpeTokenizerJson(m_rows[0]["variants"]["qwen2"]);
    }
    void init() { m_wrong = 0; }

    void everyTextHasTheIdsOfTheReference() {
        int checked = 0;
        for (std::size_t i = 1; i < m_rows.size(); ++i) {
            const Json& row = m_rows[i];
            for (const auto& [name, reader] : m_readers) {
                if (row.contains("ids")) {
                    compare(name, row["text"], row["ids"][name],
                            joined(reader->encode(row["text"].get<S>())));
                    ++checked;
                } else if (row.contains("text")) {
                    compare(name, row["text"], row["sha256"][name],
                            start(joined(reader->encode(row["text"].get<S>()))));
                    ++checked;
                }
            }
        }
        QCOMPARE(m_wrong, 0);
        QVERIFY(checked > 2400);
    }

    void everyCodePointIsCutAsByTheReference() {
        int blocks = 0;
        // Millions of texts: a sanitizer watches the first planes only.
        const std::uint32_t end = support::sanitized ? 0x3000 : 0x110000;
        for (const Json& row : m_rows) {
            const auto first = row.value("first", std::uint32_t{0xFFFFFFFF});
            if (first >= end) {
                continue;
            }
            for (const S& name : {S("gpt2"), S("smollm"), S("qwen2"), S("llama3")}) {
                const Tokenizer* reader = m_readers.at(name).get();
                S ids;
                for (char32_t c = first; first <= 0x10FFFF && c < first + 0x1000; ++c) {
                    if (c >= 0xD800 && c <= 0xDFFF) {
                        continue;
                    }
                    S letter;
                    appendUtf8(letter, c);
                    ids += (ids.empty() ? "" : "|") +
                           joined(reader->encode("a" + letter + "b " + letter + "1\n"));
                }
                if (first <= 0x10FFFF) {
                    compare(name, fmt::format("block {:x}", first), row["sha256"][name], start(ids));
                    ++blocks;
                }
            }
        }
        QCOMPARE(m_wrong, 0);
        QCOMPARE(blocks, support::sanitized ? 4 * 3 : 4 * 272);
    }

    void idsBecomeTheTextAgain() {
        for (std::size_t i = 1; i < m_rows.size(); ++i) {
            if (m_rows[i].contains("ids")) {
                const auto text = m_rows[i]["text"].get<S>();
                QCOMPARE(m_readers.at("llama3")->decode(m_readers.at("llama3")->encode(text)), text);
                QCOMPARE(ByteTokenizer().decode(ByteTokenizer().encode(text)), text);
            }
        }
        const auto& reader = *m_readers.at("qwen2");
        QCOMPARE(reader.decode(reader.encode("<|im_start|>a<|im_end|>")), S("<|im_start|>a<|im_end|>"));
        QCOMPARE(reader.decode(std::vector<std::int32_t>{-1, 1'000'000}), S());
        QCOMPARE(reader.encode("a\xff"), reader.encode("a\ufffd"));
    }

    void longPiecesAreMergedLikeShortOnes() {
        // The heap and the plain search must agree: words of one piece, longer than the plain search takes.
        const auto& whole = *m_readers.at("whole");
        Random random(7, "letters");
        for (int round = 0; round < 50; ++round) {
            S text;
            while (text.size() < 40) {
                text += "theinrgoatl "[random.below(12)];
            }
            const auto ids = whole.encode(text);
            const auto doubled = whole.encode(text + "\x01" + text); // nothing merges over it
            QCOMPARE(
                std::vector<std::int32_t>(doubled.begin(), doubled.begin() + static_cast<long>(ids.size())),
                ids);
            QCOMPARE(std::vector<std::int32_t>(doubled.end() - static_cast<long>(ids.size()), doubled.end()),
                     ids);
        }
        QVERIFY(whole.encode(S(300'000, 'e')).size() >= 1000);
    }

    /// SmolLM2 lacks 21 of them, all of these kinds.
    void bytesThatNoTextHasMayBeMissing() {
        for (const unsigned byte : {0x04U, 0x1DU, 0xC0U, 0xF5U, 0xFFU, 0x0AU, 0x41U, 0x80U, 0xF3U}) {
            Json json = m_plain;
            Json& vocabulary = json["model"]["vocab"];
            vocabulary.erase(writtenBytes(S(1, static_cast<char>(byte))));
            json["model"]["merges"] = Json::array();
            const bool isWritten = byte == 0x0A || byte == 0x41 || byte == 0x80 || byte == 0xF3;
            const auto spec = parseBpe(json, {}, "t");
            QCOMPARE(spec.ok(), !isWritten);
            if (spec) {
                const BpeTokenizer reader(*spec);
                const S odd = byte < 0x20 ? S(1, static_cast<char>(byte)) : S();
                QCOMPARE(reader.encode("a" + odd + "b").size(), std::size_t{2});
            }
        }
    }

    void specialTokensHaveRoles() {
        Json json = m_plain;
        const auto spec = parseBpe(json, {{"bos_token", "<|im_start|>"}, {"eos_token", "<|im_end|>"}}, "t");
        QVERIFY2(spec.ok(), spec ? "" : spec.error().text().c_str());
        const BpeTokenizer reader(*spec);
        QCOMPARE(reader.token(*reader.special(SpecialRole::Begin)), S("<|im_start|>"));
        QCOMPARE(reader.token(*reader.special(SpecialRole::End)), S("<|im_end|>"));
        QVERIFY(!reader.special(SpecialRole::Padding));
        QVERIFY(!SingleText::of(reader).ok());
        QVERIFY(SingleText::of(reader).error().fix.find("Choose an encoder") != S::npos);
    }

    void whatWouldChangeTheIdsIsRefused_data() {
        QTest::addColumn<S>("pointer");
        QTest::addColumn<S>("value");
        QTest::addColumn<S>("says");
        const auto row = [](const char* name, const char* pointer, const char* value, const char* says) {
            QTest::newRow(name) << S(pointer) << S(value) << S(says);
        };
        row("byte fallback", "/model/byte_fallback", "true", "byte_fallback");
        row("dropout", "/model/dropout", "0.1", "dropout");
        row("suffix", "/model/end_of_word_suffix", "\"</w>\"", "end_of_word_suffix");
        row("no merges", "/model/merges", "null", "not a list");
        row("a merge of nothing known", "/model/merges/0", "\"\\u00e9 \\u4e2d\"", "merges[0]");
        row("a merge of three", "/model/merges/3", "\"t h e\"", "merges[3]");
        row("a merge as a number", "/model/merges/3", "4", "merges[3]");
        row("no vocabulary", "/model/vocab", "{}", "model.vocab");
        row("a byte without a token", "/model/vocab", "{\"a\":0}", "byte");
        row("another normaliser", "/normalizer", "{\"type\":\"Lowercase\"}", "'Lowercase' is not supported");
        row("another expression", "/pre_tokenizer/pretokenizers/0/pattern/Regex", "\"\\\\w+\"", "'\\w+'");
        row("another splitter", "/pre_tokenizer", "{\"type\":\"Metaspace\"}", "'Metaspace'");
        row("no splitter", "/pre_tokenizer", "null", "a pre_tokenizer of type");
        row("removed pieces", "/pre_tokenizer/pretokenizers/0/behavior", "\"Removed\"", "'Split'");
        row("two patterns", "/pre_tokenizer/pretokenizers/1/use_regex", "true", "two patterns");
        row("an added token elsewhere", "/added_tokens/0/id", "3", "contradicts the vocabulary");
    }
    void whatWouldChangeTheIdsIsRefused() {
        QFETCH(S, pointer);
        QFETCH(S, value);
        QFETCH(S, says);
        Json json = m_plain;
        json[Json::json_pointer(pointer)] = Json::parse(value);
        const auto spec = parseBpe(json, {}, "tokenizer.json");
        QVERIFY(!spec.ok());
        QVERIFY2(spec.error().text().find(says) != S::npos, spec.error().text().c_str());
    }

    void theHashFollowsWhatDecidesTheIds() {
        std::set<S> hashes;
        for (const auto& [name, reader] : m_readers) {
            QCOMPARE(reader->hash().size(), std::size_t{64});
            hashes.insert(reader->hash());
        }
        QCOMPARE(hashes.size(), m_readers.size());
        Json json = m_plain;
        json["truncation"] = {{"max_length", 3}};
        QCOMPARE(BpeTokenizer(*parseBpe(json, {}, "t")).hash(), m_readers.at("qwen2")->hash());
    }

    void runningTextsHaveABeginning() {
        const ByteTokenizer bytes;
        QCOMPARE(RunningText::of(bytes)->encode("hi"), (std::vector<std::int32_t>{256, 'h', 'i'}));
        QCOMPARE(RunningText::of(bytes)->encode(""), (std::vector<std::int32_t>{256}));
        const BpeTokenizer endOnly(*parseBpe(m_plain, {{"eos_token", "<|im_end|>"}}, "t"));
        QCOMPARE(endOnly.token(RunningText::of(endOnly)->encode("hi")[0]), S("<|im_end|>"));
        const BpeTokenizer neither(*parseBpe(m_plain, {}, "t"));
        QVERIFY(RunningText::of(neither).error().fix.find("bos_token") != S::npos);
    }

    void bytesAreTokens() {
        const ByteTokenizer bytes;
        QCOMPARE(bytes.encode("aé"), (std::vector<std::int32_t>{97, 0xC3, 0xA9}));
        QCOMPARE(bytes.decode(std::vector<std::int32_t>{256, 97, 257, 0xC3}), S("a\ufffd"));
        QCOMPARE(bytes.special(SpecialRole::Begin).value_or(-1), 256);
        QVERIFY(!bytes.special(SpecialRole::Unknown));
        QCOMPARE(bytes.vocabularySize(), std::size_t{258});
    }
};

PLATEAU_TEST(TestBpe)
#include "test_bpe.moc"
