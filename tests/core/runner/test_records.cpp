#include "core/experiment/run/worker_protocol.h"
#include "core/runner/attempt_record.h"
#include "core/runner/cell_report.h"
#include "core/runner/evaluation.h"
#include "core/runner/kept_weights.h"
#include "core/runner/run_cell.h"
#include "core/runner/worker.h"
#include "core/task/class_details.h"
#include "core/task/task_list.h"
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <array>

#include <fcntl.h>
#include <unistd.h>

using namespace plateau;
using namespace plateau::runner;
using experiment::CellKind;
using experiment::PlannedCell;

/// What the runner writes beside the training itself; no model is loaded here.
class TestRecords : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;
    std::optional<experiment::Folder> m_folder;

    PlannedCell cell(CellKind kind) const {
        for (const PlannedCell& planned : experiment::cellsOf(m_folder->plan())) {
            if (planned.spec.kind == kind) {
                return planned;
            }
        }
        return {};
    }

    static training::CellReport report() {
        training::CellReport out;
        out.underTraining.notFitted = true;
        out.underTraining.trainQuality = 0.8;
        out.rule = recipe::BudgetRule::Updates;
        out.updates = 300;
        out.trainSeconds = 2;
        out.packedWith = 3;
        out.precision = "bfloat16";
        out.realised = {{64, 50, 14}};
        return out;
    }

