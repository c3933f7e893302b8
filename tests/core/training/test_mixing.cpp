#include "core/base/random.h"
#include "core/training/inputs/feature_rows.h"
#include "core/training/inputs/joined_set.h"
#include "core/training/trainer.h"
#include "tests/core/model/tiny_model.h"
#include "tests/core/training/home_task.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <ATen/ATen.h>

using namespace plateau;
using namespace plateau::training;
using fixture::cell;

namespace {

recipe::TrainingSettings quickSettings() {
    auto settings = recipe::defaultSettings(recipe::MethodKind::Lora);
    settings.precision = recipe::Precision::Float32;
    settings.budget.rule = recipe::BudgetRule::Updates;
    settings.budget.updates = 20;
    settings.optimizer.batch = 8;
    settings.lora.rank = 4;
    return settings;
}

CellTask mixed(CellTask task, const char* mixture, recipe::DatasetShares shares = {}) {
    task.mixture = CellMixture{*recipe::parseMixture(mixture), std::move(shares)};
    return task;
}

/// A line with noise-free targets; `offset` moves the targets of general data.
task::Examples line(std::size_t rows, float offset, std::uint64_t seed) {
    task::Examples examples;
    Random random(seed, "line");
    examples.featureWidth = 2;
    examples.targetWidth = 1;
    examples.items = rows;
    for (std::size_t i = 0; i < rows; ++i) {
        const auto a = static_cast<float>(random.uniform());
        const auto b = static_cast<float>(random.uniform());
        examples.features.insert(examples.features.end(), {a, b});
        examples.targets.push_back(3 * a - b + offset);
    }
    return examples;
}

} // namespace

/// Cells that draw general data beside their own rows.
class TestMixing : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_model;

    std::unique_ptr<Trainer> open(TaskData data, const std::filesystem::path& model) const {
        TrainerOptions options;
        options.modelFolder = model;
        options.device = DeviceChoice::Cpu;
        options.threads = 1;
        options.maxTokens = 12;
        auto trainer = Trainer::open(options, std::move(data));
        if (!trainer) {
            qWarning("%s", trainer.error().text().c_str());
        }
        return trainer ? std::move(*trainer) : nullptr;
    }

    std::unique_ptr<Trainer> openTexts(std::size_t datasets = 2) const {
        TaskData data = fixture::homeTask();
        for (std::size_t i = 0; i < datasets; ++i) {
            data.general.push_back(fixture::homeTask(40 + 10 * i).pool);
        }
        return open(std::move(data), m_model.path());
    }

    static std::unique_ptr<Trainer> openTable(float offset) {
        TaskData data;
        data.objective = task::Objective::Regression;
        data.pool = line(64, 0, 1);
        data.general = {line(200, offset, 2)};
        data.evaluations = {{"test", line(100, 0, 3)}};
        TrainerOptions options;
        options.modelFolder = "mlp";
        options.device = DeviceChoice::Cpu;
        options.threads = 1;
        auto trainer = Trainer::open(options, std::move(data));
        if (!trainer) {
            qWarning("%s", trainer.error().text().c_str());
        }
        return trainer ? std::move(*trainer) : nullptr;
    }

    static Result<std::vector<CellReport>> train(Trainer& trainer, const std::vector<CellTask>& cells,
                                                 std::vector<UpdateEvent>* heard = nullptr) {
        TrainEvents events;
        events.update = [&](const UpdateEvent& event) {
            if (heard != nullptr) {
                heard->push_back(event);
            }
        };
        return trainer.train(cells, {}, events);
    }

