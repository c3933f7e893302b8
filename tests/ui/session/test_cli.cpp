#include "ui/session/cli_runner.h"

#include "core/experiment/plan/plan.h"
#include "core/experiment/run/worker_protocol.h"

#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;

namespace {

/// A program of the shell that stands for `plateau`.
QString script(const support::TemporaryFolder& folder, const std::string& name, const std::string& body) {
    const auto path = folder / name;
    support::writeText(path, "#!/bin/sh\n" + body + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return QString::fromStdString(path.string());
}

CliReply replyOf(const QString& program, const CliCallSettings& settings = {},
                 const QStringList& arguments = {}) {
    CliCall call;
    std::optional<CliReply> got;
    int times = 0;
    QObject::connect(&call, &CliCall::finished, &call, [&](const CliReply& reply) {
        got = reply;
        ++times;
    });
    call.start(program, arguments, settings);
    static_cast<void>(QTest::qWaitFor([&got] { return got.has_value(); }, 30'000));
    QTest::qWait(20);
    return times == 1 ? *got : CliReply{};
}

} // namespace

/// Finding `plateau` and talking to it; what it prints is never trusted.
class TestCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void versionObjects_data();
    void versionObjects();
    void theAskedForProgramComesFirst();
    void replies_data();
    void replies();
    void aSilentProgramIsEnded();
    void aFloodIsEnded();
    void aMissingProgramIsAnError();
    void argumentsAreNotReadByAShell();
    void cancellingIsNeitherValueNorError();
    void deletingACallEndsItsChild();
    void checkTellsTheStates_data();
    void checkTellsTheStates();
    void runsOutliveTheirStarter();
};

void TestCli::versionObjects_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    const QByteArray right = R"({"name":"plateau","version":"0.1.0","build":"b","protocol":1,"schema":1})";
    QTest::newRow("right") << right << true;
    QTest::newRow("other program") << QByteArray(right).replace("\"plateau\"", "\"gradle\"") << false;
    QTest::newRow("protocol as text") << QByteArray(right).replace(":1,", ":\"1\",") << false;
    QTest::newRow("field missing") << QByteArray(right).replace(",\"schema\":1", "") << false;
    QTest::newRow("no object") << QByteArray("[1]") << false;
    QTest::newRow("no JSON") << QByteArray("plateau 0.1.0") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestCli::versionObjects() {
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    QCOMPARE(readCliVersion(json.toStdString()).has_value(), good);
}

void TestCli::theAskedForProgramComesFirst() {
    const support::TemporaryFolder folder;
    const QString mine = script(folder, "mine", "exit 0");
    qputenv("PLATEAU_CLI", mine.toLocal8Bit());
    QCOMPARE(cliCandidates(QStringLiteral("/opt/bin")).first(), mine);
    QCOMPARE(findCli(QStringLiteral("/opt/bin")), mine);
    qunsetenv("PLATEAU_CLI");
    QVERIFY(cliCandidates(QStringLiteral("/opt/bin")).contains(QStringLiteral("/opt/libexec/plateau")));
    const auto beside = QString::fromStdString((folder / "plateau").string());
    script(folder, "plateau", "exit 0");
    QCOMPARE(findCli(QString::fromStdString(folder.path().string())), beside);
}

void TestCli::replies_data() {
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<QByteArray>("what");
    QTest::newRow("value") << QByteArray(R"({"rows": 3})") << true << QByteArray();
    QTest::newRow("error object")
        << QByteArray(R"({"error":{"kind":"bad_input","where":"a:3","what":"no field","fix":"f"}})") << false
        << QByteArray("no field");
    QTest::newRow("error of odd types")
        << QByteArray(R"({"error":{"kind":7,"what":[1]}})") << false << QByteArray();
    QTest::newRow("truncated") << QByteArray(R"({"rows": )") << false << QByteArray();
    QTest::newRow("deep") << QByteArray(200, '[') << false << QByteArray();
    QTest::newRow("control characters")
        << QByteArray("{\"error\":{\"what\":\"\\u001b[31mred\"}}") << false << QByteArray("\\u{001b}[31mred");
    QTest::newRow("nothing") << QByteArray() << false << QByteArray();
}

void TestCli::replies() {
    QFETCH(QByteArray, output);
    QFETCH(bool, ok);
    QFETCH(QByteArray, what);
    const CliReply reply = readCliReply(output, {}, 0);
    QCOMPARE(reply.ok(), ok);
    QCOMPARE(reply.error.has_value(), !ok);
    if (!what.isEmpty()) {
        QCOMPARE(QByteArray::fromStdString(reply.error->what).toLower(), what.toLower());
    }
}

void TestCli::aSilentProgramIsEnded() {
    const support::TemporaryFolder folder;
    CliCallSettings settings;
    settings.timeoutMs = 200;
    const CliReply reply = replyOf(script(folder, "silent", "exec sleep 600"), settings);
    QVERIFY(reply.error);
    QCOMPARE(reply.error->kind, ErrorKind::Io);
}

void TestCli::aFloodIsEnded() {
    const support::TemporaryFolder folder;
    CliCallSettings settings;
    settings.outputBytes = 1 << 16;
    const CliReply reply = replyOf(script(folder, "flood", "exec yes '[1,2,3]'"), settings);
    QVERIFY(reply.error);
    QCOMPARE(reply.error->kind, ErrorKind::BadInput);
}

void TestCli::aMissingProgramIsAnError() {
    const CliReply reply = replyOf(QStringLiteral("/no/such/program"));
    QVERIFY(reply.error);
    QCOMPARE(reply.error->kind, ErrorKind::NotFound);
}

void TestCli::argumentsAreNotReadByAShell() {
    const support::TemporaryFolder folder;
    const QString echo = script(folder, "echo-json", "printf '{\"count\": %d, \"first\": \"%s\"}' $# \"$1\"");
    const QString nasty = QStringLiteral("$(touch pwned); `id` 'x' && y");
    const CliReply reply = replyOf(echo, {}, {nasty, QStringLiteral("--")});
    QVERIFY(reply.ok());
    QCOMPARE((*reply.value)["count"].get<int>(), 2);
    QCOMPARE(QString::fromStdString((*reply.value)["first"].get<std::string>()), nasty);
}

void TestCli::cancellingIsNeitherValueNorError() {
    const support::TemporaryFolder folder;
    CliCall call;
    QSignalSpy finished(&call, &CliCall::finished);
    call.start(script(folder, "slow", "exec sleep 600"), {});
    call.cancel();
    call.cancel();
    QCOMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().value<CliReply>().cancelled());
}

void TestCli::deletingACallEndsItsChild() {
    const support::TemporaryFolder folder;
    const auto mark = (folder / "pid").string();
    auto call = std::make_unique<CliCall>();
    call->start(script(folder, "child", "echo $$ > " + mark + "; exec sleep 600"), {});
    QTRY_VERIFY(!support::readText(mark).empty());
    const int pid = std::stoi(support::readText(mark));
    call.reset();
    QVERIFY(!std::filesystem::exists("/proc/" + std::to_string(pid)));
}

void TestCli::checkTellsTheStates_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("state");
    const QByteArray version =
        "{\"name\":\"plateau\",\"version\":\"1\",\"build\":\"b\",\"protocol\":%1,\"schema\":%2}";
    const auto say = [&version](int protocol) {
        return "echo '" +
               QString::fromLatin1(version).arg(protocol).arg(experiment::Plan::currentSchema).toLatin1() +
               "'";
    };
    QTest::newRow("ready") << QByteArray(say(experiment::protocolVersion))
                           << static_cast<int>(CliState::Ready);
    QTest::newRow("other protocol") << QByteArray(say(999)) << static_cast<int>(CliState::OtherProtocol);
    QTest::newRow("does not start") << QByteArray("echo 'libtorch.so: no such file' >&2; exit 127")
                                    << static_cast<int>(CliState::Unusable);
}

