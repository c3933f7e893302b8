#include "ui/session/cli_job.h"
#include "ui/session/job.h"

#include "core/experiment/plan/plan.h"
#include "core/experiment/run/worker_protocol.h"

#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace plateau;
using namespace plateau::ui;

namespace {

using Outcome = Job::Outcome;

/// What each kind of job must do alike. Work either answers with a number at once, or goes on until it is
/// stopped.
class Subject {
public:
    virtual ~Subject() = default;
    virtual void start(int number) = 0;
    virtual void startEndless() = 0;
    virtual void cancel() = 0;
    virtual bool isRunning() const = 0;
    virtual void destroy() = 0;
    /// Endless work that has begun and not yet ended.
    virtual bool isAtWork() const = 0;

    QList<int> shown;
    QList<Outcome> outcomes;
    std::function<void()> whileShown;

protected:
    void show(int number) {
        shown << number;
        if (whileShown) {
            std::exchange(whileShown, nullptr)();
        }
    }
    template <typename AnyJob>
    void watch(AnyJob& job) {
        QObject::connect(&job, &AnyJob::finished, &job, [this](Outcome outcome) { outcomes << outcome; });
    }
};

class ThreadSubject : public Subject {
public:
    ThreadSubject() { watch(*m_job); }
    void start(int number) override {
        m_job->start([this, number](const std::stop_token&) { return [this, number] { show(number); }; });
    }
    void startEndless() override {
        m_job->start([this](const std::stop_token& stop) {
            ++m_working;
            while (!stop.stop_requested()) {
                std::this_thread::yield();
            }
            --m_working;
            return [this] { show(-1); };
        });
    }
    void cancel() override { m_job->cancel(); }
    bool isRunning() const override { return m_job->isRunning(); }
    void destroy() override { m_job.reset(); }
    bool isAtWork() const override { return m_working > 0; }

private:
    std::atomic<int> m_working = 0;
    std::unique_ptr<Job> m_job = std::make_unique<Job>();
};

class ChildSubject : public Subject {
public:
    ChildSubject() {
        const auto program = m_folder / "plateau";
        plateau::support::writeText(
            program, "#!/bin/sh\ncase \"$1\" in\n--version) echo '{\"name\":\"plateau\",\"version\":\"1\","
                     "\"build\":\"b\",\"protocol\":" +
                         std::to_string(experiment::protocolVersion) + ",\"schema\":" +
                         std::to_string(experiment::Plan::currentSchema) + "}';;\nendless) echo $$ > " +
                         pidFile() + "; exec sleep 600;;\n*) echo \"[$1]\";;\nesac\n");
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        qputenv("PLATEAU_CLI", program.c_str());
        m_cli.check();
        static_cast<void>(QTest::qWaitFor([this] { return m_cli.isReady(); }, 30'000));
        qunsetenv("PLATEAU_CLI");
        watch(*m_job);
    }
    void start(int number) override {
        m_job->start({QString::number(number)},
                     [this](const CliReply& reply) { show(reply.ok() ? (*reply.value)[0].get<int>() : -1); });
    }
    void startEndless() override {
        std::filesystem::remove(pidFile());
        m_job->start({QStringLiteral("endless")}, [this](const CliReply&) { show(-1); });
    }
    void cancel() override { m_job->cancel(); }
    bool isRunning() const override { return m_job->isRunning(); }
    void destroy() override { m_job.reset(); }
    bool isAtWork() const override {
        const std::string pid = plateau::support::readText(pidFile());
        return !pid.empty() && std::filesystem::exists("/proc/" + pid.substr(0, pid.find('\n')));
    }

private:
    std::string pidFile() const { return (m_folder / "pid").string(); }
    plateau::support::TemporaryFolder m_folder;
    CliRunner m_cli;
    std::unique_ptr<CliJob> m_job = std::make_unique<CliJob>(m_cli);
};

std::unique_ptr<Subject> makeSubject() {
    QFETCH_GLOBAL(bool, child);
    return child ? std::unique_ptr<Subject>(std::make_unique<ChildSubject>())
                 : std::make_unique<ThreadSubject>();
}

} // namespace

/// The contract of Job, for threads and for child processes.
class TestJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void aResultIsShownThenReported();
    void theLastRequestCounts();
    void everyRequestIsReportedOnce();
    void cancellingIsReportedOnceAndShowsNothing();
    void cancellingNothingReportsNothing();
    void destroyingEndsTheWorkAndReportsNothing();
    void showingMayStartAgain();
    void showingMayDestroyTheJob();
    void reportingMayStartAgain();
    void jobsOfOnePoolDoNotWaitForEachOther();
};

void TestJob::initTestCase_data() {
    QTest::addColumn<bool>("child");
    QTest::newRow("thread") << false;
    QTest::newRow("child process") << true;
}

void TestJob::aResultIsShownThenReported() {
    const auto subject = makeSubject();
    qsizetype reportedBefore = -1;
    subject->whileShown = [&] { reportedBefore = subject->outcomes.size(); };
    subject->start(7);
    QVERIFY(subject->isRunning());
    QTRY_COMPARE(subject->outcomes, QList<Outcome>{Outcome::Done});
    QCOMPARE(subject->shown, QList<int>{7});
    QCOMPARE(reportedBefore, 0);
    QVERIFY(!subject->isRunning());
}

void TestJob::theLastRequestCounts() {
    const auto subject = makeSubject();
    subject->startEndless();
    QTRY_VERIFY(subject->isAtWork());
    subject->start(2);
    QCOMPARE(subject->outcomes, QList<Outcome>{Outcome::Cancelled});
    QTRY_COMPARE(subject->outcomes, (QList<Outcome>{Outcome::Cancelled, Outcome::Done}));
    QCOMPARE(subject->shown, QList<int>{2});
    QVERIFY(!subject->isAtWork());
}

void TestJob::everyRequestIsReportedOnce() {
    const auto subject = makeSubject();
    for (int number = 1; number <= 50; ++number) {
        subject->start(number);
    }
    QTRY_VERIFY(!subject->isRunning());
    QCOMPARE(subject->shown, QList<int>{50});
    QCOMPARE(subject->outcomes.size(), 50);
    QCOMPARE(subject->outcomes.count(Outcome::Done), 1);
    QCOMPARE(subject->outcomes.last(), Outcome::Done);
}

void TestJob::cancellingIsReportedOnceAndShowsNothing() {
    const auto subject = makeSubject();
    subject->startEndless();
    QTRY_VERIFY(subject->isAtWork());
    subject->cancel();
    subject->cancel();
    QVERIFY(!subject->isRunning());
    QTRY_VERIFY(!subject->isAtWork());
    subject->start(3);
    QTRY_COMPARE(subject->outcomes, (QList<Outcome>{Outcome::Cancelled, Outcome::Done}));
    QCOMPARE(subject->shown, QList<int>{3});
}

void TestJob::cancellingNothingReportsNothing() {
    const auto subject = makeSubject();
    subject->cancel();
    subject->start(1);
    QTRY_VERIFY(!subject->isRunning());
    subject->cancel();
    QCOMPARE(subject->outcomes, QList<Outcome>{Outcome::Done});
}

void TestJob::destroyingEndsTheWorkAndReportsNothing() {
    const auto subject = makeSubject();
    subject->startEndless();
    QTRY_VERIFY(subject->isAtWork());
    subject->destroy();
    QVERIFY(!subject->isAtWork());
    QCoreApplication::processEvents();
    QVERIFY(subject->shown.isEmpty());
    QVERIFY(subject->outcomes.isEmpty());
}

void TestJob::showingMayStartAgain() {
    const auto subject = makeSubject();
    subject->whileShown = [&] { subject->start(2); };
    subject->start(1);
    QTRY_COMPARE(subject->shown, (QList<int>{1, 2}));
    QTRY_COMPARE(subject->outcomes, (QList<Outcome>{Outcome::Done, Outcome::Done}));
}

void TestJob::showingMayDestroyTheJob() {
    const auto subject = makeSubject();
    subject->whileShown = [&] { subject->destroy(); };
    subject->start(1);
    QTRY_COMPARE(subject->shown, QList<int>{1});
    QCoreApplication::processEvents();
    QVERIFY(subject->outcomes.isEmpty());
}

void TestJob::reportingMayStartAgain() {
    Job job;
    QList<Outcome> outcomes;
    QList<int> shown;
    connect(&job, &Job::finished, this, [&](Outcome outcome) {
        outcomes << outcome;
        if (outcomes.size() == 1) {
            job.start([&](const std::stop_token&) { return [&] { shown << 3; }; });
        }
    });
    job.start([&](const std::stop_token&) { return [&] { shown << 1; }; });
    job.start([&](const std::stop_token&) { return [&] { shown << 2; }; });
    QTRY_VERIFY(!job.isRunning());
    QCOMPARE(shown, QList<int>{3});
    QCOMPARE(outcomes, (QList<Outcome>{Outcome::Cancelled, Outcome::Cancelled, Outcome::Done}));
}

void TestJob::jobsOfOnePoolDoNotWaitForEachOther() {
    QThreadPool threads;
    threads.setMaxThreadCount(1);
    std::atomic<bool> release = false;
    Job slow(threads);
    slow.start([&release](const std::stop_token&) -> Job::Show {
        while (!release) {
            std::this_thread::yield();
        }
        return {};
    });
    {
        Job queued(threads);
        queued.start([](const std::stop_token&) -> Job::Show { return [] { QFAIL("shown though gone"); }; });
    } // must not wait for the thread that `slow` holds
    release = true;
    QTRY_VERIFY(!slow.isRunning());
}

PLATEAU_TEST(TestJob)
#include "test_job.moc"
