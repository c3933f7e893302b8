#include "tests/ui/pages/plan/plan_stage.h"
#include "tests/ui/support/hostile.h"

#include "tests/support/registered_window_test.h"
#include "ui/pages/plan/plan_texts.h"

#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using namespace plateau::ui::support;

/// What the program says about a plan, read as untrusted, and put into words.
class TestPlanCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_language.choose(QStringLiteral("en")); }
    void aGoodAnswerIsRead();
    void faultsAreRead();
    void otherObjectsAreNothing_data();
    void otherObjectsAreNothing();
    void oddValuesAreLeftOut();
    void aMillionFaultsAreCut();
    void aScarceDiskIsNoticed_data();
    void aScarceDiskIsNoticed();
    void modelsAreRead();
    void faultsBelongToTheirFields_data();
    void faultsBelongToTheirFields();
    void faultsSayWhatToDo();
    void anOpenTargetIsSaidPlainly();
    void cellsAreCounted();
    void predictionsAreRounded_data();
    void predictionsAreRounded();
    void notesTellTheWorstFirst();
    void notesTellWhyThereIsNoCheck();

private:
    Language m_language;
};

void TestPlanCheck::aGoodAnswerIsRead() {
    const auto check = readPlanCheck(checkJson());
    QVERIFY(check && check->isGood());
    QCOMPARE(check->sizes, (std::vector<std::int64_t>{50, 100, 200}));
    QCOMPARE(check->seeds, 3);
    QCOMPARE(check->poolRows, std::int64_t(6813));
    QCOMPARE(check->cells.size(), std::size_t(10));
    QVERIFY(check->cells[0].kind == experiment::CellKind::Baseline);
    QVERIFY(check->cells[9].kind == experiment::CellKind::Cell);
    QCOMPARE(check->cells[9].n, std::int64_t(200));
    QCOMPARE(check->costs->seconds, 92.0);
    QCOMPARE(*check->smallestGain, 0.016);
    QVERIFY(!check->isDiskTight());
}

void TestPlanCheck::faultsAreRead() {
    Json json = checkJson();
    json["faults"] = Json::array({faultJson("sizes[1]", "is 5, not above 50 before it", "Sort them.")});
    json.erase("cells");
    json.erase("prediction");
    const auto check = readPlanCheck(json);
    QVERIFY(check && !check->isGood());
    QCOMPARE(check->faults.front().field, QStringLiteral("sizes[1]"));
    QVERIFY(!check->costs);
}

void TestPlanCheck::otherObjectsAreNothing_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("list") << QByteArray("[1,2]");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("other schema") << QByteArray(R"({"schema":"plateau.new/1"})");
    QTest::newRow("schema of an odd type") << QByteArray(R"({"schema":["plateau.dry-run/1"]})");
}

void TestPlanCheck::otherObjectsAreNothing() {
    QFETCH(QByteArray, text);
    QVERIFY(!readPlanCheck(Json::parse(text.toStdString())));
}

void TestPlanCheck::oddValuesAreLeftOut() {
    const Json json = Json::parse(R"({"schema":"plateau.dry-run/1","faults":{"a":1},"cells":[null,7,{"kind":9,
        "n":-5,"seed":"x","seconds":-1e300}],"plan":{"sizes":[1.5,"7",20,null],"seeds":1e99,
        "training":{"max_tokens":[]}},"report":[],"prediction":{"seconds":"long","memory_bytes":1e300},
        "smallest_visible_gain":"much"})");
    const auto check = readPlanCheck(json);
    QVERIFY(check);
    QVERIFY(check->faults.empty());
    QCOMPARE(check->sizes, (std::vector<std::int64_t>{20}));
    QCOMPARE(check->seeds, 1000);
    QCOMPARE(check->maxTokens, 0);
    QCOMPARE(check->cells.size(), std::size_t(3));
    for (const PlannedTime& cell : check->cells) {
        QCOMPARE(cell.n, std::int64_t(0));
        QCOMPARE(cell.seconds, 0.0);
    }
    QCOMPARE(check->costs->seconds, 0.0);
    QVERIFY(check->costs->memoryBytes <= 1e15);
    QVERIFY(!check->smallestGain);
}

