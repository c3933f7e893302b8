// What an experiment lacks is named, and the exit code says so.
#include "tests/app/cli/cli_fixture.h"
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;
using cli::testing::jsonOf;
using cli::testing::runPlateau;
using support::TemporaryFolder;

namespace {

/// All results but three: one pending, one failed twice, one damaged.
struct Gaps {
    explicit Gaps(const std::filesystem::path& root)
        : folder(*Folder::create(root, sample::plan())),
          pending(sample::find(folder.plan(), CellKind::Cell, 20, 1).id),
          failed(sample::find(folder.plan(), CellKind::Cell, 40, 1).id),
          damaged(sample::find(folder.plan(), CellKind::Cell, 80, 1).id) {
        sample::publish(folder, [](const CellSpec& spec) {
            return spec.kind != CellKind::Cell || spec.seed == 0 || spec.n > 40;
        });
        AttemptStatus status;
        status.state = AttemptState::Failed;
        status.error = {ErrorKind::OutOfMemory, "worker", "ended: killed by signal 9", ""};
        for (const char* attempt : {"001", "002"}) {
            static_cast<void>(writeAttemptStatus(folder.attemptFolder(failed, attempt), status));
        }
        support::writeText(folder.resultPath(damaged), "{\"half a");
    }

    Folder folder;
    std::string pending;
    std::string failed;
    std::string damaged;
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestMissing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statusAndAnswerNameWhatIsMissing_data();
    void statusAndAnswerNameWhatIsMissing();
    void aCompleteExperimentLacksNothing();
    void aRunThatLeavesAFailedCellSaysSo();
};

void TestMissing::statusAndAnswerNameWhatIsMissing_data() {
    QTest::addColumn<std::string>("command");
    QTest::newRow("status") << std::string("status");
    QTest::newRow("answer") << std::string("answer");
}

void TestMissing::statusAndAnswerNameWhatIsMissing() {
    QFETCH(std::string, command);
    const TemporaryFolder dir;
    const Gaps gaps(dir / "e");
    const auto told = runPlateau({"experiment", command, dir / "e"});
    QCOMPARE(told.code, 0);
    for (const std::string& cell : {gaps.pending, gaps.failed, gaps.damaged}) {
        QVERIFY2(has(told.out, cell), told.out.c_str());
    }
    QVERIFY2(has(told.out, "killed by signal 9"), told.out.c_str());
    QVERIFY2(has(told.out, "1 damaged: "), told.out.c_str());
    const Json json = jsonOf(runPlateau({"experiment", command, dir / "e", "--json"}));
    QCOMPARE(json[command == "answer" ? "missing" : "damaged"].size(),
             std::size_t(command == "answer" ? 4 : 1)); // the damaged result, and its cell as pending
    QCOMPARE(support::readText(gaps.folder.resultPath(gaps.damaged)), std::string("{\"half a"));
}

void TestMissing::aCompleteExperimentLacksNothing() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    sample::publish(folder);
    QVERIFY(!has(runPlateau({"experiment", "status", dir / "e"}).out, "1 pending"));
    QVERIFY(jsonOf(runPlateau({"experiment", "answer", dir / "e", "--json"}))["missing"].empty());
    QCOMPARE(runPlateau({"experiment", "run", dir / "e"}).code, 0);
}

void TestMissing::aRunThatLeavesAFailedCellSaysSo() {
    const TemporaryFolder dir;
    const Gaps gaps(dir / "e");
    for (const std::string& cell : {gaps.pending, gaps.damaged}) {
        std::filesystem::remove(gaps.folder.resultPath(cell));
        for (const PlannedCell& planned : cellsOf(gaps.folder.plan())) {
            if (planned.id == cell) {
                QVERIFY(gaps.folder.publishResult(sample::result(planned), {}).ok());
            }
        }
    }
    const auto ran = runPlateau({"experiment", "run", dir / "e", "--json"});
    QCOMPARE(ran.code, 1);
    QCOMPARE(jsonOf(ran)["failures"][0]["cell"].get<std::string>(), gaps.failed);
}

PLATEAU_TEST(TestMissing)
#include "test_missing.moc"
