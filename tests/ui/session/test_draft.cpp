#include "ui/session/session.h"

#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace plateau;
using namespace plateau::ui;

/// Drafts, the command lines they become, and undo.
class TestDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreLeftOut();
    void whatDiffersIsNamed();
    void aChangedRankBringsItsAlpha();
    void commandsAreQuoted_data();
    void commandsAreQuoted();
    void editsCanBeUndone();
    void freshFoldersDoNotMeet();
    void settingsSurvive();
};

void TestDraft::defaultsAreLeftOut() {
    Draft draft;
    draft.files = {{QStringLiteral("rows.jsonl"), FileRole::Domain}};
    draft.model = QStringLiteral("mini");
    const QStringList wanted{
        QStringLiteral("experiment"), QStringLiteral("new"),        QStringLiteral("out"),
        QStringLiteral("--train"),    QStringLiteral("rows.jsonl"), QStringLiteral("--model"),
        QStringLiteral("mini"),       QStringLiteral("--target"),   QStringLiteral("0.9"),
        QStringLiteral("--method"),   QStringLiteral("lora")};
    QCOMPARE(newArguments(draft, QStringLiteral("out")), wanted);
}

void TestDraft::whatDiffersIsNamed() {
    Draft draft;
    draft.files = {{QStringLiteral("a.jsonl"), FileRole::Domain},
                   {QStringLiteral("t.jsonl"), FileRole::Test}};
    draft.fields.label = QStringLiteral("intent");
    draft.sizes = {10, 20, 40};
    draft.seeds = 5;
    draft.baseline = false;
    draft.training.optimizer.learningRate = 1e-4;
    draft.training.budget.minUpdates = 150;
    draft.maxTokens = 64;
    const QString line = newArguments(draft, QStringLiteral("out")).join(QLatin1Char(' '));
    for (const char* part : {"--test t.jsonl", "--label intent", "--sizes 10,20,40", "--seeds 5",
                             "--no-baseline", "--lr 0.0001", "--min-updates 150", "--max-tokens 64"}) {
        QVERIFY2(line.contains(QLatin1String(part)), part);
    }
    QVERIFY(!line.contains(QLatin1String("--batch")));
    QVERIFY(!line.contains(QLatin1String("--skip-bad-rows")));
}

void TestDraft::aChangedRankBringsItsAlpha() {
    Draft draft;
    draft.training.lora.rank = 16;
    const QString line = newArguments(draft, QStringLiteral("out")).join(QLatin1Char(' '));
    QVERIFY(line.contains(QLatin1String("--rank 16 --alpha 16")));
}

void TestDraft::commandsAreQuoted_data() {
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << QStringLiteral("rows.jsonl") << QStringLiteral("rows.jsonl");
    QTest::newRow("space") << QStringLiteral("my rows") << QStringLiteral("'my rows'");
    QTest::newRow("quote") << QStringLiteral("it's") << QStringLiteral("'it'\\''s'");
    QTest::newRow("command") << QStringLiteral("$(id)") << QStringLiteral("'$(id)'");
    QTest::newRow("empty") << QString() << QStringLiteral("''");
}

void TestDraft::commandsAreQuoted() {
    QFETCH(QString, argument);
    QFETCH(QString, quoted);
    QCOMPARE(asCommand(QStringLiteral("plateau"), {argument}), QStringLiteral("plateau ") + quoted);
}

void TestDraft::editsCanBeUndone() {
    const support::TemporaryFolder folder;
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    Draft draft = session.draft();
    draft.seeds = 7;
    session.editDraft(draft, QStringLiteral("seeds"));
    session.editDraft(draft, QStringLiteral("nothing new"));
    QCOMPARE(session.undoStack().count(), 1);
    QCOMPARE(session.draft().seeds, 7);
    session.undoStack().undo();
    QCOMPARE(session.draft().seeds, Draft{}.seeds);
    session.undoStack().redo();
    QCOMPARE(session.draft().seeds, 7);
    session.newDraft();
    QVERIFY(!session.undoStack().canUndo());
}

void TestDraft::freshFoldersDoNotMeet() {
    const support::TemporaryFolder folder;
    qputenv("PLATEAU_EXPERIMENTS", folder.path().c_str());
    const Session session(QString::fromStdString((folder / "settings.ini").string()));
    const QString first = session.newFolder(QStringLiteral("../../etc/my data"));
    QVERIFY(first.startsWith(QString::fromStdString(folder.path().string())));
    QVERIFY(!first.contains(QLatin1String("..")) ||
            !first.mid(static_cast<int>(folder.path().string().size()) + 1).contains(QLatin1Char('/')));
    std::filesystem::create_directories(first.toStdString());
    QVERIFY(session.newFolder(QStringLiteral("../../etc/my data")) != first);
    QVERIFY(!session.newFolder(QStringLiteral("数据")).endsWith(QLatin1Char('/')));
}

void TestDraft::settingsSurvive() {
    const support::TemporaryFolder folder;
    const QString store = QString::fromStdString((folder / "settings.ini").string());
    UserSettings settings;
    settings.language = QStringLiteral("zh_CN");
    settings.theme = QStringLiteral("dark");
    settings.notify = false;
    {
        Session session(store);
        session.setSettings(settings);
    }
    const Session again(store);
    QCOMPARE(again.settings(), settings);
    QStringList recent;
    for (int i = 0; i < 20; ++i) {
        recent = withRecent(recent, QString::number(i % 15));
    }
    QCOMPARE(recent.size(), 12);
    QCOMPARE(recent.first(), QStringLiteral("4"));
    QCOMPARE(recent.count(QStringLiteral("4")), 1);
}

PLATEAU_TEST(TestDraft)
#include "test_draft.moc"
