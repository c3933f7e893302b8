#include "core/training/naive_bayes.h"

#include "core/training/word_curve.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::training;

namespace {

TaskData lights() {
    TaskData data;
    data.labels = {"light", "music"};
    data.pool.texts = {"turn on the lamp", "Lamp OFF, please!", "play a song", "the song again"};
    data.pool.labels = {0, 0, 1, 1};
    data.test.texts = {"lamp on", "song", "something else", "开灯"};
    data.test.labels = {0, 1, -1, 0};
    return data;
}

} // namespace

/// The classifier that needs no language model.
class TestNaiveBayes : public QObject {
    Q_OBJECT
private Q_SLOTS:
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

    void theCurveScoresEveryTestText() {
        const TaskData data = lights();
        WordCurve curve(data);
        const std::vector<InstantTask> tasks{{"all", 0, {0, 1, 2, 3}}, {"two", 1, {0, 2}}};
        const auto reports = curve.run(tasks, {});
        QVERIFY(reports.ok());
        QCOMPARE(reports->size(), std::size_t{2});
        const Scores& all = reports->front().scores;
        QCOMPARE(all.items, 4);
        QCOMPARE(all.predictions[0].label, 0);
        QCOMPARE(all.predictions[1].label, 1);
        QCOMPARE(all.probabilities.size(), std::size_t{8});
        QVERIFY(all.probabilities[0] > 0.5F);
        QCOMPARE((*reports)[1].id, std::string("two"));
    }

    void aStopIsHonoured() {
        const TaskData data = lights();
        WordCurve curve(data);
        std::stop_source stop;
        stop.request_stop();
        const std::vector<InstantTask> tasks{{"all", 0, {0, 1, 2, 3}}};
        const auto reports = curve.run(tasks, stop.get_token());
        QVERIFY(!reports.ok());
        QCOMPARE(reports.error().kind, ErrorKind::Cancelled);
    }
};

PLATEAU_TEST(TestNaiveBayes)
#include "test_naive_bayes.moc"
