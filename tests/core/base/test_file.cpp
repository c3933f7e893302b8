#include "core/base/file.h"
#include "tests/support/registered_test.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <sys/stat.h>
#include <sys/types.h>

#include <csignal>
#include <latch>
#include <set>
#include <thread>

using namespace plateau;
using support::TemporaryFolder;

class TestFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsThereAndStopsAtTheEnd();
    void refusesWhatIsNoRegularFile();
    void aFileTruncatedBySomebodyElseGivesAShortRead();
    void wholeFileLimitHoldsExactly();
    void firstWriterWins();
    void replaceTakesThePlaceOfTheOld();
    void anUnpublishedFileLeavesNothing();
    void aMissingFolderIsAnErrorAndLeavesNothing();
    void exactlyOneOfTwentyRacersPublishes();
    void staleTemporariesAreRemovedAndOthersKept();
    void linesAreAppendedWhole();
    void aTornLastLineIsClosedByTheNextOne();
    void concurrentLinesDoNotMix();
    void aLockIsBusyUntilItsHolderIsGone();
    void aLockOutlivesAStoppedProcessButNotAKilledOne();
    void makesFoldersAndNamesWhatIsInTheWay();
};

void TestFile::readsWhatIsThereAndStopsAtTheEnd() {
    const TemporaryFolder folder;
    support::writeText(folder / "f", "0123456789");
    const auto file = ReadFile::open(folder / "f");
    QVERIFY(file.ok());
    QCOMPARE(file->size(), std::uint64_t{10});
    std::string buffer(4, '.');
    QCOMPARE(*file->read(3, buffer), std::size_t{4});
    QCOMPARE(buffer, std::string("3456"));
    QCOMPARE(*file->read(8, buffer), std::size_t{2});
    QCOMPARE(buffer, std::string("8956"));
    QCOMPARE(*file->read(10, buffer), std::size_t{0});
    QCOMPARE(*file->read(std::uint64_t{1} << 40, buffer), std::size_t{0});
}

void TestFile::refusesWhatIsNoRegularFile() {
    const TemporaryFolder folder;
    QCOMPARE(ReadFile::open(folder / "gone").error().kind, ErrorKind::NotFound);
    QCOMPARE(ReadFile::open(folder.path()).error().kind, ErrorKind::BadInput);
    QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    QCOMPARE(ReadFile::open(folder / "pipe").error().kind,
             ErrorKind::BadInput); // and does not wait for a writer
}

void TestFile::aFileTruncatedBySomebodyElseGivesAShortRead() {
    const TemporaryFolder folder;
    support::writeText(folder / "f", std::string(8192, 'x'));
    const auto file = ReadFile::open(folder / "f");
    std::filesystem::resize_file(folder / "f", 5000);
    std::string buffer(8192, '.');
    QCOMPARE(*file->read(0, buffer), std::size_t{5000});
    QCOMPARE(file->size(), std::uint64_t{8192});
}

void TestFile::wholeFileLimitHoldsExactly() {
    const TemporaryFolder folder;
    for (const std::size_t bytes : {0u, 9u, 10u, 11u}) {
        support::writeText(folder / "f", std::string(bytes, 'x'));
        const auto text = readWholeFile(folder / "f", 10);
        QCOMPARE(text.ok(), bytes <= 10);
        if (text.ok()) {
            QCOMPARE(text->size(), bytes);
        } else {
            QVERIFY(text.error().what.find("11 bytes") != std::string::npos);
        }
    }
}

void TestFile::firstWriterWins() {
    const TemporaryFolder folder;
    const auto first = publishFile(folder / "r", "one", Publish::FirstWins);
    const auto second = publishFile(folder / "r", "two", Publish::FirstWins);
    QVERIFY(first.ok() && *first == Published::Written);
    QVERIFY(second.ok() && *second == Published::AlreadyThere);
    QCOMPARE(support::readText(folder / "r"), std::string("one"));
    QCOMPARE(support::countEntries(folder.path()), std::size_t{1});
}

