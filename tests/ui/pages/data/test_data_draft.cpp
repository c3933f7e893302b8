#include "tests/ui/pages/data/data_fixture.h"
#include "tests/ui/support/showcase.h"

#include "tests/support/registered_test.h"
#include "ui/session/snapshot_reader.h"
#include "ui/viewmodels/data_draft.h"
#include "ui/viewmodels/data_files.h"
#include "ui/viewmodels/data_inspection.h"

#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

namespace {

QList<FileRole> rolesOf(const Draft& draft) {
    QList<FileRole> roles;
    for (const DraftFile& file : draft.files) {
        roles << file.role;
    }
    return roles;
}

QString pathOf(const plateau::support::TemporaryFolder& folder, const char* name) {
    return QString::fromStdString((folder / name).string());
}

} // namespace

/// What the page does to a draft, and what it finds out about its files.
class TestDataDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rolesFollowNamesAndWhatIsFree_data();
    void rolesFollowNamesAndWhatIsFree();
    void aRoleIsTakenInExchange();
    void withoutItsLeadADraftForgetsTheFields();
    void theRuleIsThatOfTheCommandLine();
    void theSplitIsDrawnAsItWillBe();
    void groupsThatDoNotServeAreLeftAside();
    void splitsThatCannotBeMadeSayWhy();
    void labelsOfTheTestSetOnlyAreNamed();
    void anExperimentBecomesADraft();
    void filesAreOpenedAndScanned();
    void anotherFieldIsScannedAgain();
    void otherFilesFollowTheDomainFile();
    void aMissingLabelFieldIsNamed();
    void aFileThatIsNotThereFails();
    void openingCanBeCancelledAndTriedAgain();
    void inspectionsAreReadCarefully_data();
    void inspectionsAreReadCarefully();
};

void TestDataDraft::rolesFollowNamesAndWhatIsFree_data() {
    using Roles = QList<FileRole>;
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<Roles>("roles");
    const auto names = [](std::initializer_list<const char*> list) {
        QStringList out;
        for (const char* name : list) {
            out << QStringLiteral("/d/") + QString::fromUtf8(name);
        }
        return out;
    };
    QTest::newRow("one") << names({"intents.jsonl"}) << Roles{FileRole::Domain};
    QTest::newRow("train and test") << names({"test.csv", "train.csv"})
                                    << Roles{FileRole::Test, FileRole::Domain};
    QTest::newRow("a test alone is trained on") << names({"test.csv"}) << Roles{FileRole::Domain};
    QTest::newRow("three") << names({"a.jsonl", "a.dev.jsonl", "a.test.jsonl"})
                           << Roles{FileRole::Domain, FileRole::Validation, FileRole::Test};
    QTest::newRow("more are general") << names({"a.jsonl", "b.jsonl", "c.jsonl"})
                                      << Roles{FileRole::Domain, FileRole::General, FileRole::General};
    QTest::newRow("the same twice") << names({"a.jsonl", "a.jsonl"}) << Roles{FileRole::Domain};
    QTest::newRow("Chinese") << names({"评论.csv", "测试集.csv"}) << Roles{FileRole::Domain, FileRole::Test};
}

void TestDataDraft::rolesFollowNamesAndWhatIsFree() {
    QFETCH(QStringList, names);
    QFETCH(QList<FileRole>, roles);
    QCOMPARE(rolesOf(withFiles({}, names)), roles);
}

void TestDataDraft::aRoleIsTakenInExchange() {
    const Draft draft = withFiles({}, {QStringLiteral("/d/a.csv"), QStringLiteral("/d/test.csv")});
    const Draft swapped = withRole(draft, QStringLiteral("/d/a.csv"), FileRole::Test);
    QCOMPARE(rolesOf(swapped), (QList<FileRole>{FileRole::Test, FileRole::Domain}));
    const Draft general = withRole(draft, QStringLiteral("/d/test.csv"), FileRole::General);
    QCOMPARE(rolesOf(general), (QList<FileRole>{FileRole::Domain, FileRole::General}));
    QVERIFY(withRole(draft, QStringLiteral("/d/none.csv"), FileRole::Test) == draft);
}

void TestDataDraft::withoutItsLeadADraftForgetsTheFields() {
    Draft draft = withFiles(
        {}, {QStringLiteral("/d/a.csv"), QStringLiteral("/d/b.csv"), QStringLiteral("/d/test.csv")});
    draft.fields.text = QStringLiteral("body");
    const Draft without = withoutFile(draft, QStringLiteral("/d/a.csv"));
    QCOMPARE(rolesOf(without), (QList<FileRole>{FileRole::Domain, FileRole::Test}));
    QVERIFY(without.fields.text.isEmpty());
    QCOMPARE(withoutFile(draft, QStringLiteral("/d/test.csv")).fields.text, QStringLiteral("body"));
}

