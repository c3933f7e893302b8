#include "core/model/blocks/linear.h"
#include "core/training/packed/encoder_source.h"
#include "core/training/packed/packed_model.h"
#include "core/training/trainer.h"
#include "tests/core/model/tiny_model.h"
#include "tests/core/training/home_task.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>
#include <random>
#include <stdexcept>

using namespace plateau;
using namespace plateau::training;
using fixture::cell;
using recipe::MethodKind;

namespace {

recipe::TrainingSettings settingsOf(const std::string& what) {
    auto settings = recipe::defaultSettings(what == "full" ? MethodKind::Full : MethodKind::Lora);
    settings.precision = what == "bfloat16" ? recipe::Precision::BFloat16 : recipe::Precision::Float32;
    settings.budget.rule = recipe::BudgetRule::Updates;
    settings.budget.updates = 24;
    settings.optimizer.batch = 8;
    settings.lora.rank = 4;
    settings.lora.dropout = 0.1;
    if (what == "early stop") {
        settings.budget.rule = recipe::BudgetRule::EarlyStop;
        settings.budget.epochs = 4;
        settings.budget.minUpdates = 12;
        settings.budget.patience = 2;
    }
    return settings;
}

std::vector<CellTask> cellsOf(const std::string& what) {
    const auto n = what == "early stop" ? 72U : 48U;
    std::vector<CellTask> cells = {cell(0, n, settingsOf(what))};
    if (what != "full" && what != "mixture of tokens") {
        cells.push_back(cell(1, n, settingsOf(what)));
    }
    cells[0].keepWeights = true;
    cells.back().shuffledTargets = cells.size() > 1;
    for (CellTask& cell : cells) {
        if (what.starts_with("mixture")) {
            cell.mixture = CellMixture{
                *recipe::parseMixture(what == "mixture" ? "20%..80%" : "60%/tokens/all_exhausted"), {}};
        }
    }
    return cells;
}

/// Everything that a kill must not change.
struct Trace {
    std::map<std::string, std::map<std::int64_t, double>> losses; ///< by cell and event, searches first
    std::map<std::string, CellReport> reports;
    std::vector<std::string> notes;
};

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

struct Killed : std::runtime_error {
    Killed() : std::runtime_error("killed") {}
};

} // namespace

/// Killed at any update, trained on: the same bits as without. "Killed" is an exception out of the loop,
/// after which nothing of the process's memory is used again.
class TestResume : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_model;
    std::unique_ptr<support::TemporaryFolder> m_checkpoints;

    std::unique_ptr<Trainer> open(std::chrono::milliseconds every = std::chrono::hours(1)) const {
        TrainerOptions options;
        options.modelFolder = m_model.path();
        options.device = DeviceChoice::Cpu;
        options.threads = 1;
        options.maxTokens = 12;
        options.checkpointFolder = m_checkpoints->path();
        options.checkpointEvery = every;
        TaskData data = fixture::homeTask();
        data.general = {fixture::homeTask(150).pool};
        auto trainer = Trainer::open(options, std::move(data));
        return trainer ? std::move(*trainer) : nullptr;
    }

    static TrainEvents hear(Trace& trace) {
        TrainEvents events;
        events.finished = [&trace](const CellReport& report) -> Result<void> {
            trace.reports[report.id] = report;
            return {};
        };
        events.note = [&trace](const std::string& text) { trace.notes.push_back(text); };
        return events;
    }

    /// Trains to the end or until the update event number `killAt`; the state is saved after each event
    /// number in `saveAt`. @return the number of update events heard
    static std::int64_t train(Trainer& trainer, const std::vector<CellTask>& cells, Trace& trace,
                              std::int64_t killAt = -1, std::function<bool(std::int64_t)> saveAt = {}) {
        std::int64_t heard = 0;
        TrainEvents events = hear(trace);
        events.update = [&](const UpdateEvent& event) {
            auto& losses = trace.losses[event.cell];
            const std::int64_t stage = event.updates * 1000; // searches have another number of updates
            losses[stage + event.update] = event.loss;
            if (++heard == killAt) {
                throw Killed();
            }
        };
        events.pausing = [&] { return saveAt && saveAt(heard); };
        const auto done = trainer.train(cells, {}, events);
        if (killAt < 0 && !done) {
            qWarning("%s", done.error().text().c_str());
        }
        return heard;
    }

    static void compare(const Trace& expected, const Trace& got) {
        QVERIFY(!expected.reports.empty());
        QCOMPARE(got.reports.size(), expected.reports.size());
        for (const auto& [id, report] : expected.reports) {
            const CellReport& other = got.reports.at(id);
            QVERIFY(other.outputs == report.outputs);
            QVERIFY(other.weights == report.weights);
            QVERIFY(other.realised == report.realised);
            QCOMPARE(other.updates, report.updates);
            QCOMPARE(other.tokens, report.tokens);
            QCOMPARE(other.validationRows, report.validationRows);
            QCOMPARE(other.packedWith, report.packedWith);
            QVERIFY(other.realised == report.realised);
            QCOMPARE(other.underTraining.lossDrop, report.underTraining.lossDrop);
            QCOMPARE(other.underTraining.trainQuality, report.underTraining.trainQuality);
        }
        for (const auto& [id, losses] : expected.losses) {
            QVERIFY(got.losses.at(id) == losses);
        }
    }

