// A result and its files come about in one step: what is damaged is found, and a loser never touches the
// winner's.
#include "tests/core/experiment/sample_experiment.h"

#include "core/experiment/store/attempt.h"
#include "core/experiment/store/result_files.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace plateau;
using namespace plateau::experiment;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

/// Weights as a trainer leaves them before there is a result.
std::string leaveWeights(const Folder& folder, const std::string& cell, const std::string& bytes) {
    const std::string hash = sha256(bytes);
    std::filesystem::create_directories(folder.adapterFolder(cell));
    writeText(pendingFile(folder.weightsPath(cell), hash), bytes);
    return hash;
}

CellResult withWeights(const Folder& folder, const PlannedCell& cell, const std::string& bytes) {
    CellResult result = sample::result(cell);
    result.weightsSha256 = leaveWeights(folder, cell.id, bytes);
    return result;
}

void flip(const std::filesystem::path& path) {
    std::string bytes = readText(path);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    writeText(path, bytes);
}

} // namespace

class TestResultFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryFolder> m_dir;
    std::optional<Folder> m_folder;
    PlannedCell m_cell;

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<TemporaryFolder>();
        m_folder = *Folder::create(*m_dir / "e", sample::plan());
        m_cell = sample::find(m_folder->plan(), CellKind::Cell, 80);
    }

    void theFilesOfAResultGetTheirLastingNames() {
        const CellResult result = withWeights(*m_folder, m_cell, "weights");
        QVERIFY(*m_folder->publishResult(result, sample::predictions()) == Published::Written);
        QCOMPARE(readText(m_folder->weightsPath(m_cell.id)), std::string("weights"));
        QCOMPARE(support::countEntries(m_folder->adapterFolder(m_cell.id)), std::size_t{1});
        QCOMPARE(support::countEntries(m_folder->root() / "results"), std::size_t{2});
        const auto stored = m_folder->readResult(m_cell.id);
        QCOMPARE(stored->result->weightsSha256, sha256("weights"));
        QVERIFY(m_folder->damagedFiles(*stored->result)->empty());
    }

    void aLoserTouchesNothingOfTheWinner() {
        QVERIFY(*m_folder->publishResult(withWeights(*m_folder, m_cell, "first"), sample::predictions()) ==
                Published::Written);
        CellResult second = withWeights(*m_folder, m_cell, "second");
        second.attempt = "002";
        QVERIFY(*m_folder->publishResult(second, {sample::classLine("row-1", 1, 0.9, 0.1)}) ==
                Published::AlreadyThere);
        const auto stored = m_folder->readResult(m_cell.id);
        QVERIFY(m_folder->damagedFiles(*stored->result)->empty());
        QCOMPARE(m_folder->readPredictions(m_cell.id)->size(), std::size_t{2});
        QCOMPARE(support::countEntries(m_folder->adapterFolder(m_cell.id)), std::size_t{1});
        QCOMPARE(support::countEntries(m_folder->root() / "results"), std::size_t{2});
    }

    void manyAttemptsAtOnceLeaveOneResultWithItsOwnFiles() {
        for (int round = 0; round < 20; ++round) {
            const auto cell = cellsOf(m_folder->plan())[static_cast<std::size_t>(round)];
            std::vector<pid_t> children;
            for (int attempt = 0; attempt < 4; ++attempt) {
                children.push_back(::fork());
                if (children.back() == 0) {
                    CellResult result = withWeights(*m_folder, cell, "weights of " + std::to_string(attempt));
                    result.attempt = std::to_string(attempt);
                    const auto done = m_folder->publishResult(
                        result, {sample::classLine("row-" + std::to_string(attempt), 0, 0.75, 0.75)});
                    ::_exit(done.ok() ? 0 : 1);
                }
            }
            for (const pid_t child : children) {
                int status = 0;
                ::waitpid(child, &status, 0);
                QCOMPARE(status, 0);
            }
            const auto stored = m_folder->readResult(cell.id);
            QVERIFY(stored->result.has_value());
            const auto damaged = m_folder->damagedFiles(*stored->result);
            QVERIFY2(damaged->empty(), damaged->empty() ? "" : damaged->front().text().c_str());
            QCOMPARE(m_folder->readPredictions(cell.id)->front().item, "row-" + stored->result->attempt);
            QCOMPARE(readText(m_folder->weightsPath(cell.id)), "weights of " + stored->result->attempt);
        }
    }

    void aWriterThatDiedBehindItsResultIsNoDamage() {
        QVERIFY(
            m_folder->publishResult(withWeights(*m_folder, m_cell, "weights"), sample::predictions()).ok());
        const CellResult result = *m_folder->readResult(m_cell.id)->result;
        for (const auto& [file, hash] :
             {std::pair(m_folder->weightsPath(m_cell.id), result.weightsSha256),
              std::pair(m_folder->predictionsPath(m_cell.id), result.predictionsSha256)}) {
            std::filesystem::rename(file, pendingFile(file, hash));
        }
        QVERIFY(m_folder->damagedFiles(result)->empty());
        QCOMPARE(m_folder->readPredictions(m_cell.id)->size(), std::size_t{2});
        QVERIFY(settleFile(m_folder->weightsPath(m_cell.id), result.weightsSha256).ok());
        QCOMPARE(readText(m_folder->weightsPath(m_cell.id)), std::string("weights"));
    }

    void damageOfAnyFileIsFoundNamedAndSetAside_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("a bit of the weights") << 0;
        QTest::newRow("another cell's weights") << 1;
        QTest::newRow("weights deleted") << 2;
        QTest::newRow("a bit of the predictions") << 3;
        QTest::newRow("predictions deleted") << 4;
    }

    void damageOfAnyFileIsFoundNamedAndSetAside() {
        QFETCH(int, what);
        QVERIFY(
            m_folder->publishResult(withWeights(*m_folder, m_cell, "weights"), sample::predictions()).ok());
        const auto weights = m_folder->weightsPath(m_cell.id);
        const auto predictions = m_folder->predictionsPath(m_cell.id);
        const auto file = what < 3 ? weights : predictions;
        if (what == 0 || what == 3) {
            flip(file);
        } else if (what == 1) {
            writeText(file, "weights of another cell");
        } else {
            std::filesystem::remove(file);
        }
        const bool wasThere = std::filesystem::exists(file);
        const auto damaged = m_folder->damagedFiles(*m_folder->readResult(m_cell.id)->result);
        QCOMPARE(damaged->size(), std::size_t{1});
        QCOMPARE(damaged->front().where, file.string());
        QVERIFY(!*m_folder->setDamagedAside(m_cell.id, 3600)); // it may be a copy in the making
        QVERIFY(std::filesystem::exists(m_folder->resultPath(m_cell.id)));
        QVERIFY(*m_folder->setDamagedAside(m_cell.id, 0));
        QVERIFY(!std::filesystem::exists(m_folder->resultPath(m_cell.id)));
        QCOMPARE(std::filesystem::exists(file.string() + ".damaged-1"), wasThere);
        // What is made again is whole.
        QVERIFY(*m_folder->publishResult(withWeights(*m_folder, m_cell, "again"), sample::predictions()) ==
                Published::Written);
        QVERIFY(m_folder->damagedFiles(*m_folder->readResult(m_cell.id)->result)->empty());
    }

    void resultsOfOlderVersionsNameNoWeights() {
        const CellResult result = sample::result(m_cell);
        QVERIFY(!toJson(result).contains("weights_sha256"));
        QVERIFY(m_folder->publishResult(result, sample::predictions()).ok());
        QVERIFY(m_folder->damagedFiles(*m_folder->readResult(m_cell.id)->result)->empty());
    }
};

PLATEAU_TEST(TestResultFiles)
#include "test_result_files.moc"
