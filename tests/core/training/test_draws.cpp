#include "core/training/baselines/shuffled_control.h"
#include "core/training/packed/dropout.h"
#include "core/training/sampling/held_out.h"
#include "core/training/sampling/shuffled_order.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace plateau::training;

class TestDraws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySampleComesUpEquallyOften() {
        ShuffledOrder order(3, 10);
        std::vector<int> seen(10, 0);
        for (int batch = 0; batch < 15; ++batch) {
            for (const Draw& draw : order.next(4)) {
                QCOMPARE(draw.pool, 0U);
                ++seen[draw.index];
            }
        }
        QCOMPARE(std::count(seen.begin(), seen.end(), 6), 10);
        QVERIFY(order.realised() == (std::vector<RealisedDraws>{{60, 10, 50}}));
    }

    void aRestoredOrderContinuesWhereItStood_data() {
        QTest::addColumn<int>("drawn");
        for (const int drawn : {0, 1, 9, 10, 11, 37, 200}) {
            QTest::addRow("%d", drawn) << drawn;
        }
    }

    void aRestoredOrderContinuesWhereItStood() {
        QFETCH(int, drawn);
        ShuffledOrder order(3, 10);
        order.next(static_cast<std::size_t>(drawn));
        ShuffledOrder other(3, 10);
        other.next(5);
        const auto state = plateau::parseJson(order.state().dump(), "state");
        QVERIFY(state.ok());
        QVERIFY(other.restore(*state).ok());
        QVERIFY(other.next(33) == order.next(33));
        QVERIFY(other.realised() == order.realised());
        QVERIFY(!ShuffledOrder(3, 11).restore(*state).ok());
        QVERIFY(!ShuffledOrder(3, 10).restore({{"drawn", -1}, {"samples", 10}}).ok());
    }

    void orderBelongsToTheSeed() {
        QVERIFY(ShuffledOrder(3, 50).next(50) == ShuffledOrder(3, 50).next(50));
        QVERIFY(ShuffledOrder(3, 50).next(50) != ShuffledOrder(4, 50).next(50));
        ShuffledOrder twice(3, 50);
        const auto first = twice.next(50);
        QVERIFY(first != twice.next(50));
    }

    void dropoutKeepsTheMeanAndDependsOnItsKeyAlone() {
        std::vector<float> mask(40000);
        fillDropout(mask, {1, 2, 3}, 0.25);
        const double mean = std::accumulate(mask.begin(), mask.end(), 0.0) / 40000;
        QVERIFY(std::abs(mean - 1) < 0.02);
        std::vector<float> part(100);
        fillDropout(part, {1, 2, 3}, 0.25);
        QVERIFY(std::equal(part.begin(), part.end(), mask.begin()));
        for (const DropoutKey key : {DropoutKey{2, 2, 3}, DropoutKey{1, 3, 3}, DropoutKey{1, 2, 4}}) {
            fillDropout(part, key, 0.25);
            QVERIFY(!std::equal(part.begin(), part.end(), mask.begin()));
        }
        const std::size_t zeros = static_cast<std::size_t>(std::count(mask.begin(), mask.end(), 0.0F));
        QVERIFY(std::all_of(mask.begin(), mask.end(),
                            [](float v) { return v == 0 || std::abs(v - 4.0F / 3) < 1e-6F; }));
        QVERIFY(zeros > 9000 && zeros < 11000);
    }

    void heldOutRowsCoverEveryClass_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("held");
        QTest::newRow("one a class") << 3 << 3;
        QTest::newRow("a fifth") << 12 << 12;
        QTest::newRow("more than there are") << 100 << 57;
    }

    void heldOutRowsCoverEveryClass() {
        QFETCH(int, count);
        QFETCH(int, held);
        std::vector<int> labels;
        for (int i = 0; i < 60; ++i) {
            labels.push_back(i < 4 ? 0 : i < 24 ? 1 : 2);
        }
        const auto rows = heldOutRows(labels, 3, count, 1);
        QCOMPARE(rows.size(), std::size_t(held));
        std::vector<int> counts(3, 0);
        for (const auto row : rows) {
            ++counts[static_cast<std::size_t>(labels[row])];
        }
        QVERIFY(counts[0] >= 1 && counts[0] < 4 && counts[1] >= 1 && counts[2] >= 1);
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        QVERIFY(rows == heldOutRows(labels, 3, count, 1));
    }

    void controlsKeepTheRowsButNotTheirPlaces() {
        std::vector<std::uint32_t> rows(100);
        std::iota(rows.begin(), rows.end(), 0U);
        auto permuted = permutedRows(rows, 7);
        QVERIFY(permuted != rows);
        QVERIFY(permuted == permutedRows(rows, 7));
        std::sort(permuted.begin(), permuted.end());
        QVERIFY(permuted == rows);
    }
};

PLATEAU_TEST(TestDraws)
#include "test_draws.moc"
