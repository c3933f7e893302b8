#include "core/task/task_list.h"
#include "tests/support/registered_test.h"
#include "ui/viewmodels/plan_checker.h"
#include "ui/viewmodels/plan_draft.h"

#include <QTest>

using namespace plateau;
using namespace plateau::ui;

using Sizes = std::vector<std::int64_t>;

/// Edits of a draft as the Plan page makes them.
class TestPlanDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void presetsAreRecognised_data();
    void presetsAreRecognised();
    void anyOtherEffortIsOwn();
    void aMethodBringsItsRecipeAndKeepsTheBudget();
    void alphaFollowsTheRankWhileItIsTwice();
    void loraPresetsAreRecognised();
    void everyFamilyHasItsOwnTargets();
    void aLanguageModelIsAskedForClasses();
    void targetsAreReadAndWritten_data();
    void targetsAreReadAndWritten();
    void sizesAreRead_data();
    void sizesAreRead();
    void sizesAreSpaced_data();
    void sizesAreSpaced();
    void withoutSizesTheyDouble();
    void endsMoveWithTheirSpacing();
    void endsOfAnOwnListKeepTheRest();
    void anExperimentBecomesADraft();
    void aTableBecomesADraftWithItsFile();
};

void TestPlanDraft::presetsAreRecognised_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<int>("seeds");
    QTest::newRow("quick") << static_cast<int>(PlanPreset::Quick) << 2;
    QTest::newRow("standard") << static_cast<int>(PlanPreset::Standard) << 3;
    QTest::newRow("thorough") << static_cast<int>(PlanPreset::Thorough) << 5;
}

void TestPlanDraft::presetsAreRecognised() {
    QFETCH(int, preset);
    QFETCH(int, seeds);
    const Draft draft = withPreset({}, static_cast<PlanPreset>(preset));
    QCOMPARE(draft.seeds, seeds);
    QCOMPARE(static_cast<int>(presetOf(draft)), preset);
}

void TestPlanDraft::anyOtherEffortIsOwn() {
    QCOMPARE(static_cast<int>(presetOf(Draft())), static_cast<int>(PlanPreset::Standard));
    Draft draft;
    draft.seeds = 4;
    QCOMPARE(static_cast<int>(presetOf(draft)), static_cast<int>(PlanPreset::Own));
    QVERIFY(withPreset(draft, PlanPreset::Own) == draft);
    draft = {};
    draft.training.budget.rule = recipe::BudgetRule::Updates;
    QCOMPARE(static_cast<int>(presetOf(draft)), static_cast<int>(PlanPreset::Own));
}

void TestPlanDraft::aMethodBringsItsRecipeAndKeepsTheBudget() {
    Draft draft;
    draft.training.budget.epochs = 7;
    setMethod(draft, recipe::MethodKind::Full);
    QCOMPARE(draft.training.optimizer.learningRate,
             recipe::defaultSettings(recipe::MethodKind::Full).optimizer.learningRate);
    QCOMPARE(draft.training.budget.epochs, 7.0);
}

void TestPlanDraft::alphaFollowsTheRankWhileItIsTwice() {
    Draft draft;
    setRank(draft, 32);
    QCOMPARE(draft.training.lora.alpha, 64.0);
    draft.training.lora.alpha = 10;
    setRank(draft, 4);
    QCOMPARE(draft.training.lora.alpha, 10.0);
}

void TestPlanDraft::loraPresetsAreRecognised() {
    QCOMPARE(static_cast<int>(loraPresetOf({})), static_cast<int>(LoraPreset::Standard));
    for (const LoraPreset preset : {LoraPreset::Light, LoraPreset::Standard, LoraPreset::Strong}) {
        Draft draft;
        setLoraPreset(draft, preset);
        QCOMPARE(static_cast<int>(loraPresetOf(draft)), static_cast<int>(preset));
    }
    Draft strong;
    setLoraPreset(strong, LoraPreset::Strong);
    QCOMPARE(strong.training.lora.rank, 16);
    QCOMPARE(strong.training.lora.targets.size(), std::size_t(6));
    QCOMPARE(static_cast<int>(targetSetOf(strong)), static_cast<int>(TargetSet::AllLayers));
    strong.training.lora.rank = 17;
    QCOMPARE(static_cast<int>(loraPresetOf(strong)), static_cast<int>(LoraPreset::Own));
}

