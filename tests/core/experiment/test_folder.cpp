#include "tests/core/experiment/sample_experiment.h"

#include "core/base/checksummed_json.h"
#include "core/base/random.h"
#include "core/experiment/store/additions.h"
#include "core/experiment/store/experiment_state.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <limits>

#include <unistd.h>

using namespace plateau;
using namespace plateau::experiment;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

Folder makeFolder(const std::filesystem::path& root) {
    auto folder = Folder::create(root, sample::plan());
    if (!folder) {
        qFatal("%s", folder.error().text().c_str());
    }
    return std::move(*folder);
}

/// 1 … 8 bytes changed, or the end cut off.
std::string corrupt(std::string bytes, Random& random) {
    if (random.below(8) == 0) {
        return bytes.substr(0, random.below(bytes.size()));
    }
    const std::string before = bytes;
    for (std::uint64_t left = 1 + random.below(8); left > 0 || bytes == before; left -= left > 0) {
        bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
    }
    return bytes;
}

} // namespace

class TestFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasCreatedOpensAsTheSamePlan();
    void aSecondCreateIsRefusedAndChangesNothing();
    void aFolderWithoutAPlanIsNoExperiment();
    void everyChangedByteOfThePlanIsNoticed();
    void aPlanWithoutChecksumMayBeWrittenByHand();
    void cellsArePublishedOnceAndRepaired();
    void theFirstResultStands();
    void leftOverPredictionsOfADeadAttemptAreReplaced();
    void aDivergedCellHasNoScores();
    void aResultThatCannotBeReadAgainIsNotPublished_data();
    void aResultThatCannotBeReadAgainIsNotPublished();
    void damagedResultsAreNoticedAndTheirCellsArePendingAgain();
    void onlyWhoTrainsSetsADamagedResultAside();
    void aFolderThatWasMovedIsNotMadeAgain();
    void aResultUnderAForeignNameIsDamage();
    void aResultOfANewerVersionIsLeftAlone();
    void damagedPredictionsAreReported();
    void changedDataIsRefused_data();
    void changedDataIsRefused();
    void aReadOnlyFolderCanBeReadButNotWritten();
};

void TestFolder::whatWasCreatedOpensAsTheSamePlan() {
    const TemporaryFolder dir;
    makeFolder(dir / "e");
    const auto opened = Folder::open(dir / "e");
    QVERIFY(opened.ok());
    QVERIFY(opened->plan() == sample::plan());
}

void TestFolder::aSecondCreateIsRefusedAndChangesNothing() {
    const TemporaryFolder dir;
    makeFolder(dir / "e");
    const std::string before = readText(dir / "e" / "experiment.json");
    Plan other = sample::plan();
    other.name = "other";
    const auto again = Folder::create(dir / "e", other);
    QVERIFY(!again.ok() && again.error().kind == ErrorKind::Usage);
    QCOMPARE(readText(dir / "e" / "experiment.json"), before);
}

void TestFolder::aFolderWithoutAPlanIsNoExperiment() {
    const TemporaryFolder dir;
    const auto opened = Folder::open(dir.path());
    QVERIFY(!opened.ok() && opened.error().kind == ErrorKind::NotFound);
    QVERIFY(opened.error().text().find("not an experiment") != std::string::npos);
}

void TestFolder::everyChangedByteOfThePlanIsNoticed() {
    const TemporaryFolder dir;
    makeFolder(dir / "e");
    const auto path = dir / "e" / "experiment.json";
    const std::string good = readText(path);
    int same = 0;
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x04);
        writeText(path, bad);
        const auto opened = Folder::open(dir / "e");
        same += opened.ok() && !(opened->plan() == sample::plan());
    }
    QCOMPARE(same, 0);
}

void TestFolder::aPlanWithoutChecksumMayBeWrittenByHand() {
    const TemporaryFolder dir;
    writeText(dir / "experiment.json", toJson(sample::plan()).dump(4));
    QVERIFY(Folder::open(dir.path()).ok());
    Json broken = toJson(sample::plan());
    broken["seeds"] = 0;
    broken["colour"] = "blue";
    writeText(dir / "experiment.json", broken.dump(4));
    const auto opened = Folder::open(dir.path());
    QVERIFY(!opened.ok() && opened.error().kind == ErrorKind::BadInput);
    QVERIFY(opened.error().what.find("seeds") != std::string::npos);
    QVERIFY(opened.error().what.find("colour") != std::string::npos);
}

