// What a user asked for by name: whole or not at all, but devices, pipes and links stay what they are.
#include "core/base/output_file.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <thread>

using namespace plateau;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

unsigned modeOf(const std::filesystem::path& path) {
    struct stat info {};
    return ::lstat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
}

} // namespace

class TestOutputFile : public QObject {
    Q_OBJECT

    mode_t m_before = 0;

private Q_SLOTS:
    void init() { m_before = ::umask(027); }
    void cleanup() { ::umask(m_before); }

    void aNewFileHasTheRightsOfTheUmaskAndItsFolders() {
        const TemporaryFolder dir;
        QVERIFY(writeOutput(dir / "a/b/c.csv", "n,score\n").ok());
        QCOMPARE(readText(dir / "a/b/c.csv"), std::string("n,score\n"));
        QCOMPARE(modeOf(dir / "a/b/c.csv"), 0640U);
        QCOMPARE(support::countEntries(dir / "a/b"), std::size_t{1});
    }

    void anOldFileKeepsItsRights() {
        const TemporaryFolder dir;
        writeText(dir / "old", "before");
        ::chmod((dir / "old").c_str(), 0604);
        QVERIFY(writeOutput(dir / "old", "after").ok());
        QCOMPARE(readText(dir / "old"), std::string("after"));
        QCOMPARE(modeOf(dir / "old"), 0604U);
    }

    void aSymbolicLinkStaysAndItsTargetIsWritten() {
        const TemporaryFolder dir;
        std::filesystem::create_directory(dir / "elsewhere");
        writeText(dir / "elsewhere/real", "before");
        std::filesystem::create_symlink(dir / "elsewhere/real", dir / "link");
        std::filesystem::create_symlink(dir / "elsewhere/new", dir / "dangling");
        QVERIFY(writeOutput(dir / "link", "after").ok());
        QVERIFY(writeOutput(dir / "dangling", "made").ok());
        QVERIFY(std::filesystem::is_symlink(dir / "link") && std::filesystem::is_symlink(dir / "dangling"));
        QCOMPARE(readText(dir / "elsewhere/real"), std::string("after"));
        QCOMPARE(readText(dir / "elsewhere/new"), std::string("made"));
    }

    void aDeviceIsWrittenToAndStaysADevice() {
        const TemporaryFolder dir;
        // A device of our own, so that a fault cannot replace the machine's; root only.
        const auto device = dir / "null";
        if (::mknod(device.c_str(), S_IFCHR | 0666, ::makedev(1, 3)) != 0) {
            QSKIP("only root may make a device");
        }
        QVERIFY(writeOutput(device, "gone").ok());
        struct stat info {};
        QCOMPARE(::stat(device.c_str(), &info), 0);
        QVERIFY(S_ISCHR(info.st_mode));
        std::filesystem::create_symlink(device, dir / "chart.svg");
        QVERIFY(writeOutput(dir / "chart.svg", "gone").ok());
        QVERIFY(std::filesystem::is_symlink(dir / "chart.svg"));
        QVERIFY(std::filesystem::is_character_file(device));
    }

    void aPipeGetsTheBytes() {
        const TemporaryFolder dir;
        const auto pipe = dir / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        std::string got;
        std::thread reader([&] { got = readText(pipe); });
        const auto wrote = writeOutput(pipe, "through the pipe");
        reader.join();
        QVERIFY(wrote.ok());
        QCOMPARE(got, std::string("through the pipe"));
        QVERIFY(std::filesystem::is_fifo(pipe));
    }

    void aFolderIsRefused() {
        const TemporaryFolder dir;
        const auto wrote = writeOutput(dir.path(), "x");
        QVERIFY(!wrote.ok() && wrote.error().kind == ErrorKind::BadInput);
    }

    void aFullDeviceIsReported() {
        if (::access("/dev/full", W_OK) != 0) {
            QSKIP("there is no /dev/full here");
        }
        const auto wrote = writeOutput("/dev/full", "x");
        QVERIFY(!wrote.ok() && wrote.error().kind == ErrorKind::OutOfSpace);
        QVERIFY(std::filesystem::is_character_file("/dev/full"));
    }

    void aFolderAndWhatIsInItGetTheRightsOfTheUmask() {
        const TemporaryFolder dir;
        std::filesystem::create_directories(dir / "out/deep");
        writeText(dir / "out/deep/file", "x");
        ::chmod((dir / "out/deep/file").c_str(), 0600);
        ::chmod((dir / "out").c_str(), 0700);
        applyUmask(dir / "out");
        QCOMPARE(modeOf(dir / "out"), 0750U);
        QCOMPARE(modeOf(dir / "out/deep"), 0750U);
        QCOMPARE(modeOf(dir / "out/deep/file"), 0640U);
    }
};

PLATEAU_TEST(TestOutputFile)
#include "test_output_file.moc"
