#include "core/base/numbered_files.h"

#include "core/base/checksummed_json.h"
#include "core/base/file.h"

#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

using namespace plateau;
using support::TemporaryFolder;

/// Numbered files: who comes first keeps the number.
class TestNumberedFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMissingFolderHasNone() {
        const TemporaryFolder folder;
        QVERIFY(fileNumbers(folder / "none").empty());
    }

    void numbersGoOnBehindTheHighest() {
        const TemporaryFolder folder;
        for (const char* name : {"2.json", "10.json", "x.json", "3.txt", "0.json", "-4.json", "7a.json"}) {
            QVERIFY(publishFile(folder / name, "{}", Publish::Replace).ok());
        }
        QCOMPARE(fileNumbers(folder.path()), (std::vector<std::int64_t>{2, 10}));
        const auto number = publishNumbered(folder.path(), [](std::int64_t next) {
            return Json{{"number", next}};
        });
        QVERIFY(number.ok());
        QCOMPARE(*number, 11);
        const auto json = readChecksummed(numberedFile(folder.path(), 11));
        QVERIFY(json.ok());
        QCOMPARE((*json)["number"].get<int>(), 11);
    }

    void makesItsFolder() {
        const TemporaryFolder folder;
        const auto number = publishNumbered(folder / "a" / "b", [](std::int64_t) { return Json::object(); });
        QVERIFY(number.ok());
        QCOMPARE(fileNumbers(folder / "a" / "b"), std::vector<std::int64_t>{1});
    }
};

PLATEAU_TEST(TestNumberedFiles)
#include "test_numbered_files.moc"