void TestFolder::cellsArePublishedOnceAndRepaired() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const auto cells = folder.publishCells();
    QVERIFY(cells.ok());
    QCOMPARE(support::countEntries(dir / "e" / "cells"), cells->size());
    const auto path = dir / "e" / "cells" / (cells->front().id + ".json");
    const std::string good = readText(path);
    writeText(path, good.substr(0, good.size() / 2));
    QVERIFY(folder.publishCells().ok());
    QCOMPARE(readText(path), good);
    QCOMPARE(support::countEntries(dir / "e" / "cells"), cells->size());
}

void TestFolder::theFirstResultStands() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = cellsOf(folder.plan()).front();
    CellResult first = sample::result(cell);
    first.attempt = "001";
    CellResult second = sample::result(cell);
    second.attempt = "002";
    QVERIFY(*folder.publishResult(first, sample::predictions()) == Published::Written);
    QVERIFY(*folder.publishResult(second, {}) == Published::AlreadyThere);
    const auto results = folder.readResults();
    QCOMPARE(results->results.at(cell.id).attempt, std::string("001"));
    const auto lines = folder.readPredictions(cell.id);
    QVERIFY(lines.ok());
    QCOMPARE(lines->size(), std::size_t{2});
    QCOMPARE((*lines)[1].item, std::string("row-2"));
    QCOMPARE((*lines)[0].columns.at("probability"), 0.75);
}

void TestFolder::leftOverPredictionsOfADeadAttemptAreReplaced() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = cellsOf(folder.plan()).front();
    std::filesystem::create_directories(dir / "e" / "results");
    writeText(folder.predictionsPath(cell.id), "{\"item\":\"of a killed attempt\"}\n");
    QVERIFY(*folder.publishResult(sample::result(cell), sample::predictions()) == Published::Written);
    QVERIFY(folder.readPredictions(cell.id).ok());
}

void TestFolder::aDivergedCellHasNoScores() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 40);
    CellResult result = sample::diverged(cell, 17);
    result.underTrained.lossDrop = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(folder.publishResult(result, {}).ok());
    const auto read = folder.readResults();
    QCOMPARE(read->results.at(cell.id).divergedAt, std::int64_t{17});
    QVERIFY(read->results.at(cell.id).evaluations.empty());
}

void TestFolder::aResultThatCannotBeReadAgainIsNotPublished_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("NaN accuracy") << 0;
    QTest::newRow("more than all items right") << 1;
    QTest::newRow("foreign id") << 2;
    QTest::newRow("done but diverged") << 3;
}

void TestFolder::aResultThatCannotBeReadAgainIsNotPublished() {
    QFETCH(int, fault);
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    CellResult result = sample::result(cellsOf(folder.plan()).front());
    if (fault == 0) {
        result.evaluations[testSetName].metrics["accuracy"] = std::numeric_limits<double>::quiet_NaN();
    } else if (fault == 1) {
        result.evaluations[testSetName].metrics["accuracy"] = 1.01;
    } else if (fault == 2) {
        result.cell = "0123456789abcdef";
    } else {
        result.divergedAt = 3;
    }
    const auto published = folder.publishResult(result, {});
    QVERIFY(!published.ok() && published.error().kind == ErrorKind::Internal);
    QVERIFY(folder.readResults()->results.empty());
}

void TestFolder::damagedResultsAreNoticedAndTheirCellsArePendingAgain() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    QVERIFY(folder.publishResult(sample::result(cell), sample::predictions()).ok());
    const auto path = folder.resultPath(cell.id);
    const std::string good = readText(path);
    Random random(20261121, "damage");
    int missed = 0;
    constexpr int rounds = 1500;
    for (int round = 0; round < rounds; ++round) {
        const std::string bad = corrupt(good, random);
        const auto parsed = parseJson(bad, "x");
        if (parsed && *parsed == *parseJson(good, "x")) {
            continue; // white space or a spelling of the same number: no damage
        }
        writeText(path, bad);
        const auto state = readExperimentState(folder);
        const bool noticed = state->damaged.size() == 1 &&
                             state->find(cell.id)->status == CellStatus::Pending && readText(path) == bad;
        missed += !noticed;
    }
    QCOMPARE(missed, 0);
    QCOMPARE(support::countEntries(path.parent_path()), std::size_t{2}); // nothing was renamed by reading
}

void TestFolder::onlyWhoTrainsSetsADamagedResultAside() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    const auto path = folder.resultPath(cell.id);
    QVERIFY(*folder.setDamagedAside(cell.id, 0)); // nothing there: the place is free
    QVERIFY(folder.publishResult(sample::result(cell), sample::predictions()).ok());
    QVERIFY(!*folder.setDamagedAside(cell.id, 0)); // a good one stays
    writeText(path, "{");
    writeText(path.string() + ".damaged-1", "older damage");
    QVERIFY(!*folder.setDamagedAside(cell.id, 3600)); // may still be written
    QCOMPARE(readText(path), std::string("{"));
    QVERIFY(*folder.setDamagedAside(cell.id, 0));
    QCOMPARE(readText(path.string() + ".damaged-1"), std::string("older damage"));
    QCOMPARE(readText(path.string() + ".damaged-2"), std::string("{"));
    QVERIFY(*folder.publishResult(sample::result(cell), sample::predictions()) == Published::Written);
}

