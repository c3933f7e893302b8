#include "core/model/blocks/linear.h"
#include "core/training/predictor.h"
#include "core/training/trainer.h"
#include "tests/core/model/tiny_model.h"
#include "tests/core/training/home_task.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plateau;
using namespace plateau::training;
using fixture::cell;
using recipe::MethodKind;

namespace {

recipe::TrainingSettings quick(MethodKind method, int updates = 40) {
    recipe::TrainingSettings settings = recipe::defaultSettings(method);
    settings.precision = recipe::Precision::Float32;
    settings.budget.rule = recipe::BudgetRule::Updates;
    settings.budget.updates = updates;
    settings.optimizer.batch = 8;
    settings.lora.rank = 4;
    return settings;
}

struct Curves {
    std::map<std::string, std::vector<double>> losses;
    std::map<std::string, std::vector<ValidationEvent>> looks;
    TrainEvents events() {
        TrainEvents heard;
        heard.update = [this](const UpdateEvent& event) { losses[event.cell].push_back(event.loss); };
        heard.validated = [this](const ValidationEvent& event) { looks[event.cell].push_back(event); };
        return heard;
    }
};

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

private:
    support::TemporaryFolder m_model;
    std::unique_ptr<Trainer> m_trainer;
    task::Examples m_test = fixture::homeTask().evaluations[0].examples;

    std::vector<CellReport> train(const std::vector<CellTask>& cells, const TrainEvents& events = {}) {
        auto reports = m_trainer->train(cells, {}, events);
        if (!reports) {
            qWarning("%s", reports.error().text().c_str());
            return {};
        }
        return *reports;
    }

private Q_SLOTS:
    void initTestCase() {
        fixture::writeTinyModel(m_model.path());
        TrainerOptions options;
        options.modelFolder = m_model.path();
        options.device = DeviceChoice::Cpu;
        options.threads = 1;
        options.maxTokens = 12;
        auto trainer = Trainer::open(options, fixture::homeTask());
        QVERIFY2(trainer.ok(), trainer ? "" : trainer.error().text().c_str());
        m_trainer = std::move(*trainer);
        QCOMPARE(m_trainer->device().device, std::string("cpu"));
        QCOMPARE(m_trainer->tokens().unknownTokens, std::int64_t(0));
        QCOMPARE(m_trainer->tokens().poolLengths.size(), std::size_t(90));
    }

