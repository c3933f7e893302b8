#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/feature_store.h"
#include "core/training/trainer.h"
#include "tests/core/model/tiny_model.h"
#include "tests/core/training/home_task.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <numeric>

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
        oneClass.labels.resize(1);
        QVERIFY(!open(oneClass).ok());
        TaskData noTest = fixture::homeTask();
        noTest.test = {};
        QVERIFY(!open(noTest).ok());
        TaskData outside = fixture::homeTask();
        outside.pool.labels[0] = -1;
        QVERIFY(!open(outside).ok());
    }

    void testLabelsOutsideThePoolCountAsWrong() {
        TaskData data = fixture::homeTask();
        data.test.labels[0] = -1;
        auto trainer = open(data);
        QVERIFY2(trainer.ok(), trainer ? "" : trainer.error().text().c_str());
        const auto baselines = (*trainer)->baselines({});
        QVERIFY(baselines.ok());
        QCOMPARE(baselines->untouched.items, 60);
        const auto& outside = baselines->untouched.confusion.back();
        QCOMPARE(std::accumulate(outside.begin(), outside.end(), 0), 1);
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
        const std::vector<InstantTask> tasks = {{"i", 0, fixture::cell(0, 30, {}).rows}};
        auto first = open(fixture::homeTask(), cache.path());
        const auto one = (*first)->instantCurve(tasks, {});
        QVERIFY(one.ok());
        QCOMPARE(support::countEntries(cache.path()), std::size_t(2));
        auto second = open(fixture::homeTask(), cache.path());
        const auto two = (*second)->instantCurve(tasks, {});
        QCOMPARE((*two)[0].scores.correct, (*one)[0].scores.correct);
        // Another task has other files; a damaged file is not used.
        auto other = open(fixture::homeTask(80), cache.path());
        QVERIFY((*other)->baselines({}).ok());
        for (const auto& entry : std::filesystem::directory_iterator(cache.path())) {
            support::writeText(entry.path(), "damaged");
        }
        auto third = open(fixture::homeTask(), cache.path());
        QCOMPARE((*(*third)->instantCurve(tasks, {}))[0].scores.correct, (*one)[0].scores.correct);
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