private Q_SLOTS:
    void initTestCase() { fixture::writeTinyModel(m_model.path()); }
    void init() { m_checkpoints = std::make_unique<support::TemporaryFolder>(); }

    void aKilledTrainingGoesOnBitForBit_data() {
        QTest::addColumn<QString>("what");
        for (const char* what :
             {"lora pack", "bfloat16", "full", "early stop", "mixture", "mixture of tokens"}) {
            QTest::newRow(what) << QString::fromLatin1(what);
        }
    }

    /// At least twenty kill points each; some trainings are killed two times.
    void aKilledTrainingGoesOnBitForBit() {
        QFETCH(QString, what);
        if (what == QLatin1String("bfloat16") && !model::packsBFloat16()) {
            QSKIP("the processor has no AVX-512 instructions for bfloat16");
        }
        const auto cells = cellsOf(what.toStdString());
        const auto trainer = open();
        Trace whole;
        const std::int64_t all = train(*trainer, cells, whole);
        QVERIFY(all >= 24);
        QCOMPARE(support::countEntries(m_checkpoints->path()), std::size_t(0));
        std::mt19937 random(7);
        for (int trial = 0; trial < 20; ++trial) {
            Trace trace;
            const auto third = [&](std::int64_t heard) { return heard / 3 % 2 == 1; };
            const auto kill = 1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(all - 1));
            const auto before = train(*trainer, cells, trace, kill, third);
            if (trial % 4 == 0) {
                train(*trainer, cells, trace, 1 + (all - before) / 2, third);
            }
            train(*trainer, cells, trace);
            compare(whole, trace);
            if (QTest::currentTestFailed()) {
                qWarning("killed at %ld of %ld", static_cast<long>(kill), static_cast<long>(all));
                return;
            }
            QCOMPARE(support::countEntries(m_checkpoints->path()), std::size_t(0));
        }
    }

    void aStopSavesTheState() {
        const auto cells = cellsOf("lora pack");
        Trace whole;
        train(*open(), cells, whole);
        Trace trace;
        std::stop_source source;
        TrainEvents events = hear(trace);
        events.update = [&](const UpdateEvent& event) {
            trace.losses[event.cell][event.updates * 1000 + event.update] = event.loss;
            if (event.update == 11) {
                source.request_stop();
            }
        };
        auto trainer = open();
        const auto stopped = trainer->train(cells, source.get_token(), events);
        QVERIFY(!stopped.ok() && stopped.error().kind == ErrorKind::Cancelled);
        const std::vector<std::vector<std::string>> groups = {{cells[0].id, cells[1].id}};
        QVERIFY(trainer->interrupted() == groups);
        const auto heard = train(*open(), cells, trace);
        QCOMPARE(heard, std::int64_t(26)); // 13 updates of two cells
        compare(whole, trace);
        QCOMPARE(trace.reports[cells[0].id].resumption.updates, std::vector<std::int64_t>{11});
        QCOMPARE(trace.reports[cells[0].id].resumption.difference, std::string());
        QVERIFY(whole.reports[cells[0].id].resumption.updates.empty());
    }

    void damageFallsBackToTheOlderState_data() {
        QTest::addColumn<int>("damaged");
        QTest::addColumn<int>("from");
        QTest::newRow("the newest") << 1 << 4;
        QTest::newRow("both") << 2 << 0;
    }

    void damageFallsBackToTheOlderState() {
        QFETCH(int, damaged);
        QFETCH(int, from);
        const auto cells = cellsOf("full");
        Trace whole;
        train(*open(), cells, whole);
        Trace trace;
        // Asked for while the update after the third and the sixth is made: saved after that update.
        train(*open(), cells, trace, 9, [](std::int64_t heard) { return heard == 3 || heard == 6; });
        const auto folder = m_checkpoints->path() / cells[0].id;
        for (const char* step : {"7", "4"}) {
            QVERIFY(std::filesystem::exists(folder / step));
            if (damaged-- > 0) {
                auto bytes = support::readText(folder / step / "state.safetensors");
                bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
                support::writeText(folder / step / "state.safetensors", bytes);
            }
        }
        QCOMPARE(train(*open(), cells, trace), std::int64_t(24 - from));
        compare(whole, trace);
        QVERIFY(!trace.notes.empty());
        QVERIFY2(has(trace.notes[0], "Checkpoint 7"), trace.notes[0].c_str());
    }

    void savesComeByTime() {
        const auto cells = cellsOf("full");
        Trace trace;
        train(*open(std::chrono::milliseconds(0)), cells, trace, 9);
        QVERIFY(!open()->interrupted().empty());
    }

    void anotherPrecisionIsSaid() {
        if (!model::packsBFloat16()) {
            QSKIP("the processor has no AVX-512 instructions for bfloat16");
        }
        auto cells = cellsOf("bfloat16");
        Trace trace;
        train(*open(), cells, trace, 14, [](std::int64_t heard) { return heard == 10; });
        // As on a machine that would not choose bfloat16: the same cells, float32 now.
        for (CellTask& task : cells) {
            task.settings.precision = recipe::Precision::Float32;
        }
        train(*open(), cells, trace);
        const auto& resumption = trace.reports.at(cells[0].id).resumption;
        QVERIFY2(has(resumption.difference, "bfloat16 before, float32 now"), resumption.difference.c_str());
        QVERIFY(!trace.notes.empty() && has(trace.notes[0], "bfloat16"));
    }

    void aStateOfOtherCellsIsNotTaken() {
        const auto cells = cellsOf("lora pack");
        Trace trace;
        train(*open(), cells, trace, 14, [](std::int64_t heard) { return heard == 10; });
        Trace alone;
        train(*open(), {cells[0]}, alone); // without the cell beside it: anew
        QCOMPARE(alone.losses.at(cells[0].id).size(), std::size_t(24));
        QVERIFY(alone.reports.at(cells[0].id).resumption.updates.empty());
    }

    void finishedGroupsAreRemovedByName() {
        const auto cells = cellsOf("lora pack");
        Trace trace;
        train(*open(), cells, trace, 14, [](std::int64_t heard) { return heard == 10; });
        auto trainer = open();
        trainer->removeCheckpoints([&](const std::string& id) { return id == cells[0].id; });
        QCOMPARE(trainer->interrupted().size(), std::size_t(1));
        trainer->removeCheckpoints([](const std::string&) { return true; });
        QVERIFY(trainer->interrupted().empty());
    }

    /// A cell with NaN in its values stands still and reaches no other.
    void aBrokenCellLeavesTheOthersAlone() {
        TrainerOptions options;
        options.modelFolder = m_model.path();
        options.maxTokens = 12;
        const auto data = fixture::homeTask();
        const auto settings = settingsOf("lora pack");
        auto device = chooseDevice(DeviceChoice::Cpu, 1);
        QVERIFY(device.ok());
        auto source = EncoderSource::open(options, *device, task::Objective::Classification, 6);
        QVERIFY(source.ok());
        const auto set = (*source)->encode(data.pool);
        QVERIFY(set.ok());
        const std::vector<CellStart> starts = {{0, nullptr, {}}, {1, nullptr, {}}, {2, nullptr, {}}};
        const auto objective = makeObjective(task::Objective::Classification, 6, {});
        const auto lossesOf = [&](bool broken) {
            auto model = (*source)->create(settings, starts);
            std::vector<at::Tensor> losses;
            for (std::uint32_t update = 0; model && update < 6; ++update) {
                if (broken && update == 3) {
                    ModelState state = (*model)->save();
                    const auto width = static_cast<std::size_t>(state.tensors[0].shape[1]);
                    state.tensors[0].values[width + 5] = std::nanf("");
                    if (!(*model)->load(state)) {
                        return std::vector<at::Tensor>();
                    }
                }
                std::vector<std::uint32_t> rows;
                for (std::uint32_t i = 0; i < 12; ++i) {
                    rows.push_back((i * 7 + update * 5) % 90);
                }
                Batch batch = (*set)->collate(rows, 3);
                batch.targets = objective->targets(data.pool, rows, 3);
                const std::vector<double> factors(3, 1.0);
                losses.push_back((*model)->step(batch, factors).loss);
            }
            return losses;
        };
        const auto clean = lossesOf(false);
        const auto broken = lossesOf(true);
        QCOMPARE(broken.size(), std::size_t(6));
        for (std::size_t update = 0; update < 6; ++update) {
            QCOMPARE(std::isnan(broken[update][1].item<float>()), update >= 3);
            for (const int other : {0, 2}) {
                QCOMPARE(broken[update][other].item<float>(), clean[update][other].item<float>());
            }
        }
    }
};

PLATEAU_TEST(TestResume)
#include "test_resume.moc"
