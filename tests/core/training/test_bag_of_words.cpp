#include "core/training/baselines/naive_bayes.h"
#include "core/training/trainer.h"
#include "tests/core/model/tiny_model.h"
#include "tests/core/training/home_task.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::training;

namespace {

TaskData lights() {
    TaskData data;
    data.outputs = {"light", "music"};
    data.pool.texts = {"turn on the lamp", "Lamp OFF, please!", "play a song", "the song again"};
    data.pool.classes = {0, 0, 1, 1};
    data.pool.items = 4;
    data.evaluations = {{"test", {}}};
    data.evaluations[0].examples.texts = {"lamp on", "song", "something else", "开灯"};
    data.evaluations[0].examples.classes = {0, 1, -1, 0};
    data.evaluations[0].examples.items = 4;
    return data;
}

} // namespace

/// The classifier that needs no language model.
class TestBagOfWords : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_model;

    std::unique_ptr<Trainer> open() const {
        TrainerOptions options;
        options.modelFolder = m_model.path();
        options.device = DeviceChoice::Cpu;
        options.threads = 1;
        auto trainer = Trainer::open(options, lights());
        return trainer ? std::move(*trainer) : nullptr;
    }

private Q_SLOTS:
    void initTestCase() { fixture::writeTinyModel(m_model.path()); }

    void wordsAreFoldedAndStrippedOfPunctuation() {
        Vocabulary words;
        const auto first = words.add("Lamp OFF, please!");
        QCOMPARE(words.size(), std::size_t{3});
        QCOMPARE(words.add("please lamp... off?"),
                 (std::vector<std::uint32_t>{first[2], first[0], first[1]}));
        QVERIFY(words.add(" ,;! ").empty());
    }

    void hanCharactersAreWordsAloneAndInPairs() {
        Vocabulary words;
        QCOMPARE(words.add("打开灯").size(), std::size_t{5}); // 打 开 打开 灯 开灯
        QCOMPARE(words.size(), std::size_t{5});
        QCOMPARE(words.add("开灯ok").size(), std::size_t{4}); // 开 灯 开灯 ok
        QCOMPARE(words.size(), std::size_t{6});
    }

    void countsAreLaplaceSmoothed() {
        // One text a class: class 0 "a a b", class 1 "c". Vocabulary 3.
        const std::vector<std::uint32_t> zero{0, 0, 1};
        const std::vector<std::uint32_t> one{2};
        const std::vector<const std::vector<std::uint32_t>*> texts{&zero, &one};
        const std::vector<int> labels{0, 1};
        const NaiveBayes model(texts, labels, 2, 5);
        const std::vector<std::uint32_t> a{0};
        const auto logits = model.logits(a);
        QVERIFY(std::abs(logits[0] - std::log(0.5 * 3 / 6)) < 1e-6);
        QVERIFY(std::abs(logits[1] - std::log(0.5 * 1 / 4)) < 1e-6);
        // A word of the test texts only says nothing.
        const std::vector<std::uint32_t> unknown{4};
        QVERIFY(std::abs(model.logits(unknown)[0] - std::log(0.5)) < 1e-6);
    }

    void theBaselineAnswersEveryTestText() {
        const auto trainer = open();
        QVERIFY(trainer->has(BaselineKind::BagOfWords));
        const std::vector<BaselineTask> tasks{{"all", 0, {0, 1, 2, 3}}, {"two", 1, {0, 2}}};
        const auto reports = trainer->baseline(BaselineKind::BagOfWords, tasks, {});
        QVERIFY(reports.ok());
        QCOMPARE(reports->size(), std::size_t{2});
        const task::Outputs& all = reports->front().outputs.at("test");
        QCOMPARE(all.items(), std::size_t{4});
        const auto classes = fixture::predicted(all);
        QCOMPARE(classes[0], 0);
        QCOMPARE(classes[1], 1);
        QVERIFY(all.values[0] > all.values[1]);
        QCOMPARE((*reports)[1].id, std::string("two"));
    }

    void aStopIsHonoured() {
        const auto trainer = open();
        std::stop_source stop;
        stop.request_stop();
        const std::vector<BaselineTask> tasks{{"all", 0, {0, 1, 2, 3}}};
        const auto reports = trainer->baseline(BaselineKind::BagOfWords, tasks, stop.get_token());
        QVERIFY(!reports.ok());
        QCOMPARE(reports.error().kind, ErrorKind::Cancelled);
    }
};

PLATEAU_TEST(TestBagOfWords)
#include "test_bag_of_words.moc"
