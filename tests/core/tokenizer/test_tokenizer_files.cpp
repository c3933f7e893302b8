#include "core/tokenizer/load/load_tokenizer.h"
#include "tests/core/tokenizer/model_fixture.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace plateau;
using namespace plateau::tokenizer;

namespace fs = std::filesystem;

namespace {

const char* const smallVocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##aff\n##able\nable\na\n##a\n!\n\u4e2d\ni\n##\u03c3\n";

} // namespace

class TestTokenizerFiles : public QObject {
    Q_OBJECT

private:
    fs::path m_folder;
    std::unique_ptr<QTemporaryDir> m_temporary;

    std::string refusal() const {
        const auto loaded = loadTokenizer(m_folder);
        return loaded ? "loaded" : loaded.error().text();
    }

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void bothFormsOfTheRealModelAgree() {
        const auto model = fixture::modelFolder();
        QVERIFY2(fs::exists(model / "tokenizer.json"), fixture::missingModel().c_str());
        for (const char* name : {"vocab.txt", "tokenizer_config.json", "special_tokens_map.json"}) {
            fs::copy_file(model / name, m_folder / name);
        }
        const auto fromText = loadTokenizer(m_folder);
        const auto fromJson = loadTokenizer(model);
        QVERIFY2(fromText.ok(), fromText ? "" : fromText.error().text().c_str());
        QVERIFY2(fromJson.ok(), fromJson ? "" : fromJson.error().text().c_str());
        QCOMPARE((*fromText)->hash(), (*fromJson)->hash());
        QCOMPARE((*fromJson)->vocabularySize(), std::size_t{30522});
        QCOMPARE((*fromJson)->special(SpecialRole::Padding).value_or(-1), 0);
        QCOMPARE((*fromJson)->special(SpecialRole::Unknown).value_or(-1), 100);
        QCOMPARE((*fromJson)->special(SpecialRole::Classification).value_or(-1), 101);
        QCOMPARE((*fromJson)->special(SpecialRole::Separator).value_or(-1), 102);
        QCOMPARE((*fromJson)->token(7592), std::string("hello"));
    }

    void vocabularyFilesWorkAlone_data() {
        QTest::addColumn<std::string>("config");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::vector<std::int32_t>>("expected");
        using S = std::string;
        using Ids = std::vector<std::int32_t>;
        QTest::newRow("no configuration: uncased") << S() << S("ABLE") << Ids{7};
        QTest::newRow("cased") << std::string(R"({"do_lower_case": false})") << S("ABLE able") << Ids{1, 7};
        QTest::newRow("cased keeps accents")
            << std::string(R"({"do_lower_case": false})") << S("\u00e1") << Ids{1};
        QTest::newRow("uncased keeping accents")
            << std::string(R"({"strip_accents": false})") << S("\u00e1 A") << Ids{1, 8};
        QTest::newRow("ideographs not set apart")
            << std::string(R"({"tokenize_chinese_chars": false})") << S("a\u4e2d \u4e2d") << Ids{1, 11};
        QTest::newRow("special token as an object")
            << std::string(R"({"unk_token": {"content": "!"}})") << S("zzz") << Ids{10};
        QTest::newRow("no limit, as transformers writes it")
            << std::string("{\"a\": \"\\\\1000000000000000019884624838656\", "
                           "\"model_max_length\": 1000000000000000019884624838656}")
            << S("a") << Ids{8};
        QTest::newRow("known class") << std::string(R"({"tokenizer_class": "DistilBertTokenizerFast"})")
                                     << S("a") << Ids{8};
    }
    void vocabularyFilesWorkAlone() {
        QFETCH(std::string, config);
        QFETCH(std::string, text);
        QFETCH(std::vector<std::int32_t>, expected);
        fixture::write(m_folder / "vocab.txt", smallVocabulary);
        if (!config.empty()) {
            fixture::write(m_folder / "tokenizer_config.json", config);
        }
        const auto loaded = loadTokenizer(m_folder);
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
        QCOMPARE((*loaded)->encode(text), expected);
    }

