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
    void anotherTaskIsSaidWithItsSettings();
    void theDataProposeATask();
    void whatDiffersIsNamed();
    void columnsAreNamedWhereTheTaskHasThem();
    void aChangedRankBringsItsAlpha();
    void commandsAreQuoted_data();
    void commandsAreQuoted();
    void editsCanBeUndone();
    void anotherDraftLeavesTheFirst();
    void draftsSurviveTheEnd();
    void draftsAreWrittenWhole();
    void keptDraftsAreReadCarefully_data();
    void keptDraftsAreReadCarefully();
    void damagedDraftsAreLeftOut();
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
    draft.target = 0.9;
    QCOMPARE(newArguments(draft, QStringLiteral("out")), wanted);
    draft.task = QStringLiteral("text-classification"); // the usual one
    QCOMPARE(newArguments(draft, QStringLiteral("out")), wanted);
}

/// Other tasks take some settings from the model where nothing is said: they are said.
void TestDraft::anotherTaskIsSaidWithItsSettings() {
    Draft draft;
    draft.task = QStringLiteral("table-regression");
    draft.training = recipe::defaultSettings(recipe::MethodKind::Full);
    const QString line = newArguments(draft, QStringLiteral("out")).join(QLatin1Char(' '));
    for (const char* part : {"--task table-regression", "--method full", "--batch ", "--lr ", "--head-lr "}) {
        QVERIFY2(line.contains(QLatin1String(part)), qPrintable(line));
    }
    QVERIFY(!line.contains(QLatin1String("--target"))); // only the user knows it
}

