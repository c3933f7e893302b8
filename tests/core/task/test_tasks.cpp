#include "core/task/class_details.h"
#include "core/task/task_list.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::task;

namespace {

/// Forty samples that suit every task.
std::vector<data::Sample> samplesFor(const Task& task) {
    std::vector<data::Sample> samples(40);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        data::Sample& sample = samples[i];
        sample.id = "s" + std::to_string(i);
        sample.text = "text " + std::to_string(i);
        switch (task.info().target) {
        case data::TargetForm::ClassName:
            sample.label = i % 4 == 0 ? "rare" : "usual";
            break;
        case data::TargetForm::ClassSet:
            sample.labels = i % 3 == 0 ? std::vector<std::string>{} : std::vector<std::string>{"a", "b"};
            if (i % 10 == 1) {
                sample.labels.push_back("c");
            }
            sample.label = data::joinedClassSet(sample.labels);
            break;
        case data::TargetForm::Number:
            sample.label = std::to_string(static_cast<double>(i) / 2);
            sample.features = {std::to_string(i), i % 2 == 0 ? "even" : "odd", i == 7 ? "" : "1.5"};
            break;
        case data::TargetForm::Answer:
            // Both an answer to a prompt and an object of attributes.
            sample.label = Json{{"number", i}, {"odd", i % 2 == 0 ? Json() : Json("yes")}}.dump();
            sample.turns = {{Speaker::User, sample.text}, {Speaker::Assistant, sample.label}};
            break;
        case data::TargetForm::None:
            break;
        }
    }
    return samples;
}

data::FieldMapping mappingFor(const Task& task) {
    data::FieldMapping mapping;
    mapping.target = task.info().target;
    if (task.info().input == InputKind::TableRow) {
        mapping.features = {"number", "kind", "gap"};
    }
    return mapping;
}

std::int64_t outputWidth(const Task& task, const TaskFacts& facts) {
    switch (task.info().objective) {
    case Objective::Classification:
    case Objective::MultiLabel:
        return static_cast<std::int64_t>(facts.labels.size());
    case Objective::Regression:
        return 1;
    case Objective::CausalLanguage:
        break;
    }
    return 2;
}

/// What a perfect model would give.
Outputs perfect(const Task& task, const Examples& examples, const TaskFacts& facts) {
    Outputs outputs;
    outputs.width = outputWidth(task, facts);
    for (std::size_t i = 0; i < examples.items; ++i) {
        for (std::int64_t k = 0; k < outputs.width; ++k) {
            const std::size_t at = i * static_cast<std::size_t>(outputs.width) + static_cast<std::size_t>(k);
            switch (task.info().objective) {
            case Objective::Classification:
                outputs.values.push_back(examples.classes[i] == k ? 9.0F : -9.0F);
                break;
            case Objective::MultiLabel:
                outputs.values.push_back(examples.targets[at] > 0 ? 9.0F : -9.0F);
                break;
            case Objective::Regression:
                outputs.values.push_back(examples.targets[at]);
                break;
            case Objective::CausalLanguage:
                outputs.values.push_back(k == 0 ? 0.0F : 3.0F);
                break;
            }
        }
        if (task.info().writesAnswers) {
            outputs.answers.push_back(examples.conversations[i].back().text);
        }
    }
    return outputs;
}

void addRows() {
    QTest::addColumn<QString>("id");
    for (const Task* task : all()) {
        QTest::newRow(std::string(task->info().id).c_str())
            << QString::fromStdString(std::string(task->info().id));
    }
}

const Task& taskOfRow() {
    QFETCH(QString, id);
    return *find(id.toStdString());
}

} // namespace

class TestTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The suite: every task of the table.
    void itsMetricsExistAndTheFirstCanBeATarget_data() { addRows(); }
    void itsMetricsExistAndTheFirstCanBeATarget() {
        const Task& task = taskOfRow();
        for (const std::string_view id : task.info().metrics) {
            QVERIFY2(metric::find(id) != nullptr, std::string(id).c_str());
        }
        QVERIFY(task.primaryMetric().info().canBeTarget(0.5));
        QVERIFY(!task.info().about.empty() && task.info().about.ends_with('.'));
    }

    void whatThePoolSaysIsAValidPlan_data() { addRows(); }
    void whatThePoolSaysIsAValidPlan() {
        const Task& task = taskOfRow();
        const auto samples = samplesFor(task);
        const auto facts = task.facts(samples, mappingFor(task));
        QVERIFY2(facts.ok(), facts ? "" : facts.error().text().c_str());
        std::vector<Fault> faults;
        task.validate(*facts, faults);
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().reason.c_str());
    }

    void everySampleIsAnExampleWithATarget_data() { addRows(); }
    void everySampleIsAnExampleWithATarget() {
        const Task& task = taskOfRow();
        const auto samples = samplesFor(task);
        const auto facts = task.facts(samples, mappingFor(task));
        const Examples examples = task.examples(samples, *facts);
        QCOMPARE(examples.items, samples.size());
        const bool asks = task.info().writesAnswers;
        QCOMPARE(examples.texts.size(), task.info().input == InputKind::Text && !asks ? samples.size() : 0);
        QCOMPARE(examples.conversations.size(), asks ? samples.size() : 0);
        QCOMPARE(examples.features.size(), samples.size() * static_cast<std::size_t>(examples.featureWidth));
        QCOMPARE(examples.targets.size(), samples.size() * static_cast<std::size_t>(examples.targetWidth));
        QCOMPARE(task.strata(samples, *facts).size(), samples.size());
    }

    void aPerfectModelHasThePerfectScore_data() { addRows(); }
    void aPerfectModelHasThePerfectScore() {
        const Task& task = taskOfRow();
        const auto samples = samplesFor(task);
        const auto facts = task.facts(samples, mappingFor(task));
        const Outputs outputs = perfect(task, task.examples(samples, *facts), *facts);
        const metric::ItemTable table = task.score(samples, outputs, *facts);
        QCOMPARE(table.items.front(), samples.front().id);
        for (const std::string_view id : task.info().metrics) {
            const metric::Metric& metric = *metric::find(id);
            QVERIFY2(metric.readable(table), std::string(id).c_str());
            const double best =
                metric.info().higherIsBetter() ? metric.info().range.high : metric.info().range.low;
            QVERIFY2(std::abs(metric.value(table) - best) < 1e-6, std::string(id).c_str());
        }
        QVERIFY(task.details(table, outputs, *facts, {}).is_object());
    }

    void aPoolOfNothingIsRefused_data() { addRows(); }
    void aPoolOfNothingIsRefused() {
        const Task& task = taskOfRow();
        if (&task == &languageModelling() || &task == &instructionTuning()) {
            return; // free text needs no facts
        }
        const auto facts = task.facts({}, mappingFor(task));
        std::vector<Fault> faults;
        if (facts) {
            task.validate(*facts, faults);
        }
        QVERIFY(!facts.ok() || !faults.empty());
    }

    // What is special about each.
    void aClassOutsideThePoolIsWrong() {
        const Task& task = textClassification();
        auto samples = samplesFor(task);
        const auto facts = task.facts(samples, {});
        samples.resize(2);
        samples[0].label = "never seen";
        const Outputs outputs{2, {1, 0, 0, 3}};
        const metric::ItemTable table = task.score(samples, outputs, *facts);
        QCOMPARE(task.primaryMetric().value(table), 0.5);
        const std::vector<std::uint32_t> rows{0, 1, 2, 3};
        const auto pool = samplesFor(task);
        const ClassDetails details = classDetails(task.details(table, outputs, *facts, {pool, rows}));
        QCOMPARE(details.classes[1].positives, 3);
        QCOMPARE(details.confusion.size(), std::size_t{2});
        QVERIFY((details.confusion[0] == ConfusionCount{-1, 0, 1}));
        QVERIFY((details.confusion[1] == ConfusionCount{1, 1, 1}));
    }

    void theConfusionOfManyClassesStaysSmall() {
        std::vector<data::Sample> samples(3000);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            samples[i].label = "class " + std::to_string(i);
        }
        const Task& task = textClassification();
        const auto facts = task.facts(samples, {});
        samples.resize(40);
        const Examples examples = task.examples(samples, *facts);
        const Outputs outputs = perfect(task, examples, *facts);
        const Json details = task.details(task.score(samples, outputs, *facts), outputs, *facts, {});
        QVERIFY(details.dump().size() < (1u << 20));
        QCOMPARE(classDetails(details).confusion.size(), std::size_t{40});
    }

    void detailsOfClassesComeBack() {
        ClassDetails details;
        details.classes = {{"a", 1, 0.5, 0.6, 3, 7, 0.9}, {"b", 0, 0, 0, 0, -1, std::nullopt}};
        details.confusion = {{-1, 1, 2}, {0, 0, 5}};
        details.ece = 0.1;
        std::vector<Fault> faults;
        QVERIFY(readClassDetails(toJson(details), faults) == details);
        QVERIFY(faults.empty());
        Json damaged = toJson(details);
        damaged["confusion"][0][1] = 7; // no such class
        readClassDetails(damaged, faults);
        QVERIFY(!faults.empty());
    }

    void anUnknownLabelOfASetIsMissed() {
        const Task& task = multiLabelClassification();
        auto samples = samplesFor(task);
        const auto facts = task.facts(samples, {});
        QCOMPARE(facts->labels, (std::vector<std::string>{"a", "b", "c"}));
        samples.resize(1);
        samples[0].labels = {"a", "new"};
        const metric::ItemTable table = task.score(samples, {3, {1, -1, 1}}, *facts);
        QCOMPARE(table.columns.at("hits")[0], 1.0);
        QCOMPARE(table.columns.at("false_alarms")[0], 1.0);
        QCOMPARE(table.columns.at("misses")[0], 1.0);
        QCOMPARE(table.columns.at("label_count")[0], 4.0);
    }

    void attributesAreComparedOneByOne() {
        const Task& task = attributeExtraction();
        auto samples = samplesFor(task);
        const auto facts = task.facts(samples, {});
        QCOMPARE(facts->labels, (std::vector<std::string>{"number", "odd"}));
        samples.resize(4);
        for (auto& sample : samples) {
            sample.label = R"({"number": 7, "odd": "yes"})";
        }
        samples[3].label = R"({"number": 7, "odd": null})";
        Outputs outputs{
            2,
            {1, 2, 1, 2, 1, 2, 1, 2},
            {R"({"number": " 7 ", "odd": "YES"})", R"({"number": 8, "colour": "red"})", "seven", "{}"}};
        const metric::ItemTable table = task.score(samples, outputs, *facts);
        const auto row = [&](std::size_t i) {
            std::vector<double> values;
            for (const char* name : {"right", "wrong", "invented", "missed", "absent"}) {
                values.push_back(table.columns.at(std::string(name) + "_values")[i]);
            }
            return values;
        };
        QCOMPARE(row(0), (std::vector<double>{2, 0, 0, 0, 0})); // values, not how they are written
        QCOMPARE(row(1), (std::vector<double>{0, 1, 1, 1, 0})); // a name that the pool does not have
        QCOMPARE(row(2), (std::vector<double>{0, 0, 0, 2, 0})); // no object: nothing was given
        QCOMPARE(row(3), (std::vector<double>{0, 0, 0, 1, 1}));
        const Json details = task.details(table, outputs, *facts, {});
        QCOMPARE(details["no_object"].get<int>(), 1);
        QCOMPARE(details["attributes"][0]["wrong"].get<int>(), 1);
        QCOMPARE(details["attributes"][1]["absent"].get<int>(), 1);
        outputs.answers[1] = R"({"number": )" + std::string(200'000, '[') + std::string(200'000, ']') + "}";
        QCOMPARE(task.score(samples, outputs, *facts).columns.at("missed_values")[1],
                 2.0); // too deep to read
        samples[0].label = "free text";
        samples[0].line = 12;
        const auto refused = task.facts(samples, {});
        QVERIFY(!refused && refused.error().where == "line 12");
    }

    void whatWasNotWrittenHasNoScore() {
        const Task& task = instructionTuning();
        const auto samples = samplesFor(task);
        Outputs outputs = perfect(task, task.examples(samples, {}), {});
        outputs.answers.clear();
        const metric::ItemTable table = task.score(samples, outputs, {});
        QVERIFY(!metric::find("token_f1")->readable(table));
        QVERIFY(metric::find("nats_per_token")->readable(table));
    }

    void columnsOfATableBecomeNumbers() {
        const Task& task = tableRegression();
        auto samples = samplesFor(task);
        const auto facts = task.facts(samples, mappingFor(task));
        QCOMPARE(facts->features.size(), std::size_t{3});
        QCOMPARE(facts->features[0].mean, 19.5);
        QCOMPARE(facts->features[1].categories, (std::vector<std::string>{"even", "odd"}));
        QVERIFY(facts->features[2].hasGaps);
        samples[0].features = {"", "prime", ""}; // nothing that the pool knows
        const Examples examples = task.examples(std::span(samples).first(2), *facts);
        QCOMPARE(examples.featureWidth, std::int64_t{5});
        QCOMPARE(examples.features, (std::vector<float>{19.5F, 0, 0, 1.5F, 1, 1, 0, 1, 1.5F, 0}));
    }

    void aColumnOfNamesIsLeftOut() {
        std::vector<data::Sample> samples(60);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            samples[i].features = {"name " + std::to_string(i), "3"};
        }
        std::vector<std::string> leftOut;
        const std::vector<std::string> names{"name", "x"};
        QCOMPARE(featureColumns(samples, names, leftOut).size(), std::size_t{1});
        QCOMPARE(leftOut, (std::vector<std::string>{"name"}));
    }

    void everyTenthOfTheTargetIsAStratum() {
        const Task& task = tableRegression();
        const auto samples = samplesFor(task);
        const auto strata = task.strata(samples, {});
        QCOMPARE(strata.front(), 0);
        QCOMPARE(strata.back(), 9);
        QCOMPARE(std::count(strata.begin(), strata.end(), 4), 4);
    }

    void columnsComeBackFromThePlan() {
        std::vector<Fault> faults;
        for (const FeatureColumn& column :
             {FeatureColumn{"a", {}, 1.25, false}, FeatureColumn{"b", {"x", "y"}, 0, true}}) {
            QVERIFY(readFeatureColumn(toJson(column), "features", faults) == column);
        }
        QVERIFY(faults.empty());
        readFeatureColumn({{"name", "b"}, {"categories", {"y", "x"}}}, "features", faults);
        QVERIFY(!faults.empty());
    }
};

PLATEAU_TEST(TestTasks)
#include "test_tasks.moc"
