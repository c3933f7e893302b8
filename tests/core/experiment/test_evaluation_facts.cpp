#include "core/experiment/analyse/evaluation_facts.h"

#include "tests/core/experiment/scored_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;

namespace {

using sample::items;
using sample::ScoredExperiment;

EvaluationFacts factsOf(const ScoredExperiment& e) {
    const auto found = evaluationFacts(e.folder(), e.state());
    if (!found) {
        qFatal("%s", found.error().text().c_str());
    }
    return *found;
}

} // namespace

/// What the frozen test set can show.
class TestTestSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutResultsOnlyTheNumberOfItemsIsKnown() {
        const ScoredExperiment e;
        QCOMPARE(factsOf(e).items, double(items));
        QVERIFY(!factsOf(e).discordance);
        QCOMPARE(factsOf(e).designEffect, 1.0);
    }

    void discordanceIsObservedBetweenTheTwoLargestSizes() {
        ScoredExperiment e;
        e.publish(80, 0, [](int) { return true; }); // further away: does not count
        e.publish(160, 0, [](int i) { return i < 12; });
        e.publish(320, 0, [](int i) { return i >= 6 && i < 9; }); // 9 items differ
        QCOMPARE(*factsOf(e).discordance, 9.0 / items);
        e.publish(160, 1, [](int i) { return i < 3; });
        e.publish(320, 1, [](int) { return false; }); // 3 items differ
        QCOMPARE(*factsOf(e).discordance, (9.0 + 3.0) / 2 / items);
    }

    void differentSeedsAreNotPaired() {
        ScoredExperiment e;
        e.publish(160, 0, [](int i) { return i < 12; });
        e.publish(320, 1, [](int) { return false; });
        QVERIFY(!factsOf(e).discordance);
    }

    void itemsThatFailTogetherCountAsFewer() {
        ScoredExperiment e(10); // six groups of ten
        e.publish(320, 0, [](int i) { return i < 10; });
        const EvaluationFacts facts = factsOf(e);
        QCOMPARE(facts.groups, 6);
        QVERIFY(facts.designEffect > 5);
        QVERIFY(facts.effectiveItems() < 12);
    }

    void independentItemsInGroupsKeepTheirWorth() {
        ScoredExperiment e(2);
        e.publish(320, 0, [](int i) { return i % 6 == 0; });
        QVERIFY(factsOf(e).designEffect < 1.5);
        QVERIFY(factsOf(e).designEffect >= 1);
    }

    void aChangedTestFileIsAnError() {
        ScoredExperiment e;
        e.publish(320, 0, [](int) { return false; });
        support::writeText(e.folder().root() / "data" / "test.jsonl", "{}\n");
        QVERIFY(!evaluationFacts(e.folder(), e.state()).ok());
    }
};

PLATEAU_TEST(TestTestSet)
#include "test_evaluation_facts.moc"