void TestCli::checkTellsTheStates() {
    QFETCH(QByteArray, body);
    QFETCH(int, state);
    const support::TemporaryFolder folder;
    qputenv("PLATEAU_CLI", script(folder, "cli", body.toStdString()).toLocal8Bit());
    CliRunner runner;
    runner.check();
    QTRY_VERIFY(runner.status().state != CliState::Checking);
    QCOMPARE(static_cast<int>(runner.status().state), state);
    if (runner.status().state == CliState::Unusable) {
        QVERIFY(runner.status().reason.contains(QLatin1String("libtorch.so")));
    }
    qunsetenv("PLATEAU_CLI");
}

void TestCli::runsOutliveTheirStarter() {
    const support::TemporaryFolder folder;
    const auto mark = (folder / "arguments").string();
    const std::string version =
        "if [ \"$1\" = --version ]; then echo '{\"name\":\"plateau\",\"version\":\"1\",\"build\":\"b\","
        "\"protocol\":" +
        std::to_string(experiment::protocolVersion) +
        ",\"schema\":" + std::to_string(experiment::Plan::currentSchema) + "}'; exit; fi\n";
    qputenv("PLATEAU_CLI",
            script(folder, "cli", version + "echo \"$@\" > " + mark + ".tmp; mv " + mark + ".tmp " + mark)
                .toLocal8Bit());
    qputenv("XDG_CACHE_HOME", (folder / "cache").c_str());
    const QString experiment = QString::fromStdString((folder / "an experiment").string());
    {
        CliRunner runner;
        QVERIFY(!runner.startRun(experiment).ok());
        runner.check();
        QTRY_VERIFY(runner.isReady());
        QVERIFY(runner.startRun(experiment).ok());
    }
    QTRY_VERIFY(!support::readText(mark).empty());
    QCOMPARE(QByteArray::fromStdString(support::readText(mark)).trimmed(),
             "experiment run " + experiment.toUtf8());
    qunsetenv("PLATEAU_CLI");
}

PLATEAU_TEST(TestCli)
#include "test_cli.moc"