void TestDraft::theDataProposeATask() {
    const support::TemporaryFolder folder;
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    QCOMPARE(session.task(), QStringLiteral("text-classification"));
    int changes = 0;
    connect(&session, &Session::draftChanged, this, [&changes] { ++changes; });
    session.proposeTask(QStringLiteral("language-modelling"));
    session.proposeTask(QStringLiteral("language-modelling"));
    QCOMPARE(changes, 1);
    QCOMPARE(session.task(), QStringLiteral("language-modelling"));
    QVERIFY(session.draft().task.isEmpty());
    Draft draft;
    draft.task = QStringLiteral("table-regression");
    session.editDraft(draft, QStringLiteral("task"));
    QCOMPARE(session.task(), QStringLiteral("table-regression"));
    session.undoStack().undo();
    QCOMPARE(session.task(), QStringLiteral("language-modelling"));
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

void TestDraft::columnsAreNamedWhereTheTaskHasThem() {
    Draft draft;
    draft.fields.label = QStringLiteral("price");
    draft.fields.labelColumns = {QStringLiteral("rude, mild"), QStringLiteral("threat")};
    draft.fields.features = {QStringLiteral("area"), QStringLiteral("rooms")};
    const auto line = [&draft](const char* task) {
        draft.task = QString::fromLatin1(task);
        return newArguments(draft, QStringLiteral("out")).join(QLatin1Char(' '));
    };
    QVERIFY(line("multi-label-classification").contains(QLatin1String("--label \"rude, mild\",threat")));
    QVERIFY(!line("multi-label-classification").contains(QLatin1String("--features")));
    QVERIFY(line("table-regression").contains(QLatin1String("--label price --features area,rooms")));
    QVERIFY(line("text-classification").contains(QLatin1String("--label price")));
    QVERIFY(!line("text-classification").contains(QLatin1String("--features")));
    draft.fields.context = QStringLiteral("input");
    draft.fields.system = QStringLiteral("above");
    QVERIFY(!line("text-classification").contains(QLatin1String("--context")));
    QVERIFY(line("instruction-tuning").contains(QLatin1String("--context input --system above")));
    QCOMPARE(readDraft(toJson(draft)), std::optional(draft));
    Json odd = toJson(draft);
    odd["folds"] = -3;
    odd["seeds"] = 100'000;
    QCOMPARE(readDraft(odd)->folds, 0);
    QCOMPARE(readDraft(odd)->seeds, 1000);
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
}

void TestDraft::anotherDraftLeavesTheFirst() {
    const support::TemporaryFolder folder;
    Session session(QString::fromStdString((folder / "settings.ini").string()));
    Draft first;
    first.name = QStringLiteral("first");
    session.editDraft(first, QStringLiteral("name"));
    session.drafts().start({}, QStringLiteral("new"));
    QCOMPARE(session.draft(), Draft());
    QCOMPARE(session.drafts().list().size(), 1);
    Draft second;
    second.seeds = 9;
    session.editDraft(second, QStringLiteral("seeds"));
    QCOMPARE(session.drafts().list().size(), 2);
    session.undoStack().undo();
    session.undoStack().undo(); // to before the new one
    QCOMPARE(session.draft(), first);
    QCOMPARE(session.drafts().list().size(), 1);
    session.undoStack().redo();
    session.undoStack().redo();
    QCOMPARE(session.draft(), second);
    QCOMPARE(session.drafts().list().size(), 2);
    session.drafts().open(session.drafts().list().back().id);
    QCOMPARE(session.draft(), first);
    session.drafts().discard(session.drafts().id());
    QCOMPARE(session.draft(), Draft());
    QCOMPARE(session.drafts().list().size(), 1);
}

void TestDraft::draftsSurviveTheEnd() {
    const support::TemporaryFolder folder;
    const QString store = QString::fromStdString((folder / "settings.ini").string());
    Draft draft;
    draft.files = {{QStringLiteral("/data/new.jsonl"), FileRole::Domain}};
    {
        Session session(store);
        session.editDraft(draft, QStringLiteral("file"));
        // As after a crash: what was written without the end of the session.
        QTRY_COMPARE(support::countEntries(folder / "drafts"), std::size_t{1});
        draft.seeds = 4;
        session.editDraft(draft, QStringLiteral("seeds"));
    }
    Session again(store);
    QCOMPARE(again.draft(), draft);
    QCOMPARE(again.drafts().list().size(), 1);
    again.drafts().discard(again.drafts().id());
    QCOMPARE(support::countEntries(folder / "drafts"), std::size_t{0});
    Session empty(store);
    QVERIFY(empty.drafts().list().isEmpty());
}

void TestDraft::draftsAreWrittenWhole() {
    Draft draft = exampleDraft();
    draft.files << DraftFile{QStringLiteral("/a/测试.csv"), FileRole::Test};
    draft.fields.group = QStringLiteral("author");
    draft.split = QStringLiteral("group");
    draft.testShare = .3;
    draft.splitSeed = 7;
    draft.skipBadRows = true;
    draft.training = recipe::defaultSettings(recipe::MethodKind::Full);
    draft.training.optimizer.learningRate = 3e-5;
    draft.maxTokens = 96;
    draft.seeds = 5;
    draft.instantSeeds = 2;
    draft.folds = 5;
    draft.words = draft.baseline = false;
    draft.shuffledControl = true;
    draft.target = 16000;
    draft.task = QStringLiteral("table-regression");
    draft.fields.order = QStringLiteral("when");
    const auto back = readDraft(toJson(draft));
    QVERIFY(back);
    QCOMPARE(*back, draft);
}

void TestDraft::keptDraftsAreReadCarefully_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    QTest::newRow("the least") << QByteArray(R"({"schema":1})") << true;
    QTest::newRow("another version") << QByteArray(R"({"schema":2})") << false;
    QTest::newRow("no object") << QByteArray("[1]") << false;
    QTest::newRow("wrong types")
        << QByteArray(R"({"schema":1,"name":7,"files":{"a":1},"seeds":"many","training":[],"sizes":"x"})")
        << true;
    QTest::newRow("files of no kind")
        << QByteArray(R"({"schema":1,"files":[1,{"path":"a"},{"path":"","role":"test"}]})") << true;
    QTest::newRow("out of range")
        << QByteArray(R"({"schema":1,"seeds":-5,"test_share":9,"target":0,"folds":-1,"task":"telepathy"})")
        << true;
}

void TestDraft::keptDraftsAreReadCarefully() {
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    const auto draft = readDraft(Json::parse(json.toStdString()));
    QCOMPARE(draft.has_value(), good);
    if (good) {
        QVERIFY(draft->files.isEmpty());
        QVERIFY(draft->seeds >= 1 && draft->folds >= 0);
        QVERIFY(draft->task.isEmpty());
        QCOMPARE(draft->target, Draft().target);
        QCOMPARE(draft->testShare, Draft().testShare);
    }
}

void TestDraft::damagedDraftsAreLeftOut() {
    const support::TemporaryFolder folder;
    const QString store = QString::fromStdString((folder / "settings.ini").string());
    std::filesystem::create_directories(folder / "drafts");
    support::writeText(folder / "drafts" / "half.json", R"({"schema":1,"name":"ha)");
    support::writeText(folder / "drafts" / "large.json", std::string(1 << 20, ' ') + R"({"schema":1})");
    support::writeText(folder / "drafts" / "good.json", R"({"schema":1,"name":"good"})");
    Session session(store);
    QCOMPARE(session.drafts().list().size(), 1);
    QCOMPARE(session.drafts().list().front().draft.name, QStringLiteral("good"));
    QCOMPARE(session.draft(), Draft()); // it was not the current one
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
