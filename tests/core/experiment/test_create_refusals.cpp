#include "tests/core/experiment/create_request.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using sample::createRequest;
using sample::rows;
using sample::warns;
using support::TemporaryFolder;
using support::writeText;

class TestCreateRefusals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void badRowsNeedConsent();
    void badRowsOfAllFilesAreListedTogether();
    void unusableInputIsRefusedAndNothingIsWritten_data();
    void unusableInputIsRefusedAndNothingIsWritten();
    void aFolderWithOtherFilesIsLeftAlone();
    void anExperimentIsNeverOverwritten();
    void aStoppedCreateWritesNothing();
};

void TestCreateRefusals::badRowsNeedConsent() {
    const TemporaryFolder dir;
    std::string bad;
    for (int i = 0; i < 25; ++i) {
        bad += "{\"text\": \"no label here\"}\n";
    }
    writeText(dir / "train.jsonl", rows(200, 2) + bad);
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    const auto refused = createExperiment(request);
    QVERIFY(!refused.ok() && refused.error().kind == ErrorKind::BadInput);
    const std::string text = refused.error().text();
    QVERIFY(text.find("25 bad rows") != std::string::npos);
    QVERIFY(text.find("train.jsonl:201: no field 'label'") != std::string::npos);
    QVERIFY(text.find("train.jsonl:220:") != std::string::npos);
    QVERIFY(text.find("train.jsonl:221:") == std::string::npos && text.find("5 more") != std::string::npos);
    QVERIFY(!std::filesystem::exists(dir / "e"));
    request.skipBadRows = true;
    const auto created = createExperiment(request);
    QVERIFY(created.ok());
    QCOMPARE(created->report.badRows, std::int64_t{25});
    QCOMPARE(created->report.sourceRows, std::int64_t{225});
    QCOMPARE(created->report.poolRows + created->report.testRows, std::int64_t{200});
    QVERIFY(warns(created->report, WarningKind::BadRowsSkipped));
}

void TestCreateRefusals::badRowsOfAllFilesAreListedTogether() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2) + "{\"text\": \"x\"}\n");
    writeText(dir / "test.jsonl", "not JSON\n" + rows(40, 2, "other"));
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    request.test = dir / "test.jsonl";
    const auto refused = createExperiment(request);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().text().find("train.jsonl:101:") != std::string::npos);
    QVERIFY(refused.error().text().find("test.jsonl:1:") != std::string::npos);
}

void TestCreateRefusals::unusableInputIsRefusedAndNothingIsWritten_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("size");
    QTest::addColumn<std::string>("tells");
    const auto row = [](const char* tag, std::string text, int size, std::string tells) {
        QTest::newRow(tag) << std::move(text) << size << std::move(tells);
    };
    row("empty file", "", 0, "empty");
    row("one class only", rows(100, 1), 0, "labels");
    row("fewer samples than the smallest size", rows(20, 2), 50, "the pool has 16 samples");
    row("two rows", rows(2, 2), 0, "");
    row("no label field", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n", 0, "label");
    row("binary",
        std::string("\x7f"
                    "ELF\0\0\0\1",
                    8),
        0, "");
    row("not an object", "[1, 2, 3]\n", 0, "");
}

void TestCreateRefusals::unusableInputIsRefusedAndNothingIsWritten() {
    QFETCH(std::string, text);
    QFETCH(int, size);
    QFETCH(std::string, tells);
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", text);
    auto request = createRequest(dir / "e", dir / "train.jsonl");
    if (size > 0) {
        request.sizes = {size, 2 * size};
    }
    const auto refused = createExperiment(request);
    QVERIFY(!refused.ok());
    QCOMPARE(name(refused.error().kind), "bad_input");
    QVERIFY2(refused.error().text().find(tells) != std::string::npos, refused.error().text().c_str());
    QVERIFY(!std::filesystem::exists(dir / "e"));
}

void TestCreateRefusals::aFolderWithOtherFilesIsLeftAlone() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2));
    std::filesystem::create_directories(dir / "mine" / "data");
    writeText(dir / "mine" / "data" / "test.jsonl", "precious");
    const auto refused = createExperiment(createRequest(dir / "mine", dir / "train.jsonl"));
    QVERIFY(!refused.ok() && refused.error().kind == ErrorKind::Usage);
    QCOMPARE(support::readText(dir / "mine" / "data" / "test.jsonl"), std::string("precious"));
    QVERIFY(!createExperiment(createRequest(dir / "train.jsonl", dir / "train.jsonl")).ok());
    std::filesystem::create_directories(dir / "empty");
    QVERIFY(createExperiment(createRequest(dir / "empty", dir / "train.jsonl")).ok());
}

void TestCreateRefusals::anExperimentIsNeverOverwritten() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2));
    QVERIFY(createExperiment(createRequest(dir / "e", dir / "train.jsonl")).ok());
    const std::string before = support::readText(dir / "e" / "experiment.json");
    writeText(dir / "train.jsonl", rows(200, 2));
    const auto again = createExperiment(createRequest(dir / "e", dir / "train.jsonl"));
    QVERIFY(!again.ok() && again.error().kind == ErrorKind::Usage);
    QCOMPARE(support::readText(dir / "e" / "experiment.json"), before);
    QVERIFY(Folder::open(dir / "e")->verifyData().ok());
}

void TestCreateRefusals::aStoppedCreateWritesNothing() {
    const TemporaryFolder dir;
    writeText(dir / "train.jsonl", rows(100, 2));
    std::stop_source source;
    source.request_stop();
    const auto stopped = createExperiment(createRequest(dir / "e", dir / "train.jsonl"), source.get_token());
    QVERIFY(!stopped.ok() && stopped.error().kind == ErrorKind::Cancelled);
    QVERIFY(!std::filesystem::exists(dir / "e"));
    std::stop_source late;
    const CreateSink stopAtWriting = [&](CreateStage stage, std::uint64_t, std::uint64_t) {
        if (stage == CreateStage::Writing) {
            late.request_stop();
        }
    };
    QVERIFY(!createExperiment(createRequest(dir / "e", dir / "train.jsonl"), late.get_token(), stopAtWriting)
                 .ok());
    QVERIFY(!Folder::open(dir / "e").ok());
    QVERIFY(createExperiment(createRequest(dir / "e", dir / "train.jsonl")).ok());
    QVERIFY(Folder::open(dir / "e")->verifyData().ok());
}

PLATEAU_TEST(TestCreateRefusals)
#include "test_create_refusals.moc"
