#include "ui/charts/data_curve_view.h"
#include "ui/pages/answer/answer_page.h"
#include "ui/pages/answer/comparison_card.h"
#include "ui/pages/answer/variant_menu.h"
#include "ui/viewmodels/comparison_texts.h"
#include "ui/viewmodels/difference_texts.h"

#include "core/checkpoint/families/built_in.h"
#include "core/experiment/run/worker_protocol.h"
#include "tests/core/experiment/compared_sample.h"
#include "tests/core/experiment/task_experiment.h"
#include "tests/support/registered_window_test.h"
#include "tests/ui/support/hostile.h"
#include "tests/ui/support/page_stage.h"
#include "tests/ui/support/watchdog.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace plateau;
using namespace plateau::ui;
using experiment::sample::Finished;
using experiment::sample::make;
using experiment::sample::rising;
using plateau::ui::support::PageStage;

namespace {

struct Stage : PageStage<AnswerPage> {
    Stage() : PageStage(QSize(1040, 1400)) {}
    QString path(const char* name) const {
        return QString::fromStdString((folder / "experiments" / name).string());
    }
    void put(const char* name, const Finished& wanted) const { make(folder / "experiments" / name, wanted); }
    void putTask(const char* name, const experiment::sample::TaskExperiment& wanted) const {
        make(folder / "experiments" / name, wanted);
    }
    bool open(const char* name) const {
        session->openExperiment(path(name));
        return QTest::qWaitFor([this] { return page->answer() != nullptr; }, 120'000);
    }
    bool shows(const char* text) const {
        return QTest::qWaitFor(
            [&] { return labels().join(QLatin1Char('\n')).contains(QString::fromUtf8(text)); }, 120'000);
    }
    ComparisonCard& card() const { return *page->findChild<ComparisonCard*>(); }
};

/// Ten times as much training at the largest size as at the smallest: enough of a curve for an answer.
Finished curve(const char* name, double error) {
    Finished wanted = rising(name, error);
    wanted.sizes = {20, 40, 80, 160, 320};
    return wanted;
}

/// A program of the shell that makes a variant by copying `from`.
void standIn(const std::filesystem::path& folder, const QString& from) {
    const Json version = {{"name", "plateau"},
                          {"version", "1"},
                          {"build", "b"},
                          {"protocol", experiment::protocolVersion},
                          {"schema", experiment::Plan::currentSchema}};
    plateau::support::writeText(
        folder / "plateau", "#!/bin/sh\ncase \"$*\" in\n--version*) echo '" + version.dump() +
                                "';;\n\"experiment vary\"*) echo \"$*\" > '" + (folder / "asked").string() +
                                "'; cp -r '" + from.toStdString() + "' \"$4\"; echo '{}';;\nesac\n");
    std::filesystem::permissions(folder / "plateau", std::filesystem::perms::owner_all);
    qputenv("PLATEAU_CLI", (folder / "plateau").c_str());
}

statistics::LabelSaving saved(double share, double low, double high) {
    statistics::LabelSaving saving;
    saving.score = 0.9;
    saving.asked = true;
    saving.first = {600, 600};
    saving.second = {600 * (1 - share), 600 * (1 - share)};
    saving.saved = share;
    saving.low = low;
    saving.high = high;
    return saving;
}

} // namespace

/// Experiments against each other on the Answer page.
class TestComparisonPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void savingsInWords_data();
    void savingsInWords();
    void theCardSaysWhatCameOut();
    void errorsAreToldInTheirUnit_data();
    void errorsAreToldInTheirUnit();
    void tablesAreComparedByTheirErrors();
    void nothingComparedShowsNoCard();
    void differentTestSetsNameTheirItems();
    void unreadableExperimentsSayWhy();
    void theLastRequestCounts();
    void hostileNamesAreShownLiterally();
    void variantsAreTheOtherBudgetsAndMethods();
    void aVariantOpensReadyToStart();
    void aVariantThatCannotBeMadeSaysWhy();
};

void TestComparisonPage::savingsInWords_data() {
    QTest::addColumn<statistics::LabelSaving>("saving");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const statistics::LabelSaving& saving, const char* text) {
        QTest::newRow(name) << saving << QString::fromUtf8(text);
    };
    row("saves", saved(.5, .23, .6),
        "Needs 2.0× fewer samples (1.3–2.5×) for 90 %: about 300 instead of about 600");
    row("needs more", saved(-.5, -.8, -.2),
        "Needs 1.5× as many samples (1.2–1.8×) for 90 %: about 900 instead of about 600");
    row("chance", saved(.1, -.2, .3), "it may be chance");
    auto open = saved(.5, .23, .6);
    open.high.reset();
    row("at least", open, "Needs at least 1.3× fewer samples for 90 %");
    open.low.reset();
    row("open", open, "It cannot be told how many samples it saves for 90 %: the interval is open");
    auto worse = saved(-.5, -.8, -.2);
    worse.low.reset();
    row("at least more", worse, "Needs at least 1.2× as many samples for 90 %");
    auto best = saved(.5, .23, .6);
    best.asked = false;
    row("best score", best, "for 90 %, the best that both reach");
}

