// Creating an experiment and publishing a result, killed at every system call: all or nothing, and it can be
// repeated.
#include "tests/core/experiment/create_request.h"
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"
#include "tests/support/run_program.h"

#include <QtTest>

#include <fmt/format.h>

#include <optional>

using namespace plateau;
using namespace plateau::experiment;
using support::TemporaryFolder;

namespace {

/// Runs the probe program under strace, which injects a fault when `inject` says so ("error=EIO:when=3").
support::Finished probe(const std::string& call, const std::string& inject, const std::filesystem::path& log,
                        const std::vector<std::string>& arguments) {
    std::vector<std::string> words = {"-f",         "-qq",          "-o",
                                      log.string(), "-E",           "ASAN_OPTIONS=detect_leaks=0:symbolize=0",
                                      "-e",         "trace=" + call};
    if (!inject.empty()) {
        words.insert(words.end(), {"-e", "inject=" + call + ":" + inject});
    }
    words.emplace_back(PLATEAU_EXPERIMENT_PROBE);
    words.insert(words.end(), arguments.begin(), arguments.end());
    return support::runProgram("strace", words);
}

/// The probe with its n-th such call killed; nothing when it came through because it makes fewer of them. Its
/// threads count their calls each on their own, and a sanitizer's calls differ from run to run.
std::optional<support::Finished> killed(const std::string& call, int n, const std::filesystem::path& log,
                                        const std::vector<std::string>& arguments) {
    auto finished = probe(call, fmt::format("signal=KILL:when={}", n), log, arguments);
    if (!finished.started) {
        qFatal("%s", finished.err.c_str());
    }
    const bool throughToTheEnd = !finished.crashed && finished.code == 0;
    if (throughToTheEnd && finished.out != "done\n") {
        qFatal("came through without being done: %s", finished.out.c_str());
    }
    return throughToTheEnd ? std::nullopt : std::optional(std::move(finished));
}

void addCalls(std::initializer_list<const char*> calls) {
    QTest::addColumn<std::string>("call");
    for (const char* call : calls) {
        QTest::newRow(call) << std::string(call);
    }
}

} // namespace

class TestCrashPoints : public QObject {
    Q_OBJECT

    TemporaryFolder m_dir;
    Plan m_expected;

    std::string train() const { return m_dir / "train.jsonl"; }

private Q_SLOTS:
    void initTestCase();
    void aKilledCreateLeavesAllOrNothing_data();
    void aKilledCreateLeavesAllOrNothing();
    void aFailingCallIsReportedAndTheCreateCanBeRepeated_data();
    void aFailingCallIsReportedAndTheCreateCanBeRepeated();
    void aKilledVaryLeavesAllOrNothing_data();
    void aKilledVaryLeavesAllOrNothing();
    void aKilledPublishLeavesAWholeResultOrNone_data();
    void aKilledPublishLeavesAWholeResultOrNone();
};

void TestCrashPoints::initTestCase() {
    if (!support::canTrace()) {
        QSKIP("skipped: no strace that may trace here");
    }
    std::string text;
    for (int i = 0; i < 120; ++i) {
        text += fmt::format("{{\"text\": \"sample {}\", \"label\": \"{}\"}}\n", i, i % 3);
    }
    support::writeText(train(), text);
    const auto created = createExperiment(sample::createRequest(m_dir / "e", train()));
    QVERIFY(created.ok());
    m_expected = created->folder.plan();
}

void TestCrashPoints::aKilledCreateLeavesAllOrNothing_data() {
    addCalls({"mkdir", "openat", "write", "fsync", "rename", "link", "unlink", "close", "flock"});
}

void TestCrashPoints::aKilledCreateLeavesAllOrNothing() {
    QFETCH(std::string, call);
    int before = 0;
    for (int n = 1;; ++n) {
        const TemporaryFolder place;
        const auto ended = killed(call, n, place / "log", {"create", place / "e", train()});
        if (!ended) {
            break;
        }
        if (!std::filesystem::exists(place / "e" / "experiment.json")) {
            ++before;
            QVERIFY(ended->out.empty());
            const auto again = createExperiment(sample::createRequest(place / "e", train()));
            QVERIFY2(again.ok(), again.ok() ? "" : again.error().text().c_str());
        }
        const auto opened = Folder::open(place / "e");
        QVERIFY2(opened.ok(), fmt::format("{} {}", call, n).c_str());
        QVERIFY(opened->plan() == m_expected);
        QVERIFY(opened->verifyData().ok());
    }
    QVERIFY(before > 0);
}

