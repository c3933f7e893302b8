#include "core/base/checksummed_json.h"
#include "core/base/random.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using support::TemporaryFolder;

class TestChecksummedJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWasWritten();
    void anOldChecksumIsReplaced();
    void everyChangedByteIsNoticed();
    void everyTruncationIsNoticed();
    void refusesFilesWithoutChecksum_data();
    void refusesFilesWithoutChecksum();
    void layoutMayChangeButContentMayNot();
};

namespace {

const Json sample = {{"n", 100}, {"score", 0.875}, {"name", "größe"}, {"ids", {1, 2, 3}}};

} // namespace

void TestChecksummedJson::comesBackAsItWasWritten() {
    const TemporaryFolder folder;
    QVERIFY(publishChecksummed(folder / "r.json", sample, Publish::FirstWins).ok());
    const auto got = readChecksummed(folder / "r.json");
    QVERIFY(got.ok());
    QCOMPARE(*got == sample, true);
    const auto second = publishChecksummed(folder / "r.json", Json::object(), Publish::FirstWins);
    QVERIFY(second.ok() && *second == Published::AlreadyThere);
    QCOMPARE(*readChecksummed(folder / "r.json") == sample, true);
}

void TestChecksummedJson::anOldChecksumIsReplaced() {
    const TemporaryFolder folder;
    Json object = sample;
    object["checksum"] = "stale";
    QVERIFY(publishChecksummed(folder / "r.json", object, Publish::Replace).ok());
    QCOMPARE(*readChecksummed(folder / "r.json") == sample, true);
}

void TestChecksummedJson::everyChangedByteIsNoticed() {
    const TemporaryFolder folder;
    QVERIFY(publishChecksummed(folder / "r.json", sample, Publish::Replace).ok());
    const std::string bytes = support::readText(folder / "r.json");
    Random random(1, "corruption");
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ static_cast<char>(1 + random.below(255)));
        support::writeText(folder / "bad.json", changed);
        const auto got = readChecksummed(folder / "bad.json");
        // White space between tokens is layout, not content.
        QVERIFY2(!got.ok() || *got == sample, ("byte " + std::to_string(i) + " of " + changed).c_str());
    }
}

void TestChecksummedJson::everyTruncationIsNoticed() {
    const TemporaryFolder folder;
    QVERIFY(publishChecksummed(folder / "r.json", sample, Publish::Replace).ok());
    const std::string bytes = support::readText(folder / "r.json");
    for (std::size_t length = 0; length + 1 < bytes.size(); ++length) {
        support::writeText(folder / "bad.json", bytes.substr(0, length));
        QVERIFY2(!readChecksummed(folder / "bad.json").ok(), std::to_string(length).c_str());
    }
}

void TestChecksummedJson::refusesFilesWithoutChecksum_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("none") << std::string("{\"n\":1}");
    QTest::newRow("not a string") << std::string("{\"checksum\":1}");
    QTest::newRow("a list") << std::string("[\"checksum\"]");
    QTest::newRow("empty file") << std::string();
    QTest::newRow("of another object")
        << std::string("{\"n\":1,\"checksum\":"
                       "\"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"}");
}

void TestChecksummedJson::refusesFilesWithoutChecksum() {
    QFETCH(std::string, text);
    const TemporaryFolder folder;
    support::writeText(folder / "r.json", text);
    const auto got = readChecksummed(folder / "r.json");
    QVERIFY(!got.ok());
    QCOMPARE(got.error().kind, ErrorKind::BadInput);
    QVERIFY(got.error().where.find("r.json") != std::string::npos);
}

void TestChecksummedJson::layoutMayChangeButContentMayNot() {
    const TemporaryFolder folder;
    QVERIFY(publishChecksummed(folder / "r.json", sample, Publish::Replace).ok());
    const Json whole = *readJson(folder / "r.json");
    support::writeText(folder / "compact.json", whole.dump());
    QCOMPARE(*readChecksummed(folder / "compact.json") == sample, true);
    Json other = whole;
    other["n"] = 101;
    support::writeText(folder / "other.json", other.dump());
    QVERIFY(!readChecksummed(folder / "other.json").ok());
}

PLATEAU_TEST(TestChecksummedJson)
#include "test_checksummed_json.moc"
