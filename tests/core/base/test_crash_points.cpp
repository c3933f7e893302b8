// Writes survive a kill at every system call, and no failing call passes for success (strace injects both).
#include "core/base/file.h"
#include "tests/support/registered_test.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <algorithm>

using namespace plateau;
using support::Finished;
using support::TemporaryFolder;

class TestCrashPoints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aKillAtAnyCallLeavesOldOrNew_data();
    void aKillAtAnyCallLeavesOldOrNew();
    void aFailingCallIsReported_data();
    void aFailingCallIsReported();
    void interruptedCallsAreContinued();
    void aLinkThatTookEffectCountsAsWritten();
    void publishesWithoutHardLinks();
    void aKilledAppendTearsAtMostItsOwnLine();
};

namespace {

constexpr int pieces = 70;
const std::string oldText = "old content\n";

std::string newText() {
    std::string text;
    for (int i = 0; i < pieces; ++i) {
        text += "new content\n";
    }
    return text;
}

/// Runs base_probe under strace; `inject` as in strace's -e inject=…, empty for a plain trace into `log`.
Finished trace(const std::string& calls, const std::string& inject, const std::filesystem::path& log,
               const std::vector<std::string>& words) {
    std::vector<std::string> arguments = {
        "-f", "-qq", "-o", log.string(), "-E", "ASAN_OPTIONS=detect_leaks=0", "-e", "trace=" + calls};
    if (!inject.empty()) {
        arguments.insert(arguments.end(), {"-e", "inject=" + calls + ":" + inject});
    }
    arguments.emplace_back(PLATEAU_BASE_PROBE);
    arguments.insert(arguments.end(), words.begin(), words.end());
    return support::runProgram("strace", arguments);
}

/// How often the probe makes a call on the way.
std::ptrdiff_t countCalls(const std::string& call, const std::string& mode) {
    const TemporaryFolder folder;
    const auto log = folder / "log";
    trace(call, "", log, {"publish", (folder / "r").string(), mode, std::to_string(pieces)});
    const std::string text = support::readText(log);
    std::ptrdiff_t count = 0;
    for (std::size_t at = text.find(call + "("); at != std::string::npos;
         at = text.find(call + "(", at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

void TestCrashPoints::initTestCase() {
    if (!support::canTrace()) {
        QSKIP("skipped: no strace that may trace here");
    }
}

void TestCrashPoints::aKillAtAnyCallLeavesOldOrNew_data() {
    QTest::addColumn<std::string>("mode");
    QTest::addColumn<std::string>("call");
    for (const char* mode : {"first", "replace"}) {
        for (const char* call : {"openat", "write", "fsync", "close", "link", "rename", "unlink"}) {
            if (countCalls(call, mode) > 0) {
                QTest::addRow("%s, %s", mode, call) << std::string(mode) << std::string(call);
            }
        }
    }
}

void TestCrashPoints::aKillAtAnyCallLeavesOldOrNew() {
    QFETCH(std::string, mode);
    QFETCH(std::string, call);
    const bool first = mode == "first";
    const std::ptrdiff_t calls = countCalls(call, mode);
    for (std::ptrdiff_t n = 1; n <= calls; ++n) {
        const TemporaryFolder folder;
        const TemporaryFolder logs;
        const auto target = folder / "r";
        if (!first) {
            support::writeText(target, oldText);
        }
        const auto done = trace(call, "signal=KILL:when=" + std::to_string(n), logs / "log",
                                {"publish", target.string(), mode, std::to_string(pieces)});
        QVERIFY2(done.started, done.err.c_str());
        QVERIFY2(done.crashed || done.code != 0, "the kill did not happen");
        const std::string left = support::readText(target);
        const bool isOld = first ? !std::filesystem::exists(target) : left == oldText;
        QVERIFY2(isOld || left == newText(), (call + " " + std::to_string(n) + ": " + left).c_str());
        QVERIFY2(done.out.empty() || left == newText(), "acknowledged, but not there");
        removeStaleTemporaries(folder.path(), 0);
        QVERIFY(support::countEntries(folder.path()) <= 1);
        const auto again = publishFile(target, newText(), first ? Publish::FirstWins : Publish::Replace);
        QVERIFY(again.ok());
        QCOMPARE(support::readText(target), newText());
    }
}

void TestCrashPoints::aFailingCallIsReported_data() {
    QTest::addColumn<std::string>("mode");
    QTest::addColumn<std::string>("call");
    QTest::addColumn<std::string>("inject");
    QTest::addColumn<std::string>("kind");
    QTest::addColumn<bool>("published"); // only the sync of the folder comes too late to leave the old one
    const auto row = [](const char* name, const char* mode, const char* call, const char* inject,
                        const char* kind, bool published = false) {
        QTest::newRow(name) << std::string(mode) << std::string(call) << std::string(inject)
                            << std::string(kind) << published;
    };
    row("write, disk error", "replace", "write", "error=EIO:when=1", "io");
    row("write, disk full in the middle", "first", "write", "error=ENOSPC:when=17", "out_of_space");
    row("write, quota", "replace", "write", "error=EDQUOT:when=30", "out_of_space");
    row("sync of the file", "first", "fsync", "error=EIO:when=1", "io");
    row("sync of the file, disk full", "replace", "fsync", "error=ENOSPC:when=1", "out_of_space");
    row("sync of the folder after link", "first", "fsync", "error=EIO:when=2", "io", true);
    row("sync of the folder after rename", "replace", "fsync", "error=EIO:when=2", "io", true);
    row("link", "first", "link", "error=EIO:when=1", "io");
    row("link, disk full", "first", "link", "error=ENOSPC:when=1", "out_of_space");
    row("rename", "replace", "rename", "error=EACCES:when=1", "permission");
    row("rename, read-only", "replace", "rename", "error=EROFS:when=1", "permission");
}

void TestCrashPoints::aFailingCallIsReported() {
    QFETCH(std::string, mode);
    QFETCH(std::string, call);
    QFETCH(std::string, inject);
    QFETCH(std::string, kind);
    QFETCH(bool, published);
    const TemporaryFolder folder;
    const TemporaryFolder logs;
    const auto target = folder / "r";
    if (mode == "replace") {
        support::writeText(target, oldText);
    }
    const auto done =
        trace(call, inject, logs / "log", {"publish", target.string(), mode, std::to_string(pieces)});
    QCOMPARE(done.code, 1);
    QVERIFY2(done.err.starts_with(kind + " "), done.err.c_str());
    QCOMPARE(done.out, std::string());
    QCOMPARE(support::readText(target), published ? newText() : mode == "replace" ? oldText : std::string());
    QCOMPARE(support::countEntries(folder.path()), std::size_t{mode == "replace" || published});
    if (published) {
        QVERIFY(done.err.find("durability unknown") != std::string::npos);
    }
}

void TestCrashPoints::interruptedCallsAreContinued() {
    const TemporaryFolder folder;
    const auto done = trace("write", "error=EINTR:when=3..9+2", folder / "log",
                            {"publish", (folder / "r").string(), "first", std::to_string(pieces)});
    QCOMPARE(done.code, 0);
    QCOMPARE(done.out, std::string("written\n"));
    QCOMPARE(support::readText(folder / "r"), newText());
}

void TestCrashPoints::aLinkThatTookEffectCountsAsWritten() {
    // A late answer of a network file system: the link is there, the call says it was there before.
    const TemporaryFolder folder;
    auto file = PublishedFile::create(folder / "r");
    QVERIFY(file->write("x").ok());
    const auto temporary = std::filesystem::directory_iterator(folder.path())->path();
    std::filesystem::create_hard_link(temporary, folder / "r");
    const auto done = file->publish(Publish::FirstWins);
    QVERIFY(done.ok() && *done == Published::Written);
    QCOMPARE(support::countEntries(folder.path()), std::size_t{1});
}

void TestCrashPoints::publishesWithoutHardLinks() {
    const TemporaryFolder logs;
    for (const char* code : {"EPERM", "EOPNOTSUPP", "EMLINK"}) {
        const TemporaryFolder folder;
        const std::vector<std::string> words = {"publish", (folder / "r").string(), "first",
                                                std::to_string(pieces)};
        const std::string inject = std::string("error=") + code;
        QCOMPARE(trace("link", inject, logs / "log", words).out, std::string("written\n"));
        QCOMPARE(support::readText(folder / "r"), newText());
        QCOMPARE(trace("link", inject, logs / "log", words).out, std::string("already there\n"));
        QCOMPARE(support::countEntries(folder.path()), std::size_t{1});
    }
}

void TestCrashPoints::aKilledAppendTearsAtMostItsOwnLine() {
    const TemporaryFolder folder;
    const TemporaryFolder logs;
    const auto path = folder / "log";
    support::writeText(path, "{\"a\":1}\n");
    for (const char* inject : {"signal=KILL:when=1", "error=ENOSPC:when=1", "error=EIO:when=1"}) {
        const auto done = trace("write", inject, logs / "log", {"append", path.string(), "{\"b\":2}"});
        QVERIFY2(done.started, done.err.c_str());
        QVERIFY(done.crashed || done.code != 0);
        QVERIFY(support::readText(path).starts_with("{\"a\":1}\n"));
    }
    const auto done =
        trace("write", "error=EINTR:when=1", logs / "log", {"append", path.string(), "{\"c\":3}"});
    QCOMPARE(done.code, 0);
    QVERIFY(support::readText(path).ends_with("\n{\"c\":3}\n"));
}

PLATEAU_TEST(TestCrashPoints)
#include "test_crash_points.moc"