void TestPlanCheck::aMillionFaultsAreCut() {
    Json json = checkJson();
    for (int i = 0; i < 5000; ++i) {
        json["faults"].push_back(faultJson("seeds", "is bad", ""));
    }
    const auto check = readPlanCheck(json);
    QVERIFY(check->faults.size() <= 200);
    PlanView view;
    view.check = std::make_shared<const PlanCheck>(*check);
    QVERIFY(planNotes(view, PlanChecker::State::Ready, {}, {CliState::Ready, {}, {}, {}}).size() <= 200);
}

void TestPlanCheck::aScarceDiskIsNoticed_data() {
    QTest::addColumn<double>("free");
    QTest::addColumn<double>("needed");
    QTest::addColumn<bool>("tight");
    QTest::newRow("plenty") << 6e10 << 8e6 << false;
    QTest::newRow("under 1 GB") << 9e8 << 8e6 << true;
    QTest::newRow("under ten times") << 6e10 << 7e9 << true;
    QTest::newRow("not known") << 0.0 << 8e6 << false;
}

void TestPlanCheck::aScarceDiskIsNoticed() {
    QFETCH(double, free);
    QFETCH(double, needed);
    QFETCH(bool, tight);
    PlanCheck check;
    check.costs = PlanCosts{};
    check.costs->freeDiskBytes = free;
    check.costs->diskBytes = needed;
    QCOMPARE(check.isDiskTight(), tight);
}

void TestPlanCheck::modelsAreRead() {
    const PlanModel model = readPlanModel(modelJson("a"));
    QCOMPARE(model.name, QStringLiteral("a"));
    QCOMPARE(model.layers, 6);
    QVERIFY(model.fault.isEmpty());
    const PlanModel bad =
        readPlanModel({{"name", "b"}, {"error", "no weights"}, {"layers", "six"}, {"bytes", -4}});
    QCOMPARE(bad.fault, QStringLiteral("no weights"));
    QCOMPARE(bad.layers, 0);
    QCOMPARE(bad.bytes, 0.0);
    QVERIFY(readPlanModel(Json("text")).name.isEmpty());
    QVERIFY(readPlanModel(Json::array()).name.isEmpty());
}

void TestPlanCheck::faultsBelongToTheirFields_data() {
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("belongs");
    const auto row = [](const char* name, const char* fault, const char* path, bool belongs) {
        QTest::newRow(name) << QString::fromLatin1(fault) << QString::fromLatin1(path) << belongs;
    };
    row("same", "seeds", "seeds", true);
    row("one of a list", "sizes[2]", "sizes", true);
    row("inner", "training.lora.rank", "training.lora", true);
    row("begins alike", "seeds_more", "seeds", false);
    row("outer", "training", "training.lora", false);
    row("empty", "", "seeds", false);
}

void TestPlanCheck::faultsBelongToTheirFields() {
    QFETCH(QString, fault);
    QFETCH(QString, path);
    QFETCH(bool, belongs);
    QCOMPARE(faultBelongs(fault, path), belongs);
}

void TestPlanCheck::faultsSayWhatToDo() {
    PlanCheck check;
    check.poolRows = 6813;
    check.sizes = {50, 9999};
    const auto text = [&check](const char* field, const char* what, const char* fix = "") {
        return PlanTexts::fault({QString::fromUtf8(field), QString::fromUtf8(what), QString::fromUtf8(fix)},
                                check);
    };
    QCOMPARE(text("sizes[1]", "is 9999, but the pool has 6813 samples"),
             QStringLiteral("9,999 is more than the 6,813 samples of the pool. Take it away or add data."));
    QCOMPARE(text("sizes", "has 70 entries, must have 1 … 64"),
             QStringLiteral("Between 1 and 64 sizes are possible."));
    QCOMPARE(
        text("sizes", "go up to 67, but the largest of 3 folds leaves 66 samples to a seed", "Let it be 66."),
        QStringLiteral("go up to 67, but the largest of 3 folds leaves 66 samples to a seed. Let it be 66."));
    QCOMPARE(text("training.lora.rank", "is 600, outside 1 … 512"),
             QStringLiteral("600 lies outside 1–512. Choose a value in between."));
    QCOMPARE(text("unheard.of", "is odd", "Mend it."), QStringLiteral("is odd. Mend it."));
    QVERIFY(!text("sizes[99999999999999999999]", "is odd").isEmpty());
    for (const auto& [name, hostile] : hostileTexts()) {
        QVERIFY2(!PlanTexts::faultName({hostile, hostile, hostile}).isNull(), name);
    }
}