void TestDataDraft::theRuleIsThatOfTheCommandLine() {
    Draft draft;
    draft.files = {{QStringLiteral("/d/a.csv"), FileRole::Domain}};
    data::FieldMapping mapping = textAndLabel();
    QCOMPARE(splitRule(draft, mapping, nullptr), data::SplitRule::Stratified);
    mapping.group = "user";
    QCOMPARE(splitRule(draft, mapping, nullptr), data::SplitRule::Group);
    mapping.split = "split";
    DataScan scan;
    QCOMPARE(splitRule(draft, mapping, &scan), data::SplitRule::Group);
    scan.sideCounts[2] = 5;
    QCOMPARE(splitRule(draft, mapping, &scan), data::SplitRule::Field);
    draft.split = QStringLiteral("order");
    QCOMPARE(splitRule(draft, mapping, &scan), data::SplitRule::Order);
    draft.files << DraftFile{QStringLiteral("/d/test.csv"), FileRole::Test};
    QCOMPARE(splitRule(draft, mapping, &scan), data::SplitRule::None);
}

void TestDataDraft::theSplitIsDrawnAsItWillBe() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.jsonl", manySamples(300));
    const DatasetPointer dataset = openDataset(folder / "t.jsonl");
    const auto scan = scanDataset(*dataset, textAndLabel());
    Draft draft;
    draft.testShare = 0.3;
    const SplitPreview preview = previewSplit(*dataset, textAndLabel(), **scan, draft, nullptr, nullptr);
    QVERIFY(preview.exact && !preview.error);
    QCOMPARE(preview.test, 90);
    QCOMPARE(preview.pool, 210);
}

void TestDataDraft::groupsThatDoNotServeAreLeftAside() {
    plateau::support::TemporaryFolder folder;
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += sampleLine("t" + std::to_string(i), i % 2 == 0 ? "a" : "b", ",\"group\":\"one\"");
    }
    plateau::support::writeText(folder / "t.jsonl", text);
    const DatasetPointer dataset = openDataset(folder / "t.jsonl");
    data::FieldMapping mapping = textAndLabel();
    mapping.group = "group";
    const auto scan = scanDataset(*dataset, mapping);
    Draft draft;
    const SplitPreview guessed = previewSplit(*dataset, mapping, **scan, draft, nullptr, nullptr);
    QCOMPARE(guessed.rule, data::SplitRule::Stratified);
    QVERIFY(!guessed.error);
    draft.fields.group = QStringLiteral("group");
    const SplitPreview named = previewSplit(*dataset, mapping, **scan, draft, nullptr, nullptr);
    QVERIFY(named.error);
}

void TestDataDraft::splitsThatCannotBeMadeSayWhy() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "t.jsonl", manySamples(30));
    const DatasetPointer dataset = openDataset(folder / "t.jsonl");
    const auto scan = scanDataset(*dataset, textAndLabel());
    Draft draft;
    draft.split = QStringLiteral("group");
    const SplitPreview preview = previewSplit(*dataset, textAndLabel(), **scan, draft, nullptr, nullptr);
    QVERIFY(preview.error);
    QVERIFY(!preview.error->what.empty());
}

void TestDataDraft::labelsOfTheTestSetOnlyAreNamed() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "a.jsonl", manySamples(30));
    plateau::support::writeText(folder / "test.jsonl", sampleLine("x", "light") + sampleLine("y", "smell"));
    const DatasetPointer dataset = openDataset(folder / "a.jsonl");
    const auto pool = scanDataset(*dataset, textAndLabel());
    const auto test = scanDataset(*openDataset(folder / "test.jsonl"), textAndLabel());
    const Draft draft = withFiles({}, {pathOf(folder, "a.jsonl"), pathOf(folder, "test.jsonl")});
    const SplitPreview preview = previewSplit(*dataset, textAndLabel(), **pool, draft, test->get(), nullptr);
    QCOMPARE(preview.rule, data::SplitRule::None);
    QCOMPARE(preview.test, 2);
    QCOMPARE(preview.testOnlyLabels, (std::vector<std::string>{"smell"}));
}

void TestDataDraft::anExperimentBecomesADraft() {
    plateau::support::TemporaryFolder folder;
    const Showcase showcase(folder / "experiment", Progress::NotStarted);
    const auto snapshot = readSnapshot(showcase.folder(), 1);
    const Draft draft = frozenDraft(**snapshot);
    QCOMPARE(rolesOf(draft), (QList<FileRole>{FileRole::Domain, FileRole::Test}));
    QVERIFY(draft.files[0].path.endsWith(QLatin1String("experiment/data/domain.jsonl")));
    QCOMPARE(draft.fields.text, QStringLiteral("text"));
}

void TestDataDraft::filesAreOpenedAndScanned() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "a.jsonl", manySamples(90));
    const QString path = pathOf(folder, "a.jsonl");
    DataFiles files;
    QSignalSpy changed(&files, &DataFiles::changed);
    files.follow(withFiles({}, {path}));
    QCOMPARE(files.entry(path)->state, DataEntry::State::Opening);
    QTRY_VERIFY(files.entry(path)->scan);
    QCOMPARE(files.entry(path)->state, DataEntry::State::Ready);
    QCOMPARE(files.entry(path)->mapping.text, std::string("text"));
    QCOMPARE(files.entry(path)->scan->usable, std::uint64_t{90});
    QVERIFY(changed.count() >= 2);
    files.follow({});
    QVERIFY(files.entry(path) == nullptr);
}

