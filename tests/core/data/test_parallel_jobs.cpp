#include "core/data/parallel_jobs.h"
#include "core/data/text_sketches.h"
#include "tests/core/data/data_fixture.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <atomic>
#include <stdexcept>
#include <thread>

using namespace plateau;
using namespace plateau::data;

class TestParallelJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyJobRunsOnce_data();
    void everyJobRunsOnce();
    void reportsComeOnTheCallersThread();
    void aStopLeavesTheRestOut();
    void whatAJobThrowsArrives();
    void sketchesOfManyTextsAreThoseOfEach();
};

void TestParallelJobs::everyJobRunsOnce_data() {
    QTest::addColumn<std::size_t>("count");
    QTest::newRow("none") << std::size_t{0};
    QTest::newRow("one") << std::size_t{1};
    QTest::newRow("many") << std::size_t{1000};
}

void TestParallelJobs::everyJobRunsOnce() {
    QFETCH(std::size_t, count);
    std::vector<std::atomic<int>> runs(count);
    QVERIFY(runJobs(count, [&](std::size_t i) { ++runs[i]; }, {}));
    for (const auto& times : runs) {
        QCOMPARE(times.load(), 1);
    }
}

void TestParallelJobs::reportsComeOnTheCallersThread() {
    const auto caller = std::this_thread::get_id();
    std::size_t last = 0;
    runJobs(
        500, [](std::size_t) {}, {},
        [&](std::size_t done) {
            QCOMPARE(std::this_thread::get_id(), caller);
            QVERIFY(done >= 1 && done <= 500);
            last = done;
        });
    QVERIFY(last <= 500);
}

void TestParallelJobs::aStopLeavesTheRestOut() {
    std::stop_source stop;
    std::atomic<int> runs = 0;
    QVERIFY(!runJobs(
        1000,
        [&](std::size_t) {
            ++runs;
            stop.request_stop();
        },
        stop.get_token()));
    QVERIFY(runs <= 2);
}

void TestParallelJobs::whatAJobThrowsArrives() {
    const auto thrower = [](std::size_t i) {
        if (i == 7) {
            throw std::runtime_error("seven");
        }
    };
    QVERIFY_EXCEPTION_THROWN(runJobs(100, thrower, {}), std::runtime_error);
}

/// Texts of neighbouring chunks and threads must not mix.
void TestParallelJobs::sketchesOfManyTextsAreThoseOfEach() {
    const auto samples = fixture::numberedSamples(3000, 1);
    std::uint64_t told = 0;
    const auto all = TextSketches::of(samples, {}, [&](std::uint64_t done, std::uint64_t total) {
        told = done;
        QCOMPARE(total, std::uint64_t{3000});
    });
    QVERIFY(told <= 3000);
    for (std::size_t i = 0; i < samples.size(); i += 37) {
        const auto one = TextSketches::of(std::span(samples).subspan(i, 1));
        QCOMPARE(all->grams(i).size(), one->grams(0).size());
        QVERIFY(std::equal(all->grams(i).begin(), all->grams(i).end(), one->grams(0).begin()));
        for (std::size_t band = 0; band < TextSketches::bands; ++band) {
            QCOMPARE(all->key(band, i), one->key(band, 0));
        }
    }
}

PLATEAU_TEST(TestParallelJobs)
#include "test_parallel_jobs.moc"
