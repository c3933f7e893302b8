// A state that is kept while its folder changes equals, after every step, what a fresh one reads.
#include "tests/core/experiment/sample_experiment.h"

#include "core/base/checksummed_json.h"
#include "core/base/random.h"
#include "core/experiment/analyse/status.h"
#include "core/experiment/store/additions.h"
#include "core/experiment/store/tracked_state.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <fmt/format.h>

#include <array>
#include <sstream>

#include <sys/inotify.h>
#include <unistd.h>

using namespace plateau;
using namespace plateau::experiment;
using support::readText;
using support::TemporaryFolder;
using support::writeText;

namespace {

constexpr double now = 1.8e9;

/// Everything of a state as text.
std::string textOf(const ExperimentState& state) {
    std::string text = fmt::format("added {}\n", state.added);
    for (const Error& error : state.damaged) {
        text += "damaged " + error.text() + "\n";
    }
    for (const CellState& cell : state.cells) {
        text += fmt::format("{} {} {} {} {} {} {} {} {} {} {}\n", cell.planned.id, name(cell.status),
                            cell.failedAttempts, cell.cause ? cell.cause->text() : "", cell.extends,
                            cell.replaced, cell.stale, cell.update, cell.updates, cell.heartbeat,
                            cell.result ? toJson(*cell.result).dump() : "");
    }
    return text;
}

/// The first lines that differ.
std::string difference(const std::string& found, const std::string& expected) {
    std::istringstream one(found);
    std::istringstream two(expected);
    std::string a;
    std::string b;
    while (a == b && (one || two)) {
        std::getline(one, a);
        std::getline(two, b);
    }
    return fmt::format("\n{}\ninstead of\n{}", a, b);
}

/// Counts the files of a folder that are opened.
class OpenCounter {
public:
    explicit OpenCounter(const std::filesystem::path& folder)
        : m_fd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        ::inotify_add_watch(m_fd.get(), folder.c_str(), IN_OPEN);
    }
    /// Since the last call.
    int files() const {
        int count = 0;
        alignas(inotify_event) std::array<char, 65536> buffer{};
        ssize_t got = 0;
        while ((got = ::read(m_fd.get(), buffer.data(), buffer.size())) > 0) {
            for (const char* at = buffer.data(); at < buffer.data() + got;) {
                const auto* event = reinterpret_cast<const inotify_event*>(at);
                count += (event->mask & IN_ISDIR) == 0;
                at += sizeof(inotify_event) + event->len;
            }
        }
        return count;
    }

private:
    Descriptor m_fd;
};

/// Changes a folder as runs, copies, disks and users do.
class Changer {
public:
    Changer(const Folder& folder, std::uint64_t seed) : m_folder(folder), m_random(seed, "changes") {}

    /// @return the cell whose files changed; empty when it was not about one
    std::string change() {
        const auto cells = *m_folder.cells();
        const PlannedCell& cell = cells[m_random.below(cells.size())];
        const auto path = m_folder.resultPath(cell.id);
        switch (m_random.below(9)) {
        case 0:
        case 1:
        case 2:
            static_cast<void>(m_folder.publishResult(other(cell), {}));
            break;
        case 3: // in place, often within one tick of the clock
            writeText(path, readText(path).substr(0, 40 + m_random.below(3)));
            break;
        case 4: // replaced by another of the same size
            std::filesystem::remove(path);
            static_cast<void>(m_folder.publishResult(other(cell), {}));
            break;
        case 5:
            std::filesystem::remove(path);
            break;
        case 6:
            attempt(cell.id);
            break;
        case 7:
            static_cast<void>(m_folder.setDamagedAside(cell.id, 0));
            break;
        default:
            add(cell);
            return {};
        }
        return cell.id;
    }

private:
    CellResult other(const PlannedCell& cell) {
        CellResult result = sample::result(cell);
        sample::setAccuracy(result, static_cast<double>(400 + m_random.below(100)) / 500, 500);
        return m_random.below(6) == 0 ? sample::diverged(cell, 3) : result;
    }

