#include "core/base/paths.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using support::TemporaryFolder;

class TestPaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathsInsideTheFolderAreAccepted_data();
    void pathsInsideTheFolderAreAccepted();
    void pathsThatLeadOutAreRefused_data();
    void pathsThatLeadOutAreRefused();
    void safeNames_data();
    void safeNames();
    void runtimeFolderFollowsTheEnvironment();
    void modelFoldersAreListedInOrder();

private:
    static void fill(const TemporaryFolder& folder);
};

/// root/ with files and links, and secrets beside it.
void TestPaths::fill(const TemporaryFolder& folder) {
    namespace fs = std::filesystem;
    fs::create_directories(folder / "root" / "sub");
    fs::create_directories(folder / "root-secret");
    support::writeText(folder / "secret", "x");
    support::writeText(folder / "root" / "a.json", "{}");
    fs::create_symlink("a.json", folder / "root" / "inner-link");
    fs::create_symlink(folder / "secret", folder / "root" / "file-link");
    fs::create_directory_symlink(folder.path(), folder / "root" / "up-link");
    fs::create_symlink(folder / "not-yet", folder / "root" / "dangling");
    fs::create_symlink("../../not-yet", folder / "root" / "sub" / "dangling");
    fs::create_symlink("loop", folder / "root" / "loop");
}

void TestPaths::pathsInsideTheFolderAreAccepted_data() {
    QTest::addColumn<std::string>("relative");
    for (const char* path :
         {"a.json", "sub", "sub/new.json", "new/deep/file", "./a.json", "sub/./x", "inner-link",
          "up-link/root/a.json", "..a", "a..", "sub/...", "name with space", "größe"}) {
        QTest::newRow(path) << std::string(path);
    }
}

void TestPaths::pathsInsideTheFolderAreAccepted() {
    QFETCH(std::string, relative);
    const TemporaryFolder folder;
    fill(folder);
    for (const std::string root : {"root", "root/", "root/sub/.."}) {
        const auto path = insideFolder(folder / root, relative);
        QVERIFY2(path.ok(), path.ok() ? "" : path.error().text().c_str());
        QCOMPARE(*path, (folder / root) / relative);
    }
}

void TestPaths::pathsThatLeadOutAreRefused_data() {
    QTest::addColumn<std::string>("relative");
    for (const char* path : {"",
                             "..",
                             "../secret",
                             "sub/../../secret",
                             "sub/../a.json",
                             "/etc/passwd",
                             "/",
                             "//x",
                             "../root-secret",
                             "../root/a.json",
                             "file-link",
                             "up-link/secret",
                             "up-link/new",
                             "dangling",
                             "dangling/x",
                             "sub/dangling",
                             "loop",
                             "a/b/../../../c",
                             "sub/..",
                             "./.."}) {
        QTest::newRow(*path ? path : "(empty)") << std::string(path);
    }
}

void TestPaths::pathsThatLeadOutAreRefused() {
    QFETCH(std::string, relative);
    const TemporaryFolder folder;
    fill(folder);
    const auto path = insideFolder(folder / "root", relative);
    QVERIFY(!path.ok());
    QCOMPARE(path.error().kind, ErrorKind::BadInput);
    QVERIFY(!path.error().fix.empty());
}

void TestPaths::safeNames_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<bool>("safe");
    const auto row = [](const char* title, std::string name, bool safe) {
        QTest::newRow(title) << std::move(name) << safe;
    };
    row("letters", "Az09._-", true);
    row("hidden", ".hidden", true);
    row("three dots", "...", true);
    row("empty", "", false);
    row("here", ".", false);
    row("up", "..", false);
    row("slash", "a/b", false);
    row("backslash", "a\\b", false);
    row("space", "a b", false);
    row("umlaut", "ä", false);
    row("NUL", std::string("a\0", 2), false);
    row("line break", "a\n", false);
}

void TestPaths::safeNames() {
    QFETCH(std::string, name);
    QFETCH(bool, safe);
    QCOMPARE(isSafeName(name), safe);
}

void TestPaths::runtimeFolderFollowsTheEnvironment() {
    qputenv("PLATEAU_RUNTIME", "/some/where");
    QCOMPARE(runtimeFolder(), std::filesystem::path("/some/where"));
    qputenv("PLATEAU_RUNTIME", "");
    qputenv("HOME", "/me");
    QCOMPARE(runtimeFolder(), std::filesystem::path("/me/.local/share/plateau"));
    qunsetenv("PLATEAU_RUNTIME");
    QCOMPARE(runtimeFolder(), std::filesystem::path("/me/.local/share/plateau"));
}

void TestPaths::modelFoldersAreListedInOrder() {
    using Paths = std::vector<std::filesystem::path>;
    qputenv("PLATEAU_RUNTIME", "/r");
    qunsetenv("PLATEAU_MODELS");
    QCOMPARE(modelFolders(), (Paths{"/r/models"}));
    qputenv("PLATEAU_MODELS", "/a:/b c::/d:");
    QCOMPARE(modelFolders(), (Paths{"/a", "/b c", "/d", "/r/models"}));
}

PLATEAU_TEST(TestPaths)
#include "test_paths.moc"
