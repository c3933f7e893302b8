#include "core/experiment/run/worker_protocol.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <limits>

using namespace plateau;
using namespace plateau::experiment;
using Type = WorkerMessage::Type;

class TestProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsSurviveTheRoundTrip() {
        const auto back = readRequest(toLine(WorkerRequest{{"a1", "b2"}}));
        QVERIFY(back.ok());
        QCOMPARE(back->cells, (std::vector<std::string>{"a1", "b2"}));
    }

    void messagesSurviveTheRoundTrip_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("ready") << int(Type::Ready);
        QTest::newRow("started") << int(Type::Started);
        QTest::newRow("progress") << int(Type::Progress);
        QTest::newRow("result") << int(Type::Result);
        QTest::newRow("failed") << int(Type::Failed);
        QTest::newRow("idle") << int(Type::Idle);
        QTest::newRow("fatal") << int(Type::Fatal);
    }
    void messagesSurviveTheRoundTrip() {
        QFETCH(int, type);
        WorkerMessage message;
        message.type = static_cast<Type>(type);
        message.cell = "c";
        message.cells = {"c", "d"};
        message.update = 7;
        message.updates = 300;
        message.loss = 1.25;
        message.status = "done";
        message.score = 0.5;
        message.seconds = 2.5;
        message.error = badInput("where", "what", "fix");
        message.facts = {{"device", "cpu"}};
        const auto back = readMessage(toLine(message));
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().text().c_str());
        QCOMPARE(int(back->type), type);
        QCOMPARE(back->protocol, protocolVersion);
        if (message.type == Type::Progress) {
            QCOMPARE(back->update, 7);
            QCOMPARE(back->loss, 1.25);
        }
        if (message.type == Type::Failed || message.type == Type::Fatal) {
            QVERIFY(back->error == message.error);
        }
        if (message.type == Type::Result) {
            QCOMPARE(back->score, 0.5);
            QCOMPARE(back->status, std::string("done"));
        }
    }

    void aLossThatIsNoNumberIsStillAMessage() {
        WorkerMessage message;
        message.type = Type::Progress;
        message.loss = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(readMessage(toLine(message)).ok());
    }

    void textThatIsNotUtf8IsStillSent() {
        WorkerMessage message;
        message.type = Type::Fatal;
        message.error = badInput("file\xff", "what", "fix");
        QVERIFY(readMessage(toLine(message)).ok());
    }

    void damagedLinesAreRefused_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("torn") << QByteArray("{\"type\":\"idle\",\"prot");
        QTest::newRow("unknown type") << QByteArray("{\"type\":\"dance\",\"protocol\":1}");
        QTest::newRow("no protocol") << QByteArray("{\"type\":\"idle\"}");
        QTest::newRow("wrong type of field")
            << QByteArray("{\"type\":\"progress\",\"protocol\":1,\"update\":\"many\"}");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("deep") << QByteArray(100, '[');
    }
    void damagedLinesAreRefused() {
        QFETCH(QByteArray, line);
        QVERIFY(!readMessage(line.toStdString()).ok());
        QVERIFY(!readRequest(line.toStdString()).ok());
    }
};

PLATEAU_TEST(TestProtocol)
#include "test_worker_protocol.moc"
