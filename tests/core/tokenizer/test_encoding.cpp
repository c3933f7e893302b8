#include "core/tokenizer/layout.h"
#include "core/tokenizer/wordpiece/tokenizer_files.h"
#include "tests/core/tokenizer/model_fixture.h"
#include "tests/support/registered_test.h"

#include <fmt/format.h>

#include <QTest>

using namespace plateau;
using namespace plateau::tokenizer;

namespace {

std::unique_ptr<Tokenizer> small(const Json& json = fixture::smallTokenizer()) {
    auto spec = parseTokenizerJson(json.dump(), "small");
    return spec ? std::make_unique<BertTokenizer>(*std::move(spec)) : nullptr;
}

std::string ids(const Tokenizer& tokenizer, std::string_view text) {
    return fmt::format("{}", fmt::join(tokenizer.encode(text), " "));
}

} // namespace

class TestEncoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsBecomeTheirLongestPieces_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("expected");
        using S = std::string;
        QTest::newRow("pieces") << S("unaffable") << S("4 5 6");
        QTest::newRow("whole word wins") << S("able unable") << S("7 4 6");
        QTest::newRow("unmatched rest is one unknown") << S("unaffabley able") << S("1 7");
        QTest::newRow("upper case") << S("UNAFFABLE") << S("4 5 6");
        QTest::newRow("accents") << S("un\u00e0fface \u00c1") << S("1 8");
        QTest::newRow("decomposed accents") << S("A\u0301\u0300") << S("8");
        QTest::newRow("punctuation stands alone") << S("able!able") << S("7 10 7");
        QTest::newRow("ideographs stand alone") << S("a\u4e2da") << S("8 11 8");
        QTest::newRow("control characters vanish") << S("un\x01\u200baff\x7f"
                                                        "able")
                                                   << S("4 5 6");
        QTest::newRow("NUL vanishes") << S("un\0able", 7) << S("4 6");
        QTest::newRow("invalid bytes vanish") << S("un\xff\xc3"
                                                   "able")
                                              << S("4 6");
        QTest::newRow("all kinds of space") << S("a\u3000a\ta\r\na\u00a0a") << S("8 8 8 8 8");
        QTest::newRow("dotted capital I") << S("\u0130") << S("12");
        QTest::newRow("no final sigma") << S("a\u03a3 a\u03a3.") << S("8 13 8 13 1");
        QTest::newRow("a token written in the text") << S("a[SEP]a [sep]") << S("8 3 8 1 1 1");
        QTest::newRow("empty") << S() << S();
        QTest::newRow("only spaces") << S(" \n ") << S();
    }
    void wordsBecomeTheirLongestPieces() {
        QFETCH(std::string, text);
        QFETCH(std::string, expected);
        QCOMPARE(ids(*small(), text), expected);
    }

    void wordsAreBoundedByCodePoints_data() {
        QTest::addColumn<std::string>("letter");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("ids");
        QTest::newRow("at the limit") << std::string("a") << 100 << 100;
        QTest::newRow("one above") << std::string("a") << 101 << 1;
        QTest::newRow("far above") << std::string("a") << 5000 << 1;
        QTest::newRow("two-byte letters at the limit") << std::string("\u03c3") << 99 << 100;
        QTest::newRow("two-byte letters above") << std::string("\u03c3") << 100 << 1;
    }
    void wordsAreBoundedByCodePoints() {
        QFETCH(std::string, letter);
        QFETCH(int, count);
        QFETCH(int, ids);
        std::string word = letter == "a" ? "" : "a";
        for (int i = 0; i < count; ++i) {
            word += letter;
        }
        QCOMPARE(small()->encode(word).size(), static_cast<std::size_t>(ids));
    }

    void modelsGetSpecialsAndTruncation_data() {
        QTest::addColumn<int>("maxTokens");
        QTest::addColumn<std::string>("expected");
        QTest::addColumn<bool>("truncated");
        QTest::addColumn<int>("unknown");
        QTest::newRow("room to spare") << 9 << std::string("2 4 5 6 1 8 3") << false << 1;
        QTest::newRow("exactly full") << 7 << std::string("2 4 5 6 1 8 3") << false << 1;
        QTest::newRow("one short") << 6 << std::string("2 4 5 6 1 3") << true << 1;
        QTest::newRow("unknown cut away") << 5 << std::string("2 4 5 6 3") << true << 0;
        QTest::newRow("no room for text") << 2 << std::string("2 3") << true << 0;
        QTest::newRow("less than the specials") << 0 << std::string("2 3") << true << 0;
    }
    void modelsGetSpecialsAndTruncation() {
        QFETCH(int, maxTokens);
        QFETCH(std::string, expected);
        QFETCH(bool, truncated);
        QFETCH(int, unknown);
        const auto tokenizer = small();
        const auto encoding =
            SingleText::of(*tokenizer)->encode("unaffable zzz a", static_cast<std::size_t>(maxTokens));
        QCOMPARE(fmt::format("{}", fmt::join(encoding.ids, " ")), expected);
        QCOMPARE(encoding.truncated, truncated);
        QCOMPARE(encoding.unknown, static_cast<std::size_t>(unknown));
        QCOMPARE(encoding.fullLength, std::size_t{7});
    }

    void anEmptyTextIsNotTruncated() {
        const auto tokenizer = small();
        const auto encoding = SingleText::of(*tokenizer)->encode("", 8);
        QCOMPARE(encoding.ids, (std::vector<std::int32_t>{2, 3}));
        QVERIFY(!encoding.truncated);
    }

    void idsBecomeWords() {
        QCOMPARE(small()->decode(std::vector<std::int32_t>{2, 4, 5, 6, 8, 10, 99, 3}),
                 std::string("[CLS] unaffable a ! [SEP]"));
        QCOMPARE(small()->decode({}), std::string());
    }

    void theVocabularyCanBeAsked() {
        const auto tokenizer = small();
        QCOMPARE(tokenizer->vocabularySize(), std::size_t{14});
        QCOMPARE(tokenizer->token(5), std::string("##aff"));
        QCOMPARE(tokenizer->token(14), std::string());
        QCOMPARE(tokenizer->token(-1), std::string());
    }

    void theHashFollowsWhatDecidesTheIds_data() {
        QTest::addColumn<std::string>("pointer");
        QTest::addColumn<std::string>("value");
        QTest::addColumn<bool>("same");
        using S = std::string;
        QTest::newRow("truncation is ignored") << S("/truncation") << S("null") << true;
        QTest::newRow("padding is ignored") << S("/padding") << S("{\"strategy\":{\"Fixed\":128}}") << true;
        QTest::newRow("strip accents spelled out") << S("/normalizer/strip_accents") << S("true") << true;
        QTest::newRow("case") << S("/normalizer/lowercase") << S("false") << false;
        QTest::newRow("accents") << S("/normalizer/strip_accents") << S("false") << false;
        QTest::newRow("ideographs") << S("/normalizer/handle_chinese_chars") << S("false") << false;
        QTest::newRow("word limit") << S("/model/max_input_chars_per_word") << S("99") << false;
        QTest::newRow("another piece") << S("/model/vocab/zzz") << S("14") << false;
        QTest::newRow("added token rule") << S("/added_tokens/3/lstrip") << S("true") << false;
    }
    void theHashFollowsWhatDecidesTheIds() {
        QFETCH(std::string, pointer);
        QFETCH(std::string, value);
        QFETCH(bool, same);
        Json json = fixture::smallTokenizer();
        json[Json::json_pointer(pointer)] = Json::parse(value);
        const auto changed = small(json);
        QVERIFY(changed != nullptr);
        QCOMPARE(changed->hash() == small()->hash(), same);
        QCOMPARE(changed->hash().size(), std::size_t{64});
    }
};

PLATEAU_TEST(TestEncoding)
#include "test_encoding.moc"