void TestComparisonPage::savingsInWords() {
    QFETCH(statistics::LabelSaving, saving);
    QFETCH(QString, text);
    Language language;
    language.choose(QStringLiteral("en"));
    const QString said = ComparisonTexts::saving(saving, metric::find("accuracy")->info());
    QVERIFY2(said.contains(text), qPrintable(said));
}

void TestComparisonPage::theCardSaysWhatCameOut() {
    Stage stage;
    stage.put("a", curve("a", 2.5));
    Finished grown = curve("intents with more", 1.5);
    grown.training.budget.minUpdates = 10;
    stage.put("b", grown);
    QVERIFY(stage.open("a"));
    stage.page->compareWith({stage.path("b")});
    stage.page->setTarget(0.7);
    QVERIFY(stage.shows("× fewer samples ("));
    QVERIFY(stage.card().isVisible());
    QVERIFY(stage.shows("intents with more · LoRA r 8 · 10 epochs, at least 10 updates"));
    QVERIFY(stage.shows("Ahead at 20, 40, 80"));
    QVERIFY(stage.shows("Seed 1 alone:"));
    QVERIFY(stage.shows(": better in 100 % of them; shown, not judged"));
    QVERIFY(stage.shows("Its largest size trained 10 times as many updates"));
    QTRY_COMPARE(stage.page->findChild<DataCurveView*>()->chart().series.size(), std::size_t{2});
    stage.language.choose(QStringLiteral("zh_CN"));
    stage.page->retranslate();
    QVERIFY(!stage.card().isHidden());
}

void TestComparisonPage::errorsAreToldInTheirUnit_data() {
    QTest::addColumn<QByteArray>("metric");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* metric, double value, double low, double high,
                        const char* text) {
        QTest::newRow(name) << QByteArray(metric) << value << low << high << QString::fromUtf8(text);
    };
    row("accuracy", "accuracy", .02, .01, .03, "+2.0 points (1.0–3.0)");
    row("error", "rmse", -120.4, -160, -80, "120 lower (80–160)");
    row("large error", "rmse", 12345.6, 12000, 13000, "12,346 higher (12,000–13,000)");
    row("unsure error", "rmse", -1.5, -4, 1, "1.5 lower (from 4 lower to 1 higher)");
    row("nats", "nats_per_token", -.0314, -.05, -.01, "0.031 nats lower (0.010–0.050)");
    row("bits", "bits_per_byte", .0314, .01, .05, "0.031 bits higher (0.010–0.050)");
    row("none", "rmse", 0, 0, 0, "no difference (0–0)");
}

void TestComparisonPage::errorsAreToldInTheirUnit() {
    QFETCH(QByteArray, metric);
    QFETCH(double, value);
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QString, text);
    Language language;
    language.choose(QStringLiteral("en"));
    const metric::MetricInfo& info = metric::find(metric.toStdString())->info();
    QCOMPARE(QStringLiteral("%1 (%2)").arg(DifferenceTexts::difference(info, value),
                                           DifferenceTexts::range(info, low, high)),
             text);
}

