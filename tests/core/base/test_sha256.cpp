#include "core/base/sha256.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using support::TemporaryFolder;

class TestSha256 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hashesTheStandardVectors_data();
    void hashesTheStandardVectors();
    void piecesGiveTheHashOfTheWhole();
    void fileAndTextAgree_data();
    void fileAndTextAgree();
    void missingFileIsAnError();
};

void TestSha256::hashesTheStandardVectors_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    // FIPS 180-2 appendix B; the first one is the hash of nothing (sha256sum </dev/null).
    QTest::newRow("empty") << std::string()
                           << std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << std::string("abc")
                         << std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << std::string("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << std::string(
                                       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million a") << std::string(1000000, 'a')
                                 << std::string(
                                        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestSha256::hashesTheStandardVectors() {
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(sha256(text), expected);
}

void TestSha256::piecesGiveTheHashOfTheWhole() {
    const std::string text(1000, 'x');
    for (const std::size_t piece : {1u, 63u, 64u, 65u, 999u}) {
        Sha256 hash;
        for (std::size_t at = 0; at < text.size(); at += piece) {
            hash.add(std::string_view(text).substr(at, piece));
        }
        QCOMPARE(hash.hex(), sha256(text));
    }
}

void TestSha256::fileAndTextAgree_data() {
    QTest::addColumn<std::size_t>("bytes");
    QTest::newRow("empty") << std::size_t{0};
    QTest::newRow("small") << std::size_t{10};
    QTest::newRow("one buffer") << std::size_t{1 << 20};
    QTest::newRow("one buffer and a byte") << std::size_t{(1 << 20) + 1};
}

void TestSha256::fileAndTextAgree() {
    QFETCH(std::size_t, bytes);
    const TemporaryFolder folder;
    const std::string text(bytes, 'q');
    support::writeText(folder / "file", text);
    const auto got = sha256File(folder / "file");
    QVERIFY(got.ok());
    QCOMPARE(*got, sha256(text));
}

void TestSha256::missingFileIsAnError() {
    const TemporaryFolder folder;
    const auto got = sha256File(folder / "gone");
    QVERIFY(!got.ok());
    QCOMPARE(got.error().kind, ErrorKind::NotFound);
}

PLATEAU_TEST(TestSha256)
#include "test_sha256.moc"