private Q_SLOTS:
    void initTestCase() { fixture::writeTinyModel(m_model.path()); }

    void joinedSetsKeepTheOrderOfTheirRows() {
        const std::vector<float> few{1, 2, 3};
        const std::vector<float> more{10, 20};
        const FeatureRows first(few, 1);
        const FeatureRows second(more, 1);
        const JoinedSet joined({&first, &second});
        QCOMPARE(joined.size(), std::size_t(5));
        QCOMPARE(joined.begin(1), std::size_t(3));
        const Batch batch = joined.collate(std::vector<std::uint32_t>{4, 0, 3, 2}, 2);
        QCOMPARE(batch.items(), std::int64_t(2));
        QVERIFY(at::equal(batch.features, at::tensor({20.F, 1.F, 10.F, 3.F}).view({4, 1})));
        const Batch own = joined.collate(std::vector<std::uint32_t>{2, 1}, 1);
        QVERIFY(at::equal(own.features, at::tensor({3.F, 2.F}).view({2, 1})));
    }

    void realisedCountsAreInTheReportAndInEveryUpdate() {
        const auto trainer = openTexts();
        QVERIFY(trainer);
        std::vector<UpdateEvent> heard;
        const auto reports =
            train(*trainer, {mixed(cell(0, 12, quickSettings()), "25%", {{3, 1}, 1})}, &heard);
        QVERIFY2(reports.ok(), reports.ok() ? "" : reports.error().text().c_str());
        // 160 draws: a quarter from the domain, of the others three quarters from the first dataset
        const std::vector<RealisedDraws> expected{{40, 12, 28}, {90, 40, 50}, {30, 30, 0}};
        QVERIFY(reports->front().realised == expected);
        QCOMPARE(heard.size(), std::size_t(20));
        QVERIFY(heard.back().realised == expected);
        QCOMPARE(heard.front().realised[0].drawn + heard.front().realised[1].drawn +
                     heard.front().realised[2].drawn,
                 std::int64_t(8));
    }

    void aPackOfMixedCellsTrainsLikeEachAlone() {
        const auto trainer = openTexts();
        QVERIFY(trainer);
        const std::vector<CellTask> pack{mixed(cell(0, 24, quickSettings()), "10%..50%"),
                                         mixed(cell(1, 24, quickSettings()), "10%..50%")};
        const auto together = train(*trainer, pack);
        QVERIFY(together.ok());
        QCOMPARE((*together)[0].packedWith, 2);
        for (std::size_t i = 0; i < 2; ++i) {
            const auto alone = train(*trainer, {pack[i]});
            QVERIFY(alone.ok());
            QVERIFY(alone->front().realised == (*together)[i].realised);
            const auto& one = alone->front().outputs.at("test").values;
            const auto& other = (*together)[i].outputs.at("test").values;
            for (std::size_t k = 0; k < one.size(); ++k) {
                QVERIFY(std::abs(one[k] - other[k]) < 1e-3);
            }
        }
    }

    void cellsWithAnotherMixtureAreNoPack() {
        const auto trainer = openTexts();
        QVERIFY(trainer);
        const auto reports =
            train(*trainer, {cell(0, 24, quickSettings()), mixed(cell(1, 24, quickSettings()), "50%"),
                             mixed(cell(2, 24, quickSettings()), "20%")});
        QVERIFY(reports.ok());
        for (const CellReport& report : *reports) {
            QCOMPARE(report.packedWith, 1);
        }
        QCOMPARE((*reports)[0].realised.size(), std::size_t(1));
    }

    void aPlainCellHasTheSameBitsBesideGeneralData() {
        const auto without = openTexts(0);
        const auto beside = openTexts(2);
        QVERIFY(without && beside);
        const std::vector<CellTask> cells{cell(0, 24, quickSettings())};
        const auto one = train(*without, cells);
        const auto other = train(*beside, cells);
        QVERIFY(one.ok() && other.ok());
        QVERIFY(one->front().outputs == other->front().outputs);
    }

    void stopRulesSetTheNumberOfUpdates() {
        const auto trainer = openTexts(1);
        QVERIFY(trainer);
        const auto updates = [&](const char* mixture) {
            const auto reports = train(*trainer, {mixed(cell(0, 20, quickSettings()), mixture)});
            return reports ? reports->front().updates : -1;
        };
        QCOMPARE(updates("50%"), std::int64_t(20));
        QCOMPARE(updates("50%/without_replacement"), std::int64_t(8)); // 60 samples in batches of 8
        QCOMPARE(updates("50%/first_exhausted"), std::int64_t(6));     // 41 draws
        QCOMPARE(updates("50%/all_exhausted"), std::int64_t(10));      // 79 draws
    }

    void generalDataChangeWhatATableModelLearns() {
        auto settings = recipe::defaultSettings(recipe::MethodKind::Full);
        settings.budget.rule = recipe::BudgetRule::Updates;
        settings.budget.updates = 200;
        settings.optimizer.batch = 16;
        settings.optimizer.learningRate = 1e-2;
        CellTask task;
        task.id = "table";
        for (std::uint32_t row = 0; row < 6; ++row) {
            task.rows.push_back(row);
        }
        task.settings = settings;
        const auto error = [](Trainer& trainer, const CellTask& one) {
            const auto reports = train(trainer, {one});
            double sum = 0;
            const task::Examples truth = line(100, 0, 3);
            for (std::size_t i = 0; i < 100; ++i) {
                const double off = reports->front().outputs.at("test").values[i] - truth.targets[i];
                sum += off * off / 100;
            }
            return sum;
        };
        const auto fitting = openTable(0);
        const auto misleading = openTable(5);
        QVERIFY(fitting && misleading);
        const double alone = error(*fitting, task);
        QVERIFY(error(*fitting, mixed(task, "20%")) < alone);
        QVERIFY(error(*misleading, mixed(task, "20%")) > 10 * alone);
    }

    void whatATaskCannotMixIsRefused_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("no data") << "no data"
                                 << "the task has none";
        QTest::newRow("weights") << "weights"
                                 << "another number of weights";
        QTest::newRow("last layer") << "last layer"
                                    << "fitted without updates";
        QTest::newRow("early stop") << "early stop"
                                    << "early stopping";
    }

    void whatATaskCannotMixIsRefused() {
        QFETCH(QString, what);
        QFETCH(QString, says);
        const std::string kind = what.toStdString();
        const auto trainer = openTexts(kind == "no data" ? 0 : 2);
        QVERIFY(trainer);
        CellTask task = mixed(cell(0, 72, quickSettings()), "50%");
        if (kind == "weights") {
            task.mixture->shares.weights = {1};
        } else if (kind == "last layer") {
            task.settings.method = recipe::MethodKind::LastLayer;
        } else if (kind == "early stop") {
            task.settings.budget.rule = recipe::BudgetRule::EarlyStop;
            task.mixture->mixture.stop = recipe::MixtureStop::AllExhausted;
        }
        const auto reports = train(*trainer, {task});
        QVERIFY(!reports.ok());
        QVERIFY2(QString::fromStdString(reports.error().what).contains(says), reports.error().what.c_str());
        QVERIFY(!reports.error().fix.empty());
    }
};

PLATEAU_TEST(TestMixing)
#include "test_mixing.moc"