    void everyMethodLearns_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<bool>("bfloat16");
        QTest::newRow("lora") << int(MethodKind::Lora) << false;
        QTest::newRow("lora in bfloat16") << int(MethodKind::Lora) << true;
        QTest::newRow("full") << int(MethodKind::Full) << false;
        QTest::newRow("last layer") << int(MethodKind::LastLayer) << false;
    }

    void everyMethodLearns() {
        QFETCH(int, method);
        QFETCH(bool, bfloat16);
        if (bfloat16 && !model::packsBFloat16()) {
            QSKIP("the processor has no AVX-512 instructions for bfloat16");
        }
        auto settings = quick(static_cast<MethodKind>(method), 120);
        settings.optimizer.learningRate = settings.method == MethodKind::Full ? 3e-3 : 1e-2;
        settings.precision = bfloat16 ? recipe::Precision::BFloat16 : recipe::Precision::Float32;
        Curves curves;
        const auto reports = train({cell(1, 60, settings)}, curves.events());
        QCOMPARE(reports.size(), std::size_t(1));
        const CellReport& report = reports[0];
        QVERIFY(report.outcome == CellOutcome::Done);
        QCOMPARE(report.precision, std::string(bfloat16 ? "bfloat16" : "float32"));
        const int correct = fixture::correctOf(report, m_test);
        QVERIFY2(correct > 36, std::to_string(correct).c_str());
        QCOMPARE(report.outputs.at("test").items(), std::size_t(60));
        QCOMPARE(report.updates, settings.method == MethodKind::LastLayer ? 0 : 120);
        if (settings.method != MethodKind::LastLayer) {
            const auto& losses = curves.losses[report.id];
            QCOMPARE(losses.size(), std::size_t(120));
            QVERIFY(losses.back() < 0.5 * losses.front());
            QVERIFY(report.tokens > 120 * 8 * 4);
            QVERIFY(report.realised == (std::vector<RealisedDraws>{{960, 60, 900}}));
        }
    }

    /// Different seeds and rows, dropout on: packed losses equal solo losses.
    void packedEqualsSolo() {
        auto settings = quick(MethodKind::Lora);
        settings.lora.dropout = 0.2;
        settings.headInit = recipe::HeadInit::Random;
        Curves packed;
        const std::vector<CellTask> cells = {cell(0, 48, settings), cell(1, 48, settings),
                                             cell(2, 48, settings)};
        const auto together = train(cells, packed.events());
        QCOMPARE(together.size(), std::size_t(3));
        QCOMPARE(together[0].packedWith, 3);
        for (const CellTask& task : cells) {
            Curves solo;
            const auto alone = train({task}, solo.events());
            QCOMPARE(alone[0].packedWith, 1);
            const auto& expected = solo.losses[task.id];
            const auto& got = packed.losses[task.id];
            QCOMPARE(got.size(), expected.size());
            for (std::size_t i = 0; i < got.size(); ++i) {
                QVERIFY2(std::abs(got[i] - expected[i]) < 1e-5 * expected[i] + 1e-7,
                         std::to_string(i).c_str());
            }
        }
        QVERIFY(packed.losses["n48-s0"] != packed.losses["n48-s1"]);
    }

    void equalCellsGiveEqualBits_data() {
        QTest::addColumn<int>("method");
        QTest::newRow("lora") << int(MethodKind::Lora);
        QTest::newRow("full") << int(MethodKind::Full);
    }

    void equalCellsGiveEqualBits() {
        QFETCH(int, method);
        auto settings = quick(static_cast<MethodKind>(method), 15);
        settings.exact = true;
        settings.precision = recipe::Precision::Automatic;
        CellTask task = cell(4, 30, settings);
        task.keepWeights = true;
        Curves first;
        Curves second;
        const auto one = train({task, cell(5, 30, settings)}, first.events());
        const auto two = train({task}, second.events());
        QVERIFY(first.losses[task.id] == second.losses[task.id]);
        QCOMPARE(one[0].packedWith, 1);
        QCOMPARE(one[0].weights.size(), two[0].weights.size());
        QVERIFY(!one[0].weights.empty());
        for (std::size_t i = 0; i < one[0].weights.size(); ++i) {
            QCOMPARE(one[0].weights[i].name, two[0].weights[i].name);
            QVERIFY(one[0].weights[i].values == two[0].weights[i].values);
        }
        QVERIFY(one[1].weights.empty());
    }

    void anAbsurdLearningRateDiverges() {
        auto settings = quick(MethodKind::Lora, 20);
        settings.optimizer.learningRate = 1e30;
        const auto reports = train({cell(0, 30, settings)});
        QVERIFY(reports[0].outcome == CellOutcome::Diverged);
        QVERIFY(reports[0].divergedAt > 1 && reports[0].divergedAt <= 5);
    }

    void earlyStoppingRetrainsOnAllSamples() {
        auto settings = quick(MethodKind::Lora);
        settings.budget.rule = recipe::BudgetRule::EarlyStop;
        settings.budget.epochs = 12;
        settings.budget.minUpdates = 20;
        settings.budget.patience = 3;
        Curves curves;
        const auto reports = train({cell(0, 72, settings), cell(1, 72, settings)}, curves.events());
        for (const CellReport& report : reports) {
            QVERIFY(report.rule == recipe::BudgetRule::EarlyStop);
            QCOMPARE(report.validationRows, std::int64_t(11));
            QVERIFY(report.updates >= 20 && report.updates <= 108);
            QVERIFY(static_cast<std::int64_t>(curves.losses[report.id].size()) > report.updates);
            const auto& looks = curves.looks[report.id];
            QVERIFY(!looks.empty());
            int worse = 0; // looks since the best
            for (std::size_t i = 0; i < looks.size(); ++i) {
                worse = looks[i].bestUpdate == looks[i].update ? 0 : worse + 1;
                QCOMPARE(looks[i].pastBestSince, worse >= 2 ? looks[i].bestUpdate : 0);
                QVERIFY(i == 0 || looks[i].update > looks[i - 1].update);
            }
            QCOMPARE(report.updates, std::max<std::int64_t>(looks.back().bestUpdate, 20));
        }
        // Fewer than ten samples a class: the rule falls back.
        const auto fallback = train({cell(0, 24, settings)});
        QVERIFY(fallback[0].rule == recipe::BudgetRule::Updates);
        QCOMPARE(fallback[0].validationRows, std::int64_t(0));
    }

    void aCellWithTooFewUpdatesIsMarked() {
        auto settings = quick(MethodKind::Lora, 2);
        settings.optimizer.learningRate = 1e-6;
        settings.optimizer.headLearningRate = 1e-6;
        settings.headInit = recipe::HeadInit::Random;
        const auto reports = train({cell(0, 60, settings)});
        QVERIFY(reports[0].underTraining.notFitted);
        QVERIFY(reports[0].underTraining.belowBaseline);
        QVERIFY(reports[0].underTraining.trainQuality < 0.9);
        settings = quick(MethodKind::Lora, 200);
        settings.optimizer.learningRate = 1e-2;
        QVERIFY(!train({cell(0, 60, settings)})[0].underTraining.any());
    }

    void aControlLearnsNothing() {
        auto settings = quick(MethodKind::Lora, 60);
        CellTask task = cell(0, 60, settings);
        task.shuffledTargets = true;
        QVERIFY(fixture::correctOf(train({task})[0], m_test) < 30);
    }

    void keptWeightsScoreTheSame_data() {
        QTest::addColumn<int>("method");
        QTest::newRow("lora") << int(MethodKind::Lora);
        QTest::newRow("full") << int(MethodKind::Full);
        QTest::newRow("last layer") << int(MethodKind::LastLayer);
    }

    void keptWeightsScoreTheSame() {
        QFETCH(int, method);
        CellTask task = cell(3, 48, quick(static_cast<MethodKind>(method), 20));
        task.keepWeights = true;
        const auto reports = train({task});
        PredictorOptions options;
        options.modelFolder = m_model.path();
        options.weights = reports[0].weights;
        options.settings = task.settings;
        options.outputs.resize(6);
        options.maxTokens = 12;
        options.threads = 1;
        const auto& texts = m_test.texts;
        const auto scored = logits(options, texts);
        QVERIFY2(scored.ok(), scored ? "" : scored.error().text().c_str());
        const auto classes = fixture::predicted(reports[0].outputs.at("test"));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto& row = (*scored)[i];
            const auto best = std::max_element(row.begin(), row.end()) - row.begin();
            QCOMPARE(static_cast<int>(best), classes[i]);
        }
        options.weights.pop_back();
        QVERIFY(!logits(options, texts).ok());
    }

    void everyBaselineAnswers() {
        std::vector<BaselineTask> tasks;
        for (const std::uint32_t n : {12U, 48U}) {
            for (std::uint64_t seed = 0; seed < 2; ++seed) {
                tasks.push_back({"i", seed, cell(seed, n, {}).rows});
            }
        }
        for (const auto kind : {BaselineKind::Constant, BaselineKind::Untouched, BaselineKind::LinearProbe,
                                BaselineKind::BagOfWords}) {
            QVERIFY(m_trainer->has(kind));
            const auto reports = m_trainer->baseline(kind, tasks, {});
            QVERIFY(reports.ok());
            QCOMPARE(reports->size(), std::size_t(4));
            const int few = fixture::correctOf((*reports)[0], m_test);
            const int many = fixture::correctOf((*reports)[2], m_test);
            QVERIFY(many >= few);
            QCOMPARE(many == 10, kind == BaselineKind::Constant); // ten items of each class
        }
    }

    void stoppingIsNotAFailureAndLeavesTheTrainerUsable() {
        std::stop_source source;
        TrainEvents stopAtFive;
        stopAtFive.update = [&](const UpdateEvent& event) {
            if (event.update == 5) {
                source.request_stop();
            }
        };
        const std::vector<CellTask> cells = {cell(0, 30, quick(MethodKind::Lora, 500))};
        const auto stopped = m_trainer->train(cells, source.get_token(), stopAtFive);
        QVERIFY(!stopped.ok());
        QVERIFY(stopped.error().kind == ErrorKind::Cancelled);
        QCOMPARE(train({cell(0, 30, quick(MethodKind::Lora, 5))}).size(), std::size_t(1));
    }

    void packWidthIsOneWhereNothingMayBePacked() {
        auto settings = quick(MethodKind::Lora);
        settings.exact = true;
        QCOMPARE(m_trainer->packWidth(settings, 30, 3), 1);
        QCOMPARE(m_trainer->packWidth(quick(MethodKind::Full), 30, 3), 1);
        QCOMPARE(m_trainer->packWidth(quick(MethodKind::Lora), 30, 1), 1);
        const int width = m_trainer->packWidth(quick(MethodKind::Lora), 30, 3);
        QVERIFY(width >= 1 && width <= 3);
        QCOMPARE(m_trainer->packWidth(quick(MethodKind::Lora), 60, 3), width);
    }

    void badTasksAreRefused() {
        CellTask outside = cell(0, 12, quick(MethodKind::Lora, 3));
        outside.rows[3] = 4000;
        QVERIFY(!m_trainer->train({&outside, 1}, {}, {}).ok());
        CellTask empty = cell(0, 12, quick(MethodKind::Lora, 3));
        empty.rows.clear();
        QVERIFY(!m_trainer->train({&empty, 1}, {}, {}).ok());
        CellTask target = cell(0, 12, quick(MethodKind::Lora, 3));
        target.settings.lora.targets = {"q_proj"};
        QVERIFY(!m_trainer->train({&target, 1}, {}, {}).ok());
    }
};

PLATEAU_TEST(TestTrainer)
#include "test_trainer.moc"
