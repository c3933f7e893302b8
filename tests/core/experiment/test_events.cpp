#include "core/experiment/store/events.h"

#include "core/base/random.h"

#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <cmath>
#include <fstream>
#include <limits>

using namespace plateau;
using namespace plateau::experiment;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

std::vector<EventBody> everyBody() {
    return {RunStarted{"build", "cpu", 42, 22, 20, 61.5},
            CellStarted{"0123456789abcdef", "001", 300, 2},
            CellProgress{"0123456789abcdef", 150, 300, 0.25, 30},
            CellDone{"0123456789abcdef", CellStatus::Diverged, 0, 2.5, false},
            CellFailed{"0123456789abcdef", "002", "out_of_memory", "no room. Use less.", true},
            AnswerGiven{3, "90 % is reached with about 170 samples"},
            Paused{},
            Resumed{},
            RunFinished{20, 1, 1, 0, true},
            CellDamaged{"0123456789abcdef", "weights.safetensors: does not match its result"},
            WorkerSilent{8.5},
            WorkerHeard{}};
}

std::string lineOf(std::int64_t sequence) {
    return toLine({sequence, 1.5, 1.8e9, Paused{}}) + "\n";
}

void append(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::app) << text;
}

} // namespace

class TestEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEventSurvivesItsLine();
    void numberingGoesOnAfterAReopen();
    void aTailSeesOnlyWhatIsNew();
    void aTornLastLineWaitsForItsEnd();
    void theLineOfAKilledWriterIsAGapAndTheNextWriterStandsAlone();
    void damageAndLossAreGaps_data();
    void damageAndLossAreGaps();
    void eventsOfNewerVersionsAreCountedNotShown();
    void noLineIsLongerThanTheLimit();
    void aNaNLossStaysANaN();
    void aReplacedFileIsReadFromItsStart();
    void longLogsComeInBatches();
    void noiseNeverBreaksTheReader();
};

void TestEvents::everyEventSurvivesItsLine() {
    const TemporaryFolder dir;
    auto log = EventLog::open(dir / "events.jsonl");
    QVERIFY(log.ok());
    for (const EventBody& body : everyBody()) {
        QVERIFY(log->write(body).ok());
    }
    EventTail tail(dir / "events.jsonl");
    const auto batch = tail.next();
    QVERIFY(batch.ok() && !batch->gap && !batch->more);
    QCOMPARE(batch->events.size(), everyBody().size());
    double before = 0;
    for (std::size_t i = 0; i < batch->events.size(); ++i) {
        const Event& event = batch->events[i];
        QCOMPARE(event.sequence, static_cast<std::int64_t>(i + 1));
        QVERIFY(event.monotonic >= before && event.wall > 1e9);
        before = event.monotonic;
        const Event original{event.sequence, event.monotonic, event.wall, everyBody()[i]};
        QCOMPARE(toLine(event), toLine(original));
    }
}

void TestEvents::numberingGoesOnAfterAReopen() {
    const TemporaryFolder dir;
    QCOMPARE(*EventLog::open(dir / "e")->write(Paused{}), std::int64_t{1});
    QCOMPARE(*EventLog::open(dir / "e")->write(Resumed{}), std::int64_t{2});
}

void TestEvents::aTailSeesOnlyWhatIsNew() {
    const TemporaryFolder dir;
    EventTail tail(dir / "e");
    QVERIFY(tail.next()->events.empty());
    auto log = EventLog::open(dir / "e");
    QVERIFY(log->write(Paused{}).ok());
    QCOMPARE(tail.next()->events.size(), std::size_t{1});
    QVERIFY(tail.next()->events.empty());
    QVERIFY(log->write(Resumed{}).ok());
    const auto batch = tail.next();
    QCOMPARE(batch->events.at(0).sequence, std::int64_t{2});
    QVERIFY(!batch->gap);
}

void TestEvents::aTornLastLineWaitsForItsEnd() {
    const TemporaryFolder dir;
    const std::string line = lineOf(1);
    EventTail tail(dir / "e");
    for (std::size_t cut = 1; cut < line.size(); cut += 7) {
        writeText(dir / "e", line.substr(0, cut));
        const auto batch = tail.next();
        QVERIFY(batch->events.empty() && !batch->gap);
    }
    writeText(dir / "e", line);
    const auto batch = tail.next();
    QVERIFY(batch->events.size() == 1 && !batch->gap);
}

void TestEvents::theLineOfAKilledWriterIsAGapAndTheNextWriterStandsAlone() {
    const TemporaryFolder dir;
    writeText(dir / "e", lineOf(1) + lineOf(2).substr(0, 20));
    auto log = EventLog::open(dir / "e");
    QCOMPARE(*log->write(Resumed{}), std::int64_t{2});
    EventTail tail(dir / "e");
    const auto batch = tail.next();
    QVERIFY(batch->gap);
    QCOMPARE(batch->events.size(), std::size_t{2});
    QVERIFY(std::holds_alternative<Resumed>(batch->events[1].body));
}

