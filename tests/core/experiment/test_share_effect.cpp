#include "core/experiment/analyse/share_effect.h"

#include "core/experiment/analyse/answer.h"
#include "tests/core/experiment/sample_experiment.h"
#include "tests/support/registered_test.h"

#include <QtTest>

using namespace plateau;
using namespace plateau::experiment;

namespace {

constexpr std::int64_t testItems = 20'000;

Plan planOfShares(const std::vector<std::string>& mixtures) {
    Plan plan = sample::plan();
    plan.general.emplace().files = {{"data/general.jsonl", sha256("general"), 4000}};
    for (const std::string& text : mixtures) {
        plan.mixtures.push_back(*parseSeries(text));
    }
    return plan;
}

double shareOf(const CellSpec& spec) {
    return spec.mixed ? spec.mixed->mixture.schedule.mean() : 1;
}

/// Accuracy .9 − .3 exp(−4 r), the same at all sizes; seeds differ a little.
double learntAt(double share) {
    return 0.9 - 0.3 * std::exp(-4 * share);
}

DataCurve curveOfShares(const Plan& plan) {
    ExperimentState state = sample::stateOf(plan);
    for (CellState& cell : state.cells) {
        const CellSpec& spec = cell.planned.spec;
        if (spec.kind == CellKind::Cell) {
            sample::setAccuracy(*cell.result, learntAt(shareOf(spec)) + (spec.seed == 0 ? 0.002 : -0.002),
                                testItems);
        }
    }
    return dataCurve(plan, state);
}

/// Kept 1.02 − .12 r of general ability, ± a point.
Retention keptOf(const Plan& plan) {
    Retention out{"accuracy", 500, 0.8, 0.1, {{"", 0, 1, 0.8, 1, 1, 1}}, ""};
    for (const Series& series : plan.mixtures) {
        const double share = series ? series->schedule.mean() : 1;
        const double kept = 1.02 - 0.12 * share;
        for (const std::int64_t n : plan.sizes) {
            out.points.push_back(
                {seriesText(series), n, 2, 0.1 + 0.7 * kept, kept, kept - 0.01, kept + 0.01});
        }
    }
    return out;
}

} // namespace

/// What the share of the domain does, over the mixtures of a plan.
class TestShareEffect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLawIsFittedAtTheLargestSize() {
        const Plan plan = planOfShares({"none", "10%", "25%", "50%", "75%"});
        const auto effect = shareEffect(plan, curveOfShares(plan), std::nullopt, std::nullopt);
        QVERIFY(effect && effect->learnt && !effect->kept && !effect->enough);
        QCOMPARE(effect->n, plan.sizes.back());
        QCOMPARE(effect->shares, std::size_t(5));
        QCOMPARE(effect->learnt->measured.size(), std::size_t(5));
        QVERIFY(effect->learnt->holds);
        QCOMPARE(effect->learnt->drawn.front().share, 0.1);
        QCOMPARE(effect->learnt->drawn.back().share, 1.0);
        for (const ShareValue& value : effect->learnt->drawn) {
            QVERIFY2(std::abs(value.about - learntAt(value.share)) < 0.02, QByteArray::number(value.share));
            QVERIFY(value.low <= learntAt(value.share) && learntAt(value.share) <= value.high);
        }
        QVERIFY2(effect->sentence.rfind("Mixing law over 5 shares at n = ", 0) == 0,
                 effect->sentence.c_str());
        QVERIFY2(effect->sentence.ends_with("at 100 % domain."), effect->sentence.c_str());
    }

    void theShareThatKeepsEnoughIsTold() {
        const Plan plan = planOfShares({"none", "10%", "25%", "50%", "75%"});
        const auto effect = shareEffect(plan, curveOfShares(plan), keptOf(plan), 0.95);
        QVERIFY(effect && effect->kept && effect->enough);
        // 1.02 − .12 r ≥ .95 up to r = .583
        QVERIFY2(std::abs(effect->enough->about - 0.583) < 0.03, QByteArray::number(effect->enough->about));
        QVERIFY(effect->enough->low < 0.583 && 0.583 < effect->enough->high);
        QVERIFY2(effect->sentence.find("; 95 % are kept up to 5") != std::string::npos,
                 effect->sentence.c_str());
        QVERIFY(shareEffect(plan, curveOfShares(plan), keptOf(plan), 1.2)->enough->about <= 0);
        const Json json = toJson(*effect);
        QCOMPARE(json["learnt"]["measured"].size(), std::size_t(5));
        QCOMPARE(json["share_that_keeps_enough"]["about"].get<double>(), effect->enough->about);
    }

    void fewerThanFiveSharesSayWhatIsMissing() {
        const Plan plan = planOfShares({"none", "10%", "50%", "10%..50%"});
        const auto effect = shareEffect(plan, curveOfShares(plan), keptOf(plan), 0.95);
        QVERIFY(effect && !effect->learnt && !effect->kept);
        QCOMPARE(effect->shares, std::size_t(3)); // a rising share is none of them
        QVERIFY2(effect->sentence.find("needs 5 constant shares with a score at one size; there are 3") !=
                     std::string::npos,
                 effect->sentence.c_str());
        QVERIFY(!shareEffect(planOfShares({"50%"}), curveOfShares(planOfShares({"50%"})), {}, {}));
    }

    void theAnswerOfAPlanWithSharesHasIt() {
        const Plan plan = planOfShares({"none", "10%", "25%", "50%", "75%"});
        ExperimentState state = sample::stateOf(plan);
        AnswerContext context;
        context.retention = keptOf(plan);
        const ExperimentAnswer answer =
            computeAnswer(plan, state, {.target = 0.9, .retention = 0.95}, context);
        QVERIFY(answer.shares && answer.shares->kept);
        QVERIFY(answer.kept && answer.series.size() == 4 && answer.series.front().kept);
        QCOMPARE(answer.kept->retention, 0.9);
        QVERIFY(answer.kept->verdict == KeptVerdict::Lost);
        QVERIFY2(answer.sentence.find("; keeps 90 % (89-91) of general ability") != std::string::npos,
                 answer.sentence.c_str());
        QVERIFY(answer.series.front().sentence.find("; keeps 101 %") != std::string::npos);
        QVERIFY(std::any_of(answer.warnings.begin(), answer.warnings.end(),
                            [](const Warning& warning) { return warning.kind == WarningKind::AbilityLost; }));
        QVERIFY(computeAnswer(plan, state, {.target = 0.9}, context).inputsSha256 != answer.inputsSha256);
    }
};

PLATEAU_TEST(TestShareEffect)

#include "test_share_effect.moc"
