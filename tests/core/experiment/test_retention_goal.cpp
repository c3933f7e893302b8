#include "core/experiment/analyse/retention_goal.h"

#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::experiment;

namespace {

/// Kept at 100, 200, 400 and 800 samples, each ± `half`, on 500 items.
Retention keptAs(const std::vector<double>& kept, double half) {
    Retention out{"accuracy", 500, 0.8, 0.1, {{"", 0, 1, 0.8, 1, 1, 1}}, ""};
    std::int64_t n = 100;
    for (const double share : kept) {
        out.points.push_back({"none", n, 2, 0.1 + 0.7 * share, share, share - half, share + half});
        n *= 2;
    }
    out.points.push_back({"50%", 100, 2, 0.8, 0.99, 0.98, 1.0});
    return out;
}

statistics::Answer needing(double about, double low, double high,
                           statistics::NeededKind kind = statistics::NeededKind::Measured) {
    statistics::Answer answer;
    answer.kind = statistics::AnswerKind::Measured;
    answer.needed = statistics::NeededN{kind, about, low, high, 0, 0};
    return answer;
}

} // namespace

/// A target that also asks what is kept of general ability.
class TestRetentionGoal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theShareIsThatOfTheNeededSize() {
        const Retention kept = keptAs({1.0, 0.98, 0.94, 0.9}, 0.01);
        const auto at =
            retentionGoal(kept, "none", needing(std::sqrt(200.0 * 400.0), 250, 330), std::nullopt);
        QVERIFY(at.has_value());
        QCOMPARE(at->retention, 0.96); // half-way in log n
        QCOMPARE(at->low, 0.95);
        QVERIFY(!at->beyond);
        QCOMPARE(clause(*at), std::string("; keeps 96 % (95-97) of general ability"));
        QVERIFY(at->verdict == KeptVerdict::NotAsked && !at->both && !at->itemsToTell);
        QCOMPARE(retentionGoal(kept, "50%", needing(283, 250, 330), std::nullopt)->retention, 0.99);
        QVERIFY(!retentionGoal(kept, "25%", needing(283, 250, 330), std::nullopt));
    }

    void beyondTheDataTheLargestSizeIsNamed() {
        const Retention kept = keptAs({1.0, 0.98, 0.94, 0.9}, 0.01);
        const auto far = retentionGoal(
            kept, "none", needing(3000, 2000, 9000, statistics::NeededKind::Predicted), std::nullopt);
        QCOMPARE(clause(*far),
                 std::string("; keeps 90 % (89-91) of general ability at 800, the largest size measured"));
        statistics::Answer unknown;
        const auto refused = retentionGoal(kept, "none", unknown, 0.95);
        QVERIFY(refused->beyond && !refused->both);
        QCOMPARE(
            clause(*refused),
            std::string("; keeps 90 % (89-91) of general ability at 800, the largest size measured, less "
                        "than the 95 % asked for"));
    }

    void bothTargets_data() {
        QTest::addColumn<QVector<double>>("kept");
        QTest::addColumn<double>("half");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<double>("about");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        const double never = std::numeric_limits<double>::infinity();
        const int kept = static_cast<int>(KeptVerdict::Kept);
        const int lost = static_cast<int>(KeptVerdict::Lost);
        const int open = static_cast<int>(KeptVerdict::CannotTell);
        QTest::newRow("kept everywhere")
            << QVector<double>{1, 1, 1, 0.99} << 0.01 << kept << 200. << 150. << 300.;
        QTest::newRow("forgets with n")
            << QVector<double>{0.99, 0.9, 0.8, 0.7} << 0.01 << lost << never << never << never;
        QTest::newRow("comes back") << QVector<double>{0.8, 0.9, 1, 1} << 0.01 << lost
                                    << 200 * std::pow(2., 0.5) << 200 * std::pow(2., 0.4)
                                    << 200 * std::pow(2., 0.6);
        // at 0.95 ± 0.02: the optimistic end keeps enough from 150 on, the pessimistic one nowhere
        QTest::newRow("too close") << QVector<double>{0.96, 0.954, 0.95, 0.95} << 0.02 << open << 200. << 150.
                                   << never;
    }
    void bothTargets() {
        QFETCH(QVector<double>, kept);
        QFETCH(double, half);
        QFETCH(double, about);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto goal =
            retentionGoal(keptAs({kept.begin(), kept.end()}, half), "none", needing(200, 150, 300), 0.95);
        QTEST(static_cast<int>(goal->verdict), "verdict");
        const auto same = [](double a, double b) { return a == b || std::abs(a - b) < 1e-6 * b; };
        QVERIFY2(same(goal->both->about, about), QByteArray::number(goal->both->about));
        QVERIFY2(same(goal->both->low, low), QByteArray::number(goal->both->low));
        QVERIFY2(same(goal->both->high, high), QByteArray::number(goal->both->high));
    }

    void theSentenceSaysWhatReachesBoth() {
        const auto said = [](const std::vector<double>& kept, double half) {
            return clause(*retentionGoal(keptAs(kept, half), "none", needing(200, 150, 300), 0.95));
        };
        QCOMPARE(said({1, 1, 1, 0.99}, 0.01),
                 std::string("; keeps 100 % (99-101) of general ability, the 95 % asked for"));
        QCOMPARE(said({0.99, 0.9, 0.8, 0.7}, 0.01),
                 std::string("; keeps 90 % (89-91) of general ability, less than the 95 % asked for: no size "
                             "measured reaches both"));
        QCOMPARE(said({0.8, 0.9, 1, 1}, 0.01),
                 std::string("; keeps 90 % (89-91) of general ability, 95 % from about 290 samples on, which "
                             "reach both"));
        QCOMPARE(
            said({0.96, 0.954, 0.95, 0.95}, 0.02),
            std::string("; keeps 95 % (93-97) of general ability, too close to the 95 % asked for to tell"));
    }

    void aSmallGeneralTestSaysHowManyItemsWouldDo() {
        // ± 8 points on 500 items: ± 5 points need 500 · (8 / 5)²
        const auto plain = retentionGoal(keptAs({1, 1, 1, 1}, 0.08), "none", needing(200, 150, 300), {});
        QCOMPARE(*plain->itemsToTell, 1280.);
        // 2 points from what is asked for, ± 4 points
        const auto asked = retentionGoal(keptAs({1, 0.97, 1, 1}, 0.04), "none", needing(200, 150, 300), 0.95);
        QVERIFY(std::abs(*asked->itemsToTell - 2000) <= 1);
        const auto warnings = warningsOf(*asked);
        QCOMPARE(warnings.size(), std::size_t{1});
        QVERIFY(warnings.front().kind == WarningKind::SmallGeneralTest);
        QCOMPARE(warnings.front().sentence,
                 std::string("The general test set of 500 items is too small to tell whether 95 % are kept"));
        QVERIFY(warnings.front().action.starts_with("About 2"));
        const auto lost =
            retentionGoal(keptAs({1, 0.8, 0.8, 0.8}, 0.04), "none", needing(200, 150, 300), 0.95);
        QCOMPARE(warningsOf(*lost).size(), std::size_t{1});
        QVERIFY(warningsOf(*lost).front().kind == WarningKind::AbilityLost);
    }

    void jsonHasNullForWhatIsNotReached() {
        const auto lost =
            retentionGoal(keptAs({0.99, 0.9, 0.8, 0.7}, 0.01), "none", needing(200, 150, 300), 0.95);
        const Json json = toJson(*lost);
        QCOMPARE(json["verdict"].get<std::string>(), std::string("lost"));
        QVERIFY(json["needed"]["about"].is_null());
        QCOMPARE(json["asked"].get<double>(), 0.95);
        QVERIFY(toJson(*retentionGoal(keptAs({1}, 0.01), "none", needing(200, 150, 300), {}))["needed"]
                    .is_null());
    }
};

PLATEAU_TEST(TestRetentionGoal)

#include "test_retention_goal.moc"
