#include "core/base/sha256.h"
#include "core/checkpoint/safetensors.h"
#include "tests/core/checkpoint/checkpoint_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cstring>

using namespace plateau;
using namespace plateau::checkpoint;
using S = std::string;

namespace {

const char* const oneTensor = R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})";

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<support::TemporaryFolder> m_folder;

    std::string refusal(const std::string& content) {
        support::writeText(*m_folder / "x.safetensors", content);
        const auto file = SafetensorsFile::open(*m_folder / "x.safetensors");
        return file ? "accepted" : file.error().text();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<support::TemporaryFolder>(); }

    void whatIsWrittenIsRead() {
        const std::vector<float> weights = {1.0F, -2.5F, 0.0F, 3e38F, 1e-40F, 6.0F};
        const std::vector<std::uint8_t> flags = {1, 0, 255};
        const auto path = *m_folder / "x.safetensors";
        const auto written = writeSafetensors(path,
                                              {{"flags", DataType::U8, {3}, std::as_bytes(std::span(flags))},
                                               {"w", DataType::F32, {2, 3}, fixture::bytesOf(weights)},
                                               {"none", DataType::F16, {0, 4}, {}}},
                                              {{"note", "h\u00e9"}}, Publish::FirstWins);
        QVERIFY(written.ok());
        const auto file = SafetensorsFile::open(path);
        QVERIFY2(file.ok(), file ? "" : file.error().text().c_str());
        QCOMPARE(file->tensors().size(), std::size_t{3});
        QCOMPARE(file->tensors()[0].name, S("w"));
        QCOMPARE(file->metadata().at("format"), S("pt"));
        QCOMPARE(file->metadata().at("note"), S("h\u00e9"));
        std::vector<float> back(6);
        QVERIFY(file->read("w", std::as_writable_bytes(std::span(back))).ok());
        QCOMPARE(back, weights);
        QVERIFY(file->read("none", {}).ok());
        QCOMPARE(file->find("none")->shape, (std::vector<std::uint64_t>{0, 4}));
        QVERIFY(file->find("missing") == nullptr);
    }

    void theDataBeginsAligned() {
        for (const char* name : {"a", "ab", "abc", "abcdefgh"}) {
            QVERIFY(fixture::writeOnes(*m_folder / name, {name}, {2}).ok());
            const auto text = support::readText(*m_folder / name);
            std::uint64_t length = 0;
            std::memcpy(&length, text.data(), 8);
            QCOMPARE(length % 8, std::uint64_t{0});
            QCOMPARE(text.size(), 8 + length + 8);
        }
    }

    void theSameTensorsGiveTheSameBytes() {
        QVERIFY(fixture::writeOnes(*m_folder / "1", {"b", "a", "c"}, {3}).ok());
        QVERIFY(fixture::writeOnes(*m_folder / "2", {"c", "b", "a"}, {3}).ok());
        QCOMPARE(support::readText(*m_folder / "1"), support::readText(*m_folder / "2"));
    }

    void readingASizeThatDoesNotFitIsRefused() {
        QVERIFY(fixture::writeOnes(*m_folder / "x", {"a"}, {2}).ok());
        const auto file = SafetensorsFile::open(*m_folder / "x");
        std::vector<std::byte> seven(7);
        QCOMPARE(file->read("a", seven).error().what, S("'a' has 8 bytes, not 7"));
        QCOMPARE(file->read("b", seven).error().what, S("there is no tensor 'b'"));
    }

    void aFileThatShrinksIsNoticed() {
        QVERIFY(fixture::writeOnes(*m_folder / "x", {"a"}, {1000}).ok());
        const auto file = SafetensorsFile::open(*m_folder / "x");
        std::filesystem::resize_file(*m_folder / "x", 200);
        std::vector<std::byte> buffer(4000);
        const auto done = file->read("a", buffer);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().what, S("became shorter while it was read"));
    }

    void theWriterRefusesWhatNoReaderTakes_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("rank");
        QTest::addColumn<bool>("refused");
        QTest::newRow("fine") << S("a") << 2 << 1 << false;
        QTest::newRow("no name") << S() << 2 << 1 << true;
        QTest::newRow("512 bytes") << S(512, 'x') << 2 << 1 << false;
        QTest::newRow("513 bytes") << S(513, 'x') << 2 << 1 << true;
        QTest::newRow("reserved name") << S("__metadata__") << 2 << 1 << true;
        QTest::newRow("bad UTF-8") << S("\xff") << 2 << 1 << true;
        QTest::newRow("NUL") << S("a\0b", 3) << 2 << 1 << true;
        QTest::newRow("bytes do not fit") << S("a") << 3 << 1 << true;
        QTest::newRow("rank 8") << S("a") << 2 << 8 << false;
        QTest::newRow("rank 9") << S("a") << 2 << 9 << true;
        QTest::newRow("taken name") << S("other") << 2 << 1 << true;
    }
    void theWriterRefusesWhatNoReaderTakes() {
        QFETCH(std::string, name);
        QFETCH(int, rows);
        QFETCH(int, rank);
        QFETCH(bool, refused);
        const std::vector<float> two(2);
        std::vector<std::uint64_t> shape(static_cast<std::size_t>(rank), 1);
        shape[0] = static_cast<std::uint64_t>(rows);
        const auto done = writeSafetensors(*m_folder / "x",
                                           {{name, DataType::F32, shape, fixture::bytesOf(two)},
                                            {"other", DataType::F32, {2}, fixture::bytesOf(two)}},
                                           {}, Publish::Replace);
        QCOMPARE(!done.ok(), refused);
        QCOMPARE(support::countEntries(m_folder->path()), refused ? std::size_t{0} : std::size_t{1});
        QVERIFY(refused || SafetensorsFile::open(*m_folder / "x").ok());
    }

    void otherFilesAreRefusedByContent_data() {
        QTest::addColumn<std::string>("content");
        QTest::addColumn<std::string>("says");
        const S length(8, '\0');
        QTest::newRow("empty") << S() << S("0 bytes are too few");
        QTest::newRow("eight bytes") << length << S("8 bytes are too few");
        QTest::newRow("nine bytes") << length + "{" << S("not valid JSON");
        QTest::newRow("zip (torch.save)") << S("PK\x03\x04", 4) + S(100, 'x') << S("PyTorch pickle");
        QTest::newRow("pickle protocol 2") << S("\x80\x02}q", 4) + S(100, 'x') << S("save_pretrained(folder");
        QTest::newRow("pickle protocol 5") << S("\x80\x05\x95", 3) + S(100, 'x') << S("PyTorch pickle");
        QTest::newRow("GGUF") << S("GGUF\x03", 5) + S(100, 'x') << S("GGUF file");
        QTest::newRow("HDF5") << S("\x89HDF\r\n\x1a\n") + S(100, 'x') << S("HDF5");
        QTest::newRow("Git LFS pointer")
            << S("version https://git-lfs.github.com/spec/v1\noid sha256:00\n") << S("git lfs pull");
        QTest::newRow("web page") << S("<!DOCTYPE html><html></html>") << S("web page");
        QTest::newRow("noise") << S(100, '\x7f') << S("is no safetensors file");
        QTest::newRow("list as header") << fixture::rawFile("[]", "") << S("is no safetensors file");
        QTest::newRow("space before the header")
            << fixture::rawFile(" {}", "") << S("is no safetensors file");
        QTest::newRow("header length one too large")
            << S("\x03\0\0\0\0\0\0\0{}", 10) << S("its header alone needs 3 bytes, 2 are there");
        QTest::newRow("data cut by one")
            << fixture::rawFile(oneTensor, "abc") << S("truncated: its tensors need 4 bytes, 3 are there");
        QTest::newRow("one byte behind") << fixture::rawFile(oneTensor, "abcde") << S("the file at 5");
        QTest::newRow("whole") << fixture::rawFile(oneTensor, "abcd") << S("accepted");
    }
    void otherFilesAreRefusedByContent() {
        QFETCH(std::string, content);
        QFETCH(std::string, says);
        const auto text = refusal(content);
        QVERIFY2(text.find(says) != S::npos, text.c_str());
    }

    void aHeaderThatLooksLikePickleIsReadAll() {
        // 640 = 0x0280: the first two bytes equal those of a pickle.
        S header = oneTensor;
        header.resize(640, ' ');
        QCOMPARE(refusal(fixture::rawFile(header, "abcd")), S("accepted"));
    }

    void headerLengthIsLimited_data() {
        QTest::addColumn<qulonglong>("length");
        QTest::addColumn<std::string>("says");
        QTest::newRow("one below") << qulonglong{99'999'999} << S("its header alone needs 99999999 bytes");
        QTest::newRow("at the limit")
            << qulonglong{100'000'000} << S("its header alone needs 100000000 bytes");
        QTest::newRow("one above") << qulonglong{100'000'001} << S("is no safetensors file");
        QTest::newRow("all bits") << ~qulonglong{0} << S("is no safetensors file");
    }
    void headerLengthIsLimited() {
        QFETCH(qulonglong, length);
        QFETCH(std::string, says);
        S content(8, '\0');
        std::memcpy(content.data(), &length, 8);
        const auto text = refusal(content + "{}");
        QVERIFY2(text.find(says) != S::npos, text.c_str());
    }

    void missingFilesAndFoldersAreNamed() {
        const auto missing = SafetensorsFile::open(*m_folder / "none.safetensors");
        QVERIFY(missing.error().kind == ErrorKind::NotFound);
        QVERIFY(missing.error().where.find("none.safetensors") != S::npos);
        QVERIFY(!SafetensorsFile::open(m_folder->path()).ok());
    }

    void theRealModelIsRead() {
        const auto path = fixture::miniLm() / "model.safetensors";
        QVERIFY2(std::filesystem::exists(path), fixture::missingModel().c_str());
        const auto file = SafetensorsFile::open(path);
        QVERIFY2(file.ok(), file ? "" : file.error().text().c_str());
        QCOMPARE(file->tensors().size(), std::size_t{104});
        // python3: struct.unpack('<2f', open(path, 'rb').read()[8 + 11408 + 4096:][:8])
        std::vector<float> bias(384);
        QVERIFY(file->read("embeddings.LayerNorm.bias", std::as_writable_bytes(std::span(bias))).ok());
        QCOMPARE(bias[0], 0.169540539F);
        QCOMPARE(bias[1], 0.111124329F);
    }
};

PLATEAU_TEST(TestSafetensors)
#include "test_safetensors.moc"