void TestFolder::aFolderThatWasMovedIsNotMadeAgain() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = cellsOf(folder.plan()).front();
    QVERIFY(folder.checkPlace().ok());
    std::filesystem::rename(dir / "e", dir / "moved");
    QVERIFY(!folder.checkPlace().ok());
    QVERIFY(!folder.publishResult(sample::result(cell), {}).ok());
    QVERIFY(!folder.publishCells().ok());
    QVERIFY(!addCells(folder, {addedRun(folder.plan(), 77, 0)}).ok());
    QVERIFY(!writeAttemptStatus(folder.attemptFolder(cell.id, "001"), {}).ok());
    QVERIFY(!std::filesystem::exists(dir / "e"));
    makeFolder(dir / "e"); // another one of the same name
    QVERIFY(!folder.publishResult(sample::result(cell), {}).ok());
    QVERIFY(!std::filesystem::exists(dir / "e" / "results"));
}

void TestFolder::aResultUnderAForeignNameIsDamage() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const auto cells = cellsOf(folder.plan());
    QVERIFY(folder.publishResult(sample::result(cells[0]), {}).ok());
    std::filesystem::copy_file(folder.resultPath(cells[0].id), folder.resultPath(cells[1].id));
    const auto results = folder.readResults();
    QCOMPARE(results->results.size(), std::size_t{1});
    QCOMPARE(results->damaged.size(), std::size_t{1});
}

void TestFolder::aResultOfANewerVersionIsLeftAlone() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = cellsOf(folder.plan()).front();
    Json json = toJson(sample::result(cell));
    json["schema"] = resultSchema + 1;
    std::filesystem::create_directories(dir / "e" / "results");
    QVERIFY(publishChecksummed(folder.resultPath(cell.id), json, Publish::Replace).ok());
    const auto results = folder.readResults();
    QVERIFY(!results.ok() && results.error().text().find("newer") != std::string::npos);
    QVERIFY(std::filesystem::exists(folder.resultPath(cell.id)));
}

void TestFolder::damagedPredictionsAreReported() {
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    const PlannedCell cell = cellsOf(folder.plan()).front();
    QVERIFY(folder.publishResult(sample::result(cell), sample::predictions()).ok());
    const auto path = folder.predictionsPath(cell.id);
    std::string bytes = readText(path);
    bytes.replace(bytes.find("0.75"), 4, "0.25");
    writeText(path, bytes);
    QVERIFY(!folder.readPredictions(cell.id).ok());
    std::filesystem::remove(path);
    QCOMPARE(folder.readPredictions(cell.id).error().kind, ErrorKind::NotFound);
}

void TestFolder::changedDataIsRefused_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("refused");
    QTest::newRow("as frozen") << 0 << false;
    QTest::newRow("byte changed") << 1 << true;
    QTest::newRow("cut off") << 2 << true;
    QTest::newRow("missing") << 3 << true;
    QTest::newRow("link out of the folder") << 4 << true;
}

void TestFolder::changedDataIsRefused() {
    QFETCH(int, fault);
    QFETCH(bool, refused);
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    std::filesystem::create_directories(dir / "e" / "data");
    const auto file = dir / "e" / "data" / "domain.jsonl";
    writeText(file, fault == 1 ? "domaim" : fault == 2 ? "doma" : "domain");
    writeText(dir / "e" / "data" / "test.jsonl", "test");
    if (fault == 3) {
        std::filesystem::remove(file);
    } else if (fault == 4) {
        std::filesystem::rename(file, dir / "outside.jsonl");
        std::filesystem::create_symlink(dir / "outside.jsonl", file);
    }
    QCOMPARE(folder.verifyData().ok(), !refused);
}

void TestFolder::aReadOnlyFolderCanBeReadButNotWritten() {
    if (::geteuid() == 0) {
        QSKIP("root may write everywhere");
    }
    const TemporaryFolder dir;
    const Folder folder = makeFolder(dir / "e");
    std::filesystem::permissions(dir / "e",
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    QVERIFY(readExperimentState(folder).ok());
    QCOMPARE(folder.publishCells().error().kind, ErrorKind::Permission);
    std::filesystem::permissions(dir / "e", std::filesystem::perms::owner_all);
}

PLATEAU_TEST(TestFolder)
#include "test_folder.moc"
