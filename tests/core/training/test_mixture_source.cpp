#include "core/base/random.h"
#include "core/training/sampling/mixture_source.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace plateau;
using namespace plateau::training;
using recipe::MixtureStop;

namespace {

/// General data first, then the domain, as cells have them.
MixedPools twoPools(const recipe::Mixture& mixture, std::size_t general, std::size_t domain) {
    const auto schedule = mixture.schedule;
    return {{{{general}}, {{domain}}},
            [schedule](double t) {
                return std::vector<double>{1 - schedule.share(t), schedule.share(t)};
            },
            mixture.stop};
}

MixedPools twoPools(const char* text, std::size_t general, std::size_t domain) {
    return twoPools(*recipe::parseMixture(text), general, domain);
}

/// Pools of one dataset each, drawn at equal rates.
MixedPools equalPools(std::vector<std::size_t> sizes, MixtureStop stop) {
    MixedPools pools;
    for (const std::size_t size : sizes) {
        pools.pools.push_back({{size}});
    }
    pools.rates = [count = sizes.size()](double) {
        return std::vector<double>(count, 1. / static_cast<double>(count));
    };
    pools.stop = stop;
    return pools;
}

std::string letters(MixtureSource source) {
    std::string text;
    for (const Draw& draw : source.next(source.draws())) {
        text += "GD"[draw.pool];
    }
    return text;
}

/// A seeded schedule of any shape.
recipe::Mixture randomMixture(Random& random) {
    recipe::Mixture mixture;
    mixture.schedule.shape = static_cast<recipe::ShareShape>(random.below(3));
    mixture.schedule.points.clear();
    double at = random.uniform() / 2;
    const std::uint64_t points = 1 + random.below(5);
    for (std::uint64_t i = 0; i < points && at <= 1; ++i) {
        mixture.schedule.points.push_back({at, 100 * random.uniform()});
        at += 0.01 + random.uniform() / 2;
    }
    return mixture;
}

} // namespace

class TestMixtureSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOrderOfPoolsIsTheGoldenOne_data() {
        QTest::addColumn<QString>("mixture");
        QTest::addColumn<int>("draws");
        QTest::addColumn<QString>("expected");
        QTest::newRow("constant 25 %") << "25%" << 12 << "GGDGGGDGGGDG";
        QTest::newRow("linear 10 to 50 %") << "10%..50%" << 20 << "GGGDGGGGDGGDGGDGDGGD";
        QTest::newRow("half") << "50%" << 6 << "GDGDGD";
    }

    void theOrderOfPoolsIsTheGoldenOne() {
        QFETCH(QString, mixture);
        QFETCH(int, draws);
        QFETCH(QString, expected);
        const MixtureSource source(1, twoPools(mixture.toStdString().c_str(), 100, 100),
                                   static_cast<std::uint64_t>(draws));
        QCOMPARE(QString::fromStdString(letters(source)), expected);
    }

    /// Sources [0, 1, 2], [10 … 13], [20 … 24] of Hugging Face's interleave_datasets, whose items are named
    /// by source and place: what comes in the k-th place there is the k-th sample of a pass here.
    void stopRulesMeanWhatInterleavedDatasetsMean_data() {
        QTest::addColumn<int>("stop");
        QTest::addColumn<int>("lastSize");
        QTest::addColumn<QString>("expected");
        QTest::newRow("first exhausted")
            << int(MixtureStop::FirstExhausted) << 5 << "0,10,20,1,11,21,2,12,22";
        QTest::newRow("all exhausted")
            << int(MixtureStop::AllExhausted) << 5 << "0,10,20,1,11,21,2,12,22,0,13,23,1,10,24";
        QTest::newRow("without replacement")
            << int(MixtureStop::WithoutReplacement) << 3 << "0,10,20,1,11,21,2,12,22,13";
    }

    void stopRulesMeanWhatInterleavedDatasetsMean() {
        QFETCH(int, stop);
        QFETCH(int, lastSize);
        QFETCH(QString, expected);
        const std::vector<std::size_t> sizes{3, 4, std::size_t(lastSize)};
        const MixedPools pools = equalPools(sizes, MixtureStop(stop));
        MixtureSource source(7, pools, drawsUntilStop(7, pools, 1000));
        std::vector<std::size_t> drawn(3, 0);
        std::vector<std::set<std::uint32_t>> pass(3);
        QStringList names;
        for (const Draw& draw : source.next(1000)) {
            const std::size_t place = drawn[draw.pool]++ % sizes[draw.pool];
            names << QString::number(10 * draw.pool + place);
            if (place == 0) {
                pass[draw.pool].clear();
            }
            QVERIFY2(pass[draw.pool].insert(draw.index).second, "a sample came twice in one pass");
        }
        QCOMPARE(names.join(QLatin1Char(',')), expected);
    }

    void aPassIsAFreshPermutation() {
        MixtureSource source(3, twoPools("50%", 50, 50), 400);
        std::vector<std::vector<std::uint32_t>> passes(1);
        for (const Draw& draw : source.next(400)) {
            if (draw.pool == 1) {
                if (passes.back().size() == 50) {
                    passes.emplace_back();
                }
                passes.back().push_back(draw.index);
            }
        }
        QCOMPARE(passes.size(), std::size_t(4));
        QVERIFY(passes[0] != passes[1] && passes[1] != passes[2]);
        for (auto pass : passes) {
            std::sort(pass.begin(), pass.end());
            std::vector<std::uint32_t> all(50);
            std::iota(all.begin(), all.end(), 0U);
            QVERIFY(pass == all);
        }
    }

    void theDomainComesInTheOrderItHasAlone() {
        MixtureSource source(5, twoPools("30%", 40, 20), 200);
        ShuffledOrder alone(5, 20);
        for (const Draw& draw : source.next(200)) {
            if (draw.pool == 1) {
                QCOMPARE(draw.index, alone.next(1).front().index);
            }
        }
        QVERIFY(alone.drawn() == 60);
    }

    void noPrefixIsFurtherThanHalfADrawFromThePlan() {
        Random random(12, "schedules");
        for (int round = 0; round < 200; ++round) {
            const recipe::Mixture mixture = randomMixture(random);
            const std::uint64_t draws = 1 + random.below(2000);
            MixtureSource source(1, twoPools(mixture, 17, 31), draws);
            double planned = 0;
            double drawn = 0;
            for (std::uint64_t i = 0; i < draws; ++i) {
                planned += mixture.schedule.share(
                    draws > 1 ? static_cast<double>(i) / static_cast<double>(draws - 1) : 0);
                drawn += source.next(1).front().pool;
                QVERIFY2(std::abs(planned - drawn) <= 0.5 + 1e-9,
                         ("schedule " + std::to_string(round) + ", draw " + std::to_string(i)).c_str());
            }
        }
    }

    void noPrefixInTokensIsFurtherThanHalfTheLongestSampleFromThePlan() {
        Random random(13, "tokens");
        for (int round = 0; round < 100; ++round) {
            const recipe::Mixture mixture = randomMixture(random);
            std::vector<std::vector<std::int64_t>> lengths{std::vector<std::int64_t>(17),
                                                           std::vector<std::int64_t>(31)};
            std::int64_t longest = 0;
            MixedPools pools = twoPools(mixture, 17, 31);
            for (std::size_t pool = 0; pool < 2; ++pool) {
                for (std::int64_t& length : lengths[pool]) {
                    length = 1 + static_cast<std::int64_t>(random.below(pool == 0 ? 400 : 20));
                    longest = std::max(longest, length);
                }
                pools.pools[pool][0].cost = [own = lengths[pool]](std::uint32_t index) { return own[index]; };
            }
            constexpr std::uint64_t draws = 500;
            MixtureSource source(1, pools, draws);
            double distance = 0; // of the domain's tokens from the plan
            for (std::uint64_t i = 0; i < draws; ++i) {
                const double share = mixture.schedule.share(static_cast<double>(i) / (draws - 1));
                const Draw draw = source.next(1).front();
                const auto tokens = static_cast<double>(lengths[draw.pool][draw.index]);
                distance += share * tokens - (draw.pool == 1 ? tokens : 0);
                QVERIFY(std::abs(distance) <= static_cast<double>(longest) / 2 + 1e-6);
            }
        }
    }

    void severalDatasetsOfAPoolShareItsDraws() {
        MixedPools pools = twoPools("50%", 1, 40);
        pools.pools[0] = {{30, 0.75, {}, "general/0"}, {30, 0.25, {}, "general/1"}};
        MixtureSource source(2, pools, 80);
        std::vector<double> drawn(3, 0);
        for (int i = 0; i < 80; ++i) {
            ++drawn[source.next(1).front().pool];
            const double general = drawn[0] + drawn[1];
            QVERIFY(std::abs(drawn[0] - 0.75 * general) <= 0.5 + 1e-9);
            QVERIFY(std::abs(drawn[2] - general) <= 1);
        }
        QVERIFY(drawn == (std::vector<double>{30, 10, 40}));
    }

    void everyStopRuleEndsWhereItSays_data() {
        QTest::addColumn<QString>("mixture");
        for (const char* share : {"10%..50%", "30%", "dual-stage", "cosine:90%..5%", "steps:0=0%,0.9=100%"}) {
            for (const char* stop : {"first_exhausted", "all_exhausted", "without_replacement"}) {
                QTest::addRow("%s %s", share, stop)
                    << QString::fromStdString(std::string(share) + "/" + stop);
            }
        }
    }

    void everyStopRuleEndsWhereItSays() {
        QFETCH(QString, mixture);
        const MixedPools pools = twoPools(mixture.toStdString().c_str(), 57, 23);
        const std::uint64_t draws = drawsUntilStop(4, pools, 1'000'000);
        MixtureSource source(4, pools, draws);
        QCOMPARE(source.next(2 * draws).size(), std::size_t(draws));
        QVERIFY(source.next(1).empty());
        const auto realised = source.realised();
        const std::int64_t repeats = realised[0].repeats + realised[1].repeats;
        const std::int64_t unique = realised[0].unique + realised[1].unique;
        QCOMPARE(realised[0].drawn + realised[1].drawn, std::int64_t(draws));
        if (pools.stop == MixtureStop::FirstExhausted) {
            QCOMPARE(repeats, 0);
            MixtureSource longer(4, pools, draws + 1);
            longer.next(draws + 1);
            QVERIFY(longer.realised()[0].repeats + longer.realised()[1].repeats > 0);
        } else if (pools.stop == MixtureStop::AllExhausted) {
            QCOMPARE(unique, 80);
            MixtureSource shorter(4, pools, draws - 1);
            shorter.next(draws - 1);
            QVERIFY(shorter.realised()[0].unique + shorter.realised()[1].unique < 80);
        } else {
            QCOMPARE(unique, 80);
            QCOMPARE(repeats, 0);
        }
    }

    void theEndOfALongRunIsFoundQuickly() {
        const MixedPools pools = twoPools("cosine:1%..3%/all_exhausted", 1000, 20'000);
        const std::uint64_t draws = drawsUntilStop(1, pools, 1'000'000'000);
        QVERIFY(draws > 999'000 && draws < 1'001'000); // 20,000 samples at 2 %
    }

    void aRunThatNeverDrawsAPoolEndsAtTheLimit() {
        MixedPools pools = twoPools("50%/all_exhausted", 5, 5);
        pools.rates = [](double) { return std::vector<double>{1, 0}; };
        QCOMPARE(drawsUntilStop(1, pools, 1000), std::uint64_t(1000));
    }
};

PLATEAU_TEST(TestMixtureSource)
#include "test_mixture_source.moc"