void TestEvents::damageAndLossAreGaps_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("gap");
    QTest::addColumn<int>("events");
    const std::string good = lineOf(1);
    QTest::newRow("whole") << good + lineOf(2) << false << 2;
    QTest::newRow("blank line between") << good + "\n" + lineOf(2) << false << 2;
    QTest::newRow("first line lost") << lineOf(2) << true << 1;
    QTest::newRow("line lost") << good + lineOf(3) << true << 2;
    QTest::newRow("line twice") << good + good << true << 2;
    QTest::newRow("not JSON") << good + "{\"seq\":\n" + lineOf(2) << true << 2;
    QTest::newRow("not an object") << good + "[1]\n" << true << 1;
    QTest::newRow("sequence zero") << lineOf(0) << true << 0;
    QTest::newRow("sequence beyond counting")
        << lineOf(std::numeric_limits<std::int64_t>::max()) << true << 0;
    QTest::newRow("no sequence") << std::string("{\"schema\":1,\"type\":\"paused\"}\n") << true << 0;
    QTest::newRow("field of another type")
        << std::string("{\"schema\":1,\"seq\":1,\"type\":\"cell_done\",\"cell\":7}\n") << true << 0;
    QTest::newRow("line beyond the limit")
        << std::string(eventLineBytes + 10, 'x') + "\n" + good << true << 1;
    QTest::newRow("endless line") << good + std::string(6u << 20, 'y') + "\n" + lineOf(2) << true << 2;
}

void TestEvents::damageAndLossAreGaps() {
    QFETCH(std::string, text);
    QFETCH(bool, gap);
    QFETCH(int, events);
    const TemporaryFolder dir;
    writeText(dir / "e", text);
    EventTail tail(dir / "e");
    bool sawGap = false;
    int seen = 0;
    for (bool more = true; more;) {
        const auto batch = tail.next();
        QVERIFY(batch.ok());
        sawGap = sawGap || batch->gap;
        seen += static_cast<int>(batch->events.size());
        more = batch->more;
    }
    QCOMPARE(sawGap, gap);
    QCOMPARE(seen, events);
}

void TestEvents::eventsOfNewerVersionsAreCountedNotShown() {
    const TemporaryFolder dir;
    writeText(dir / "e", "{\"schema\":1,\"seq\":1,\"type\":\"teleported\"}\n"
                         "{\"schema\":2,\"seq\":2,\"type\":\"paused\",\"by\":{\"whom\":1}}\n" +
                             lineOf(3));
    EventTail tail(dir / "e");
    const auto batch = tail.next();
    QVERIFY(!batch->gap);
    QCOMPARE(batch->unknown, std::int64_t{2});
    QCOMPARE(batch->events.size(), std::size_t{1});
}

void TestEvents::noLineIsLongerThanTheLimit() {
    const std::string hostile = std::string(1u << 20, '\x01') + std::string("\xff\xfe") + "漢";
    for (const EventBody& body :
         {EventBody(CellFailed{hostile, hostile, hostile, hostile, false}),
          EventBody(AnswerGiven{1, hostile}), EventBody(RunStarted{hostile, hostile, 1, 1, 1, 1})}) {
        const std::string line = toLine({1, 0, 0, body});
        QVERIFY2(line.size() < eventLineBytes, std::to_string(line.size()).c_str());
        QVERIFY(line.find('\n') == std::string::npos);
    }
}

void TestEvents::aNaNLossStaysANaN() {
    CellProgress progress;
    progress.loss = std::numeric_limits<double>::quiet_NaN();
    const ReadEvent read = readEvent(toLine({1, 0, 0, progress}));
    QVERIFY(read.event.has_value());
    QVERIFY(std::isnan(std::get<CellProgress>(read.event->body).loss));
}

void TestEvents::aReplacedFileIsReadFromItsStart() {
    const TemporaryFolder dir;
    writeText(dir / "e", lineOf(1) + lineOf(2) + lineOf(3));
    EventTail tail(dir / "e");
    QCOMPARE(tail.next()->events.size(), std::size_t{3});
    writeText(dir / "e", lineOf(1));
    const auto batch = tail.next();
    QVERIFY(batch->gap);
    QCOMPARE(batch->events.size(), std::size_t{1});
}

void TestEvents::longLogsComeInBatches() {
    const TemporaryFolder dir;
    std::string text;
    std::int64_t count = 0;
    while (text.size() < (9u << 20)) {
        text += lineOf(++count);
    }
    writeText(dir / "e", text);
    EventTail tail(dir / "e");
    std::int64_t seen = 0;
    int batches = 0;
    for (bool more = true; more; ++batches) {
        const auto batch = tail.next();
        QVERIFY(!batch->gap);
        seen += static_cast<std::int64_t>(batch->events.size());
        more = batch->more;
    }
    QCOMPARE(seen, count);
    QVERIFY(batches >= 3);
    QCOMPARE(tail.lastSequence(), count);
}

void TestEvents::noiseNeverBreaksTheReader() {
    const TemporaryFolder dir;
    Random random(7, "event noise");
    std::string good;
    for (std::int64_t i = 1; i <= 20; ++i) {
        good += lineOf(i);
    }
    for (int round = 0; round < 300; ++round) {
        std::string bad = good;
        for (int i = 0; i < 5; ++i) {
            bad[random.below(bad.size())] = static_cast<char>(random.below(256));
        }
        writeText(dir / "e", bad);
        EventTail tail(dir / "e");
        const auto batch = tail.next();
        QVERIFY(batch.ok());
        QVERIFY(batch->events.size() >= 10 && batch->events.size() <= 20);
        append(dir / "e", "\n" + lineOf(21));
        QVERIFY(!tail.next()->events.empty());
    }
}

PLATEAU_TEST(TestEvents)
#include "test_events.moc"
