#include "core/statistics/curve/mixing_law.h"

#include "core/base/random.h"
#include "tests/support/registered_test.h"

#include <QtTest>

#include <cmath>

using namespace plateau;
using namespace plateau::statistics;

namespace {

struct Truth {
    double constant, factor, bend;
    double at(double share) const {
        return bend == 0 ? constant + factor * share : constant + factor * std::exp(bend * share);
    }
};

const std::vector<double> shares{0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};

std::vector<ShareScore> scoresOf(const Truth& truth, double error, Random* noise = nullptr) {
    std::vector<ShareScore> out;
    for (const double share : shares) {
        out.push_back({share, truth.at(share) + (noise != nullptr ? error * noise->normal() : 0), error});
    }
    return out;
}

} // namespace

/// The law of two mixed sources.
class TestMixingLaw : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersComeBackFromScoresWithoutNoise_data() {
        QTest::addColumn<double>("constant");
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("bend");
        QTest::newRow("loss that falls and levels") << 2.0 << 0.8 << -3.0;
        QTest::newRow("forgetting near the domain alone") << 0.98 << -2e-10 << 20.0;
        QTest::newRow("straight") << 0.2 << 0.5 << 0.0;
    }
    void numbersComeBackFromScoresWithoutNoise() {
        QFETCH(double, constant);
        QFETCH(double, factor);
        QFETCH(double, bend);
        const Truth truth{constant, factor, bend};
        const double error = 1e-3;
        const auto law = MixingLaw::fit(scoresOf(truth, error));
        QVERIFY(law.has_value() && law->holds());
        for (const double share : {0.0, 0.05, 0.33, 0.6, 0.95, 1.0}) {
            const LawValue value = law->at(share);
            QVERIFY2(std::abs(value.about - truth.at(share)) < 3 * error, QByteArray::number(value.about));
            QVERIFY(value.low < truth.at(share) && truth.at(share) < value.high);
        }
        const Truth best{law->constant(), law->factor(), law->bend()};
        QVERIFY(std::abs(best.at(0.5) - truth.at(0.5)) < 3 * error);
        QVERIFY(std::abs(law->bend() - bend) <= 0.12 * std::max(std::abs(bend), 1.0)); // the grid's step
    }

    void fourSharesAreTooFew() {
        std::vector<ShareScore> scores = scoresOf({2, 0.8, -3}, 0.01);
        scores.resize(4);
        QVERIFY(!MixingLaw::fit(scores));
        scores.push_back(scores.front()); // the same share again
        QVERIFY(!MixingLaw::fit(scores));
        scores.push_back({1, 2.04, 0.01});
        QVERIFY(MixingLaw::fit(scores).has_value());
    }

    void scoresThatRiseAndFallDoNotFollowIt() {
        std::vector<ShareScore> scores = scoresOf({0.5, 0, 0}, 0.01);
        scores[3].score = 0.7;
        const auto law = MixingLaw::fit(scores);
        QVERIFY(!law->holds());
        const LawValue half = law->at(0.5);
        QVERIFY(half.high - half.low > 0.05); // far more than ± 1.6 points of one score
    }

    void betweenSharesFarApartLittleIsKnown() {
        const auto law = MixingLaw::fit(std::vector<ShareScore>{
            {0, 1, 0.01}, {0.05, 1, 0.01}, {0.1, 1, 0.01}, {0.15, 1, 0.01}, {1, 0.5, 0.01}});
        const LawValue measured = law->at(0.1);
        const LawValue gap = law->at(0.8);
        QVERIFY2(gap.high - gap.low > 5 * (measured.high - measured.low),
                 QByteArray::number(gap.high - gap.low));
    }

    /// A 90 % interval holds the truth in about nine of ten simulated experiments, at measured shares and
    /// between them.
    void intervalsHoldTheTruth_data() {
        QTest::addColumn<double>("constant");
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("bend");
        QTest::newRow("falls and levels") << 2.0 << 0.8 << -3.0;
        QTest::newRow("bends late") << 0.95 << -0.01 << 3.0;
        QTest::newRow("straight") << 0.2 << 0.3 << 0.0;
        QTest::newRow("flat") << 0.7 << 0.0 << 0.0;
    }
    void intervalsHoldTheTruth() {
        QFETCH(double, constant);
        QFETCH(double, factor);
        QFETCH(double, bend);
        const Truth truth{constant, factor, bend};
        Random noise(7, QTest::currentDataTag());
        constexpr int experiments = 400;
        for (const double share : {0.0, 0.15, 0.5, 0.95, 1.0}) {
            int held = 0;
            for (int i = 0; i < experiments; ++i) {
                const LawValue value = MixingLaw::fit(scoresOf(truth, 0.02, &noise))->at(share);
                held += value.low <= truth.at(share) && truth.at(share) <= value.high ? 1 : 0;
            }
            const double coverage = static_cast<double>(held) / experiments;
            QVERIFY2(coverage > 0.85 && coverage < 0.99,
                     qPrintable(QStringLiteral("%1 at %2").arg(coverage).arg(share)));
        }
    }
};

PLATEAU_TEST(TestMixingLaw)

#include "test_mixing_law.moc"
