#include "core/training/batch_order.h"
#include "core/training/cell_run.h"
#include "core/training/dropout.h"
#include "core/training/encoded_texts.h"
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
        BatchOrder order(3, 10);
        std::vector<int> seen(10, 0);
        for (int batch = 0; batch < 15; ++batch) {
            for (const auto index : order.next(4)) {
                ++seen[index];
            }
        }
        QCOMPARE(std::count(seen.begin(), seen.end(), 6), 10);
    }

    void orderBelongsToTheSeed() {
        QVERIFY(BatchOrder(3, 50).next(50) == BatchOrder(3, 50).next(50));
        QVERIFY(BatchOrder(3, 50).next(50) != BatchOrder(4, 50).next(50));
        BatchOrder twice(3, 50);
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

    void controlsKeepTheLabelsButNotTheirPlaces() {
        std::vector<int> labels(100);
        std::iota(labels.begin(), labels.end(), 0);
        auto permuted = permutedLabels(labels, 7);
        QVERIFY(permuted != labels);
        QVERIFY(permuted == permutedLabels(labels, 7));
        std::sort(permuted.begin(), permuted.end());
        QVERIFY(permuted == labels);
    }
};

PLATEAU_TEST(TestDraws)
#include "test_draws.moc"
