#include "core/recipe/budget.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau::recipe;

class TestBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void updatesFollowTheRule_data();
    void updatesFollowTheRule();
    void earlyStopNeedsTenSamplesAClass_data();
    void earlyStopNeedsTenSamplesAClass();
    void heldBackRowsStayBetweenTheBounds_data();
    void heldBackRowsStayBetweenTheBounds();
    void heldBackRowsLeaveOneAClassWherePossible();
    void rateRisesThenFalls_data();
    void rateRisesThenFalls();
    void rateNeverLeavesTheUnitInterval();
};

void TestBudget::updatesFollowTheRule_data() {
    QTest::addColumn<BudgetRule>("rule");
    QTest::addColumn<double>("epochs");
    QTest::addColumn<int>("minUpdates");
    QTest::addColumn<int>("batch");
    QTest::addColumn<qint64>("n");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* name, BudgetRule rule, double epochs, int least, int batch, qint64 n,
                        qint64 expected) {
        QTest::newRow(name) << rule << epochs << least << batch << n << expected;
    };
    row("minimum holds for small n", BudgetRule::Epochs, 10, 300, 16, 116, 300);
    row("whole batches", BudgetRule::Epochs, 10, 300, 16, 928, 580);
    row("a rest is a batch of its own", BudgetRule::Epochs, 10, 300, 16, 929, 590);
    row("at the minimum", BudgetRule::Epochs, 10, 300, 16, 480, 300);
    row("just above the minimum", BudgetRule::Epochs, 10, 300, 16, 481, 310);
    row("no minimum", BudgetRule::Epochs, 3, 0, 16, 50, 12);
    row("part of an epoch rounds up", BudgetRule::Epochs, 0.5, 0, 16, 50, 2);
    row("never none", BudgetRule::Epochs, 0.001, 0, 4096, 1, 1);
    row("one sample", BudgetRule::Epochs, 10, 0, 16, 1, 10);
    row("fixed number", BudgetRule::Updates, 10, 300, 16, 5, 600);
    row("fixed number for large n", BudgetRule::Updates, 10, 300, 16, 1000000, 600);
    row("early stop has the same ceiling", BudgetRule::EarlyStop, 10, 300, 16, 929, 590);
}

void TestBudget::updatesFollowTheRule() {
    QFETCH(BudgetRule, rule);
    QFETCH(double, epochs);
    QFETCH(int, minUpdates);
    QFETCH(int, batch);
    QFETCH(qint64, n);
    QFETCH(qint64, expected);
    TrainingSettings settings;
    settings.budget.rule = rule;
    settings.budget.epochs = epochs;
    settings.budget.minUpdates = minUpdates;
    settings.optimizer.batch = batch;
    for (const MethodKind method : {MethodKind::Lora, MethodKind::Full}) {
        settings.method = method;
        QCOMPARE(static_cast<qint64>(updatesFor(settings, n)), expected);
    }
    settings.method = MethodKind::LastLayer;
    QCOMPARE(static_cast<qint64>(updatesFor(settings, n)), qint64{0});
}

void TestBudget::earlyStopNeedsTenSamplesAClass_data() {
    QTest::addColumn<BudgetRule>("rule");
    QTest::addColumn<qint64>("n");
    QTest::addColumn<qint64>("classes");
    QTest::addColumn<BudgetRule>("expected");
    QTest::newRow("one too few") << BudgetRule::EarlyStop << qint64{289} << qint64{29} << BudgetRule::Updates;
    QTest::newRow("enough") << BudgetRule::EarlyStop << qint64{290} << qint64{29} << BudgetRule::EarlyStop;
    QTest::newRow("two classes") << BudgetRule::EarlyStop << qint64{20} << qint64{2} << BudgetRule::EarlyStop;
    QTest::newRow("epochs stay") << BudgetRule::Epochs << qint64{1} << qint64{29} << BudgetRule::Epochs;
    QTest::newRow("updates stay") << BudgetRule::Updates << qint64{1} << qint64{29} << BudgetRule::Updates;
}