void TestPlanDraft::everyFamilyHasItsOwnTargets() {
    recipe::ModelTraits distil;
    distil.targets = {"q_lin", "k_lin", "v_lin", "out_lin", "lin1", "lin2"};
    Draft draft;
    fitToModel(draft, distil);
    QCOMPARE(targetText(draft), QStringLiteral("q_lin, v_lin"));
    QCOMPARE(static_cast<int>(loraPresetOf(draft, distil)), static_cast<int>(LoraPreset::Standard));
    QCOMPARE(static_cast<int>(targetSetOf(draft)), static_cast<int>(TargetSet::Own)); // of another family
    setTargetSet(draft, TargetSet::Attention, distil);
    QCOMPARE(targetText(draft), QStringLiteral("q_lin, k_lin, v_lin, out_lin"));
    setLoraPreset(draft, LoraPreset::Strong, distil);
    QCOMPARE(draft.training.lora.targets, distil.targets);
    setTargetText(draft, {}, distil);
    QCOMPARE(targetText(draft), QStringLiteral("q_lin, v_lin"));
    setLoraPreset(draft, LoraPreset::Standard, distil);
    setModel(draft, QStringLiteral("bert"), distil); // untouched: the new model's own
    fitToModel(draft, {});
    QCOMPARE(targetText(draft), QStringLiteral("query, value"));
    setRank(draft, 16);
    setModel(draft, QStringLiteral("distil"), {});
    fitToModel(draft, distil);
    QCOMPARE(targetText(draft), QStringLiteral("q_lin, v_lin"));
    QCOMPARE(draft.training.lora.rank, 16);
    setModel(draft, QStringLiteral("bert"), distil);
    fitToModel(draft, {});
    QCOMPARE(targetText(draft), QStringLiteral("query, value"));
    QCOMPARE(draft.training.lora.rank, 16);
    const PlanModel told = readPlanModel(Json{{"name", "x"}, {"targets", {"a", "b", "c"}}});
    QCOMPARE(told.traits.targets, (std::vector<std::string>{"a", "b", "c"}));
}

void TestPlanDraft::aLanguageModelIsAskedForClasses() {
    recipe::ModelTraits language;
    language.language = true;
    const task::Task& classes = task::taskOf("text-classification");
    QVERIFY(isAsked(classes, language) && !isAsked(classes, {}));
    QVERIFY(isAsked(task::taskOf("instruction-tuning"), language));
    QVERIFY(!isAsked(task::taskOf("language-modelling"), language));
    const auto methods = methodsOf(classes, language);
    QVERIFY(std::find(methods.begin(), methods.end(), recipe::MethodKind::LastLayer) == methods.end());

    Draft draft;
    draft.task = QStringLiteral("text-classification");
    draft.training.answer.chatTemplate = "chatml";
    fitToModel(draft, language);
    QCOMPARE(draft.training.answer.chatTemplate, std::string("chatml"));
    QVERIFY(newArguments(draft, QStringLiteral("x")).contains(QStringLiteral("--chat-template")));
    fitToModel(draft, {}); // a model that nobody asks
    QVERIFY(draft.training.answer.chatTemplate.empty());
    QVERIFY(!newArguments(draft, QStringLiteral("x")).contains(QStringLiteral("--chat-template")));
}

void TestPlanDraft::targetsAreReadAndWritten_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("set");
    const auto number = [](TargetSet set) { return static_cast<int>(set); };
    QTest::newRow("usual") << QStringLiteral("query, value") << QStringLiteral("query, value")
                           << number(TargetSet::QueryValue);
    QTest::newRow("other separators")
        << QStringLiteral(" query;key\tvalue、attention.output.dense ")
        << QStringLiteral("query, key, value, attention.output.dense") << number(TargetSet::Attention);
    QTest::newRow("own") << QStringLiteral("dense") << QStringLiteral("dense") << number(TargetSet::Own);
    QTest::newRow("nothing") << QStringLiteral(" , ") << QStringLiteral("query, value")
                             << number(TargetSet::QueryValue);
}

