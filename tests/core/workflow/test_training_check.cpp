#include "core/workflow/training_check.h"

#include "core/checkpoint/families/built_in.h"
#include "core/task/task_list.h"
#include "core/workflow/training_options.h"

#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::workflow;

class TestTrainingCheck : public QObject {
    Q_OBJECT

    /// A text encoder of two layers.
    static checkpoint::ModelShape encoder() {
        checkpoint::ModelShape shape;
        shape.family = "bert";
        shape.layers = 2;
        shape.config = checkpoint::EncoderConfig();
        for (const char* layer : {"0", "1"}) {
            for (const char* part : {"attention.self.query", "attention.self.value", "output.dense"}) {
                shape.linearModules.push_back(std::string("encoder.layer.") + layer + "." + part);
            }
        }
        return shape;
    }

    static checkpoint::ModelShape decoder() { return checkpoint::builtInModel("tiny-llama")->shape; }

    static ModelLimits limits(const std::string& model) {
        if (const auto known = checkpoint::builtInModel(model)) {
            return limitsOf(known->shape, true);
        }
        return limitsOf(model == "encoder" ? encoder() : decoder(), false);
    }

private Q_SLOTS:
    void aMethodMustFitModelAndTask_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char* name, const char* model, const char* task, const char* allowed) {
            QTest::newRow(name) << model << task << allowed;
        };
        row("one class", "encoder", "text-classification", "full, lora, last_layer");
        row("several labels", "encoder", "multi-label-classification", "full, lora");
        row("decoder with weights", "decoder", "language-modelling", "full, lora");
        row("decoder from nothing", "tiny-llama", "language-modelling", "full");
        row("table", "mlp", "table-regression", "full");
    }
    void aMethodMustFitModelAndTask() {
        QFETCH(QString, model);
        QFETCH(QString, task);
        QFETCH(QString, allowed);
        const task::Task& asked = *task::find(task.toStdString());
        for (const auto method :
             {recipe::MethodKind::Full, recipe::MethodKind::Lora, recipe::MethodKind::LastLayer}) {
            const bool wanted = allowed.contains(QLatin1String(recipe::name(method)));
            QCOMPARE(allowsMethod(method, limits(model.toStdString()), asked), wanted);
            const auto checked =
                checkTraining(recipe::defaultSettings(method), limits(model.toStdString()), asked);
            QCOMPARE(checked.ok(), wanted);
            if (!wanted) {
                QCOMPARE(checked.error().kind, ErrorKind::Usage);
                QCOMPARE(checked.error().where, std::string("training.method"));
                QVERIFY(!checked.error().fix.empty());
            }
        }
    }

    void whatIsTrainedWholeHasNoSmallerType() {
        auto settings = recipe::defaultSettings(recipe::MethodKind::Full);
        settings.precision = recipe::Precision::BFloat16;
        QVERIFY(checkTraining(settings, limits("encoder"), *task::find("text-classification")));
        const auto refused = checkTraining(settings, limits("decoder"), *task::find("language-modelling"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().where, std::string("training.precision"));
        settings.method = recipe::MethodKind::Lora;
        QVERIFY(checkTraining(settings, limits("decoder"), *task::find("language-modelling")));
    }

    void lastLayersMustFitTheModel_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("layers");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* model, const char* method, int layers,
                            const char* says) { QTest::newRow(name) << model << method << layers << says; };
        row("adapters", "decoder", "lora", 2, "");
        row("weights", "decoder", "full", 4, "");
        row("adapters of an encoder", "encoder", "lora", 1, "");
        row("too many", "decoder", "lora", 5, "the model has 4 layers");
        row("weights of an encoder", "encoder", "full", 1, "does not choose layers");
        row("a head alone", "encoder", "last_layer", 1, "does not choose layers");
        row("nothing to keep", "tiny-llama", "full", 1, "starts from nothing");
    }
    void lastLayersMustFitTheModel() {
        QFETCH(QString, model);
        QFETCH(QString, method);
        QFETCH(int, layers);
        QFETCH(QString, says);
        TrainingOptions options;
        options.method = method.toStdString();
        options.lastLayers = layers;
        std::vector<Fault> faults;
        const auto settings = trainingSettings(options, faults);
        QVERIFY(faults.empty());
        const bool encodes = model == QLatin1String("encoder");
        const auto checked =
            checkTraining(settings, limits(model.toStdString()),
                          *task::find(encodes ? "text-classification" : "language-modelling"));
        QCOMPARE(checked.ok(), says.isEmpty());
        if (!checked) {
            QCOMPARE(checked.error().where, std::string("training.last_layers"));
            QVERIFY2(checked.error().text().find(says.toStdString()) != std::string::npos,
                     checked.error().text().c_str());
        }
    }

    void brokenExpressionsAreNamed() {
        auto settings = recipe::defaultSettings(recipe::MethodKind::Lora);
        settings.lora.targets = {"all-linear", "re:.*_proj("};
        const auto faults = targetFaults(settings, decoder());
        QCOMPARE(faults.size(), std::size_t(1));
        QVERIFY(faults[0].reason.find("'re:.*_proj('") != std::string::npos);
        settings.lora.targets = {"all-linear", "re:.*_proj"};
        QVERIFY(targetFaults(settings, decoder()).empty());
    }

    void defaultsSuitTheModel() {
        const TrainingOptions small =
            withDefaults({}, checkpoint::builtInModel("mlp")->shape, /*fromNothing=*/true);
        QCOMPARE(*small.method, std::string("full"));
        QVERIFY(*small.learningRate >
                recipe::defaultSettings(recipe::MethodKind::Full).optimizer.learningRate);

        TrainingOptions asked;
        asked.learningRate = 0.5;
        asked.method = "last_layer";
        const TrainingOptions kept = withDefaults(asked, checkpoint::builtInModel("mlp")->shape, true);
        QCOMPARE(*kept.learningRate, 0.5);
        QCOMPARE(*kept.method,
                 std::string("last_layer")); // refused by the check, not changed behind the back

        const TrainingOptions decoding = withDefaults({}, decoder(), false);
        std::vector<Fault> faults;
        const auto settings = trainingSettings(decoding, faults);
        QVERIFY(faults.empty());
        QVERIFY(targetFaults(settings, decoder()).empty()); // query and value are called otherwise there
        QVERIFY(!targetFaults(recipe::defaultSettings(recipe::MethodKind::Lora), decoder()).empty());
    }

    void adaptersSitOnQueryAndValueOfEveryFamily_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("targets");
        QTest::newRow("roberta") << "roberta"
                                 << "query,value";
        QTest::newRow("distilbert") << "distilbert"
                                    << "q_lin,v_lin";
        QTest::newRow("electra") << "electra"
                                 << "query,value";
        QTest::newRow("qwen3") << "qwen3"
                               << "q_proj,v_proj";
    }
    void adaptersSitOnQueryAndValueOfEveryFamily() {
        QFETCH(QString, family);
        QFETCH(QString, targets);
        const auto folder = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model";
        const auto shape = checkpoint::readModelShape(folder / family.toStdString());
        QVERIFY2(shape.ok(), shape ? "" : shape.error().text().c_str());
        std::vector<Fault> faults;
        auto settings = trainingSettings(withDefaults({}, *shape, false), faults);
        QVERIFY(faults.empty() && targetFaults(settings, *shape).empty());
        QCOMPARE(settings.lora.targets[0] + "," + settings.lora.targets[1], targets.toStdString());
        TrainingOptions full;
        full.method = "full";
        QVERIFY(withDefaults(full, *shape, false).targets.empty());
        settings.lora.targets = {"nonsense"};
        for (const std::string& module : shape->targetNames) {
            QVERIFY(targetFaults(settings, *shape)[0].fix.find(module) != std::string::npos);
        }
    }

    void targetsThatMeanNothingAreOneFault() {
        auto settings = recipe::defaultSettings(recipe::MethodKind::Lora);
        QVERIFY(targetFaults(settings, encoder()).empty());
        settings.lora.targets = {"query", "nonsense", "ense"};
        const auto faults = targetFaults(settings, encoder());
        QCOMPARE(faults.size(), std::size_t(1));
        QCOMPARE(faults[0].field, std::string("training.lora.targets"));
        QVERIFY(faults[0].reason.find("'nonsense', 'ense'") != std::string::npos);
        QVERIFY(faults[0].fix.find("attention.self.query") != std::string::npos);
        settings.method = recipe::MethodKind::Full;
        QVERIFY(targetFaults(settings, encoder()).empty());
    }

    void onlySharesHaveAUsualTarget() {
        QCOMPARE(*targetOf(std::nullopt, *task::find("text-classification")), 0.9);
        QCOMPARE(*targetOf(12.5, *task::find("table-regression")), 12.5);
        const auto missing = targetOf(std::nullopt, *task::find("table-regression"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Usage);
        QCOMPARE(missing.error().where, std::string("target"));
    }
};

PLATEAU_TEST(TestTrainingCheck)
#include "test_training_check.moc"