void TestFile::replaceTakesThePlaceOfTheOld() {
    const TemporaryFolder folder;
    for (const char* text : {"one", "two and longer", ""}) {
        const auto done = publishFile(folder / "r", text, Publish::Replace);
        QVERIFY(done.ok() && *done == Published::Written);
        QCOMPARE(support::readText(folder / "r"), std::string(text));
    }
    QCOMPARE(support::countEntries(folder.path()), std::size_t{1});
}

void TestFile::anUnpublishedFileLeavesNothing() {
    const TemporaryFolder folder;
    {
        auto file = PublishedFile::create(folder / "r");
        QVERIFY(file->write("half").ok());
        PublishedFile moved = std::move(*file);
        QCOMPARE(support::countEntries(folder.path()), std::size_t{1});
    }
    QCOMPARE(support::countEntries(folder.path()), std::size_t{0});
}

void TestFile::aMissingFolderIsAnErrorAndLeavesNothing() {
    const TemporaryFolder folder;
    const auto done = publishFile(folder / "gone" / "r", "x", Publish::Replace);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().kind, ErrorKind::NotFound);
    support::writeText(folder / "plain", "x");
    const auto under = publishFile(folder / "plain" / "r", "x", Publish::FirstWins);
    QCOMPARE(under.error().kind, ErrorKind::NotFound);
    std::filesystem::create_directories(folder / "taken" / "inside");
    QVERIFY(!publishFile(folder / "taken", "x", Publish::Replace).ok());
    QCOMPARE(support::countEntries(folder.path()), std::size_t{2});
}

void TestFile::exactlyOneOfTwentyRacersPublishes() {
    const TemporaryFolder folder;
    for (int round = 0; round < 20; ++round) {
        const auto target = folder / ("r" + std::to_string(round));
        std::latch start(20);
        std::array<bool, 20> wrote{};
        std::array<bool, 20> failed{};
        {
            std::vector<std::jthread> racers;
            for (std::size_t i = 0; i < 20; ++i) {
                racers.emplace_back([&, i] {
                    start.arrive_and_wait();
                    const auto done = publishFile(target, std::to_string(i), Publish::FirstWins);
                    failed[i] = !done.ok();
                    wrote[i] = done.ok() && *done == Published::Written;
                });
            }
        }
        QCOMPARE(std::count(failed.begin(), failed.end(), true), 0);
        QCOMPARE(std::count(wrote.begin(), wrote.end(), true), 1);
        const auto winner = std::find(wrote.begin(), wrote.end(), true) - wrote.begin();
        QCOMPARE(support::readText(target), std::to_string(winner));
    }
    QCOMPARE(support::countEntries(folder.path()), std::size_t{20});
}

void TestFile::staleTemporariesAreRemovedAndOthersKept() {
    const TemporaryFolder folder;
    auto open = PublishedFile::create(folder / "young");
    const auto stale = folder / ".old.plateau-tmp-1-0";
    support::writeText(stale, "half");
    std::filesystem::last_write_time(stale, std::filesystem::file_time_type::clock::now() -
                                                std::chrono::minutes(31));
    support::writeText(folder / "result.json", "{}");
    std::filesystem::last_write_time(folder / "result.json",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(99));
    removeStaleTemporaries(folder.path(), 30);
    QVERIFY(!std::filesystem::exists(stale));
    QVERIFY(std::filesystem::exists(folder / "result.json"));
    QVERIFY(open->publish(Publish::Replace).ok());
    removeStaleTemporaries(folder / "gone", 0); // nothing to do is no failure
    QCOMPARE(support::countEntries(folder.path()), std::size_t{2});
}

