#include "core/training/objective/fit.h"
#include "core/training/objective/objective.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace plateau;
using namespace plateau::training;

namespace {

constexpr std::int64_t cells = 2;
constexpr std::int64_t places = 3;
constexpr std::int64_t width = 4;

/// Six items with targets of every kind.
task::Examples examples() {
    task::Examples all;
    all.items = 6;
    all.texts = {"a", "b", "a", "c", "d", "e"};
    all.classes = {0, 3, 1, 2, 2, 0};
    return all;
}

task::Examples withTargets(std::int64_t targetWidth) {
    task::Examples all = examples();
    all.targetWidth = targetWidth;
    for (std::int64_t i = 0; i < 6 * targetWidth; ++i) {
        all.targets.push_back(targetWidth == 1 ? static_cast<float>(i * i) : static_cast<float>(i % 3 == 0));
    }
    return all;
}

at::Tensor outputs(std::int64_t k) {
    at::Tensor values = at::empty({cells, places, k}, at::kFloat);
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        values.mutable_data_ptr<float>()[i] = static_cast<float>(std::sin(1.3 * static_cast<double>(i)) * 2);
    }
    return values;
}

at::Tensor tokens() {
    at::Tensor ids = at::empty({cells, places}, at::kLong);
    const std::vector<std::int64_t> values = {1, -1, 3, 0, 2, 2};
    std::copy(values.begin(), values.end(), ids.mutable_data_ptr<std::int64_t>());
    return ids;
}

struct Case {
    std::unique_ptr<Objective> objective;
    at::Tensor outputs;
    at::Tensor targets;
};

Case caseOf(task::Objective kind) {
    const std::vector<std::uint32_t> rows = {0, 1, 2, 3, 4, 5};
    const std::vector<TargetScale> scales = {{4, 3}, {1, 0.5}};
    const bool one = kind == task::Objective::Regression;
    Case made{makeObjective(kind, one ? 1 : width, scales), outputs(one ? 1 : width), {}};
    made.targets = kind == task::Objective::CausalLanguage
                       ? tokens()
                       : made.objective->targets(withTargets(one ? 1 : width), rows, cells);
    return made;
}

} // namespace

Q_DECLARE_METATYPE(plateau::task::Objective)

/// One suite for every objective, and what their fits mean.
class TestObjective : public QObject {
    Q_OBJECT

    static void everyObjective() {
        QTest::addColumn<task::Objective>("kind");
        for (const auto kind : {task::Objective::Classification, task::Objective::MultiLabel,
                                task::Objective::Regression, task::Objective::CausalLanguage}) {
            QTest::newRow(task::name(kind)) << kind;
        }
    }

private Q_SLOTS:
    void theWrittenGradientIsTheOneOfTheLoss_data() { everyObjective(); }

    void theWrittenGradientIsTheOneOfTheLoss() {
        QFETCH(task::Objective, kind);
        const Case one = caseOf(kind);
        const auto written = one.objective->lossWithGradient(one.outputs, one.targets);
        QVERIFY(at::allclose(written.loss, one.objective->loss(one.outputs, one.targets), 1e-6, 1e-7));
        QCOMPARE(written.loss.numel(), cells);
        for (std::int64_t i = 0; i < one.outputs.numel(); ++i) {
            const auto lossAt = [&](float step) {
                at::Tensor moved = one.outputs.clone();
                moved.mutable_data_ptr<float>()[i] += step;
                return one.objective->loss(moved.to(at::kDouble), one.targets).sum().item<double>();
            };
            const double slope = (lossAt(0.01F) - lossAt(-0.01F)) / 0.02;
            const double got = written.gradient.flatten()[i].item<double>();
            QVERIFY2(std::abs(slope - got) < 1e-3, std::to_string(slope - got).c_str());
        }
    }

    void cellsDoNotReachEachOther_data() { everyObjective(); }

    void cellsDoNotReachEachOther() {
        QFETCH(task::Objective, kind);
        Case one = caseOf(kind);
        const auto before = one.objective->lossWithGradient(one.outputs, one.targets);
        one.outputs.select(0, 0).fill_(std::nan(""));
        const auto after = one.objective->lossWithGradient(one.outputs, one.targets);
        QCOMPARE(after.loss[1].item<float>(), before.loss[1].item<float>());
        QVERIFY(at::equal(after.gradient[1], before.gradient[1]));
        QVERIFY(std::isnan(after.loss[0].item<float>()));
    }

    void regressionAnswersInTheUnitOfTheTarget() {
        Case one = caseOf(task::Objective::Regression);
        const at::Tensor z = at::ones({2, 1}, at::kFloat);
        QCOMPARE(one.objective->itemValues(0, z)[0].item<float>(), 7.0F);
        const std::vector<std::int64_t> second = {1};
        one.objective->keep(second);
        QCOMPARE(one.objective->itemValues(0, z)[0].item<float>(), 1.5F);
        const auto kept = one.objective->weights(0);
        const auto other = makeObjective(task::Objective::Regression, 1, {});
        QVERIFY(other->setWeights(kept).ok());
        QCOMPARE(other->itemValues(0, z)[0].item<float>(), 1.5F);
        QVERIFY(!other->setWeights({}).ok());
    }