void TestPlanDraft::targetsAreReadAndWritten() {
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    QFETCH(int, set);
    Draft draft;
    setTargetText(draft, typed);
    QCOMPARE(targetText(draft), shown);
    QCOMPARE(static_cast<int>(targetSetOf(draft)), set);
}

void TestPlanDraft::sizesAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("sizes");
    QTest::newRow("list") << QStringLiteral("29, 58 116") << QList<qint64>{29, 58, 116};
    QTest::newRow("any order, twice") << QStringLiteral("100;50;100") << QList<qint64>{50, 100};
    QTest::newRow("Chinese commas") << QStringLiteral("50，100、200") << QList<qint64>{50, 100, 200};
    QTest::newRow("words") << QStringLiteral("ten 0 -7 12x") << QList<qint64>{7, 12};
    QTest::newRow("too large") << QStringLiteral("99999999999999999999 5") << QList<qint64>{5};
    QTest::newRow("nothing") << QString() << QList<qint64>{};
}

void TestPlanDraft::sizesAreRead() {
    QFETCH(QString, text);
    QFETCH(QList<qint64>, sizes);
    const Sizes read = readSizes(text);
    QCOMPARE(QList<qint64>(read.begin(), read.end()), sizes);
}

void TestPlanDraft::sizesAreSpaced_data() {
    QTest::addColumn<int>("spacing");
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");
    QTest::addColumn<QList<qint64>>("sizes");
    const auto number = [](Spacing spacing) { return static_cast<int>(spacing); };
    QTest::newRow("doubling") << number(Spacing::Double) << 29 << 928
                              << QList<qint64>{29, 58, 116, 232, 464, 928};
    QTest::newRow("no stub before the end")
        << number(Spacing::Double) << 10 << 90 << QList<qint64>{10, 20, 40, 90};
    QTest::newRow("fine") << number(Spacing::Fine) << 10 << 20 << QList<qint64>{10, 14, 20};
    QTest::newRow("fine and tiny") << number(Spacing::Fine) << 1 << 3 << QList<qint64>{1, 2, 3};
    QTest::newRow("coarse") << number(Spacing::Coarse) << 16 << 1024 << QList<qint64>{16, 64, 256, 1024};
    QTest::newRow("one") << number(Spacing::Double) << 50 << 50 << QList<qint64>{50};
    QTest::newRow("upside down") << number(Spacing::Double) << 50 << 5 << QList<qint64>{50};
}

void TestPlanDraft::sizesAreSpaced() {
    QFETCH(int, spacing);
    QFETCH(int, low);
    QFETCH(int, high);
    QFETCH(QList<qint64>, sizes);
    const Sizes made = spacedSizes(low, high, static_cast<Spacing>(spacing));
    QCOMPARE(QList<qint64>(made.begin(), made.end()), sizes);
    Draft draft;
    draft.sizes = made;
    // What a spacing made is recognised as such, or as the first one that makes the same.
    QVERIFY(spacingOf(draft) != Spacing::Own && spacingOf(draft) != Spacing::FromData);
}

void TestPlanDraft::withoutSizesTheyDouble() {
    const Draft draft;
    QVERIFY(spacingOf(draft) == Spacing::FromData);
    QVERIFY(sizesOf(draft, 0, 0).empty());
    const Sizes sizes = sizesOf(draft, 6813, 29);
    QCOMPARE(sizes.front(), std::int64_t(29));
    QCOMPARE(sizes.back(), std::int64_t(2048));
    Draft own = draft;
    setSpacing(own, Spacing::Own, sizes);
    QVERIFY(own.sizes == sizes);
    setSpacing(own, Spacing::FromData, sizes);
    QVERIFY(own.sizes.empty());
}