private Q_SLOTS:
    void init() {
        const auto root = m_dir / ("e" + std::to_string(std::rand()));
        auto folder = experiment::Folder::create(root, experiment::sample::plan());
        QVERIFY2(folder.ok(), folder.ok() ? "" : folder.error().text().c_str());
        m_folder.emplace(std::move(*folder));
    }

    void aReportBecomesTheResultThatIsPublished() {
        const auto result = toResult(cell(CellKind::Cell), report(), {"domain"});
        QVERIFY(result.status == experiment::CellStatus::Done);
        QVERIFY(result.underTrained.notFitted && result.underTrained.any());
        QCOMPARE(result.budgetRule, std::string("updates"));
        QCOMPARE(result.packedWith, 3);
        QCOMPARE(result.precision, std::string("bfloat16"));
        QVERIFY((result.realised.at("domain") == experiment::PoolUse{64, 50}));
    }

    void aDivergedReportSaysWhen() {
        training::CellReport diverged = report();
        diverged.outcome = training::CellOutcome::Diverged;
        diverged.divergedAt = 17;
        const auto result = toResult(cell(CellKind::Cell), diverged, {"domain"});
        QVERIFY(result.status == experiment::CellStatus::Diverged);
        QCOMPARE(result.divergedAt, std::int64_t(17));
    }

    void baselinesFollowNoBudgetRule() {
        QVERIFY(toResult(cell(CellKind::Baseline), report(), {"domain"}).budgetRule.empty());
    }

    void outputsBecomeScoresAndNamedPredictions() {
        const task::Task& task = task::textClassification();
        std::vector<data::Sample> truth(3);
        for (std::size_t i = 0; i < truth.size(); ++i) {
            truth[i].id = std::string(1, static_cast<char>('x' + i));
            truth[i].label = i == 1 ? "a" : "b";
        }
        const std::vector<std::uint32_t> rows{0, 1};
        const ScoredSet scored =
            scoredSet(task, truth, {2, {0, 2, 0, 1, 1, 3}}, {{"a", "b"}, {}}, {truth, rows});
        QCOMPARE(scored.evaluation.items, std::int64_t{3});
        QCOMPARE(scored.evaluation.metrics.at("accuracy"), 2.0 / 3);
        QVERIFY(scored.evaluation.standardErrors.at("accuracy") > 0);
        QVERIFY(scored.evaluation.metrics.contains("log_loss"));
        const auto details = task::classDetails(scored.evaluation.details);
        QCOMPARE(details.classes.at(1).positives, 1);
        QCOMPARE(scored.lines.size(), std::size_t(3));
        QCOMPARE(scored.lines[1].item, std::string("y"));
        QCOMPARE(scored.lines[1].columns.at("predicted"), 1.0);
    }

    void groupsOfItemsWidenTheError() {
        const task::Task& task = task::textClassification();
        std::vector<data::Sample> truth(40);
        std::vector<float> logits;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            truth[i].id = std::to_string(i);
            truth[i].label = "a";
            truth[i].group = "g" + std::to_string(i / 8);
            const bool right = i / 8 % 2 == 0; // whole groups are right or wrong
            logits.insert(logits.end(), {right ? 1.0F : 0.0F, right ? 0.0F : 1.0F});
        }
        const task::Outputs outputs{2, logits};
        const double grouped =
            scoredSet(task, truth, outputs, {{"a", "b"}, {}}, {}).evaluation.standardErrors.at("accuracy");
        for (data::Sample& sample : truth) {
            sample.group.clear();
        }
        const double alone =
            scoredSet(task, truth, outputs, {{"a", "b"}, {}}, {}).evaluation.standardErrors.at("accuracy");
        QVERIFY(grouped > 2 * alone);
    }

    void keptWeightsComeBackBitForBit() {
        const auto planned = cell(CellKind::Cell);
        const std::vector<training::NamedMatrix> weights{
            {"classifier.bias", {2}, {0.25F, -1e-30F}},
            {"encoder.layer.0.attention.self.query.lora_A", {2, 3}, {1, 2, 3, 4, 5, 6}}};
        const auto hash = keepWeights(*m_folder, planned, weights);
        QVERIFY(hash.ok());
        experiment::CellResult result;
        result.cell = planned.id;
        result.weightsSha256 = *hash;
        const auto kept = readKeptWeights(*m_folder, result);
        QVERIFY2(kept.ok(), kept.ok() ? "" : kept.error().text().c_str());
        QVERIFY(kept->verified);
        const auto* back = &kept->weights;
        QCOMPARE(back->size(), weights.size());
        for (const training::NamedMatrix& wanted : weights) {
            const bool found = std::any_of(back->begin(), back->end(), [&](const auto& got) {
                return got.name == wanted.name && got.shape == wanted.shape && got.values == wanted.values;
            });
            QVERIFY2(found, wanted.name.c_str());
        }
        result.cell = "0000000000000000";
        QVERIFY(readKeptWeights(*m_folder, result).error().kind == ErrorKind::NotFound);
    }

    void attemptsKeepTheTrainingCurveAndHowTheyEnded() {
        const auto planned = cell(CellKind::Cell);
        {
            auto attempt = AttemptRecord::start(*m_folder, planned.id);
            QVERIFY(attempt.ok());
            attempt->update({planned.id, 1, 2, 1.5, 1e-3, 0.5});
            attempt->update({planned.id, 2, 2, 1.25, 5e-4, 0.25});
            attempt->done();
        }
        { const auto stopped = AttemptRecord::start(*m_folder, planned.id); }
        const auto attempts = experiment::attemptsOf(*m_folder, planned.id);
        QCOMPARE(attempts.size(), std::size_t(2));
        QVERIFY(attempts[0].state == experiment::AttemptState::Done);
        QVERIFY(attempts[1].state == experiment::AttemptState::Stopped);
        const auto curve =
            support::readText(m_folder->attemptFolder(planned.id, attempts[0].attempt) / "events.jsonl");
        const auto first = parseJson(curve.substr(0, curve.find('\n')), "curve");
        QVERIFY(first.ok());
        QCOMPARE((*first)["loss"].get<double>(), 1.5);
        QCOMPARE(std::count(curve.begin(), curve.end(), '\n'), 2);
    }

    void aWorkerThatCannotLoadSaysWhy() {
        std::array<int, 2> output{};
        QCOMPARE(::pipe2(output.data(), O_CLOEXEC), 0);
        CellRunnerOptions options;
        options.experiment = m_dir / "nowhere";
        QCOMPARE(runWorker(options, STDIN_FILENO, output[1], {}), 3);
        std::array<char, 4096> bytes{};
        const auto got = ::read(output[0], bytes.data(), bytes.size());
        QVERIFY(got > 0);
        const auto message =
            experiment::readMessage(std::string(bytes.data(), static_cast<std::size_t>(got) - 1));
        QVERIFY(message.ok());
        QVERIFY(message->type == experiment::WorkerMessage::Type::Fatal);
        QVERIFY(!message->error.what.empty());
        ::close(output[0]);
        ::close(output[1]);
    }

    void runCellTellsABadSpecFromAChangedInput() {
        CellRunnerOptions options;
        options.experiment = m_folder->root();
        QCOMPARE(int(runCell(options, "0000000000000000", {}, {}).code), int(BadSpec));
        // The plan names data files that are not there: no attempt is made.
        QCOMPARE(int(runCell(options, cell(CellKind::Cell).id, {}, {}).code), int(InputChanged));
        QVERIFY(!std::filesystem::exists(m_folder->root() / "attempts" / cell(CellKind::Cell).id));
    }
};

PLATEAU_TEST(TestRecords)
#include "test_records.moc"
