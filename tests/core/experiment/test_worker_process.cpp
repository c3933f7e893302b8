#include "core/experiment/run/worker_process.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QtTest>

#include <chrono>

#include <csignal>

using namespace plateau;
using namespace plateau::experiment;
using Got = WorkerProcess::Got;

namespace {

constexpr std::chrono::milliseconds patience{20'000};

} // namespace

class TestWorkerProcess : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    Result<WorkerProcess> start(const std::vector<std::string>& command) {
        return WorkerProcess::start(command, m_dir.filePath(QStringLiteral("log")).toStdString());
    }

private Q_SLOTS:
    void speaksInLines() {
        auto child = start({"cat"});
        QVERIFY(child.ok());
        QVERIFY(child->send("one").ok());
        QVERIFY(child->send("two").ok());
        QCOMPARE(child->next(patience).line, std::string("one"));
        QCOMPARE(child->next(patience).line, std::string("two"));
    }

    void argumentsAreNeverReadByAShell() {
        auto child = start({"printf", "%s\\n", "; touch x; $(id) `id` 'a b'"});
        QVERIFY(child.ok());
        QCOMPARE(child->next(patience).line, std::string("; touch x; $(id) `id` 'a b'"));
    }

    void waitingThreadsSleepSoonUnlessTheUserChose_data() {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<std::string>("spins");
        QTest::newRow("nothing chosen") << QByteArray() << QByteArray() << std::string("2000");
        QTest::newRow("spins chosen") << QByteArray("GOMP_SPINCOUNT") << QByteArray("7") << std::string("7");
        QTest::newRow("policy chosen")
            << QByteArray("OMP_WAIT_POLICY") << QByteArray("active") << std::string("none");
    }
    void waitingThreadsSleepSoonUnlessTheUserChose() {
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, value);
        QFETCH(std::string, spins);
        if (!variable.isEmpty()) {
            qputenv(variable.constData(), value);
        }
        auto child = start({"sh", "-c", "echo ${GOMP_SPINCOUNT:-none}"});
        if (!variable.isEmpty()) {
            qunsetenv(variable.constData());
        }
        QVERIFY(child.ok());
        QCOMPARE(child->next(patience).line, spins);
    }

    void silenceIsATimeout() {
        auto child = start({"cat"});
        QVERIFY(child.ok());
        QVERIFY(child->next(std::chrono::milliseconds(1)).got == Got::Timeout);
    }

    void anEndSaysItsReason_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("reason");
        QTest::newRow("exit code") << "exit 4"
                                   << "exit code 4";
        QTest::newRow("signal") << "kill -9 $$"
                                << "killed by signal 9";
    }
    void anEndSaysItsReason() {
        QFETCH(QString, script);
        QFETCH(QString, reason);
        auto child = start({"sh", "-c", script.toStdString()});
        QVERIFY(child.ok());
        const auto output = child->next(patience);
        QVERIFY(output.got == Got::Ended);
        QCOMPARE(output.exitReason, reason.toStdString());
    }

    void terminateEndsAChildThatListens() {
        auto child = start({"sleep", "600"});
        QVERIFY(child.ok());
        child->terminate();
        QCOMPARE(child->next(patience).exitReason, std::string("killed by signal 15"));
    }

    void aChildThatFloodsWithoutALineIsEnded() {
        auto child = start({"sh", "-c", "yes | tr -d '\\n'"});
        QVERIFY(child.ok());
        QVERIFY(child->next(patience).got == Got::Ended);
    }

    void theDestructorLeavesNoChildBehind() {
        pid_t pid = 0;
        {
            auto child = start({"sleep", "600"});
            QVERIFY(child.ok());
            pid = child->pid();
        }
        QCOMPARE(::kill(pid, 0), -1);
    }

    void aMissingProgramIsNamed() {
        const auto child = start({"/nowhere/plateau"});
        QVERIFY(!child.ok());
        QCOMPARE(child.error().where, std::string("/nowhere/plateau"));
        QVERIFY(child.error().kind == ErrorKind::NotFound);
    }

    void whatTheChildComplainsGoesToTheLog() {
        auto child = start({"sh", "-c", "echo trouble >&2"});
        QVERIFY(child.ok());
        QVERIFY(child->next(patience).got == Got::Ended);
        const auto log = readWholeFile(m_dir.filePath(QStringLiteral("log")).toStdString(), 1 << 20);
        QVERIFY(log->find("trouble") != std::string::npos);
    }
};

PLATEAU_TEST(TestWorkerProcess)
#include "test_worker_process.moc"