void TestComparisonPage::tablesAreComparedByTheirErrors() {
    Stage stage;
    stage.putTask("a", experiment::sample::tableExperiment("a", 1000));
    stage.putTask("b", experiment::sample::tableExperiment("b", 500));
    stage.putTask("c", experiment::sample::languageExperiment("c", 10));
    QVERIFY(stage.open("a"));
    stage.page->compareWith({stage.path("b"), stage.path("c")});
    QVERIFY(stage.shows("× fewer samples ("));
    QVERIFY(stage.shows("for a root mean squared error of 100: about 26 instead of about 100"));
    QVERIFY(stage.shows("At 160 samples 39.55 instead of 79.1: 39.5 lower ("));
    QVERIFY(stage.shows("Mean absolute error: "));
    QVERIFY(stage.shows("Scored in another way"));
    QVERIFY(stage.shows("different tasks: table regression and language modelling"));
    QVERIFY(!stage.card().findChildren<QLabel*>().isEmpty());
    for (const QLabel* label : stage.card().findChildren<QLabel*>()) {
        QVERIFY2(!label->text().contains(QLatin1String("points")), qPrintable(label->text()));
    }
    // The curve of another task is not drawn over this one.
    QTRY_COMPARE(stage.page->findChild<DataCurveView*>()->chart().series.size(), std::size_t{2});
}

void TestComparisonPage::nothingComparedShowsNoCard() {
    Stage stage;
    stage.put("a", curve("a", 2));
    stage.put("b", curve("b", 2));
    QVERIFY(stage.open("a"));
    QVERIFY(!stage.card().isVisible());
    stage.page->compareWith({stage.path("b")});
    QVERIFY(stage.card().isVisible());
    QVERIFY(stage.shows("Equal from 20 samples on, within ± 1.0 points"));
    QVERIFY(stage.shows("No size shows a difference"));
    stage.page->compareWith({});
    QVERIFY(!stage.card().isVisible());
}

void TestComparisonPage::differentTestSetsNameTheirItems() {
    Stage stage;
    stage.put("a", curve("a", 2));
    Finished other = curve("b", 2);
    other.changeTest = [](auto& test) { test.erase(test.begin(), test.begin() + 7); };
    stage.put("b", other);
    QVERIFY(stage.open("a"));
    stage.page->compareWith({stage.path("b")});
    QVERIFY(stage.shows("Scored on other test items"));
    QVERIFY(stage.shows(" only in this experiment: test-0, test-1, test-2, test-3, test-4, …"));
    QTRY_COMPARE(stage.page->findChild<DataCurveView*>()->chart().series.size(), std::size_t{1});
    QVERIFY(!stage.labels().join(QLatin1Char(' ')).contains(QLatin1String("only in the other")));
}

void TestComparisonPage::unreadableExperimentsSayWhy() {
    Stage stage;
    stage.put("a", curve("a", 2));
    QVERIFY(stage.open("a"));
    stage.page->compareWith({stage.path("gone")});
    QVERIFY(stage.shows("no experiment.json"));
}