void TestFile::linesAreAppendedWhole() {
    const TemporaryFolder folder;
    for (const char* line : {"one", "two", ""}) {
        auto log = LineLog::open(folder / "log");
        QVERIFY(log.ok());
        QVERIFY(log->append(line).ok());
    }
    QCOMPARE(support::readText(folder / "log"), std::string("one\ntwo\n\n"));
    QCOMPARE(LineLog::open(folder / "gone" / "log").error().kind, ErrorKind::NotFound);
}

void TestFile::aTornLastLineIsClosedByTheNextOne() {
    const TemporaryFolder folder;
    support::writeText(folder / "log", "{\"whole\":1}\n{\"to");
    auto log = LineLog::open(folder / "log");
    QVERIFY(log->append("{\"next\":1}").ok());
    QVERIFY(log->append("{\"last\":1}").ok());
    QCOMPARE(support::readText(folder / "log"),
             std::string("{\"whole\":1}\n{\"to\n{\"next\":1}\n{\"last\":1}\n"));
}

void TestFile::concurrentLinesDoNotMix() {
    const TemporaryFolder folder;
    {
        // Opened before the first line: open() ends a line that it finds unfinished.
        std::vector<Result<LineLog>> logs;
        for (int i = 0; i < 8; ++i) {
            logs.push_back(LineLog::open(folder / "log"));
        }
        std::vector<std::jthread> writers;
        for (int i = 0; i < 8; ++i) {
            writers.emplace_back([&log = logs[static_cast<std::size_t>(i)], i] {
                const std::string line(static_cast<std::size_t>(100 + i), static_cast<char>('a' + i));
                for (int k = 0; k < 50; ++k) {
                    (void)log->append(line);
                }
            });
        }
    }
    std::istringstream lines(support::readText(folder / "log"));
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        QCOMPARE(line, std::string(static_cast<std::size_t>(100 + line[0] - 'a'), line[0]));
    }
    QCOMPARE(count, 400);
}

void TestFile::aLockIsBusyUntilItsHolderIsGone() {
    const TemporaryFolder folder;
    {
        const auto held = FileLock::tryLock(folder / "lock");
        QVERIFY(held.ok());
        const auto second = FileLock::tryLock(folder / "lock");
        QVERIFY(!second.ok());
        QCOMPARE(second.error().kind, ErrorKind::Busy);
    }
    QVERIFY(FileLock::tryLock(folder / "lock").ok());
    QCOMPARE(FileLock::tryLock(folder / "gone" / "lock").error().kind, ErrorKind::NotFound);
}

void TestFile::aLockOutlivesAStoppedProcessButNotAKilledOne() {
    const TemporaryFolder folder;
    const auto lock = folder / "lock";
    QProcess holder;
    holder.start(QString::fromStdString(PLATEAU_BASE_PROBE),
                 {QStringLiteral("lock"), QString::fromStdString(lock.string())});
    QVERIFY(holder.waitForReadyRead(30000));
    QCOMPARE(holder.readAllStandardOutput().toStdString(), std::string("held\n"));
    QCOMPARE(FileLock::tryLock(lock).error().kind, ErrorKind::Busy);
    const auto pid = static_cast<pid_t>(holder.processId());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    QCOMPARE(FileLock::tryLock(lock).error().kind, ErrorKind::Busy);
    QCOMPARE(::kill(pid, SIGKILL), 0);
    QVERIFY(holder.waitForFinished(30000));
    QVERIFY(FileLock::tryLock(lock).ok());
}

void TestFile::makesFoldersAndNamesWhatIsInTheWay() {
    const TemporaryFolder folder;
    QVERIFY(makeFolders(folder / "a" / "b" / "c").ok());
    QVERIFY(makeFolders(folder / "a" / "b" / "c").ok());
    support::writeText(folder / "plain", "x");
    const auto blocked = makeFolders(folder / "plain" / "d");
    QVERIFY(!blocked.ok());
    QVERIFY(blocked.error().where.find("plain") != std::string::npos);
}

PLATEAU_TEST(TestFile)
#include "test_file.moc"
