#include "tests/core/training/model_candidates.h"
#include "tests/support/registered_test.h"

#include <ATen/Parallel.h>

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace plateau;
using namespace plateau::training;
using fixture::ModelCandidate;

namespace {

/// NaN equals NaN here.
bool sameBits(const std::vector<NamedMatrix>& a, const std::vector<NamedMatrix>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const NamedMatrix& x, const NamedMatrix& y) {
        return x.name == y.name && x.shape == y.shape && x.values.size() == y.values.size() &&
               std::memcmp(x.values.data(), y.values.data(), x.values.size() * sizeof(float)) == 0;
    });
}

} // namespace

/// What every trainable model must do, run on each.
class TestTrainableModels : public QObject {
    Q_OBJECT

private:
    std::vector<ModelCandidate> m_all = fixture::modelCandidates();

    void rows() {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            QTest::newRow(m_all[i].name.c_str()) << static_cast<int>(i);
        }
    }
    const ModelCandidate& candidate() {
        QFETCH(int, number);
        return m_all[static_cast<std::size_t>(number)];
    }
    static std::unique_ptr<TrainableModel> make(const ModelCandidate& one, std::uint64_t seed) {
        auto model = one.make(seed);
        if (!model) {
            qWarning("%s", model.error().text().c_str());
            return nullptr;
        }
        return std::move(*model);
    }
    /// Updates on changing rows; the loss of the last.
    static double train(const ModelCandidate& one, TrainableModel& model, int first, int last) {
        const double rate = 1;
        double loss = 0;
        for (int update = first; update < last; ++update) {
            auto rows = one.everyRow();
            std::rotate(rows.begin(), rows.begin() + update % static_cast<int>(rows.size()), rows.end());
            rows.resize(std::max<std::size_t>(1, rows.size() - 1));
            loss = model.step(one.batch(rows), {&rate, 1}).loss.item<double>();
        }
        return loss;
    }
    static double lossOfAll(const ModelCandidate& one, std::uint64_t seed) {
        const double rate = 0;
        return make(one, seed)->step(one.batch(one.everyRow()), {&rate, 1}).loss.item<double>();
    }
    static task::Outputs outputs(const ModelCandidate& one, const TrainableModel& model) {
        return *model.evaluate(0, *one.set, one.everyRow(), {});
    }

