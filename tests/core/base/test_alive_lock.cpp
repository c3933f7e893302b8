// Who lives holds a lock: others can ask without taking it, and the kernel takes it from the dead.
#include "core/base/alive_lock.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace plateau;
using support::TemporaryFolder;

class TestAliveLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsHeldWhileTheObjectLives() {
        const TemporaryFolder dir;
        QVERIFY(aliveState(dir / "lock") == AliveState::Unknown);
        {
            const auto held = AliveLock::hold(dir / "lock");
            QVERIFY(held.ok());
            QVERIFY(aliveState(dir / "lock") == AliveState::Held);
            QVERIFY(aliveState(dir / "lock") == AliveState::Held); // asking took nothing
            const auto second = AliveLock::hold(dir / "lock");
            QVERIFY(!second.ok() && second.error().kind == ErrorKind::Busy);
        }
        QVERIFY(aliveState(dir / "lock") == AliveState::Free);
    }

    void theKernelFreesItWhenTheHolderIsKilled() {
        const TemporaryFolder dir;
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto held = AliveLock::hold(dir / "lock");
            const char sign = held.ok() ? '1' : '0';
            static_cast<void>(::write(ready[1], &sign, 1));
            ::pause();
            ::_exit(0);
        }
        ::close(ready[1]); // so that a child that dies ends the wait
        char sign = 0;
        const ssize_t heard = ::read(ready[0], &sign, 1);
        if (heard != 1 || sign != '1') {
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            QFAIL("the child could not hold the lock");
        }
        QVERIFY(aliveState(dir / "lock") == AliveState::Held);
        ::kill(child, SIGSTOP); // halted is not dead
        QVERIFY(aliveState(dir / "lock") == AliveState::Held);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(aliveState(dir / "lock") == AliveState::Free);
        ::close(ready[0]);
    }

    void aPlaceThatCannotBeWrittenIsAnError() {
        const TemporaryFolder dir;
        QVERIFY(!AliveLock::hold(dir / "missing/lock").ok());
    }
};

PLATEAU_TEST(TestAliveLock)
#include "test_alive_lock.moc"
