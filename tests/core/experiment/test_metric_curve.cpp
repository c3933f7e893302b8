#include "core/experiment/analyse/answer.h"

#include "tests/core/experiment/scored_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::experiment;
using sample::items;
using sample::ScoredExperiment;

namespace {

/// Wrong on fewer items the larger the size.
void publishAll(ScoredExperiment& e) {
    int wrong = 24;
    for (const std::int64_t n : {20, 40, 80, 160, 320}) {
        for (const std::uint64_t seed : {0, 1}) {
            e.publish(n, seed, [&](int i) { return i < wrong + static_cast<int>(seed); });
        }
        wrong -= 5;
    }
}

} // namespace

/// Answers about macro F1 and the loss.
class TestMetricCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lossesCarryTheNoiseOfTheirItems() {
        ScoredExperiment e;
        publishAll(e);
        const auto curve = metricCurve(e.folder(), e.state(), *metric::find("log_loss"));
        QVERIFY(curve.ok());
        QCOMPARE(std::string(curve->metric.id), std::string("log_loss"));
        QVERIFY(!curve->metric.bounded() && !statistics::largerIsBetter(curve->metric));
        QCOMPARE(curve->points.size(), std::size_t{5});
        const statistics::CurvePoint& first = curve->points.front();
        QCOMPARE(first.scores.size(), std::size_t{2});
        // 24 of 60 items lose −ln 0.1, the others −ln 0.9.
        const double p = 24.0 / items;
        const double sd = std::log(9.0) * std::sqrt(p * (1 - p) * items / (items - 1));
        QVERIFY(std::abs(first.itemStandardError - sd / std::sqrt(double(items))) < 1e-9);
    }

    void macroF1IsNoisyByBootstrap() {
        ScoredExperiment e;
        publishAll(e);
        const auto curve = metricCurve(e.folder(), e.state(), *metric::find("macro_f1"));
        QVERIFY(curve.ok());
        // Near the binomial error of the accuracy: both classes are alike.
        const double binomial = std::sqrt(0.4 * 0.6 / items);
        QVERIFY(std::abs(curve->points.front().itemStandardError - binomial) < 0.3 * binomial);
    }

    void groupsOfItemsMakeBothNoisier() {
        ScoredExperiment alone;
        ScoredExperiment grouped(12); // groups that go wrong as a whole
        publishAll(alone);
        publishAll(grouped);
        for (const char* id : {"macro_f1", "log_loss"}) {
            const metric::Metric& metric = *metric::find(id);
            const auto plain = metricCurve(alone.folder(), alone.state(), metric);
            const auto noisy = metricCurve(grouped.folder(), grouped.state(), metric);
            QVERIFY(plain.ok() && noisy.ok());
            QVERIFY(noisy->points.front().itemStandardError > 2 * plain->points.front().itemStandardError);
        }
    }

    void anAnswerCanBeAboutTheLoss() {
        ScoredExperiment e;
        publishAll(e);
        AnswerRequest request;
        request.metric = "log_loss";
        request.target = 0.8;
        request.perClass = true;
        const auto answer = answerOf(e.folder(), e.state(), request);
        QVERIFY(answer.ok());
        QVERIFY(answer->answer.kind == statistics::AnswerKind::Measured);
        QVERIFY(answer->sentence.find("loss of 0.8") != std::string::npos);
        QVERIFY(answer->simpleBaselines.empty() && answer->classes.empty());
    }

    /// Results of older versions know the accuracy only: the rest comes from their predictions.
    void whatResultsDoNotTellComesFromPredictions() {
        ScoredExperiment e;
        publishAll(e);
        const auto curve = metricCurve(e.folder(), e.state(), *metric::find("balanced_accuracy"));
        QVERIFY2(curve.ok(), curve ? "" : curve.error().text().c_str());
        QVERIFY(std::abs(curve->points.front().scores.front() - (1 - 24.0 / items)) < 1e-9);
    }

    void aMetricOfAnotherTaskIsRefused() {
        ScoredExperiment e;
        publishAll(e);
        AnswerRequest request;
        request.metric = "rmse";
        const auto answer = answerOf(e.folder(), e.state(), request);
        QVERIFY(!answer.ok());
        QVERIFY(answer.error().text().find("Use one of accuracy") != std::string::npos);
        request.metric = "log_loss";
        request.target = -1;
        QVERIFY(!answerOf(e.folder(), e.state(), request).ok());
    }
};

PLATEAU_TEST(TestMetricCurve)
#include "test_metric_curve.moc"