void TestDataDraft::anotherFieldIsScannedAgain() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "a.csv",
                                "text,label,kind\nhello there,a,x\nbye now,b,x\nwhat else,c,y\n");
    const QString path = pathOf(folder, "a.csv");
    DataFiles files;
    Draft draft = withFiles({}, {path});
    files.follow(draft);
    QTRY_VERIFY(files.entry(path)->scan);
    QCOMPARE(files.entry(path)->scan->counts.size(), std::size_t{3});
    draft.fields.label = QStringLiteral("kind");
    files.follow(draft);
    QVERIFY(!files.entry(path)->scan);
    QTRY_VERIFY(files.entry(path)->scan);
    QCOMPARE(files.entry(path)->scan->counts.size(), std::size_t{2});
}

void TestDataDraft::otherFilesFollowTheDomainFile() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "a.csv", "body,kind\nhello there,a\nbye now,b\n");
    plateau::support::writeText(folder / "test.csv", "text,body,kind\nzzz,hello,a\nyyy,bye,b\n");
    const QString test = pathOf(folder, "test.csv");
    DataFiles files;
    Draft draft = withFiles({}, {pathOf(folder, "a.csv"), test});
    draft.fields.text = QStringLiteral("body");
    draft.fields.label = QStringLiteral("kind");
    files.follow(draft);
    QTRY_VERIFY(files.entry(test)->scan);
    QTRY_COMPARE(files.entry(test)->mapping.text, std::string("body"));
    QTRY_VERIFY(files.entry(test)->scan);
    QCOMPARE(files.entry(test)->scan->lengths[0], 5U);
}

void TestDataDraft::aMissingLabelFieldIsNamed() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "a.jsonl", "{\"text\":\"hello\"}\n{\"text\":\"bye\"}\n");
    const QString path = pathOf(folder, "a.jsonl");
    DataFiles files;
    files.follow(withFiles({}, {path}));
    QTRY_VERIFY(files.entry(path)->mappingError);
    QVERIFY(files.entry(path)->mappingError->text().find("label") != std::string::npos);
    QTRY_COMPARE(files.entry(path)->state, DataEntry::State::Ready);
}

void TestDataDraft::aFileThatIsNotThereFails() {
    DataFiles files;
    files.follow(withFiles({}, {QStringLiteral("/no/such/file.jsonl")}));
    const QString path = QStringLiteral("/no/such/file.jsonl");
    QTRY_COMPARE(files.entry(path)->state, DataEntry::State::Failed);
    QCOMPARE(files.entry(path)->error->kind, ErrorKind::NotFound);
}

void TestDataDraft::openingCanBeCancelledAndTriedAgain() {
    plateau::support::TemporaryFolder folder;
    plateau::support::writeText(folder / "a.jsonl", manySamples(900));
    const QString path = pathOf(folder, "a.jsonl");
    DataFiles files;
    files.follow(withFiles({}, {path}));
    files.cancel(path);
    QCOMPARE(files.entry(path)->state, DataEntry::State::Cancelled);
    QTRY_VERIFY(!files.isBusy());
    QCOMPARE(files.entry(path)->state, DataEntry::State::Cancelled);
    files.reopen(path);
    QTRY_VERIFY(files.entry(path)->scan);
}

void TestDataDraft::inspectionsAreReadCarefully_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    const QByteArray good = R"({"rows":3,"usable":2,"empty_texts":0,"repeated_ids":1,"bad_rows":[{}],
        "duplicates":{"copies":4,"texts":2,"conflicting":1},"profile":{"labels":[{},{}],"similar_labels":[]}})";
    QTest::newRow("good") << good << true;
    QTest::newRow("no object") << QByteArray("[1]") << false;
    QTest::newRow("a text for a count") << QByteArray(good).replace("\"rows\":3", "\"rows\":\"3\"") << false;
    QTest::newRow("a negative count") << QByteArray(good).replace("\"copies\":4", "\"copies\":-4") << false;
    QTest::newRow("no duplicates") << QByteArray(good).replace("\"duplicates\"", "\"d\"") << false;
    QTest::newRow("null") << QByteArray("null") << false;
}

void TestDataDraft::inspectionsAreReadCarefully() {
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    const auto figures = readInspection(Json::parse(json.toStdString()));
    QCOMPARE(figures.has_value(), good);
    if (good) {
        QCOMPARE(figures->copies, 4);
        QCOMPARE(figures->classes, 2);
        QCOMPARE(figures->badRows, 1);
    }
}

PLATEAU_TEST(TestDataDraft)
#include "test_data_draft.moc"