private Q_SLOTS:
    /// Small tensors; a second thread would only wait.
    void initTestCase() { at::set_num_threads(1); }

    void theLossFalls_data() { rows(); }
    void theLossFalls() {
        auto model = make(candidate(), 1);
        QVERIFY(model != nullptr);
        const double before = lossOfAll(candidate(), 1);
        const double after = train(candidate(), *model, 0, 60);
        QVERIFY2(after < 0.7 * before, QByteArray::number(after) + " after " + QByteArray::number(before));
    }

    void aSeedGivesTheSameBits_data() { rows(); }
    void aSeedGivesTheSameBits() {
        auto one = make(candidate(), 7);
        auto same = make(candidate(), 7);
        auto other = make(candidate(), 8);
        const double loss = train(candidate(), *one, 0, 5);
        QCOMPARE(train(candidate(), *same, 0, 5), loss);
        train(candidate(), *other, 0, 5);
        QVERIFY(sameBits(one->weights(0), same->weights(0)));
        const bool isDrawn = candidate().name != "llama full" && candidate().name != "llama last layer";
        QCOMPARE(sameBits(one->weights(0), other->weights(0)), !isDrawn);
    }

    void aSavedModelGoesOnAsIfNothingHappened_data() { rows(); }
    void aSavedModelGoesOnAsIfNothingHappened() {
        auto unbroken = make(candidate(), 3);
        train(candidate(), *unbroken, 0, 4);
        const ModelState state = unbroken->save();
        const auto kept = Json::parse(state.facts.dump()); // as a file would bring it back
        train(candidate(), *unbroken, 4, 9);
        auto resumed = make(candidate(), 3);
        train(candidate(), *resumed, 0, 2); // whatever it was before
        QVERIFY(resumed->load({kept, state.tensors}).ok());
        train(candidate(), *resumed, 4, 9);
        QVERIFY(sameBits(unbroken->weights(0), resumed->weights(0)));
        QVERIFY(outputs(candidate(), *unbroken) == outputs(candidate(), *resumed));
    }

    void aDamagedStateIsRefusedWhole_data() { rows(); }
    void aDamagedStateIsRefusedWhole() {
        auto model = make(candidate(), 3);
        train(candidate(), *model, 0, 2);
        const ModelState state = model->save();
        train(candidate(), *model, 2, 3);
        const auto before = model->save();
        ModelState without = state;
        without.tensors.pop_back();
        ModelState reshaped = state;
        reshaped.tensors.back().shape.push_back(2);
        ModelState factless{Json::object(), state.tensors};
        for (const ModelState& damaged : {without, reshaped, factless}) {
            QVERIFY(!model->load(damaged).ok());
            QVERIFY(sameBits(model->save().tensors, before.tensors));
        }
    }

    void anItemIsScoredAloneAsInCompany_data() { rows(); }
    void anItemIsScoredAloneAsInCompany() {
        auto model = make(candidate(), 2);
        train(candidate(), *model, 0, 3);
        const task::Outputs all = outputs(candidate(), *model);
        const auto width = static_cast<std::size_t>(all.width);
        auto rows = candidate().everyRow();
        QCOMPARE(all.items(), rows.size());
        for (const std::uint32_t row : rows) {
            const auto alone = *model->evaluate(0, *candidate().set, {&row, 1}, {});
            const std::vector<float> part(all.values.begin() + static_cast<long>(row * width),
                                          all.values.begin() + static_cast<long>((row + 1) * width));
            QCOMPARE(alone.values, part);
        }
        std::reverse(rows.begin(), rows.end());
        const auto reversed = *model->evaluate(0, *candidate().set, rows, {});
        QVERIFY(std::equal(all.values.begin(), all.values.begin() + static_cast<long>(width),
                           reversed.values.end() - static_cast<long>(width)));
        std::stop_source stopped;
        stopped.request_stop();
        const auto cancelled = model->evaluate(0, *candidate().set, rows, stopped.get_token());
        QVERIFY(!cancelled.ok() && cancelled.error().kind == ErrorKind::Cancelled);
    }

    void weightsMakeTheModelAgain_data() { rows(); }
    void weightsMakeTheModelAgain() {
        auto trained = make(candidate(), 4);
        train(candidate(), *trained, 0, 3);
        auto weights = trained->weights(0);
        auto copy = make(candidate(), 5);
        QVERIFY(copy->setWeights(weights).ok());
        QVERIFY(sameBits(copy->weights(0), weights));
        QVERIFY(outputs(candidate(), *copy) == outputs(candidate(), *trained));
        auto more = weights;
        more.push_back({"unknown", {1}, {0.0F}});
        QVERIFY(!copy->setWeights(more).ok());
        weights.erase(weights.begin());
        QVERIFY(!copy->setWeights(weights).ok());
    }

    void whatIsNotANumberIsReportedAndChangesNothing_data() { rows(); }
    void whatIsNotANumberIsReportedAndChangesNothing() {
        auto model = make(candidate(), 6);
        train(candidate(), *model, 0, 2);
        auto weights = model->weights(0);
        for (NamedMatrix& matrix : weights) {
            if (matrix.name != "target.mean_and_deviation") {
                matrix.values[0] = std::numeric_limits<float>::quiet_NaN();
            }
        }
        QVERIFY(model->setWeights(weights).ok());
        const double rate = 1;
        const auto result = model->step(candidate().batch(candidate().everyRow()), {&rate, 1});
        const double loss = result.loss.item<double>();
        const double norm = result.norm.item<double>();
        QVERIFY(!std::isfinite(loss) || !std::isfinite(norm));
        QVERIFY(sameBits(model->weights(0), weights));
    }
};

PLATEAU_TEST(TestTrainableModels)
#include "test_trainable_models.moc"