void TestBudget::earlyStopNeedsTenSamplesAClass() {
    QFETCH(BudgetRule, rule);
    QFETCH(qint64, n);
    QFETCH(qint64, classes);
    QFETCH(BudgetRule, expected);
    TrainingSettings settings;
    settings.budget.rule = rule;
    QCOMPARE(effectiveRule(settings, n, classes), expected);
}

void TestBudget::heldBackRowsStayBetweenTheBounds_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<qint64>("n");
    QTest::addColumn<qint64>("classes");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("the share") << 0.15 << qint64{1000} << qint64{10} << qint64{150};
    QTest::newRow("rounds half away from zero") << 0.15 << qint64{290} << qint64{29} << qint64{44};
    QTest::newRow("one per class") << 0.05 << qint64{300} << qint64{29} << qint64{29};
    QTest::newRow("one per class stays for training") << 0.5 << qint64{12} << qint64{8} << qint64{4};
    QTest::newRow("more classes than samples") << 0.5 << qint64{5} << qint64{8} << qint64{0};
    QTest::newRow("one sample") << 0.5 << qint64{1} << qint64{1} << qint64{0};
}

void TestBudget::heldBackRowsStayBetweenTheBounds() {
    QFETCH(double, share);
    QFETCH(qint64, n);
    QFETCH(qint64, classes);
    QFETCH(qint64, expected);
    BudgetSettings budget;
    budget.validationShare = share;
    QCOMPARE(static_cast<qint64>(validationRows(budget, n, classes)), expected);
}

void TestBudget::heldBackRowsLeaveOneAClassWherePossible() {
    BudgetSettings budget;
    for (std::int64_t n = 1; n < 300; ++n) {
        for (std::int64_t classes = 1; classes < 40; ++classes) {
            const auto held = validationRows(budget, n, classes);
            QVERIFY(held >= 0 && held < n);
            QVERIFY(n < classes || n - held >= classes);
            QVERIFY(n < 2 * classes || held >= classes);
        }
    }
}

void TestBudget::rateRisesThenFalls_data() {
    QTest::addColumn<Schedule>("schedule");
    QTest::addColumn<double>("warmup");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* name, Schedule schedule, double warmup, qint64 step, double expected) {
        QTest::newRow(name) << schedule << warmup << step << expected;
    };
    row("first step of warm-up", Schedule::Linear, 0.1, 0, 0.1);
    row("middle of warm-up", Schedule::Linear, 0.1, 4, 0.5);
    row("end of warm-up", Schedule::Linear, 0.1, 9, 1.0);
    row("top", Schedule::Linear, 0.1, 10, 1.0);
    row("half way down", Schedule::Linear, 0.1, 55, 0.5);
    row("last step is not wasted", Schedule::Linear, 0.1, 99, 1.0 / 90);
    row("no warm-up", Schedule::Linear, 0.0, 0, 1.0);
    row("cosine, top", Schedule::Cosine, 0.1, 10, 1.0);
    row("cosine, half way down", Schedule::Cosine, 0.1, 55, 0.5);
    row("cosine, a third down", Schedule::Cosine, 0.1, 40, 0.75);
}

void TestBudget::rateRisesThenFalls() {
    QFETCH(Schedule, schedule);
    QFETCH(double, warmup);
    QFETCH(qint64, step);
    QFETCH(double, expected);
    OptimizerSettings optimizer;
    optimizer.schedule = schedule;
    optimizer.warmup = warmup;
    QVERIFY(std::abs(rateFactor(optimizer, step, 100) - expected) < 1e-12);
}

void TestBudget::rateNeverLeavesTheUnitInterval() {
    for (const Schedule schedule : {Schedule::Linear, Schedule::Cosine}) {
        for (const double warmup : {0.0, 0.1, 0.9}) {
            for (const std::int64_t updates : {1, 2, 3, 7, 300}) {
                OptimizerSettings optimizer;
                optimizer.schedule = schedule;
                optimizer.warmup = warmup;
                for (std::int64_t step = 0; step < updates; ++step) {
                    const double factor = rateFactor(optimizer, step, updates);
                    QVERIFY(factor > 0 && factor <= 1);
                }
            }
        }
    }
}

PLATEAU_TEST(TestBudget)
#include "test_budget.moc"
