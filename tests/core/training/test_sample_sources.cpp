#include "core/training/sampling/mixture_source.h"
#include "core/training/sampling/shuffled_order.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <functional>
#include <memory>
#include <set>

using namespace plateau;
using namespace plateau::training;

namespace {

struct Candidate {
    const char* name;
    std::function<std::unique_ptr<SampleSource>(std::uint64_t seed)> make;
    /// Of other arguments: must refuse the state of make().
    std::function<std::unique_ptr<SampleSource>()> other;
};

std::unique_ptr<SampleSource> mixture(std::uint64_t seed, std::size_t domain, bool tokens,
                                      recipe::MixtureStop stop) {
    MixedPools pools;
    pools.pools = {{{9, 0.6, {}, "general/0"}, {7, 0.4, {}, "general/1"}}, {{domain}}};
    if (tokens) {
        for (auto& pool : pools.pools) {
            for (MixedDataset& dataset : pool) {
                dataset.cost = [](std::uint32_t index) { return std::int64_t{1} + index % 5; };
            }
        }
    }
    pools.rates = [](double t) { return std::vector<double>{0.9 - 0.5 * t, 0.1 + 0.5 * t}; };
    pools.stop = stop;
    return std::make_unique<MixtureSource>(
        seed, pools, stop == recipe::MixtureStop::WithoutReplacement ? 16 + domain : 300);
}

const std::vector<Candidate>& candidates() {
    using recipe::MixtureStop;
    static const std::vector<Candidate> all{
        {"one shuffled pool", [](std::uint64_t seed) { return std::make_unique<ShuffledOrder>(seed, 10); },
         [] { return std::make_unique<ShuffledOrder>(3, 11); }},
        {"mixture of samples",
         [](std::uint64_t seed) { return mixture(seed, 10, false, MixtureStop::Updates); },
         [] { return mixture(3, 11, false, MixtureStop::Updates); }},
        {"mixture of tokens",
         [](std::uint64_t seed) { return mixture(seed, 10, true, MixtureStop::Updates); },
         [] { return mixture(3, 11, true, MixtureStop::Updates); }},
        {"mixture without replacement",
         [](std::uint64_t seed) { return mixture(seed, 200, false, MixtureStop::WithoutReplacement); },
         [] { return mixture(3, 199, false, MixtureStop::WithoutReplacement); }}};
    return all;
}

void forEachCandidate() {
    QTest::addColumn<int>("candidate");
    for (std::size_t i = 0; i < candidates().size(); ++i) {
        QTest::newRow(candidates()[i].name) << int(i);
    }
}

} // namespace

/// What every SampleSource keeps.
class TestSampleSources : public QObject {
    Q_OBJECT

    static std::unique_ptr<SampleSource> make(std::uint64_t seed = 3) {
        QFETCH(int, candidate);
        return candidates()[static_cast<std::size_t>(candidate)].make(seed);
    }

private Q_SLOTS:
    void drawsDoNotDependOnHowManyAreAskedForAtATime_data() { forEachCandidate(); }
    void drawsDoNotDependOnHowManyAreAskedForAtATime() {
        const auto whole = make()->next(120);
        const auto parts = make();
        std::vector<Draw> joined;
        for (std::size_t size = 1; joined.size() < 120; ++size) {
            for (const Draw& draw : parts->next(std::min<std::size_t>(size, 120 - joined.size()))) {
                joined.push_back(draw);
            }
        }
        QVERIFY(joined == whole);
    }

    void drawsBelongToTheSeed_data() { forEachCandidate(); }
    void drawsBelongToTheSeed() {
        QVERIFY(make(3)->next(50) == make(3)->next(50));
        QVERIFY(make(3)->next(50) != make(4)->next(50));
    }

    void aRestoredSourceContinuesWhereItStood_data() { forEachCandidate(); }
    void aRestoredSourceContinuesWhereItStood() {
        for (const std::size_t drawn : {0, 1, 9, 10, 11, 37, 150}) {
            const auto source = make();
            source->next(drawn);
            const auto other = make();
            other->next(5);
            const auto state = parseJson(source->state().dump(), "state");
            QVERIFY(state.ok());
            QVERIFY(other->restore(*state).ok());
            QVERIFY(other->next(43) == source->next(43));
            QVERIFY(other->realised() == source->realised());
            QVERIFY(other->state() == source->state());
        }
    }

    void aForeignStateIsRefused_data() { forEachCandidate(); }
    void aForeignStateIsRefused() {
        QFETCH(int, candidate);
        const auto source = make();
        source->next(7);
        QVERIFY(!candidates()[static_cast<std::size_t>(candidate)].other()->restore(source->state()).ok());
        for (const Json& wrong : {Json(), Json::array(), Json::object(), Json({{"drawn", -1}})}) {
            QVERIFY(!make()->restore(wrong).ok());
        }
        Json state = source->state();
        state["drawn"] = 1'000'000'000'001;
        QVERIFY(!make()->restore(state).ok());
    }

    void realisedCountsAreThoseOfTheDraws_data() { forEachCandidate(); }
    void realisedCountsAreThoseOfTheDraws() {
        const auto source = make();
        std::vector<RealisedDraws> counted(source->realised().size());
        std::vector<std::set<std::uint32_t>> seen(counted.size());
        for (int batch = 0; batch < 40; ++batch) {
            for (const Draw& draw : source->next(7)) {
                QVERIFY(draw.pool < counted.size());
                ++counted[draw.pool].drawn;
                seen[draw.pool].insert(draw.index);
            }
        }
        for (std::size_t pool = 0; pool < counted.size(); ++pool) {
            counted[pool].unique = static_cast<std::int64_t>(seen[pool].size());
            counted[pool].repeats = counted[pool].drawn - counted[pool].unique;
        }
        QVERIFY(source->realised() == counted);
    }
};

PLATEAU_TEST(TestSampleSources)
#include "test_sample_sources.moc"