    void theScaleIsThatOfTheRowsAlone() {
        const auto all = withTargets(1); // 0 1 4 9 16 25
        const std::vector<std::uint32_t> rows = {1, 3};
        QCOMPARE(targetScale(all, rows).mean, 5.0);
        QCOMPARE(targetScale(all, rows).deviation, 4.0);
        const std::vector<std::uint32_t> equal = {2, 2};
        QCOMPARE(targetScale(all, equal).deviation, 1.0);
    }

    void fitsCountWhatIsRight() {
        const std::vector<std::uint32_t> rows = {0, 2};
        const task::Outputs logits{4, {9, 0, 0, 0, 0, 0, 0, 9}};
        const Fit fit = fitOf(task::Objective::Classification, logits, examples(), rows, 4);
        QCOMPARE(fit.quality, 0.5);
        QVERIFY(std::abs(fit.loss - 4.5) < 1e-2);
        const task::Outputs mean{1, {2, 2}};
        const Fit none = fitOf(task::Objective::Regression, mean, withTargets(1), rows, 1);
        QCOMPARE(none.loss, 1.0); // targets 0 and 4: the mean explains nothing
        QVERIFY(isNotFitted(task::Objective::Regression, none, 1));
        const task::Outputs sums{2, {8, 4, 4, 2}};
        const Fit language = fitOf(task::Objective::CausalLanguage, sums, examples(), rows, 16);
        QCOMPARE(language.loss, 2.0);
        QVERIFY(!isNotFitted(task::Objective::CausalLanguage, language, 1));
        QVERIFY(isBetter(task::Objective::Classification, {2, 0.9}, {1, 0.8}));
        QVERIFY(!isBetter(task::Objective::MultiLabel, {2, 0.9}, {1, 0.8}));
    }

    void contradictionsAreRowsOfTextsWithSeveralTargets() {
        const std::vector<std::uint32_t> rows = {0, 1, 2, 3};
        QCOMPARE(reachableShare(task::Objective::Classification, examples(), rows, rows), 0.5);
        const std::vector<std::uint32_t> same = {0, 1, 0, 3};
        QCOMPARE(reachableShare(task::Objective::Classification, examples(), rows, same), 1.0);
        QCOMPARE(reachableShare(task::Objective::Regression, withTargets(1), rows, rows), 1.0);
    }

    void onlyAWorseModelIsBelowTheBaseline_data() {
        QTest::addColumn<task::Objective>("kind");
        QTest::newRow("classification") << task::Objective::Classification;
        QTest::newRow("regression") << task::Objective::Regression;
    }

    void onlyAWorseModelIsBelowTheBaseline() {
        QFETCH(task::Objective, kind);
        task::Examples truth;
        truth.items = 20;
        truth.classes.assign(20, 0);
        truth.targets.assign(20, 1.0F);
        truth.targetWidth = 1;
        task::Outputs good;
        task::Outputs bad;
        good.width = bad.width = kind == task::Objective::Classification ? 2 : 1;
        for (int item = 0; item < 20; ++item) {
            const bool wrong = item % 2 == 0;
            if (kind == task::Objective::Classification) {
                good.values.insert(good.values.end(), {1, 0});
                bad.values.insert(bad.values.end(), {wrong ? 0.0F : 1.0F, 0.5F});
            } else {
                good.values.push_back(1.1F);
                bad.values.push_back(wrong ? 4.0F : 2.0F);
            }
        }
        std::vector<std::uint32_t> every(truth.items);
        std::iota(every.begin(), every.end(), 0U);
        QCOMPARE(belowBaselineP(kind, good, bad, truth, every), 1.0);
        QCOMPARE(belowBaselineP(kind, good, good, truth, every), 1.0);
        QVERIFY(belowBaselineP(kind, bad, good, truth, every) < 0.01);
        // Of the odd items alone: right in both, or closer in the better one.
        const std::vector<std::uint32_t> odd{1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
        const auto p = belowBaselineP(kind, task::pick(bad, odd), task::pick(good, odd), truth, odd);
        QCOMPARE(p, kind == task::Objective::Classification ? 1.0 : 0.0);
    }

    void mcNemarEqualsScipy_data() {
        QTest::addColumn<int>("b");
        QTest::addColumn<int>("c");
        QTest::addColumn<double>("p");
        // scipy.stats.binomtest(min(b, c), b + c).pvalue; from 25 on less scipy.stats.binom.pmf(min, b + c,
        // .5)
        QTest::newRow("tie") << 7 << 7 << 1.0;
        QTest::newRow("exact") << 2 << 10 << 0.03857421875;
        QTest::newRow("one-sided zero") << 0 << 5 << 0.0625;
        QTest::newRow("mid-p") << 10 << 20 << 0.0707555;
    }

    void mcNemarEqualsScipy() {
        QFETCH(int, b);
        QFETCH(int, c);
        QFETCH(double, p);
        QVERIFY2(std::abs(mcNemar(b, c) - p) < 1e-4, std::to_string(mcNemar(b, c)).c_str());
        QCOMPARE(mcNemar(b, c), mcNemar(c, b));
    }
};

PLATEAU_TEST(TestObjective)
#include "test_objective.moc"
