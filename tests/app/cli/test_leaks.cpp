#include "tests/app/cli/cli_fixture.h"
#include "tests/core/experiment/create_request.h"
#include "tests/core/experiment/sample_experiment.h"

#include "core/data/sample_file.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::cli::testing;

/// Test texts that are in the training pool too: told when the experiment is made and with its answer.
class TestLeaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAnswerTellsWhatLeaksDoToTheScore() {
        const support::TemporaryFolder dir;
        support::writeText(dir / "train.jsonl", experiment::sample::rows(100, 2));
        support::writeText(dir / "test.jsonl",
                           experiment::sample::rows(4, 2) +
                               experiment::sample::rows(6, 2, "what is the weather like"));
        auto request = experiment::sample::createRequest(dir / "e", dir / "train.jsonl");
        request.test = dir / "test.jsonl";
        request.sizes = {20, 40, 80};
        request.seeds = 1;
        const auto created = experiment::createExperiment(request);
        QVERIFY2(created.ok(), created.ok() ? "" : created.error().text().c_str());
        const auto& folder = created->folder;
        // Right on the four that leak and on half of the others.
        const auto test = data::readSampleFile(dir / "e" / "data" / "test.jsonl");
        const auto labels = data::labelNumbers(*test, folder.plan().labels);
        std::vector<experiment::PredictionLine> lines;
        for (std::size_t i = 0; i < test->size(); ++i) {
            lines.push_back(
                experiment::sample::classLine((*test)[i].id, i < 7 ? labels[i] : 1 - labels[i], 0.75, 0.75));
        }
        const auto cell = experiment::sample::find(folder.plan(), experiment::CellKind::Cell, 80);
        QVERIFY(folder.publishResult(experiment::sample::result(cell, 10), lines).ok());

        const std::string root = (dir / "e").string();
        const auto answer = runPlateau({"experiment", "answer", root, "--json"});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        bool told = false;
        const Json json = jsonOf(answer);
        for (const Json& warning : json["warnings"]) {
            if (warning["kind"] == "leaks") {
                told = true;
                QCOMPARE(warning["values"]["rows"].get<double>(), 4.0);
                QCOMPARE(warning["values"]["items"].get<double>(), 10.0);
                QCOMPARE(warning["values"]["score_all"].get<double>(), 0.7);
                QCOMPARE(warning["values"]["score_without"].get<double>(), 0.5);
            }
        }
        QVERIFY2(told, answer.out.c_str());
        const auto text = runPlateau({"experiment", "answer", root}).out;
        QVERIFY2(text.find("4 of 10 test texts are also in the training pool: 70.0 % on all, 50.0 % without "
                           "them") != std::string::npos,
                 text.c_str());
    }
};

PLATEAU_TEST(TestLeaks)
#include "test_leaks.moc"
