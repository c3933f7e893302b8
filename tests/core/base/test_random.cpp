#include "core/base/random.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <set>
#include <vector>

using namespace plateau;

class TestRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void philoxGivesTheKnownAnswers_data();
    void philoxGivesTheKnownAnswers();
    void streamsGiveTheReferenceNumbers();
    void shuffleGivesTheReferenceOrder();
    void seedsAndStreamsDoNotShareNumbers();
    void copiesContinueAtTheSamePosition();
    void belowStaysBelowAndHitsEverything();
    void belowIsEvenlySpread();
    void uniformLiesInTheUnitInterval();
    void normalHasMeanZeroAndVarianceOne();
};

using Words4 = std::array<std::uint32_t, 4>;
using Words2 = std::array<std::uint32_t, 2>;

void TestRandom::philoxGivesTheKnownAnswers_data() {
    QTest::addColumn<Words4>("counter");
    QTest::addColumn<Words2>("key");
    QTest::addColumn<Words4>("expected");
    // Rows "philox4x32 10" of kat_vectors in the Random123 distribution.
    QTest::newRow("zeros") << Words4{} << Words2{} << Words4{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    QTest::newRow("ones") << Words4{~0u, ~0u, ~0u, ~0u} << Words2{~0u, ~0u}
                          << Words4{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    QTest::newRow("digits of pi") << Words4{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}
                                  << Words2{0xa4093822, 0x299f31d0}
                                  << Words4{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
}

void TestRandom::philoxGivesTheKnownAnswers() {
    QFETCH(Words4, counter);
    QFETCH(Words2, key);
    QFETCH(Words4, expected);
    QVERIFY(philox(counter, key) == expected);
}

void TestRandom::streamsGiveTheReferenceNumbers() {
    // tests/support/philox_reference.py 7 subset 5; … 18446744073709551615 dropout/3 3
    Random subset(7, "subset");
    for (const std::uint64_t expected : {0xf8e8f1aec8869ef4u, 0x98de9cece22e213fu, 0x3869ed075c3e26c5u,
                                         0xbe413a4cc9cca0ecu, 0x0a9daf6fe224c58cu}) {
        QCOMPARE(subset.next(), expected);
    }
    Random dropout(~std::uint64_t{0}, "dropout/3");
    for (const std::uint64_t expected : {0x057b0e862e97ab9au, 0x5c9045c60337b150u, 0x79b4126ebf3ef647u}) {
        QCOMPARE(dropout.next(), expected);
    }
}

void TestRandom::shuffleGivesTheReferenceOrder() {
    std::vector<int> items(10);
    std::iota(items.begin(), items.end(), 0);
    Random random(1, "order");
    random.shuffle(std::span(items));
    // Fisher-Yates over the stream of tests/support/philox_reference.py 1 order 9
    QCOMPARE(items, (std::vector<int>{8, 4, 3, 2, 5, 0, 7, 1, 6, 9}));
}

void TestRandom::seedsAndStreamsDoNotShareNumbers() {
    std::set<std::uint64_t> seen;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        for (const char* stream : {"", "a", "b", "subset", "subset/1", "order"}) {
            Random random(seed, stream);
            for (int i = 0; i < 50; ++i) {
                seen.insert(random.next());
            }
        }
    }
    QCOMPARE(seen.size(), std::size_t{20 * 6 * 50});
}

void TestRandom::copiesContinueAtTheSamePosition() {
    Random first(3, "x");
    first.next();
    Random second = first;
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(second.next(), first.next());
    }
}

void TestRandom::belowStaysBelowAndHitsEverything() {
    Random random(5, "below");
    for (const std::uint64_t bound : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{7}}) {
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 200; ++i) {
            seen.insert(random.below(bound));
        }
        QCOMPARE(seen.size(), std::size_t{bound});
        QCOMPARE(*seen.rbegin(), bound - 1);
    }
    const std::uint64_t huge = (std::uint64_t{1} << 63) + 1; // half of all raw values are rejected
    for (int i = 0; i < 200; ++i) {
        QVERIFY(random.below(huge) < huge);
    }
}

void TestRandom::belowIsEvenlySpread() {
    Random random(11, "spread");
    std::array<int, 10> count{};
    for (int i = 0; i < 100000; ++i) {
        ++count[random.below(10)];
    }
    double chiSquare = 0;
    for (const int c : count) {
        chiSquare += (c - 10000.0) * (c - 10000.0) / 10000.0;
    }
    QVERIFY2(chiSquare < 27.9, qPrintable(QString::number(chiSquare))); // 9 degrees of freedom, p = 0.001
}

void TestRandom::uniformLiesInTheUnitInterval() {
    Random random(13, "uniform");
    double sum = 0;
    for (int i = 0; i < 100000; ++i) {
        const double value = random.uniform();
        QVERIFY(value >= 0 && value < 1);
        sum += value;
    }
    QVERIFY(std::abs(sum / 100000 - 0.5) < 0.003); // 3.3 standard errors
}

void TestRandom::normalHasMeanZeroAndVarianceOne() {
    Random random(17, "normal");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100000; ++i) {
        const double value = random.normal();
        QVERIFY(std::isfinite(value));
        sum += value;
        squares += value * value;
    }
    QVERIFY(std::abs(sum / 100000) < 0.0105);        // 3.3 standard errors
    QVERIFY(std::abs(squares / 100000 - 1) < 0.015); // 3.3 standard errors
}

PLATEAU_TEST(TestRandom)
#include "test_random.moc"