void TestPlanDraft::endsMoveWithTheirSpacing() {
    Draft draft;
    const Sizes shown = sizesOf(draft, 6813, 29);
    setLargest(draft, 232, shown);
    QCOMPARE(draft.sizes, (Sizes{29, 58, 116, 232}));
    setSmallest(draft, 50, draft.sizes);
    QCOMPARE(draft.sizes, (Sizes{50, 100, 232}));
    setSmallest(draft, 500, draft.sizes);
    QCOMPARE(draft.sizes, (Sizes{500}));
    setLargest(draft, 20, draft.sizes);
    QCOMPARE(draft.sizes, (Sizes{20}));
}

void TestPlanDraft::endsOfAnOwnListKeepTheRest() {
    Draft draft;
    draft.sizes = {10, 11, 300, 301};
    QVERIFY(spacingOf(draft) == Spacing::Own);
    setSmallest(draft, 11, draft.sizes);
    QCOMPARE(draft.sizes, (Sizes{11, 300, 301}));
    setLargest(draft, 400, draft.sizes);
    QCOMPARE(draft.sizes, (Sizes{11, 300, 301, 400}));
    setLargest(draft, 5, draft.sizes);
    QCOMPARE(draft.sizes, (Sizes{5}));
}

void TestPlanDraft::anExperimentBecomesADraft() {
    Snapshot snapshot;
    snapshot.folder = QStringLiteral("/experiments/one");
    experiment::Plan& plan = snapshot.plan;
    plan.name = "one";
    plan.domain.file = "data/domain.jsonl";
    plan.test.file = "data/test.jsonl";
    plan.model.name = "small-encoder";
    plan.sizes = {10, 20};
    plan.seeds = 4;
    plan.target = 0.8;
    plan.training.method = recipe::MethodKind::Full;
    plan.training.maxTokens = 96;
    plan.training.optimizer.batch = 8;
    plan.training.optimizer.clip = 5;
    const Draft draft = draftOf(snapshot);
    QCOMPARE(draft.file(FileRole::Domain)->path, QStringLiteral("/experiments/one/data/domain.jsonl"));
    QCOMPARE(draft.file(FileRole::Test)->path, QStringLiteral("/experiments/one/data/test.jsonl"));
    QVERIFY(draft.file(FileRole::Validation) == nullptr);
    QCOMPARE(draft.model, QStringLiteral("small-encoder"));
    QCOMPARE(draft.sizes, plan.sizes);
    QCOMPARE(draft.seeds, 4);
    QCOMPARE(draft.maxTokens.value_or(0), 96);
    QCOMPARE(draft.training.optimizer.batch, 8);
    // The command line has no option for it: the draft must not promise it.
    QCOMPARE(draft.training.optimizer.clip, recipe::OptimizerSettings{}.clip);
    const QStringList arguments = newArguments(draft, QStringLiteral("/experiments/two"));
    QVERIFY(arguments.contains(QStringLiteral("full")));
    QVERIFY(arguments.contains(QStringLiteral("--batch")));
}

void TestPlanDraft::aTableBecomesADraftWithItsFile() {
    Snapshot snapshot;
    snapshot.folder = QStringLiteral("/experiments/houses");
    experiment::Plan& plan = snapshot.plan;
    plan.task = "table-regression";
    plan.domain.file = "data/domain.jsonl";
    plan.test.file = "data/test.jsonl";
    plan.features = {{.name = "area"}, {.name = "id"}};
    const Draft draft = draftOf(snapshot);
    QCOMPARE(draft.file(FileRole::Domain)->path, QStringLiteral("/experiments/houses/data/domain.jsonl"));
    QVERIFY(draft.fields.text.isEmpty());
    QCOMPARE(draft.fields.label, QStringLiteral("label"));
    QCOMPARE(draft.fields.features, (QStringList{QStringLiteral("area"), QStringLiteral("features.id")}));
    const QStringList arguments = newArguments(draft, QStringLiteral("/experiments/two"));
    QVERIFY(arguments.contains(QStringLiteral("area,features.id")));
    QVERIFY(!arguments.contains(QStringLiteral("--text")));
}

PLATEAU_TEST(TestPlanDraft)
#include "test_plan_draft.moc"
