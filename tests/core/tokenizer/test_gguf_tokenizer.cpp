#include "core/base/json.h"
#include "core/tokenizer/bpe/bpe_json.h"
#include "core/tokenizer/bpe/byte_alphabet.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/gguf_tokenizer.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <fmt/ranges.h>

#include <QTest>

#include <fstream>

using namespace plateau;
using namespace plateau::tokenizer;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "tokenizer";

/// The golden vocabulary by id, and <end> behind it.
std::vector<S> goldenTokens() {
    const Json vocabulary = (*readJson(golden / "bpe_model.json"))["vocab"];
    std::vector<S> tokens(vocabulary.size());
    for (const auto& [text, id] : vocabulary.items()) {
        tokens[id.get<std::size_t>()] = text;
    }
    tokens.emplace_back("<end>");
    return tokens;
}

struct Lists {
    std::vector<S> tokens = goldenTokens();
    std::vector<S> merges = (*readJson(golden / "bpe_model.json"))["merges"].get<std::vector<S>>();
    S model = "gpt2";
    S pre = "smollm";
    std::uint32_t end = 0; ///< 0: the last token
};

S bytesOf(const Lists& lists) {
    support::GgufWriter file;
    file.text("general.architecture", "llama");
    file.text("tokenizer.ggml.model", lists.model);
    file.text("tokenizer.ggml.pre", lists.pre);
    file.texts("tokenizer.ggml.tokens", lists.tokens);
    std::vector<std::int32_t> types(lists.tokens.size(), 1);
    types.back() = 3;
    file.numbers("tokenizer.ggml.token_type", types);
    file.texts("tokenizer.ggml.merges", lists.merges);
    const auto last = static_cast<std::uint32_t>(lists.tokens.size() - 1);
    file.number("tokenizer.ggml.eos_token_id", lists.end == 0 ? last : lists.end);
    return file.bytes();
}

} // namespace

/// Expected values: tests/golden/tokenizer/make_bpe_golden.py.
class TestGgufTokenizer : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    Result<std::unique_ptr<Tokenizer>> loaded(const Lists& lists) const {
        support::writeText(m_dir / "x.gguf", bytesOf(lists));
        return loadTokenizer(m_dir / "x.gguf");
    }

private Q_SLOTS:
    void idsEqualTheReference_data() {
        QTest::addColumn<S>("pre");
        QTest::addColumn<S>("variant");
        QTest::newRow("gpt-2") << S("gpt-2") << S("gpt2");
        QTest::newRow("smollm") << S("smollm") << S("smollm");
    }
    void idsEqualTheReference() {
        QFETCH(S, pre);
        QFETCH(S, variant);
        Lists lists;
        lists.pre = pre;
        const auto reader = loaded(lists);
        QVERIFY2(reader.ok(), reader ? "" : reader.error().text().c_str());
        std::ifstream in(golden / "bpe_ids.jsonl");
        int checked = 0;
        for (S line; std::getline(in, line);) {
            const Json row = Json::parse(line);
            if (row.contains("ids")) {
                const auto ids = (*reader)->encode(row["text"].get<S>());
                QCOMPARE(fmt::format("{}", fmt::join(ids, " ")), row["ids"][variant].get<S>());
                ++checked;
            }
        }
        QVERIFY2(checked > 100, std::to_string(checked).c_str());
    }

    /// What is written for `tokenizers` is the same tokenizer.
    void aTokenizerJsonIsTheSame_data() {
        QTest::addColumn<S>("pre");
        for (const char* pre : {"gpt-2", "smollm", "qwen2", "llama-bpe"}) {
            QTest::newRow(pre) << S(pre);
        }
    }
    void aTokenizerJsonIsTheSame() {
        QFETCH(S, pre);
        Lists lists;
        lists.pre = pre;
        const auto reader = loaded(lists);
        QVERIFY(reader.ok());
        const auto spec = readGgufBpe(m_dir / "x.gguf");
        std::filesystem::create_directories(m_dir / pre);
        support::writeText(m_dir / pre / "tokenizer.json", tokenizerJson(*spec).dump());
        support::writeText(m_dir / pre / "tokenizer_config.json", tokenizerConfig(*spec).dump());
        const auto again = loadTokenizer(m_dir / pre);
        QVERIFY2(again.ok(), again ? "" : again.error().text().c_str());
        std::ifstream in(golden / "bpe_ids.jsonl");
        for (S line; std::getline(in, line);) {
            const Json row = Json::parse(line);
            if (row.contains("ids")) {
                const auto text = row["text"].get<S>() + "<end> 12 345";
                QCOMPARE((*again)->encode(text), (*reader)->encode(text));
            }
        }
        QCOMPARE((*again)->special(SpecialRole::End), (*reader)->special(SpecialRole::End));
    }

    void specialTokensAreFoundAndBeginTexts() {
        const auto reader = *loaded({});
        const auto end = static_cast<std::int32_t>(goldenTokens().size() - 1);
        QCOMPARE(reader->encode("<end>"), std::vector<std::int32_t>{end});
        QCOMPARE(*reader->special(SpecialRole::End), end);
        QCOMPARE(reader->decode(reader->encode("a<end>b")), S("a<end>b"));
        QCOMPARE(RunningText::of(*reader)->encode("a")[0], end);
        QCOMPARE(reader->vocabularySize(), goldenTokens().size());
    }

    /// Some files have no token for bytes that no text has: the rest of a text is not lost.
    void bytesWithoutATokenAreLeftOut() {
        Lists lists;
        const auto odd = std::find(lists.tokens.begin(), lists.tokens.end(), writtenBytes("\x01"));
        QVERIFY(odd != lists.tokens.end());
        *odd = "unlikely";
        const auto reader = loaded(lists);
        QVERIFY2(reader.ok(), reader ? "" : reader.error().text().c_str());
        QCOMPARE((*reader)->encode("1\x01"
                                   "1"),
                 (*reader)->encode("11"));
        QVERIFY((*reader)->encode("\x01").empty());
    }

    void whatIsNotReadIsNamed_data() {
        QTest::addColumn<S>("says");
        for (const char* says : {"tokenizer.ggml.model: 'bert'", "tokenizer.ggml.pre: 'deepseek'",
                                 "tokenizer.ggml.merges[0]", "tokenizer.ggml.tokens[5]", "eos_token_id"}) {
            QTest::newRow(says) << S(says);
        }
    }
    void whatIsNotReadIsNamed() {
        QFETCH(S, says);
        Lists lists;
        lists.model = says.find("model") != S::npos ? "bert" : lists.model;
        lists.pre = says.find("pre:") != S::npos ? "deepseek" : lists.pre;
        lists.merges[0] = says.find("merges") != S::npos ? "nothing" : lists.merges[0];
        lists.tokens[5] = says.find("tokens") != S::npos ? "\xff" : lists.tokens[5];
        lists.end = says.find("eos") != S::npos ? 100000 : 0;
        const auto reader = loaded(lists);
        QVERIFY(!reader.ok());
        QVERIFY2(reader.error().text().find(says) != S::npos, reader.error().text().c_str());
    }
};

PLATEAU_TEST(TestGgufTokenizer)
#include "test_gguf_tokenizer.moc"
