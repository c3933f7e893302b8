#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/packed/feature_store.h"
#include "core/training/trainer.h"
#include "tests/core/model/tiny_model.h"
#include "tests/core/training/home_task.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace plateau;
using namespace plateau::training;

class TestOpening : public QObject {
    Q_OBJECT

private:
    support::TemporaryFolder m_model;

    Result<std::unique_ptr<Trainer>> open(TaskData data, const std::filesystem::path& cache = {}) {
        TrainerOptions options;
        options.modelFolder = m_model.path();
        options.device = DeviceChoice::Cpu;
        options.threads = 1;
        options.cacheFolder = cache;
        return Trainer::open(options, std::move(data));
    }

private Q_SLOTS:
    void init() { fixture::writeTinyModel(m_model.path()); }

    void aTaskThatMakesNoSenseIsRefused() {
        TaskData oneClass = fixture::homeTask();
        oneClass.outputs.resize(1);
        QVERIFY(!open(oneClass).ok());
        TaskData noTest = fixture::homeTask();
        noTest.evaluations[0].examples = {};
        QVERIFY(!open(noTest).ok());
        TaskData outside = fixture::homeTask();
        outside.pool.classes[0] = -1;
        QVERIFY(!open(outside).ok());
        TaskData twice = fixture::homeTask();
        twice.evaluations.push_back(twice.evaluations[0]);
        QVERIFY(!open(twice).ok());
        TaskData noTargets = fixture::homeTask();
        noTargets.objective = task::Objective::Regression;
        QVERIFY(!open(noTargets).ok());
    }

    void everyEvaluationSetIsAnswered() {
        TaskData data = fixture::homeTask();
        data.evaluations[0].examples.classes[0] = -1; // a class that the pool does not have
        data.evaluations.push_back({"other", fixture::homeTask(90, 24).evaluations[0].examples});
        auto trainer = open(data);
        QVERIFY2(trainer.ok(), trainer ? "" : trainer.error().text().c_str());
        const std::vector<BaselineTask> tasks{{"u", 0, {}}};
        const auto untouched = (*trainer)->baseline(BaselineKind::Untouched, tasks, {});
        QVERIFY(untouched.ok());
        QCOMPARE(untouched->front().outputs.at("test").items(), std::size_t(60));
        QCOMPARE(untouched->front().outputs.at("other").items(), std::size_t(24));
    }

    void brokenModelFoldersAreRefused_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("content");
        const auto row = [](const char* name, const char* file, const char* content) {
            QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(content);
        };
        row("another family", "config.json", R"({"model_type":"gpt2"})");
        row("no JSON", "config.json", "{");
        row("truncated weights", "model.safetensors", "abc");
        row("vocabulary of another model", "vocab.txt",
            "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]"
            "\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\nr\ns\nt\nu\nv\nw\nx\n"
            "y\nz\n0\n1\n2\n3\n4\n5\n6\n7\n");
    }

    void brokenModelFoldersAreRefused() {
        QFETCH(QString, file);
        QFETCH(QString, content);
        support::writeText(m_model.path() / file.toStdString(), content.toStdString());
        const auto trainer = open(fixture::homeTask());
        QVERIFY(!trainer.ok());
        QVERIFY(!trainer.error().what.empty());
    }

    void featuresDoNotDependOnWhatWasAskedForBefore() {
        const c10::InferenceMode inference;
        TaskData data = fixture::homeTask();
        auto tokenizer = tokenizer::loadTokenizer(m_model.path());
        QVERIFY(tokenizer.ok());
        const auto texts = EncodedTexts::encode(*tokenizer::SingleText::of(**tokenizer), data.pool.texts, 64);
        auto encoder = model::Encoder::load(m_model.path(), at::kFloat, at::kCPU);
        QVERIFY(encoder.ok());
        FeatureStore whole(*encoder, texts, {});
        FeatureStore piecewise(*encoder, texts, {});
        const auto all = whole.all({});
        QVERIFY(all.ok());
        for (std::uint32_t text = 0; text < texts.size(); text += 3) {
            const auto row = piecewise.rows(std::vector<std::uint32_t>{text}, {});
            QVERIFY(row.ok());
            QVERIFY2(at::equal(row->select(0, 0), all->select(0, text)), std::to_string(text).c_str());
        }
    }

    void featuresAreKeptBetweenRuns() {
        support::TemporaryFolder cache;
        const std::vector<BaselineTask> tasks = {{"i", 0, fixture::cell(0, 30, {}).rows}};
        auto first = open(fixture::homeTask(), cache.path());
        const auto one = (*first)->baseline(BaselineKind::LinearProbe, tasks, {});
        QVERIFY(one.ok());
        QCOMPARE(support::countEntries(cache.path()), std::size_t(2));
        auto second = open(fixture::homeTask(), cache.path());
        const auto two = (*second)->baseline(BaselineKind::LinearProbe, tasks, {});
        QVERIFY((*two)[0].outputs == (*one)[0].outputs);
        // Another task has other files; a damaged file is not used.
        auto other = open(fixture::homeTask(80), cache.path());
        QVERIFY((*other)->baseline(BaselineKind::Untouched, tasks, {}).ok());
        for (const auto& entry : std::filesystem::directory_iterator(cache.path())) {
            support::writeText(entry.path(), "damaged");
        }
        auto third = open(fixture::homeTask(), cache.path());
        const auto three = (*third)->baseline(BaselineKind::LinearProbe, tasks, {});
        QVERIFY((*three)[0].outputs == (*one)[0].outputs);
    }

    void theDeviceIsExplained() {
        const auto facts = probeDevice(DeviceChoice::Cpu, 1);
        QVERIFY(facts.ok());
        QCOMPARE(facts->device, std::string("cpu"));
        QCOMPARE(facts->threads, 1);
        QVERIFY(facts->gemmFloat32 > 0 && facts->gemmBFloat16 > 0);
        QVERIFY(!facts->why.empty() && !facts->name.empty());
        QVERIFY(facts->torchVersion.starts_with("2."));
        const auto automatic = probeDevice(DeviceChoice::Automatic, 1);
        QVERIFY(automatic.ok());
        QVERIFY(automatic->device == "cpu" || automatic->device == "cuda:0");
    }
};

PLATEAU_TEST(TestOpening)
#include "test_opening.moc"