void TestComparisonPage::theLastRequestCounts() {
    const plateau::support::TemporaryFolder dir;
    make(dir / "a", curve("a", 2));
    make(dir / "b", curve("b", 2));
    const QString first = QString::fromStdString((dir / "a").string());
    const QString second = QString::fromStdString((dir / "b").string());
    ComparisonComputer computer;
    QList<std::size_t> sizes;
    QObject::connect(&computer, &ComparisonComputer::compared, &computer,
                     [&](const std::vector<ComparedWith>& results) { sizes << results.size(); });
    for (int i = 0; i < 5; ++i) {
        computer.compare(first, {second}, 0.7);
    }
    computer.compare(first, {second, second}, 0.7);
    QTRY_COMPARE_WITH_TIMEOUT(sizes.size(), qsizetype{1}, 120'000);
    QCOMPARE(sizes[0], std::size_t{2});
    computer.compare(first, {second}, 0.7); // its destructor stops it
}

void TestComparisonPage::hostileNamesAreShownLiterally() {
    ComparisonCard card;
    card.retranslate();
    card.resize(600, 400);
    std::vector<ComparedWith> results;
    for (const auto& [name, text] : plateau::ui::support::hostileTexts()) {
        ComparedWith one{QString(), text};
        one.difference.emplace();
        one.difference->onlyFirst = {1, {text.toStdString()}};
        results.push_back(one);
    }
    plateau::ui::support::Watchdog watchdog;
    card.showResults(results);
    QVERIFY(!card.grab().isNull());
    for (const QLabel* label : card.findChildren<QLabel*>()) {
        QVERIFY(label->textFormat() == Qt::PlainText);
        QVERIFY(!label->text().contains(QChar(0x202e)) && !label->text().contains(QChar(0x1b)));
    }
}

void TestComparisonPage::variantsAreTheOtherBudgetsAndMethods() {
    experiment::Plan plan;
    plan.task = "text-classification";
    QCOMPARE(variantsOf(plan).size(), std::size_t{4});
    plan.training.method = recipe::MethodKind::LastLayer;
    QCOMPARE(variantsOf(plan).size(), std::size_t{2});
    plan.task = "multi-label-classification"; // no last layer alone
    plan.training.method = recipe::MethodKind::Lora;
    QCOMPARE(variantsOf(plan).size(), std::size_t{3});
    plan.task = "table-regression";
    plan.model.name = "mlp"; // no weights to build on
    plan.model.sha256 = checkpoint::builtInModel("mlp")->sha256;
    plan.training.method = recipe::MethodKind::Full;
    QCOMPARE(variantsOf(plan).size(), std::size_t{2});
    Snapshot snapshot;
    snapshot.folder = QStringLiteral("/a");
    snapshot.plan = experiment::sample::planOf(curve("a", 2));
    const QStringList updates =
        varyArguments(snapshot, {recipe::BudgetRule::Updates, {}}, QStringLiteral("/b"), QStringLiteral("n"));
    QCOMPARE(updates.join(QLatin1Char(' ')),
             QStringLiteral("experiment vary /a /b --name n --budget updates --updates 300"));
    const QStringList full =
        varyArguments(snapshot, {{}, recipe::MethodKind::Full}, QStringLiteral("/b"), QStringLiteral("n"));
    QCOMPARE(full.join(QLatin1Char(' ')), QStringLiteral("experiment vary /a /b --name n --method full"));
}

void TestComparisonPage::aVariantOpensReadyToStart() {
    Stage stage;
    stage.put("a", curve("a", 2));
    make(stage.folder / "template", curve("varied", 2));
    standIn(stage.folder.path(), QString::fromStdString((stage.folder / "template").string()));
    stage.session->cli().check();
    QVERIFY(QTest::qWaitFor([&] { return stage.session->cli().isReady(); }, 120'000));
    QVERIFY(stage.open("a"));
    QSignalSpy wanted(stage.page.get(), &Page::stepWanted);
    QMenu menu;
    VariantMenu::addTo(menu, *stage.session->snapshot(), true,
                       [&](const Variant& variant, const QString& name) {
                           makeVariant(*stage.session, variant, name, stage.page.get(),
                                       [&](const std::optional<Error>& error) {
                                           QVERIFY(!error);
                                           Q_EMIT stage.page->stepWanted(Step::Run);
                                       });
                       });
    QList<QMenu*> submenus;
    for (const QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            submenus << action->menu();
        }
    }
    QCOMPARE(submenus.size(), qsizetype{2});
    QCOMPARE(submenus[0]->actions().size(), qsizetype{2});
    submenus[0]->actions().front()->trigger(); // fixed updates
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, 120'000);
    QCOMPARE(stage.session->folder(), stage.path("a-fixed-updates"));
    const std::string asked = plateau::support::readText(stage.folder / "asked");
    QVERIFY2(asked.find("--name a, fixed updates --budget updates --updates 300 --json") != std::string::npos,
             asked.c_str());
    qunsetenv("PLATEAU_CLI");
}

void TestComparisonPage::aVariantThatCannotBeMadeSaysWhy() {
    Stage stage;
    stage.put("a", curve("a", 2));
    plateau::support::writeText(
        stage.folder / "plateau",
        "#!/bin/sh\necho '{\"error\": {\"kind\": \"io\", \"where\": \"disk\", \"what\": "
        "\"is full\", \"fix\": \"\"}}'\nexit 3\n");
    std::filesystem::permissions(stage.folder / "plateau", std::filesystem::perms::owner_all);
    qputenv("PLATEAU_CLI", (stage.folder / "plateau").c_str());
    stage.session->cli().check();
    QVERIFY(stage.open("a"));
    std::optional<Error> got;
    makeVariant(*stage.session, {recipe::BudgetRule::Updates, {}}, QStringLiteral("x"), stage.page.get(),
                [&](const std::optional<Error>& error) { got = error; });
    QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 120'000);
    QCOMPARE(stage.session->folder(), stage.path("a"));
    qunsetenv("PLATEAU_CLI");
}

PLATEAU_WINDOW_TEST(TestComparisonPage)
#include "test_comparison.moc"
