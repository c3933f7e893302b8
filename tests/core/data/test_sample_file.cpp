#include "core/base/sha256.h"
#include "core/data/sample_file.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::data;

namespace {

using S = std::string;

std::vector<Sample> hostileSamples() {
    auto samples = fixture::samples({{"plain", "x"},
                                     {"line\nend\r\n\t\"quoted\" \\ / \x01\x7f", "y"},
                                     {"\u4f60\u597d \U0001F600 \u202e bidi", "\u6807\u7b7e"},
                                     {"=1+1", "@x"},
                                     {"", "empty"},
                                     {"<b>{\"text\":1}</b>\u2028", "z"}});
    samples[1].group = "g\n1";
    samples[2].row = ~std::uint64_t{0};
    samples[3].id = "id with \"quotes\"";
    return samples;
}

} // namespace

class TestSampleFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasOneCanonicalForm();
    void everyTextComesBackByteForByte();
    void largeSamplesComeBack();
    void firstWriterWins();
    void replaces();
    void otherBytesAreRefusedWithBothHashes();
    void anUnwritableFolderIsAnError();
    void faultsAreNamedWithTheirLine_data();
    void faultsAreNamedWithTheirLine();
};

void TestSampleFile::hasOneCanonicalForm() {
    const support::TemporaryFolder folder;
    auto samples = fixture::samples({{"a\u00e9", "x"}, {"b\"", "y"}});
    samples[1].group = "g";
    samples[1].row = 7;
    samples[1].split = "train";
    const auto hash = writeSampleFile(folder / "s.jsonl", samples, Publish::FirstWins);
    QVERIFY(hash.ok());
    const S expected = "{\"group\":\"\",\"id\":\"0\",\"label\":\"x\",\"row\":0,\"text\":\"a\u00e9\"}\n"
                       "{\"group\":\"g\",\"id\":\"1\",\"label\":\"y\",\"row\":7,\"text\":\"b\\\"\"}\n";
    QCOMPARE(support::readText(folder / "s.jsonl"), expected);
    QCOMPARE(*hash, sha256(expected));
    QCOMPARE(support::countEntries(folder.path()), std::size_t{1});
}

void TestSampleFile::everyTextComesBackByteForByte() {
    const support::TemporaryFolder folder;
    const auto samples = hostileSamples();
    const auto hash = writeSampleFile(folder / "s.jsonl", samples, Publish::FirstWins);
    auto read = readSampleFile(folder / "s.jsonl", *hash);
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QVERIFY(*read == samples);
    const auto again = writeSampleFile(folder / "again.jsonl", *read, Publish::FirstWins);
    QCOMPARE(*again, *hash);
}

void TestSampleFile::largeSamplesComeBack() {
    const support::TemporaryFolder folder;
    auto samples = fixture::numberedSamples(3, 1);
    samples[1].text = S(1u << 20, '\x02'); // six bytes each in JSON
    const auto hash = writeSampleFile(folder / "s.jsonl", samples, Publish::FirstWins);
    const auto read = readSampleFile(folder / "s.jsonl", *hash);
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QVERIFY(*read == samples);
    QVERIFY(writeSampleFile(folder / "none.jsonl", {}, Publish::FirstWins).ok());
    QVERIFY(readSampleFile(folder / "none.jsonl")->empty());
}

void TestSampleFile::firstWriterWins() {
    const support::TemporaryFolder folder;
    const auto samples = fixture::numberedSamples(3, 1);
    const auto first = writeSampleFile(folder / "s.jsonl", samples, Publish::FirstWins);
    QCOMPARE(*writeSampleFile(folder / "s.jsonl", samples, Publish::FirstWins), *first);
    const auto other =
        writeSampleFile(folder / "s.jsonl", fixture::numberedSamples(4, 1), Publish::FirstWins);
    QVERIFY(!other);
    QVERIFY(other.error().what.find(*first) != S::npos);
    QVERIFY(*readSampleFile(folder / "s.jsonl") == samples);
}

void TestSampleFile::replaces() {
    const support::TemporaryFolder folder;
    QVERIFY(writeSampleFile(folder / "s.jsonl", fixture::numberedSamples(3, 1), Publish::FirstWins).ok());
    const auto samples = fixture::numberedSamples(4, 2);
    QVERIFY(writeSampleFile(folder / "s.jsonl", samples, Publish::Replace).ok());
    QVERIFY(*readSampleFile(folder / "s.jsonl") == samples);
}

void TestSampleFile::otherBytesAreRefusedWithBothHashes() {
    const support::TemporaryFolder folder;
    const auto hash = writeSampleFile(folder / "s.jsonl", hostileSamples(), Publish::FirstWins);
    S bytes = support::readText(folder / "s.jsonl");
    bytes[40] ^= 1;
    support::writeText(folder / "s.jsonl", bytes);
    const auto read = readSampleFile(folder / "s.jsonl", *hash);
    QVERIFY(!read);
    QCOMPARE(read.error().what, fmt::format("has SHA-256 {}, expected {}", sha256(bytes), *hash));
}

void TestSampleFile::anUnwritableFolderIsAnError() {
    const support::TemporaryFolder folder;
    const auto wrote = writeSampleFile(folder / "absent" / "s.jsonl", {}, Publish::FirstWins);
    QVERIFY(!wrote);
    QCOMPARE(wrote.error().kind, ErrorKind::NotFound);
}

void TestSampleFile::faultsAreNamedWithTheirLine_data() {
    QTest::addColumn<S>("line");
    QTest::addColumn<S>("reason");
    QTest::newRow("torn") << S("{\"group\":\"\",\"id\":\"0\",\"la") << S("missing closing quote");
    QTest::newRow("no object") << S("[]") << S("is not an object");
    QTest::newRow("field missing") << S("{\"group\":\"\",\"id\":\"0\",\"label\":\"x\",\"row\":0}")
                                   << S("text: is missing");
    QTest::newRow("wrong type") << S("{\"group\":\"\",\"id\":0,\"label\":\"x\",\"row\":0,\"text\":\"\"}")
                                << S("id: ");
    QTest::newRow("negative row")
        << S("{\"group\":\"\",\"id\":\"0\",\"label\":\"x\",\"row\":-1,\"text\":\"\"}") << S("row: ");
    QTest::newRow("unknown field")
        << S("{\"a\":1,\"group\":\"\",\"id\":\"0\",\"label\":\"x\",\"row\":0,\"text\":\"\"}")
        << S("a: is not a known field");
}

void TestSampleFile::faultsAreNamedWithTheirLine() {
    QFETCH(S, line);
    QFETCH(S, reason);
    const support::TemporaryFolder folder;
    support::writeText(folder / "s.jsonl",
                       "{\"group\":\"\",\"id\":\"0\",\"label\":\"x\",\"row\":0,\"text\":\"\"}\n" + line +
                           "\n");
    const auto read = readSampleFile(folder / "s.jsonl");
    QVERIFY(!read);
    QVERIFY2(read.error().where.find("s.jsonl:2") != S::npos, read.error().where.c_str());
    QVERIFY2(read.error().what.find(reason) != S::npos, read.error().what.c_str());
}

PLATEAU_TEST(TestSampleFile)
#include "test_sample_file.moc"
