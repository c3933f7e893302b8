#include "core/base/random.h"
#include "core/data/subset.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

using namespace plateau;
using namespace plateau::data;

namespace {

using Order = std::vector<std::uint32_t>;
using Sizes = std::vector<std::int64_t>;

/// `sizes[c]` samples of class c, shuffled.
std::vector<int> shuffledLabels(const std::vector<int>& sizes, std::uint64_t seed) {
    std::vector<int> labels;
    for (std::size_t c = 0; c < sizes.size(); ++c) {
        labels.insert(labels.end(), static_cast<std::size_t>(sizes[c]), static_cast<int>(c));
    }
    Random random(seed, "labels of a test");
    random.shuffle(std::span(labels));
    return labels;
}

void addPools() {
    QTest::addColumn<std::vector<int>>("classSizes");
    QTest::newRow("one class") << std::vector<int>{7};
    QTest::newRow("one sample") << std::vector<int>{1};
    QTest::newRow("even") << std::vector<int>{50, 50, 50};
    QTest::newRow("rare classes") << std::vector<int>{1000, 1, 30, 2, 1};
    QTest::newRow("as many classes as samples") << std::vector<int>{1, 1, 1, 1};
}

} // namespace

class TestSubset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersAreAsThePythonReferenceSays_data();
    void ordersAreAsThePythonReferenceSays();
    void everySampleComesOnce_data() { addPools(); }
    void everySampleComesOnce();
    void everyClassIsThereAsSoonAsPossible_data() { addPools(); }
    void everyClassIsThereAsSoonAsPossible();
    void classesKeepTheirShares_data() { addPools(); }
    void classesKeepTheirShares();
    void seedsDiffer();
    void everySampleIsEquallyLikelyToComeEarly();
    void anEmptyPoolHasAnEmptyOrder();
    void defaultSizesDouble_data();
    void defaultSizesDouble();
    void defaultSizesAlwaysRiseToTheTop();
};

void TestSubset::ordersAreAsThePythonReferenceSays_data() {
    QTest::addColumn<std::uint64_t>("seed");
    QTest::addColumn<Order>("expected");
    // tests/core/data/subset_reference.py SEED 0 1 1 0 2 1 0 1 0 1 2 1 0 1 1 0
    QTest::newRow("seed 0") << std::uint64_t{0}
                            << Order{4, 9, 3, 13, 8, 1, 5, 15, 10, 2, 12, 14, 6, 11, 0, 7};
    QTest::newRow("seed 1") << std::uint64_t{1}
                            << Order{10, 5, 6, 11, 8, 13, 12, 9, 1, 4, 3, 7, 15, 2, 14, 0};
    QTest::newRow("largest seed") << ~std::uint64_t{0}
                                  << Order{4, 2, 12, 13, 6, 7, 1, 15, 11, 0, 9, 8, 14, 10, 3, 5};
}

void TestSubset::ordersAreAsThePythonReferenceSays() {
    QFETCH(std::uint64_t, seed);
    QFETCH(Order, expected);
    const std::vector<int> labels = {0, 1, 1, 0, 2, 1, 0, 1, 0, 1, 2, 1, 0, 1, 1, 0};
    QVERIFY(subsetOrder(labels, seed) == expected);
}

void TestSubset::everySampleComesOnce() {
    QFETCH(std::vector<int>, classSizes);
    const auto labels = shuffledLabels(classSizes, 1);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto order = subsetOrder(labels, seed);
        QCOMPARE(order.size(), labels.size());
        std::sort(order.begin(), order.end());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            QCOMPARE(order[i], i);
        }
    }
}

void TestSubset::everyClassIsThereAsSoonAsPossible() {
    QFETCH(std::vector<int>, classSizes);
    const auto labels = shuffledLabels(classSizes, 2);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto order = subsetOrder(labels, seed);
        std::set<int> seen;
        for (std::size_t i = 0; i < classSizes.size(); ++i) {
            seen.insert(labels[order[i]]);
        }
        QCOMPARE(seen.size(), classSizes.size());
    }
}