    void casedVocabulariesAreNotLowerCased_data() {
        QTest::addColumn<std::string>("config");
        QTest::addColumn<bool>("refused");
        QTest::newRow("nothing stated") << std::string() << true;
        QTest::newRow("lower case stated") << std::string(R"({"do_lower_case": true})") << true;
        QTest::newRow("cased stated") << std::string(R"({"do_lower_case": false})") << false;
    }
    void casedVocabulariesAreNotLowerCased() {
        QFETCH(std::string, config);
        QFETCH(bool, refused);
        fixture::write(m_folder / "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nThe\nthe\nLamp\nlamp\n");
        if (!config.empty()) {
            fixture::write(m_folder / "tokenizer_config.json", config);
        }
        const auto tokenizer = loadTokenizer(m_folder);
        QCOMPARE(tokenizer.ok(), !refused);
        QVERIFY(!refused ||
                tokenizer.error().what == "texts would be lower-cased, but 2 of 9 tokens have capitals");
    }

    void idsBeyondTheEmbeddingAreRefused() {
        fixture::write(m_folder / "vocab.txt", smallVocabulary);
        const auto tokenizer = loadTokenizer(m_folder);
        QVERIFY(tokenizer.ok());
        const auto size = (*tokenizer)->vocabularySize();
        QVERIFY(checkVocabulary(**tokenizer, size, "model").ok());
        QVERIFY(checkVocabulary(**tokenizer, size + 8, "model").ok()); // padded: harmless
        const auto beyond = checkVocabulary(**tokenizer, size - 1, "model");
        QVERIFY(!beyond.ok());
        QVERIFY(beyond.error().text().starts_with("model: the tokenizer knows"));
    }