    void attempt(const std::string& cell) {
        AttemptStatus status;
        status.state = static_cast<AttemptState>(m_random.below(4));
        status.process = {"another-host", 1, 1};
        status.heartbeat = now - static_cast<double>(m_random.below(240));
        status.update = static_cast<std::int64_t>(m_random.below(300));
        status.attempt = *beginAttempt(m_folder, cell);
        QVERIFY(writeAttemptStatus(m_folder.attemptFolder(cell, status.attempt), status).ok());
    }

    void add(const PlannedCell& cell) {
        if (cell.spec.kind == CellKind::Cell && m_random.below(2) == 0) {
            static_cast<void>(addCells(m_folder, {longerRun(cell)}));
        } else if (m_random.below(4) == 0) {
            std::filesystem::remove_all(additionsFolder(m_folder));
        } else {
            const auto n = 2 + static_cast<std::int64_t>(m_random.below(900));
            static_cast<void>(addCells(m_folder, {addedRun(m_folder.plan(), n, 0)}));
        }
    }

    const Folder& m_folder;
    Random m_random;
};

} // namespace

class TestTrackedState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsTakenInEqualsAFreshReading_data();
    void whatIsTakenInEqualsAFreshReading();
    void aResultIsReadOnceAndAgainOnlyWhenItsFileChanged();
    void aResultOfANewerVersionIsAnErrorEachTime();
};

void TestTrackedState::whatIsTakenInEqualsAFreshReading_data() {
    QTest::addColumn<std::uint64_t>("seed");
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        QTest::newRow(fmt::format("seed {}", seed).c_str()) << seed;
    }
}

void TestTrackedState::whatIsTakenInEqualsAFreshReading() {
    QFETCH(std::uint64_t, seed);
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    auto tracked = TrackedState::open(folder, now); // takes in the cell that changed
    auto looking = TrackedState::open(folder, now); // looks at everything
    QVERIFY(tracked.ok() && looking.ok());
    Changer changer(folder, seed);
    for (int step = 0; step < 150; ++step) {
        const std::string cell = changer.change();
        const auto taken = cell.empty() ? tracked->update(now) : tracked->update(cell, now);
        QVERIFY(taken.ok() && looking->update(now).ok());
        const std::string fresh = textOf(*readExperimentState(folder, now));
        QVERIFY2(textOf(looking->state()) == fresh, difference(textOf(looking->state()), fresh).c_str());
        QVERIFY2(textOf(tracked->state()) == fresh, difference(textOf(tracked->state()), fresh).c_str());
        QCOMPARE(tracked->damaged().size(), tracked->state().damaged.size());
    }
}

void TestTrackedState::aResultIsReadOnceAndAgainOnlyWhenItsFileChanged() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    sample::publish(folder);
    QTest::qWait(200); // older than the step of any clock
    auto tracked = TrackedState::open(folder, now);
    QVERIFY(tracked.ok());
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    const OpenCounter opened(folder.root() / "results");
    for (int i = 0; i < 50; ++i) {
        QVERIFY(tracked->update(now).ok());
        QVERIFY(tracked->update(cell.id, now).ok());
    }
    QCOMPARE(opened.files(), 0);
    std::filesystem::remove(folder.resultPath(cell.id));
    QVERIFY(folder.publishResult(sample::result(cell), {}).ok());
    QTest::qWait(200);
    static_cast<void>(opened.files());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(tracked->update(now).ok());
    }
    QCOMPARE(opened.files(), 1);
    QCOMPARE(tracked->find(cell.id)->result->score(), sample::result(cell).score());
    QVERIFY(tracked->find("no such cell") == nullptr);
}

void TestTrackedState::aResultOfANewerVersionIsAnErrorEachTime() {
    const TemporaryFolder dir;
    const Folder folder = *Folder::create(dir / "e", sample::plan());
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 80);
    auto tracked = TrackedState::open(folder, now);
    QVERIFY(folder.publishResult(sample::result(cell), {}).ok());
    QVERIFY(tracked->update(cell.id, now).ok());
    Json json = toJson(sample::result(cell));
    json["schema"] = resultSchema + 1;
    QVERIFY(publishChecksummed(folder.resultPath(cell.id), json, Publish::Replace).ok());
    QVERIFY(!tracked->update(cell.id, now).ok());
    QVERIFY(!tracked->update(now).ok());
    QVERIFY(!readExperimentState(folder, now).ok());
}

PLATEAU_TEST(TestTrackedState)
#include "test_tracked_state.moc"