/// Behind the first samples of all classes a class is never further than two samples and the classes' firsts
/// from its share of the prefix.
void TestSubset::classesKeepTheirShares() {
    QFETCH(std::vector<int>, classSizes);
    const auto labels = shuffledLabels(classSizes, 3);
    const auto order = subsetOrder(labels, 5);
    const double slack = 2 + static_cast<double>(classSizes.size());
    std::vector<int> have(classSizes.size());
    for (std::size_t n = 1; n <= order.size(); ++n) {
        ++have[static_cast<std::size_t>(labels[order[n - 1]])];
        for (std::size_t c = 0; c < have.size(); ++c) {
            const double fair = static_cast<double>(classSizes[c]) * static_cast<double>(n) /
                                static_cast<double>(labels.size());
            QVERIFY(std::abs(have[c] - fair) <= slack);
        }
    }
}

void TestSubset::seedsDiffer() {
    const auto labels = shuffledLabels({30, 30}, 4);
    std::set<Order> orders;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        orders.insert(subsetOrder(labels, seed));
        QVERIFY(subsetOrder(labels, seed) == subsetOrder(labels, seed));
    }
    QCOMPARE(orders.size(), std::size_t{50});
}

/// 2,000 seeds, the first 10 of 40: expected 500 a sample with standard deviation 19.4; five of them allowed.
void TestSubset::everySampleIsEquallyLikelyToComeEarly() {
    const auto labels = shuffledLabels({20, 20}, 6);
    std::vector<int> early(labels.size());
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const auto order = subsetOrder(labels, seed);
        for (std::size_t i = 0; i < 10; ++i) {
            ++early[order[i]];
        }
    }
    for (const int count : early) {
        QVERIFY2(std::abs(count - 500) < 97, std::to_string(count).c_str());
    }
}

void TestSubset::anEmptyPoolHasAnEmptyOrder() {
    QVERIFY(subsetOrder({}, 0).empty());
}

void TestSubset::defaultSizesDouble_data() {
    QTest::addColumn<std::int64_t>("pool");
    QTest::addColumn<std::int64_t>("classes");
    QTest::addColumn<Sizes>("expected");
    const auto row = [](const char* name, std::int64_t pool, std::int64_t classes, Sizes expected) {
        QTest::newRow(name) << pool << classes << std::move(expected);
    };
    row("two classes, much data", 100000, 2, {16, 32, 64, 128, 256, 512, 1024, 2048});
    row("29 classes", 6813, 29, {29, 58, 116, 232, 464, 928, 2048});
    row("a pool between two doublings", 700, 2, {16, 32, 64, 128, 256, 700});
    row("a pool just above a doubling", 513, 2, {16, 32, 64, 128, 256, 513});
    row("a pool of 1.5 doublings", 768, 2, {16, 32, 64, 128, 256, 512, 768});
    row("a start below 16", 100, 2, {6, 12, 24, 48, 100});
    row("classes forbid a span of 16", 200, 29, {29, 47, 76, 123, 200});
    row("a few samples", 6, 2, {2, 3, 5, 6});
    row("as many classes as samples", 5, 5, {5});
    row("one sample", 1, 1, {1});
    row("nothing", 0, 0, {});
    row("more classes than the ceiling", 9000, 5000, {2048});
}

void TestSubset::defaultSizesDouble() {
    QFETCH(std::int64_t, pool);
    QFETCH(std::int64_t, classes);
    QFETCH(Sizes, expected);
    const auto sizes = defaultSizes(pool, classes);
    std::string told;
    for (const auto size : sizes) {
        told += std::to_string(size) + " ";
    }
    QVERIFY2(sizes == expected, told.c_str());
}

void TestSubset::defaultSizesAlwaysRiseToTheTop() {
    for (std::int64_t pool = 1; pool < 3000; pool += 1 + pool / 7) {
        for (const std::int64_t classes : {1, 2, 5, 16, 29, 100}) {
            const auto sizes = defaultSizes(pool, std::min(classes, pool), 2048);
            QCOMPARE(sizes.back(), std::min<std::int64_t>(pool, 2048));
            QVERIFY(sizes.front() >= std::min(classes, pool));
            QVERIFY(std::is_sorted(sizes.begin(), sizes.end(), std::less_equal<>()));
            if (sizes.back() >= 16 * std::max<std::int64_t>(classes, 2)) {
                QVERIFY2(sizes.size() >= 5 && sizes.back() >= 16 * sizes.front(),
                         std::to_string(pool).c_str());
            }
        }
    }
}

PLATEAU_TEST(TestSubset)
#include "test_subset.moc"