    void windowsLineEndsChangeNothing() {
        std::string text = smallVocabulary;
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
            text.insert(at, "\r");
        }
        fixture::write(m_folder / "vocab.txt", smallVocabulary);
        const auto unixHash = (*loadTokenizer(m_folder))->hash();
        fixture::write(m_folder / "vocab.txt", text);
        QCOMPARE((*loadTokenizer(m_folder))->hash(), unixHash);
    }

    void otherKindsAreRefusedByName_data() {
        QTest::addColumn<std::string>("pointer");
        QTest::addColumn<std::string>("value");
        QTest::addColumn<std::string>("says");
        using S = std::string;
        QTest::newRow("BPE with word pieces")
            << S("/model/type") << S("\"BPE\"") << S("continuing_subword_prefix");
        QTest::newRow("Unigram") << S("/model/type") << S("\"Unigram\"") << S("not a list of pieces");
        QTest::newRow("model is a list") << S("/model") << S("[]") << S("'none' is not supported");
        QTest::newRow("normalizer") << S("/normalizer/type") << S("\"NFC\"") << S("normalizer of type 'NFC'");
        QTest::newRow("no normalizer") << S("/normalizer") << S("null") << S("normalizer of type 'none'");
        QTest::newRow("splitter") << S("/pre_tokenizer/type") << S("\"ByteLevel\"") << S("'ByteLevel'");
        QTest::newRow("template") << S("/post_processor/single") << S("[]") << S("'TemplateProcessing'");
        QTest::newRow("template token")
            << S("/post_processor/single/0/SpecialToken/id") << S("\"<s>\"") << S("'<s>' has no id");
        QTest::newRow("word limit 0")
            << S("/model/max_input_chars_per_word") << S("0") << S("not in 1 to 1000");
        QTest::newRow("word limit 1001")
            << S("/model/max_input_chars_per_word") << S("1001") << S("not in 1");
        QTest::newRow("negative id") << S("/model/vocab/un") << S("-1") << S("'un' has no valid id");
        QTest::newRow("huge id") << S("/model/vocab/un") << S("1000000") << S("'un' has no valid id");
        QTest::newRow("fraction") << S("/model/vocab/un") << S("4.0") << S("'un' has no valid id");
        QTest::newRow("id twice") << S("/model/vocab/un") << S("5") << S("the id 5 appears twice");
        QTest::newRow("empty vocabulary") << S("/model/vocab") << S("{}") << S("model.vocab");
        QTest::newRow("unknown token missing")
            << S("/model/unk_token") << S("\"<unk>\"") << S("model.unk_token");
        QTest::newRow("added token elsewhere") << S("/added_tokens/3/id") << S("9") << S("contradicts");
        QTest::newRow("added token takes an id")
            << S("/added_tokens/3/content") << S("\"<x>\"") << S("contradicts");
        QTest::newRow("switch of a wrong type")
            << S("/normalizer/lowercase") << S("\"yes\"") << S("normalizer.lowercase");
    }
    void otherKindsAreRefusedByName() {
        QFETCH(std::string, pointer);
        QFETCH(std::string, value);
        QFETCH(std::string, says);
        Json json = fixture::smallTokenizer();
        json[Json::json_pointer(pointer)] = Json::parse(value);
        fixture::write(m_folder / "tokenizer.json", json.dump());
        const auto text = refusal();
        QVERIFY2(text.find(says) != std::string::npos, text.c_str());
        QVERIFY2(text.find("tokenizer.json") != std::string::npos, text.c_str());
    }

    void brokenFoldersAreRefused_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("content");
        QTest::addColumn<std::string>("says");
        using S = std::string;
        QTest::newRow("nothing there") << S("README.md") << S("x") << S("no tokenizer.json and no vocab.txt");
        QTest::newRow("sentencepiece")
            << S("spiece.model") << S("x") << S("spiece.model: is no SentencePiece model");
        QTest::newRow("byte-level") << S("vocab.json") << S("{}") << S("vocab.json: this kind");
        QTest::newRow("empty vocabulary") << S("vocab.txt") << S() << S("0 lines");
        QTest::newRow("not UTF-8") << S("vocab.txt") << S("[PAD]\n\xff\n") << S("not UTF-8 at byte 6");
        QTest::newRow("no specials") << S("vocab.txt") << S("a\nb\n") << S("'[UNK]' has no id");
        QTest::newRow("cut JSON") << S("tokenizer.json") << S("{\"model\": ") << S("tokenizer.json:1:");
        QTest::newRow("not an object") << S("tokenizer.json") << S("[1]") << S("not supported");
        QTest::newRow("config not an object")
            << S("tokenizer_config.json") << S("[1]") << S("not a JSON object");
        QTest::newRow("config of a wrong type")
            << S("tokenizer_config.json") << std::string(R"({"do_lower_case": 1})") << S("do_lower_case");
        QTest::newRow("no basic splitting")
            << S("tokenizer_config.json") << std::string(R"({"do_basic_tokenize": false})")
            << S("do_basic_tokenize");
        QTest::newRow("specials not an object") << S("special_tokens_map.json") << S("1") << S("not a JSON");
    }
    void brokenFoldersAreRefused() {
        QFETCH(std::string, file);
        QFETCH(std::string, content);
        QFETCH(std::string, says);
        fixture::write(m_folder / file, content);
        const auto text = refusal();
        QVERIFY2(text.find(says) != std::string::npos, text.c_str());
    }

    void aForeignTokenizerClassIsRefused() {
        fixture::write(m_folder / "vocab.txt", smallVocabulary);
        fixture::write(m_folder / "tokenizer_config.json", R"({"tokenizer_class": "BertJapaneseTokenizer"})");
        QVERIFY2(refusal().find("'BertJapaneseTokenizer' is not supported yet") != std::string::npos,
                 refusal().c_str());
    }

    void filesThatContradictEachOtherAreRefused_data() {
        QTest::addColumn<std::string>("config");
        QTest::addColumn<bool>("refused");
        QTest::newRow("case") << std::string(R"({"do_lower_case": false})") << true;
        QTest::newRow("accents") << std::string(R"({"strip_accents": false})") << true;
        QTest::newRow("ideographs") << std::string(R"({"tokenize_chinese_chars": false})") << true;
        QTest::newRow("agreeing") << std::string(R"({"do_lower_case": true, "strip_accents": null})")
                                  << false;
    }
    void filesThatContradictEachOtherAreRefused() {
        QFETCH(std::string, config);
        QFETCH(bool, refused);
        fixture::write(m_folder / "tokenizer.json", fixture::smallTokenizer().dump());
        fixture::write(m_folder / "tokenizer_config.json", config);
        QCOMPARE(refusal().find("contradicts tokenizer.json") != std::string::npos, refused);
    }

    void bertProcessingNamesTheSpecialsToo() {
        Json json = fixture::smallTokenizer();
        json["post_processor"] = {{"type", "BertProcessing"}, {"sep", {"[SEP]", 3}}, {"cls", {"[CLS]", 2}}};
        fixture::write(m_folder / "tokenizer.json", json.dump());
        const auto loaded = loadTokenizer(m_folder);
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
        QCOMPARE((*loaded)->special(SpecialRole::Classification).value_or(-1), 2);
        QCOMPARE((*loaded)->special(SpecialRole::Separator).value_or(-1), 3);
    }
};

PLATEAU_TEST(TestTokenizerFiles)
#include "test_tokenizer_files.moc"
