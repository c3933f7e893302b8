#include "core/experiment/compare/comparison.h"

#include "tests/core/experiment/compared_sample.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::experiment;
using sample::Finished;
using support::TemporaryFolder;

namespace {

std::int64_t correctOf(const CellResult& result) {
    return std::llround(result.score() * static_cast<double>(result.test()->items));
}

ComparedExperiment opened(const std::filesystem::path& root, const Finished& wanted) {
    sample::make(root, wanted);
    auto experiment = openCompared(root);
    if (!experiment) {
        qFatal("%s", experiment.error().text().c_str());
    }
    return std::move(*experiment);
}

ComparisonSettings quick() {
    return {.draws = 500};
}

bool says(const Comparison& comparison, const char* text) {
    for (const std::string& sentence : sentences(comparison)) {
        if (sentence.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

/// Two finished experiments, or two sizes of one, on the same test items.
class TestComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAndDifferencesAreTheCells();
    void everyCommonSizeIsAdjusted();
    void aBetterRecipeSavesLabels();
    void equalExperimentsAreEqualEverywhere();
    void fiveSeedsAreJudgedThreeAreShown();
    void oneClassThatDiffersIsNamed();
    void differentTestSetsAreRefused();
    void anotherOrderOfItemsChangesNothing();
    void otherLabelsAreMatchedByName();
    void predictionsThatDoNotFitAreRefused();
    void groupsOfTestItemsAreJudgedWhole();
    void onlyCommonSeedsCount();
    void noCommonSizeOrSeedIsRefused();
    void sizesOfOneExperiment();
    void askedSizesMustBeFinished();
    void stoppedIsCancelled();
    void growthOfComputeIsSaid();
    void theJsonHoldsEveryNumber();
    void theChartHasEveryCurve();
};

void TestComparison::countsAndDifferencesAreTheCells() {
    const TemporaryFolder dir;
    const auto first = opened(dir / "a", sample::rising("a", 2.5));
    const auto second = opened(dir / "b", sample::rising("b", 1.2));
    const auto compared = compareExperiments(first, second, quick());
    QVERIFY2(compared.ok(), compared ? "" : compared.error().text().c_str());
    QCOMPARE(compared->pairs.size(), std::size_t{4});
    for (const PairedCells& pair : compared->pairs) {
        std::int64_t one = 0;
        std::int64_t other = 0;
        for (const auto& [seed, cell] : first.done(pair.firstN)) {
            one += correctOf(*cell->result);
        }
        for (const auto& [seed, cell] : second.done(pair.secondN)) {
            other += correctOf(*cell->result);
        }
        QCOMPARE(pair.right->first, one);
        QCOMPARE(pair.right->second, other);
        QCOMPARE(pair.seeds, (std::vector<std::uint64_t>{0, 1, 2}));
        QCOMPARE(pair.score.metric->info().id, std::string_view("accuracy"));
        QCOMPARE(pair.also->metric->info().id, std::string_view("macro_f1"));
        for (const MetricDifference& of : {pair.score, *pair.also}) {
            QVERIFY(std::abs(of.interval.estimate - (of.second - of.first)) < 1e-12);
            QVERIFY(of.interval.low <= of.interval.estimate && of.interval.estimate <= of.interval.high);
        }
        QVERIFY(std::abs(pair.score.first - static_cast<double>(one) / 900) < 1e-12);
        // One seed's items: what only one side gets right is the difference of its counts.
        QCOMPARE(std::int64_t{pair.right->discordance.c - pair.right->discordance.b},
                 correctOf(*second.done(pair.secondN).at(0)->result) -
                     correctOf(*first.done(pair.firstN).at(0)->result));
    }
}

void TestComparison::everyCommonSizeIsAdjusted() {
    const TemporaryFolder dir;
    Finished more = sample::rising("b", 2.2);
    more.sizes = {10, 20, 80, 160, 320};
    const auto compared =
        compareExperiments(opened(dir / "a", sample::rising("a", 2.5)), opened(dir / "b", more), quick());
    QVERIFY(compared.ok());
    std::vector<double> p;
    std::vector<double> adjusted;
    std::vector<std::int64_t> sizes;
    for (const PairedCells& pair : compared->pairs) {
        sizes.push_back(pair.firstN);
        p.push_back(pair.score.interval.p);
        adjusted.push_back(pair.score.adjustedP);
    }
    QCOMPARE(sizes, (std::vector<std::int64_t>{20, 80, 160}));
    QCOMPARE(adjusted, statistics::holm(p));
}

void TestComparison::aBetterRecipeSavesLabels() {
    const TemporaryFolder dir;
    ComparisonSettings settings = quick();
    settings.target = 0.7;
    const auto compared = compareExperiments(opened(dir / "a", sample::rising("a", 2.5)),
                                             opened(dir / "b", sample::rising("b", 1.6)), settings);
    QVERIFY(compared.ok() && compared->saving && compared->verdict);
    const statistics::LabelSaving& saving = *compared->saving;
    QVERIFY(saving.asked);
    // 0.97 − e/√n = 0.7 at n = (e/0.27)²: 86 and 35 samples
    QVERIFY2(saving.canTell() && std::abs(*saving.saved - 0.59) < 0.08,
             qPrintable(QString::number(*saving.saved)));
    QVERIFY(*saving.low > 0);
    QCOMPARE(compared->verdict->secondAhead.front(), 20.0);
    QVERIFY(says(*compared, "The second needs "));
    QVERIFY(says(*compared, "The second is ahead at n = 20, "));
    QVERIFY(says(*compared, "Equality within ± 1.0 points is not shown"));
}

void TestComparison::equalExperimentsAreEqualEverywhere() {
    const TemporaryFolder dir;
    const auto compared = compareExperiments(opened(dir / "a", sample::rising("a", 2)),
                                             opened(dir / "b", sample::rising("b", 2)), quick());
    QVERIFY(compared.ok());
    QCOMPARE(compared->verdict->equalFrom.value_or(0), 20.0);
    QCOMPARE(compared->verdict->equalSizes, 4);
    QVERIFY(compared->verdict->firstAhead.empty() && compared->verdict->secondAhead.empty());
    QCOMPARE(compared->pairs.back().right->mcNemar.p, 1.0);
    QVERIFY(says(*compared, "equals the first from n = 20 on"));
    QVERIFY(says(*compared, "No size shows a difference"));
    QVERIFY(says(*compared, "No single class differs"));
}

void TestComparison::fiveSeedsAreJudgedThreeAreShown() {
    const TemporaryFolder dir;
    for (const int seeds : {1, 3, 5}) {
        Finished one = sample::rising("a", 2.5);
        Finished other = sample::rising("b", 1.5);
        one.seeds = other.seeds = seeds;
        const auto compared = compareExperiments(opened(dir / ("a" + std::to_string(seeds)), one),
                                                 opened(dir / ("b" + std::to_string(seeds)), other), quick());
        QVERIFY(compared.ok());
        const auto& overSeeds = compared->pairs.back().overSeeds;
        QCOMPARE(overSeeds.has_value(), seeds > 1);
        QCOMPARE(overSeeds && overSeeds->enoughSeeds, seeds >= 5);
        QVERIFY(says(*compared, seeds == 1   ? "One common seed"
                                : seeds == 3 ? "shown, not judged"
                                             : "it holds for other seeds"));
    }
}

void TestComparison::oneClassThatDiffersIsNamed() {
    const TemporaryFolder dir;
    Finished second = sample::rising("b", 1);
    second.right = [](const CellSpec&, int item) { return item % 3 != 1; };
    Finished first = second;
    first.name = "a";
    first.right = [](const CellSpec&, int) { return true; };
    const auto compared = compareExperiments(opened(dir / "a", first), opened(dir / "b", second), quick());
    QVERIFY(compared.ok());
    const auto& classes = compared->pairs.back().classes;
    QCOMPARE(classes.size(), std::size_t{3});
    QCOMPARE(classes[1].secondRecall, 0.0);
    QVERIFY(classes[1].adjustedP < 1e-9 && classes[0].adjustedP == 1);
    QVERIFY(says(*compared, "1 of 3 classes differs"));
    QVERIFY(says(*compared, "b (-100.0 points, p < 0.001)"));
}

void TestComparison::differentTestSetsAreRefused() {
    const TemporaryFolder dir;
    Finished other = sample::rising("b", 2);
    other.changeTest = [](auto& test) {
        test[4].text = "changed";
        test.pop_back();
    };
    const auto compared =
        compareExperiments(opened(dir / "a", sample::rising("a", 2)), opened(dir / "b", other), quick());
    QVERIFY(!compared.ok());
    QVERIFY(compared.error().kind == ErrorKind::BadInput);
    QVERIFY(compared.error().what.find("1 item only in the first (test-299)") != std::string::npos);
    QVERIFY(compared.error().what.find("1 item with another text or label (test-4)") != std::string::npos);
}

void TestComparison::anotherOrderOfItemsChangesNothing() {
    const TemporaryFolder dir;
    const auto first = opened(dir / "a", sample::rising("a", 2.5));
    Finished plain = sample::rising("b", 1.5);
    Finished turned = plain;
    turned.changeTest = [](auto& test) { std::reverse(test.begin(), test.end()); };
    turned.right = [plain](const CellSpec& spec, int item) { return plain.right(spec, 299 - item); };
    const auto one = compareExperiments(first, opened(dir / "b", plain), quick());
    const auto other = compareExperiments(first, opened(dir / "c", turned), quick());
    QVERIFY(one.ok() && other.ok());
    QCOMPARE(one->pairs.back().right->discordance.b, other->pairs.back().right->discordance.b);
    QCOMPARE(one->pairs.back().score.interval.low, other->pairs.back().score.interval.low);
}

void TestComparison::otherLabelsAreMatchedByName() {
    const TemporaryFolder dir;
    Finished more = sample::rising("b", 2);
    more.labels = {"0 new", "a", "b", "c"}; // the pool of the second has a class more: every number moves
    const auto compared =
        compareExperiments(opened(dir / "a", sample::rising("a", 2)), opened(dir / "b", more), quick());
    QVERIFY(compared.ok());
    QCOMPARE(compared->labels.size(), std::size_t{4});
    QCOMPARE(compared->pairs.back().right->first, compared->pairs.back().right->second);
}

void TestComparison::predictionsThatDoNotFitAreRefused() {
    const TemporaryFolder dir;
    const Folder folder = sample::make(dir / "a", sample::rising("a", 2));
    const auto second = opened(dir / "b", sample::rising("b", 2));
    const PlannedCell cell = sample::find(folder.plan(), CellKind::Cell, 20);
    std::filesystem::remove(folder.resultPath(cell.id));
    QVERIFY(folder
                .publishResult(sample::resultOf(folder.plan(), cell, 300, 1),
                               {sample::classLine("test-0", 7, 0.5, 0.5)})
                .ok());
    const auto compared = compareExperiments(*openCompared(dir / "a"), second, quick());
    QVERIFY(!compared.ok());
    QVERIFY(compared.error().what.find("has 1 lines, the test set 300 items") != std::string::npos);

    const EvaluationItems& rows = second.test;
    const PlannedCell other = sample::find(second.plan(), CellKind::Cell, 20);
    auto lines = second.folder.readPredictions(other.id);
    const auto refusal = [&](const std::string& name) {
        std::filesystem::remove(second.folder.resultPath(other.id));
        if (!second.folder.publishResult(sample::resultOf(second.plan(), other, 300, 1), *lines).ok()) {
            return std::string("not published");
        }
        const auto items = rows.itemsOf(second.folder, other.id);
        return items ? "fits: " + name : items.error().what;
    };
    std::swap(lines->front(), lines->back());
    QCOMPARE(refusal("another order"), std::string("fits: another order"));
    lines->front().columns["predicted"] = 3;
    QCOMPARE(refusal(""), std::string("predicts class 3, there are 3"));
    lines->front() = lines->back();
    QVERIFY(refusal("").find("which the test set does not have (again)") != std::string::npos);
}

void TestComparison::groupsOfTestItemsAreJudgedWhole() {
    const TemporaryFolder dir;
    const auto inGroups = [](Finished wanted) {
        // Ten items that are equally hard, so that a group goes right or wrong as a whole.
        wanted.right = [right = wanted.right](const CellSpec& spec, int item) {
            return right(spec, item / 10);
        };
        wanted.changeTest = [](std::vector<data::Sample>& test) {
            for (std::size_t i = 0; i < test.size(); ++i) {
                test[i].group = "group " + std::to_string(i / 10);
            }
        };
        return wanted;
    };
    const auto grouped = compareExperiments(opened(dir / "a", inGroups(sample::rising("a", 2))),
                                            opened(dir / "b", inGroups(sample::rising("b", 1.6))), quick());
    QVERIFY(grouped.ok());
    const PairedCells& pair = grouped->pairs.back();
    QCOMPARE(pair.items, std::int64_t{300});
    QCOMPARE(pair.groups, std::int64_t{30});
    QVERIFY(says(*grouped, "interval over 30 groups of test items"));
    QVERIFY(says(*grouped, "McNemar (over groups, exact)"));
    const auto discordant = pair.right->discordance.b + pair.right->discordance.c;
    QVERIFY(discordant > 0 && discordant % 10 == 0);
    QCOMPARE(pair.right->mcNemar.exact,
             statistics::mcNemar(pair.right->discordance.b / 10, pair.right->discordance.c / 10).exact);
    QCOMPARE(toJson(*grouped)["sizes"].back()["groups"].get<int>(), 30);
    QVERIFY(opened(dir / "c", sample::rising("c", 2)).curve.designEffect == 1);
}

void TestComparison::onlyCommonSeedsCount() {
    const TemporaryFolder dir;
    Finished late = sample::rising("b", 2);
    late.finished = [](const CellSpec& spec) { return spec.n == 40 ? spec.seed == 2 : spec.seed == 1; };
    Finished early = sample::rising("a", 2);
    early.finished = [](const CellSpec& spec) { return spec.seed < 2; };
    const auto compared = compareExperiments(opened(dir / "a", early), opened(dir / "b", late), quick());
    QVERIFY(compared.ok());
    QCOMPARE(compared->pairs.size(), std::size_t{3});
    QCOMPARE(compared->withoutCommonSeed, (std::vector<std::int64_t>{40}));
    QCOMPARE(compared->pairs.front().seeds, (std::vector<std::uint64_t>{1}));
    QCOMPARE(compared->pairs.front().testedSeed, std::uint64_t{1});
    QVERIFY(says(*compared, "No common seed at n = 40"));
}

void TestComparison::noCommonSizeOrSeedIsRefused() {
    const TemporaryFolder dir;
    Finished others = sample::rising("b", 2);
    others.sizes = {21, 41};
    const auto first = opened(dir / "a", sample::rising("a", 2));
    QVERIFY(compareExperiments(first, opened(dir / "b", others), quick()).error().what ==
            "have no finished size in common");
    Finished seedOne = sample::rising("c", 2);
    seedOne.finished = [](const CellSpec& spec) { return spec.seed == 1; };
    Finished seedTwo = sample::rising("d", 2);
    seedTwo.finished = [](const CellSpec& spec) { return spec.seed == 2; };
    QVERIFY(
        compareExperiments(opened(dir / "c", seedOne), opened(dir / "d", seedTwo), quick()).error().what ==
        "have no seed in common at any size");
}

void TestComparison::sizesOfOneExperiment() {
    const TemporaryFolder dir;
    const auto experiment = opened(dir / "a", sample::rising("a", 2.5));
    const auto compared = compareSizes(experiment, 20, 160, quick());
    QVERIFY(compared.ok());
    QCOMPARE(compared->pairs.size(), std::size_t{1});
    QVERIFY(!compared->verdict && !compared->saving);
    QVERIFY(compared->pairs[0].score.second > compared->pairs[0].score.first);
    QVERIFY(says(*compared, "From 20 to 160 samples: "));
    QVERIFY(tableText(*compared).find("20→160") != std::string::npos);
    QVERIFY(compareSizes(experiment, 20, 20, quick()).error().kind == ErrorKind::Usage);
    QVERIFY(compareSizes(experiment, 20, 21, quick()).error().fix.find("20, 40, 80, 160") !=
            std::string::npos);
}

void TestComparison::askedSizesMustBeFinished() {
    const TemporaryFolder dir;
    const auto first = opened(dir / "a", sample::rising("a", 2));
    const auto second = opened(dir / "b", sample::rising("b", 2));
    ComparisonSettings settings = quick();
    settings.sizes = {80, 40, 40};
    QCOMPARE(compareExperiments(first, second, settings)->pairs.size(), std::size_t{2});
    settings.sizes = {41};
    QVERIFY(compareExperiments(first, second, settings).error().kind == ErrorKind::Usage);
}

void TestComparison::stoppedIsCancelled() {
    const TemporaryFolder dir;
    std::stop_source stop;
    stop.request_stop();
    const auto experiment = opened(dir / "a", sample::rising("a", 2));
    QVERIFY(compareSizes(experiment, 20, 40, quick(), stop.get_token()).error().kind == ErrorKind::Cancelled);
}

void TestComparison::growthOfComputeIsSaid() {
    const TemporaryFolder dir;
    Finished epochs = sample::rising("a", 2);
    epochs.training.budget.minUpdates = 10; // 20 and 160 samples at batch 16: 20 and 100 updates
    Finished updates = sample::rising("b", 2);
    updates.training.budget.rule = recipe::BudgetRule::Updates;
    const auto compared = compareExperiments(opened(dir / "a", epochs), opened(dir / "b", updates), quick());
    QVERIFY(compared.ok() && compared->firstGrowth && !compared->secondGrowth);
    QCOMPARE(compared->firstGrowth->ratio(), 5.0);
    QVERIFY(says(*compared, "The first trained 5 times as many updates"));
}

void TestComparison::theJsonHoldsEveryNumber() {
    const TemporaryFolder dir;
    const auto compared = compareExperiments(opened(dir / "a", sample::rising("a", 2.5)),
                                             opened(dir / "b", sample::rising("b", 1)), quick());
    const Json json = toJson(*compared);
    QCOMPARE(json["sizes"].size(), std::size_t{4});
    QCOMPARE(json["sizes"][0]["classes"].size(), std::size_t{3});
    QCOMPARE(json["sizes"][3]["mcnemar"]["only_second_right"].get<int>(),
             compared->pairs[3].right->discordance.c);
    QCOMPARE(json["level"].get<double>(), 0.95);
    QVERIFY(json["saving"].contains("can_tell") && json["verdict"].contains("equal_from"));
    QVERIFY(!parseJson(json.dump(), "json")->is_null());
}

void TestComparison::theChartHasEveryCurve() {
    const TemporaryFolder dir;
    Finished epochs = sample::rising("intents", 2);
    epochs.training.budget.minUpdates = 10;
    Finished full = sample::rising("intents full", 2);
    full.training = recipe::defaultSettings(recipe::MethodKind::Full);
    std::vector<ComparedExperiment> experiments;
    experiments.push_back(opened(dir / "a", epochs));
    experiments.push_back(opened(dir / "b", full));
    const plot::DataCurveChart chart = comparisonChart(experiments, 0.8);
    QCOMPARE(chart.series.size(), std::size_t{2});
    QCOMPARE(chart.series[0].name, std::string("LoRA r 8, 10 epochs: intents"));
    QVERIFY(chart.series[1].name.find("full fine-tune") != std::string::npos);
    QCOMPARE(chart.series[1].hue, 1);
    QVERIFY(chart.series[1].forecast.empty());
    QCOMPARE(chart.target.value_or(0), 0.8);
    QVERIFY(chart.note.find("up to 5 times") != std::string::npos);
}

PLATEAU_TEST(TestComparison)
#include "test_comparison.moc"
