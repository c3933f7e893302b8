#include "core/base/json.h"
#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace plateau;
using namespace plateau::tokenizer;
using S = std::string;
namespace fs = std::filesystem;

namespace {

const fs::path golden = fs::path(PLATEAU_TEST_DATA) / "golden" / "model";
using Ids = std::vector<std::int32_t>;

/// RoBERTa's vocabulary and merges without its tokenizer.json.
void copyParts(const fs::path& to) {
    for (const char* file : {"config.json", "vocab.json", "merges.txt"}) {
        fs::copy_file(golden / "roberta" / file, to / file);
    }
}

} // namespace

/// Texts as encoders of each family take them. Expected ids: tests/golden/model/make_encoder_golden.py.
class TestEncoderTokens : public QObject {
    Q_OBJECT

private:
    static void compare(const fs::path& folder, const Json& expected) {
        const auto reader = loadTokenizer(folder);
        QVERIFY2(reader.ok(), reader ? "" : reader.error().text().c_str());
        const auto layout = SingleText::of(**reader);
        QVERIFY2(layout.ok(), layout ? "" : layout.error().text().c_str());
        const Json& texts = expected["texts"];
        QVERIFY(texts.size() > 4);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            QCOMPARE(layout->encode(texts[i].get<S>(), 512).ids, expected["ids"][i].get<Ids>());
        }
    }

private Q_SLOTS:
    void everyTextHasTheIdsOfTransformers_data() {
        QTest::addColumn<S>("family");
        for (const char* family : {"roberta", "distilbert", "electra"}) {
            QTest::newRow(family) << S(family);
        }
    }
    void everyTextHasTheIdsOfTransformers() {
        QFETCH(S, family);
        compare(golden / family, *readJson(golden / family / "expected.json"));
    }

    void vocabularyAndMergesAreEnough() {
        const support::TemporaryFolder folder;
        copyParts(folder.path());
        compare(folder.path(), *readJson(golden / "roberta" / "expected.json"));
        support::writeText(folder / "tokenizer_config.json", R"({"tokenizer_class": "RobertaTokenizer"})");
        fs::remove(folder / "config.json");
        compare(folder.path(), *readJson(golden / "roberta" / "expected.json"));
    }

    void filesOfTheFirstReleasesNameNoType() {
        const support::TemporaryFolder folder;
        Json json = *readJson(golden / "roberta" / "tokenizer.json");
        json["model"].erase("type");
        json["pre_tokenizer"].erase("use_regex");
        support::writeText(folder / "tokenizer.json", json.dump());
        compare(folder.path(), *readJson(golden / "roberta" / "expected.json"));
    }

    void tokensOfATextAreFoundInIt() {
        const auto reader = loadTokenizer(golden / "roberta");
        QCOMPARE((*reader)->encode("</s>"), Ids{2});
        QCOMPARE((*reader)->encode(" <mask>"), Ids{4}); // it takes the space along
        QCOMPARE(*(*reader)->special(SpecialRole::Classification), 0);
        QCOMPARE(*(*reader)->special(SpecialRole::Separator), 2);
    }

    void aTemplateNamesWhatStandsAroundAText() {
        const support::TemporaryFolder folder;
        Json json = *readJson(golden / "roberta" / "tokenizer.json");
        const auto special = [](const char* text) {
            return Json{{"SpecialToken", {{"id", text}, {"type_id", 0}}}};
        };
        json["post_processor"] = {
            {"type", "TemplateProcessing"},
            {"single", {special("<s>"), {{"Sequence", {{"id", "A"}, {"type_id", 0}}}}, special("</s>")}}};
        support::writeText(folder / "tokenizer.json", json.dump());
        compare(folder.path(), *readJson(golden / "roberta" / "expected.json"));
        json["post_processor"]["single"].erase(std::size_t{2}); // a decoder's: nothing behind the text
        support::writeText(folder / "tokenizer.json", json.dump());
        QVERIFY(!SingleText::of(**loadTokenizer(folder.path())).ok());
    }

    void filesOfAnotherTokenizerAreNotTakenForIt() {
        const support::TemporaryFolder folder;
        copyParts(folder.path());
        support::writeText(folder / "tokenizer_config.json", R"({"tokenizer_class": "GPT2Tokenizer"})");
        QVERIFY(!loadTokenizer(folder.path()).ok());
    }

    void damagedFilesAreNamed_data() {
        QTest::addColumn<S>("file");
        QTest::addColumn<S>("content");
        QTest::addColumn<S>("says");
        QTest::newRow("no vocabulary") << S("vocab.json") << S("[]") << S("model.vocab");
        QTest::newRow("no JSON") << S("vocab.json") << S("{") << S("vocab.json");
        QTest::newRow("an unknown merge")
            << S("merges.txt") << S("#version: 0.2\nzz qqq\n") << S("merges[0]");
        QTest::newRow("half a merge") << S("merges.txt") << S("t\n") << S("merges[0]");
        QTest::newRow("not UTF-8") << S("merges.txt") << S("\xff \xfe\n") << S("not UTF-8 at byte 0");
    }
    void damagedFilesAreNamed() {
        QFETCH(S, file);
        QFETCH(S, content);
        QFETCH(S, says);
        const support::TemporaryFolder folder;
        copyParts(folder.path());
        support::writeText(folder / file, content);
        const auto reader = loadTokenizer(folder.path());
        QVERIFY(!reader.ok());
        QVERIFY2(reader.error().text().find(says) != S::npos, reader.error().text().c_str());
    }
};

PLATEAU_TEST(TestEncoderTokens)
#include "test_encoder_tokens.moc"
