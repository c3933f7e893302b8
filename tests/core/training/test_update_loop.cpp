#include "core/training/inputs/feature_rows.h"
#include "core/training/sampling/shuffled_order.h"
#include "core/training/update_loop.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace plateau;
using namespace plateau::training;

namespace {

/// Notes what is asked of it; the loss of a cell is its number unless a poison is set.
class FakeModel : public TrainableModel {
public:
    explicit FakeModel(std::int64_t count) {
        for (std::int64_t cell = 0; cell < count; ++cell) {
            names.push_back(cell);
        }
    }
    std::int64_t cells() const override { return static_cast<std::int64_t>(names.size()); }
    at::Device device() const override { return at::kCPU; }
    StepResult step(const Batch& batch, std::span<const double> rateFactors) override {
        ++updates;
        sizes.push_back(batch.items());
        rates.assign(rateFactors.begin(), rateFactors.end());
        StepResult result{at::empty({cells()}, at::kFloat), at::ones({cells()}, at::kFloat)};
        for (std::size_t at = 0; at < names.size(); ++at) {
            const bool poisoned = poison.contains(names[at]) && poison[names[at]] == updates;
            result.loss.mutable_data_ptr<float>()[at] =
                poisoned ? std::nanf("") : static_cast<float>(names[at]);
        }
        return result;
    }
    Result<task::Outputs> evaluate(std::int64_t, const EncodedSet&, std::span<const std::uint32_t>,
                                   const std::stop_token&) const override {
        return task::Outputs{};
    }
    void keep(std::span<const std::int64_t> kept) override {
        std::vector<std::int64_t> left;
        for (const std::int64_t at : kept) {
            left.push_back(names[static_cast<std::size_t>(at)]);
        }
        names = left;
    }
    std::vector<NamedMatrix> weights(std::int64_t) const override { return {}; }
    Result<void> setWeights(std::span<const NamedMatrix>) override { return {}; }
    ModelState save() const override { return {}; }
    Result<void> load(const ModelState&) override { return {}; }

    std::vector<std::int64_t> names; ///< the cells that are left, by their first place
    std::vector<std::int64_t> sizes;
    std::vector<double> rates;
    std::map<std::int64_t, std::int64_t> poison; ///< cell → update whose loss is NaN
    std::int64_t updates = 0;
};

/// What the hooks were told: "check 0@3", "diverged 1@2", "reached 5".
struct Heard {
    std::vector<std::string> lines;
    Sink sink = [this](const UpdateEvent& event) { ++events[event.cell]; };
    std::map<std::string, int> events;
    std::function<Next(std::size_t cell, std::int64_t update)> next = [](auto, auto) {
        return Next::Continue;
    };

    UpdateHooks hooks() {
        UpdateHooks hooks{{}, {}, {}, {}, sink};
        hooks.onCheck = [this](CellProgress& cell, std::int64_t, std::int64_t update) -> Result<Next> {
            lines.push_back("check " + cell.id + "@" + std::to_string(update));
            return next(cell.cell, update);
        };
        hooks.diverged = [this](CellProgress& cell, std::int64_t update) -> Result<void> {
            lines.push_back("diverged " + cell.id + "@" + std::to_string(update));
            return {};
        };
        hooks.reached = [this](std::span<const CellProgress> cells, std::int64_t update, bool checksDue) {
            lines.push_back("reached " + std::to_string(update) + (checksDue ? " unchecked " : " ") +
                            std::to_string(cells.size()));
        };
        return hooks;
    }
};

} // namespace

/// The updates of cells that share a model, without any real model.
class TestUpdateLoop : public QObject {
    Q_OBJECT

    task::Examples m_examples;
    std::unique_ptr<FeatureRows> m_set;
    std::unique_ptr<Objective> m_objective = makeObjective(task::Objective::Classification, 2, {});
    recipe::OptimizerSettings m_optimizer;

    static CellProgress cell(std::size_t number, std::int64_t updates,
                             std::vector<std::int64_t> checks = {}) {
        CellProgress progress;
        progress.cell = number;
        progress.id = std::to_string(number);
        progress.rows = {0, 1, 2, 3, 4, 5};
        progress.targetRows = progress.rows;
        progress.updates = updates;
        progress.checks = std::move(checks);
        progress.source = std::make_unique<ShuffledOrder>(number, 6);
        return progress;
    }