void TestPlanCheck::anOpenTargetIsSaidPlainly() {
    Json json = checkJson();
    json["faults"] = Json::array({faultJson("label", "houses.csv: the field is not named", "Name it.")});
    json.erase("cells");
    json.erase("prediction");
    const auto check = readPlanCheck(json);
    QVERIFY(check && !check->isGood());
    QCOMPARE(PlanTexts::faultName(check->faults.front()), QStringLiteral("The number to predict"));
    const QString text = PlanTexts::fault(check->faults.front(), *check);
    QVERIFY2(text.contains(QLatin1String("on the Data page, under Fields")), qPrintable(text));
    QCOMPARE(PlanTexts::waitsFor(&*check), QStringLiteral("known when the number to predict is chosen"));
    QVERIFY(PlanTexts::waitsFor(nullptr).isEmpty());
    const auto good = readPlanCheck(checkJson());
    QVERIFY(PlanTexts::waitsFor(&*good).isEmpty());
}

void TestPlanCheck::cellsAreCounted() {
    const auto check = readPlanCheck(checkJson({50, 100}, 1));
    QCOMPARE(PlanTexts::cells(*check), QStringLiteral("2 sizes × 1 seed · 1 baseline"));
}

void TestPlanCheck::predictionsAreRounded_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << 86.4 << QStringLiteral("1 min 25 s");
    QTest::newRow("minutes") << 455.0 << QStringLiteral("8 min");
    QTest::newRow("hours") << 7260.0 << QStringLiteral("2 h 1 min");
}

void TestPlanCheck::predictionsAreRounded() {
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(PlanTexts::predicted(seconds), text);
}

void TestPlanCheck::notesTellTheWorstFirst() {
    const CliStatus ready{CliState::Ready, {}, {}, {}};
    Json json = checkJson();
    PlanView view;
    view.check = std::make_shared<const PlanCheck>(*readPlanCheck(json));
    auto notes = planNotes(view, PlanChecker::State::Ready, {}, ready);
    QCOMPARE(notes.size(), 1);
    QVERIFY(notes[0].kind == BannerKind::Good);
    json["prediction"]["disk_free_bytes"] = 1e8;
    json["prediction"]["memory_bytes"] = 2e10;
    json["report"]["warnings"] = {{{"kind", "few_sizes"}, {"values", {{"sizes", 3}}}, {"sentence", "s"}}};
    view.check = std::make_shared<const PlanCheck>(*readPlanCheck(json));
    notes = planNotes(view, PlanChecker::State::Ready, {}, ready);
    QCOMPARE(notes.size(), 3);
    QCOMPARE(notes[0].what, QStringLiteral("The disk is nearly full"));
    QVERIFY(notes[0].path.isEmpty());
    QCOMPARE(notes[1].path, QStringLiteral("training.batch"));
    QCOMPARE(notes[2].path, QStringLiteral("sizes"));
    json["faults"] = Json::array({faultJson("seeds", "is 0, outside 1 … 1000", "")});
    view.check = std::make_shared<const PlanCheck>(*readPlanCheck(json));
    notes = planNotes(view, PlanChecker::State::Ready, {}, ready);
    QVERIFY(notes[0].kind == BannerKind::Bad);
    QCOMPARE(notes[0].path, QStringLiteral("seeds"));
}

void TestPlanCheck::notesTellWhyThereIsNoCheck() {
    PlanView view;
    const CliStatus ready{CliState::Ready, {}, {}, {}};
    view.searchesModels = false;
    using State = PlanChecker::State;
    QCOMPARE(planNotes(view, State::Idle, {}, {CliState::Missing, {}, {}, {}})[0].button,
             QStringLiteral("Look again"));
    QCOMPARE(planNotes(view, State::Idle, {}, ready)[0].path, QStringLiteral("model"));
    const Error error{ErrorKind::Io, "plateau", "broke", "Try again."};
    const auto failed = planNotes(view, State::Failed, error, ready);
    QVERIFY(failed[0].why.contains(QLatin1String("broke")));
    QCOMPARE(failed[0].button, QStringLiteral("Check again"));
    QVERIFY(planNotes(view, State::Checking, {}, ready)[0].kind == BannerKind::Info);
}

PLATEAU_WINDOW_TEST(TestPlanCheck)
#include "test_plan_check.moc"
