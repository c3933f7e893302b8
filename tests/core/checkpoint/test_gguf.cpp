#include "core/base/json.h"
#include "core/checkpoint/families/gguf_config.h"
#include "core/checkpoint/families/model_shape.h"
#include "core/checkpoint/gguf/gguf_file.h"
#include "core/checkpoint/model_folder.h"
#include "core/checkpoint/model_weights.h"
#include "tests/support/gguf_writer.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>

#include <QTest>

using namespace plateau;
using namespace plateau::checkpoint;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden";

support::GgufWriter small() {
    support::GgufWriter file;
    file.text("general.architecture", "llama");
    file.number("llama.block_count", 1);
    file.tensor("token_embd.weight", 0, {4, 2}, S(32, '\0'));
    file.tensor("output_norm.weight", 0, {4}, S(16, '\0'));
    return file;
}

} // namespace

/// Expected values: tests/golden/gguf/make_gguf_golden.py.
class TestGguf : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

    Result<GgufFile> opened(const S& bytes) const {
        support::writeText(m_dir / "x.gguf", bytes);
        return GgufFile::open(m_dir / "x.gguf");
    }

private Q_SLOTS:
    void blocksHaveTheValuesOfTheReference_data() {
        QTest::addColumn<S>("type");
        const Json cases = *readJson(golden / "gguf" / "blocks.json");
        QCOMPARE(cases.size(), std::size_t{10});
        for (const auto& [type, ignored] : cases.items()) {
            QTest::newRow(type.c_str()) << type;
        }
    }
    void blocksHaveTheValuesOfTheReference() {
        QFETCH(S, type);
        const Json given = (*readJson(golden / "gguf" / "blocks.json"))[type];
        const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(given["blocks"].get<S>()));
        const auto wanted = given["values"].get<std::vector<float>>();
        const auto elements = static_cast<std::uint64_t>(wanted.size());
        support::GgufWriter writer;
        writer.tensor("x", given["id"].get<std::uint32_t>(), {elements}, bytes.toStdString());
        const auto file = opened(writer.bytes());
        QVERIFY2(file.ok(), file ? "" : file.error().text().c_str());
        QCOMPARE(S(file->find("x")->type->name), type);
        const auto values = file->floats("x");
        QVERIFY(values.ok());
        QCOMPARE(values->size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QVERIFY2(std::abs((*values)[i] - wanted[i]) <= 1e-6 * std::abs(wanted[i]) + 1e-9,
                     fmt::format("{}: {}, not {}", i, (*values)[i], wanted[i]).c_str());
        }
    }

    void aFileIsItsModelFolder_data() {
        QTest::addColumn<S>("name");
        for (const char* name : {"llama", "qwen2", "qwen3"}) {
            QTest::newRow(name) << S(name);
        }
    }
    void aFileIsItsModelFolder() {
        QFETCH(S, name);
        const auto file = ModelWeights::open(golden / "gguf" / (name + ".gguf"));
        const auto folder = ModelWeights::open(golden / "model" / name);
        QVERIFY2(file.ok(), file ? "" : file.error().text().c_str());
        QCOMPARE(file->tensors().size(), folder->tensors().size());
        for (const auto& [tensor, info] : folder->tensors()) {
            QVERIFY2(file->find(tensor) != nullptr, tensor.c_str());
            QVERIFY(file->find(tensor)->shape == info.shape);
            QVERIFY2(*file->floats(tensor) == *folder->floats(tensor), tensor.c_str());
        }
        const auto shape = readModelShape(golden / "gguf" / (name + ".gguf"));
        auto got = std::get<DecoderConfig>(shape->config);
        auto wanted = std::get<DecoderConfig>(readModelShape(golden / "model" / name)->config);
        QCOMPARE(got.ropeDivisors.size(), wanted.ropeStretch ? std::size_t{2} : std::size_t{0});
        QVERIFY(std::abs(got.rmsNormEps - wanted.rmsNormEps) < 1e-12); // float32 in the file
        got.ropeDivisors.clear();
        wanted.ropeStretch.reset();
        got.rmsNormEps = wanted.rmsNormEps;
        QVERIFY(got == wanted);
    }

    void yarnIsReadLikeThatOfAFolder() {
        support::GgufWriter writer = small();
        writer.text("llama.rope.scaling.type", "yarn");
        writer.real("llama.rope.scaling.factor", 4);
        writer.number("llama.rope.scaling.original_context_length", 16);
        const auto file = opened(writer.bytes());
        QVERIFY2(file.ok(), file ? "" : file.error().text().c_str());
        const auto config = configOf(*file);
        QVERIFY2(config.ok(), config ? "" : config.error().text().c_str());
        const Json wanted = {
            {"rope_type", "yarn"}, {"factor", 4.0}, {"original_max_position_embeddings", 16}};
        QCOMPARE((*config)["rope_scaling"], wanted);
    }

    void theCardSaysWhatTheFileSays() {
        const auto path = golden / "gguf" / "qwen2.gguf";
        QCOMPARE(*findModel(path.string()), path);
        const auto card = describeModelFolder(path, WeightHash::Compute);
        QVERIFY2(card.ok(), card ? "" : card.error().text().c_str());
        QCOMPARE(*card->licence, S("apache-2.0"));
        QCOMPARE(card->weightTypes, S("F32"));
        QCOMPARE(card->weightBytes, std::uint64_t{std::filesystem::file_size(path)});
        const auto folder = describeModelFolder(golden / "model" / "qwen2", WeightHash::Skip);
        QCOMPARE(card->parameters, folder->parameters);
        // A folder with one such file and no config.json means that file.
        std::filesystem::create_directories(m_dir / "one");
        std::filesystem::copy(path, m_dir / "one" / "a.gguf");
        QCOMPARE(*findModel((m_dir / "one").string()), m_dir / "one" / "a.gguf");
        std::filesystem::copy(path, m_dir / "one" / "b.gguf");
        QVERIFY(!findModel((m_dir / "one").string()).ok()); // which one is for the user to say
    }

    void damagedFilesAreRefused_data() {
        QTest::addColumn<S>("bytes");
        QTest::addColumn<S>("says");
        const auto row = [](const char* name, const S& bytes, const char* says) {
            QTest::newRow(name) << bytes << S(says);
        };
        const auto with = [](auto change) {
            support::GgufWriter file = small();
            change(file);
            return file.bytes();
        };
        using W = support::GgufWriter;
        const S whole = small().bytes();
        row("empty", "", "is no GGUF file");
        row("another format", S(100, 'x'), "is no GGUF file");
        row("version", with([](W& w) { w.version = 1; }), "version 1");
        row("byte order", with([](W& w) { w.version = 0x03000000; }), "byte order");
        row("many tensors", with([](W& w) { w.tensors = 1ULL << 60; }), "which it cannot hold");
        row("many keys", with([](W& w) { w.keys = 1ULL << 60; }), "which it cannot hold");
        row("more keys than there are", with([](W& w) { w.keys = 4; }), "is damaged");
        row("a key twice", with([](W& w) { w.number("llama.block_count", 2); }), "there twice");
        row("a kind of value", with([](W& w) { w.raw("odd", 99, ""); }), "'odd' is damaged");
        row("a list of lists", with([](W& w) { w.raw("odd", 9, S("\x09\0\0\0\1\0\0\0\0\0\0\0", 12)); }),
            "'odd'");
        row("an endless list",
            with([](W& w) { w.raw("odd", 9, S("\x04\0\0\0\xff\xff\xff\xff\xff\xff\xff\x7f", 12)); }),
            "'odd'");
        row("an endless text", with([](W& w) { w.raw("odd", 8, S("\xff\xff\xff\xff\xff\xff\xff\x7f", 8)); }),
            "'odd'");
        row("alignment", with([](W& w) { w.number("general.alignment", 12); }), "general.alignment");
        row("no alignment", with([](W& w) { w.number("general.alignment", 0); }), "general.alignment");
        row("a type that is not read", with([](W& w) { w.tensor("t", 16, {256}, S(66, '\0')); }), "IQ2_XXS");
        row("a type that is not known", with([](W& w) { w.tensor("t", 77, {256}, S(66, '\0')); }),
            "of type 77");
        row("no whole block", with([](W& w) { w.tensor("t", 2, {33}, S(36, '\0')); }),
            "no whole blocks of 32");
        row("an empty side", with([](W& w) { w.tensor("t", 0, {0}, ""); }), "a size that no model has");
        row("a product beyond 64 bits", with([](W& w) {
                w.tensor("t", 0, {1ULL << 33, 1ULL << 33}, "");
            }),
            "a size that no model has");
        row("five dimensions", with([](W& w) {
                w.tensor("t", 0, {1, 1, 1, 1, 1}, S(4, '\0'));
            }),
            "'t' is damaged");
        row("over another one", with([](W& w) { w.entry("t", 0, {4}, 0); }), "does not begin where");
        row("between places", with([](W& w) { w.entry("t", 0, {4}, 70); }), "does not begin where");
        row("behind the end", with([](W& w) { w.entry("t", 0, {4}, 1ULL << 40); }), "ends behind the end");
        row("twice", with([](W& w) { w.tensor("token_embd.weight", 0, {4}, S(16, '\0')); }), "there twice");
        row("cut off in the data", whole.substr(0, whole.size() - 1), "ends behind the end");
    }
    void damagedFilesAreRefused() {
        QFETCH(S, bytes);
        QFETCH(S, says);
        const auto file = opened(bytes);
        QVERIFY(!file.ok());
        QCOMPARE(file.error().kind, ErrorKind::BadInput);
        QVERIFY2(file.error().text().find(says) != S::npos, file.error().text().c_str());
    }

    void everyCutOfAFileIsRefused() {
        const S whole = small().bytes();
        QVERIFY(opened(whole).ok());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QVERIFY2(!opened(whole.substr(0, size)).ok(), std::to_string(size).c_str());
        }
    }

    void modelsThatAreNotReadAreNamed_data() {
        QTest::addColumn<S>("key");
        QTest::addColumn<S>("value");
        QTest::addColumn<S>("says");
        QTest::newRow("architecture")
            << S("general.architecture") << S("mamba") << S("'mamba' is not supported");
        QTest::newRow("no architecture") << S("") << S("") << S("general.architecture: is missing");
        QTest::newRow("rotation") << S("llama.rope.scaling.type") << S("longrope")
                                  << S("'longrope' is not supported");
        QTest::newRow("nothing else") << S("general.name") << S("x") << S("llama.attention.head_count");
    }
    void modelsThatAreNotReadAreNamed() {
        QFETCH(S, key);
        QFETCH(S, value);
        QFETCH(S, says);
        support::GgufWriter file;
        if (key != "general.architecture" && !key.empty()) {
            file.text("general.architecture", "llama");
        }
        if (!key.empty()) {
            file.text(key, value);
        }
        support::writeText(m_dir / "named.gguf", file.bytes());
        const auto shape = readModelShape(m_dir / "named.gguf");
        QVERIFY(!shape.ok());
        QVERIFY2(shape.error().text().find(says) != S::npos, shape.error().text().c_str());
    }
};

PLATEAU_TEST(TestGguf)
#include "test_gguf.moc"