    Result<void> run(FakeModel& model, std::vector<CellProgress> cells, Heard& heard,
                     const std::stop_token& stop = {}, LoopStart start = {}) {
        for (CellProgress& one : cells) {
            one.batch = std::min(static_cast<std::size_t>(m_optimizer.batch), one.rows.size());
        }
        return UpdateLoop(*m_set, m_examples, *m_objective, m_optimizer, model)
            .run(std::move(cells), start, heard.hooks(), stop);
    }

    template <typename... Cells>
    static std::vector<CellProgress> list(Cells... cells) {
        std::vector<CellProgress> all;
        (all.push_back(std::move(cells)), ...);
        return all;
    }

private Q_SLOTS:
    void init() {
        m_examples = {};
        m_examples.items = 6;
        m_examples.classes = {0, 1, 0, 1, 0, 1};
        const std::vector<float> values(12, 1.0F);
        m_set = std::make_unique<FeatureRows>(values, 2);
        m_optimizer.batch = 4;
    }

    void everyCellRunsItsUpdatesAndIsCheckedLast() {
        FakeModel model(2);
        Heard heard;
        QVERIFY(run(model, list(cell(0, 5, {3}), cell(1, 5)), heard).ok());
        QCOMPARE(heard.lines, (std::vector<std::string>{"check 0@3", "check 0@5", "check 1@5"}));
        QCOMPARE(heard.events["0"], 5);
        QCOMPARE(model.updates, std::int64_t(5));
        QCOMPARE(model.sizes.front(), std::int64_t(4));
    }

    void aCellThatDivergesLeavesAndTheOthersGoOn() {
        FakeModel model(3);
        model.poison[1] = 2;
        Heard heard;
        QVERIFY(run(model, list(cell(0, 4), cell(1, 4), cell(2, 4)), heard).ok());
        QCOMPARE(heard.lines, (std::vector<std::string>{"diverged 1@2", "check 0@4", "check 2@4"}));
        QCOMPARE(heard.events["1"], 1);
        QCOMPARE(heard.events["2"], 4);
    }

    void aCellThatIsFinishedEarlyLeaves() {
        FakeModel model(2);
        Heard heard;
        heard.next = [](std::size_t number, std::int64_t) {
            return number == 0 ? Next::Finished : Next::Continue;
        };
        QVERIFY(run(model, list(cell(0, 6, {2}), cell(1, 6, {2})), heard).ok());
        QCOMPARE(heard.events["0"], 2);
        QCOMPARE(heard.events["1"], 6);
        QCOMPARE(model.names, std::vector<std::int64_t>{1});
        QCOMPARE(model.rates.size(), std::size_t(1));
    }

    void aStopShowsAStateThatCanBeSaved() {
        FakeModel model(2);
        Heard heard;
        std::stop_source source;
        heard.sink = [&](const UpdateEvent& event) {
            if (event.update == 3) {
                source.request_stop();
            }
        };
        const auto stopped = run(model, list(cell(0, 9), cell(1, 9)), heard, source.get_token());
        QVERIFY(!stopped.ok() && stopped.error().kind == ErrorKind::Cancelled);
        QCOMPARE(heard.lines, std::vector<std::string>{"reached 3 2"});
    }

    void aCheckThatIsCutShortIsStillDue() {
        FakeModel model(1);
        Heard heard;
        UpdateHooks hooks = heard.hooks();
        hooks.onCheck = [](CellProgress&, std::int64_t, std::int64_t) -> Result<Next> {
            return Error{ErrorKind::Cancelled, "", "stopped", ""};
        };
        UpdateLoop loop(*m_set, m_examples, *m_objective, m_optimizer, model);
        QVERIFY(!loop.run(list(cell(0, 2)), {}, hooks, {}).ok());
        QCOMPARE(heard.lines, std::vector<std::string>{"reached 2 unchecked 1"});
        QVERIFY(run(model, list(cell(0, 2)), heard, {}, {2, true}).ok());
        QCOMPARE(heard.lines.back(), std::string("check 0@2"));
        QCOMPARE(model.updates, std::int64_t(2)); // the check alone was made up for
    }

    void theCountGoesOnWhereItStood() {
        FakeModel model(1);
        Heard heard;
        QVERIFY(run(model, list(cell(0, 7, {2, 5})), heard, {}, {4, false}).ok());
        QCOMPARE(heard.lines, (std::vector<std::string>{"check 0@5", "check 0@7"}));
        QCOMPARE(model.updates, std::int64_t(3));
    }
};

PLATEAU_TEST(TestUpdateLoop)
#include "test_update_loop.moc"