void TestCrashPoints::aFailingCallIsReportedAndTheCreateCanBeRepeated_data() {
    QTest::addColumn<std::string>("call");
    QTest::addColumn<std::string>("error");
    QTest::newRow("disk full while writing") << std::string("write") << std::string("ENOSPC");
    QTest::newRow("disk error at the sync") << std::string("fsync") << std::string("EIO");
    QTest::newRow("read-only file system") << std::string("rename") << std::string("EROFS");
    QTest::newRow("no room for the link") << std::string("link") << std::string("ENOSPC");
}

void TestCrashPoints::aFailingCallIsReportedAndTheCreateCanBeRepeated() {
    QFETCH(std::string, call);
    QFETCH(std::string, error);
    int reported = 0;
    for (int n = 1;; ++n) {
        const TemporaryFolder place;
        const auto ended = probe(call, fmt::format("error={}:when={}", error, n), place / "log",
                                 {"create", place / "e", train()});
        QVERIFY2(ended.started && !ended.crashed, ended.err.c_str());
        if (support::readText(place / "log").find("(INJECTED)") == std::string::npos) {
            QCOMPARE(ended.out, std::string("done\n"));
            break; // it makes fewer calls
        }
        if (ended.err.find(": CHECK failed") != std::string::npos) {
            continue; // a sanitizer asks write() whether memory can be read, and ends when that fails
        }
        if (ended.code != 0) {
            ++reported;
            QCOMPARE(ended.code, 1);
            QVERIFY(!ended.err.empty() && ended.out.empty());
            // What failed after the last step of the create was the proof that it is on the disk.
            if (!Folder::open(place / "e").ok()) {
                const auto again = createExperiment(sample::createRequest(place / "e", train()));
                QVERIFY2(again.ok(), again.ok() ? "" : again.error().text().c_str());
            }
        }
        const auto opened = Folder::open(place / "e");
        QVERIFY2(opened.ok(), fmt::format("{} {}: exit code {}, {}, {}", call, n, ended.code, ended.err,
                                          support::readText(place / "log"))
                                  .c_str());
        QVERIFY2(opened->verifyData().ok(), fmt::format("{} {}", call, n).c_str());
    }
    QVERIFY(reported > 0);
}

void TestCrashPoints::aKilledVaryLeavesAllOrNothing_data() {
    addCalls({"mkdir", "write", "fsync", "rename", "link", "unlink", "flock"});
}

void TestCrashPoints::aKilledVaryLeavesAllOrNothing() {
    QFETCH(std::string, call);
    const auto origin = m_dir / "e";
    int before = 0;
    for (int n = 1;; ++n) {
        const TemporaryFolder place;
        const auto ended = killed(call, n, place / "log", {"vary", origin, place / "v"});
        if (!ended) {
            break;
        }
        if (!std::filesystem::exists(place / "v" / "experiment.json")) {
            ++before;
            QVERIFY(ended->out.empty());
            const auto again = varyExperiment(sample::varyRequest(origin, place / "v"));
            QVERIFY2(again.ok(), again.ok() ? "" : again.error().text().c_str());
        }
        const auto opened = Folder::open(place / "v");
        QVERIFY2(opened.ok(), fmt::format("{} {}", call, n).c_str());
        QVERIFY(opened->plan().test == m_expected.test && opened->verifyData().ok());
    }
    QVERIFY(before > 0);
}

void TestCrashPoints::aKilledPublishLeavesAWholeResultOrNone_data() {
    addCalls({"mkdir", "write", "fsync", "rename", "link", "unlink", "close"});
}

void TestCrashPoints::aKilledPublishLeavesAWholeResultOrNone() {
    QFETCH(std::string, call);
    const PlannedCell cell = cellsOf(sample::plan()).front();
    int kills = 0;
    for (int n = 1;; ++n, ++kills) {
        const TemporaryFolder place;
        const auto folder = Folder::create(place / "e", sample::plan());
        const auto ended = killed(call, n, place / "log", {"publish", place / "e"});
        if (!ended) {
            break;
        }
        const auto left = folder->readResults();
        QVERIFY(left.ok() && left->damaged.empty());
        const bool there = left->results.contains(cell.id);
        QVERIFY(there || ended->out.empty());
        const auto again = folder->publishResult(sample::result(cell), sample::predictions());
        QVERIFY(again.ok() && (*again == Published::AlreadyThere) == there);
        const auto lines = folder->readPredictions(cell.id);
        QVERIFY2(lines.ok(), fmt::format("{} {}", call, n).c_str());
        QCOMPARE(lines->size(), sample::predictions().size());
    }
    QVERIFY(kills > 0);
}

PLATEAU_TEST(TestCrashPoints)
#include "test_crash_points.moc"
