#include "core/statistics/curve/bands.h"
#include "core/statistics/curve/need_distribution.h"
#include "tests/core/statistics/examples.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <limits>

using namespace plateau::statistics;
using nlohmann::json;

/// The calibrated needed n of error rates (tests/golden/curves/golden_needed.json).
class TestNeedDistribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenCurves_data();
    void goldenCurves();
    void bandsOfGoldenCurves_data();
    void bandsOfGoldenCurves();
    void newItemsMayHaveReachedTheTargetAlready();
    void probabilityAgreesWithTheStatedNumbers();
    void spreadIsThatOfTheDistribution();
    void losesNothingWhereNothingIsFinite();
    void lossesKeepTheirQuantiles();
};

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Infinity and "in data" are words in the file.
double number(const json& value) {
    return value.is_number() ? value.get<double>() : infinity;
}

json goldenFile() {
    // The reference writes bare Infinity, which is no JSON.
    std::ifstream file(PLATEAU_TEST_DATA "/golden/curves/golden_needed.json");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    for (auto at = text.find("Infinity"); at != std::string::npos; at = text.find("Infinity", at)) {
        text.replace(at, 8, "null");
    }
    return json::parse(text);
}

FitInput inputOf(const json& curve, CurveKind kind) {
    FitInput input;
    input.n = curve["n"].get<std::vector<double>>();
    input.y = curve["y"].get<std::vector<double>>();
    input.seedSe = curve["seed_se"].get<std::vector<double>>();
    for (std::size_t i = 0; i < input.y.size(); ++i) {
        const double items = std::sqrt(input.y[i] * (1 - input.y[i]) / curve["test_items"].get<double>());
        input.se.push_back(std::max(items, input.seedSe[i]));
    }
    input.kind = kind;
    return input;
}

void everyCurve() {
    QTest::addColumn<std::size_t>("at");
    const json golden = goldenFile();
    QCOMPARE(golden.size(), std::size_t{7});
    for (std::size_t i = 0; i < golden.size(); ++i) {
        QTest::newRow(golden[i]["name"].get<std::string>().c_str()) << i;
    }
}

} // namespace

void TestNeedDistribution::goldenCurves_data() {
    everyCurve();
}

void TestNeedDistribution::goldenCurves() {
    QFETCH(std::size_t, at);
    const json curve = goldenFile()[at];
    const double target = curve["target"].get<double>();
    const FitInput input = inputOf(curve, CurveKind::Pretrained);
    const Fit fit = fitCurve(input);
    const NeedDistribution need(fit, target);
    const NeededN stated = need.stated();
    VERIFY_NEAR(stated.about, number(curve["about"]), 1e-9 * stated.about);
    VERIFY_NEAR(stated.low, number(curve["low"]), 1e-9 * stated.low);
    VERIFY_NEAR(stated.high, number(curve["high"]), 1e-9 * stated.high);
    VERIFY_NEAR(stated.never, curve["never"].get<double>(), 1e-9);
    VERIFY_NEAR(stated.beyondCap, curve["beyond32"].get<double>(), 1e-9);
    for (const auto& [ratio, reached] : curve["reached"].items()) {
        VERIFY_NEAR(need.reached(std::stod(ratio) * input.n.back()), reached.get<double>(), 1e-8);
        VERIFY_NEAR(reachedProbability(fit, target, std::stod(ratio) * input.n.back()), reached.get<double>(),
                    1e-8);
    }
    // New test items: another draw of them moves the target by a standard error.
    const double shift = std::sqrt(target * (1 - target) / curve["test_items"].get<double>());
    const NeededRange fresh = neededOnNewItems(fit, target, shift);
    VERIFY_NEAR(fresh.high, number(curve["high_new_items"]), 1e-9 * fresh.high);
    if (curve["low_new_items"].is_number()) {
        VERIFY_NEAR(fresh.low, number(curve["low_new_items"]), 1e-9 * fresh.low);
    } else {
        QVERIFY(fresh.low < input.n.back());
    }
    const NeededN generic = NeedDistribution(fitCurve(inputOf(curve, CurveKind::Generic)), target).stated();
    const json& expected = curve["generic"];
    VERIFY_NEAR(generic.about, number(expected["about"]), 1e-9 * generic.about);
    VERIFY_NEAR(generic.low, number(expected["low"]), 1e-9 * generic.low);
    VERIFY_NEAR(generic.high, number(expected["high"]), 1e-9 * generic.high);
    VERIFY_NEAR(generic.never, expected["never"].get<double>(), 1e-9);
    VERIFY_NEAR(generic.beyondCap, expected["beyond"].get<double>(), 1e-9);
}

void TestNeedDistribution::bandsOfGoldenCurves_data() {
    everyCurve();
}

void TestNeedDistribution::bandsOfGoldenCurves() {
    QFETCH(std::size_t, at);
    const json curve = goldenFile()[at];
    const Fit fit = fitCurve(inputOf(curve, CurveKind::Pretrained));
    const Band band(fit);
    for (const auto& [ratio, sides] : curve["forecast"].items()) {
        const double n = std::stod(ratio) * fit.largest();
        VERIFY_NEAR(calibratedSides(fit, n).middle, sides[0].get<double>(), 1e-6);
        // The file's sides do not know the forecast, which the band that is shown includes.
        const Band::At shown = band.at(n);
        VERIFY_NEAR(shown.low, std::min(sides[1].get<double>(), shown.forecast), 1e-6);
        VERIFY_NEAR(shown.high, std::max(sides[2].get<double>(), shown.forecast), 1e-6);
    }
}

void TestNeedDistribution::newItemsMayHaveReachedTheTargetAlready() {
    const Fit fit = fitCurve(examples::exampleB()); // last .125 ± .007
    QVERIFY(neededOnNewItems(fit, .12, .01).low < 1600);
    QVERIFY(neededOnNewItems(fit, .10, .01).low > 1600);
    QVERIFY(neededOnNewItems(fit, .10, .01).high > neededN(fit, .10).high);
}

void TestNeedDistribution::probabilityAgreesWithTheStatedNumbers() {
    const Fit fit = fitCurve(examples::exampleB());
    const NeedDistribution need(fit, .10);
    const NeededN stated = need.stated();
    QVERIFY(need.reached(stated.about) >= .5);
    QVERIFY(need.reached(stated.about * (1 - 1e-9)) < .5);
    QVERIFY(need.reached(stated.high) >= .75);
    VERIFY_NEAR(need.reached(1e300), 1 - stated.never, 1e-12);
    QCOMPARE(need.reached(0), 0.0);
    QVERIFY(calibratedShare(CurveKind::Generic, 2) < calibratedShare(CurveKind::Pretrained, 2));
    QCOMPARE(calibratedShare(CurveKind::Pretrained, 1e6), .66);
    QCOMPARE(calibratedShare(CurveKind::Generic, .1), .30);
}

void TestNeedDistribution::spreadIsThatOfTheDistribution() {
    const NeedDistribution need(fitCurve(examples::exampleB()), .10);
    const double cap = 32 * 1600;
    // Riemann sum over ln n.
    double mean = 0;
    double square = 0;
    double before = 0;
    constexpr int steps = 200000;
    for (int i = 1; i <= steps; ++i) {
        const double log = std::log(cap) * i / steps;
        const double now = i == steps ? 1 : need.reached(std::exp(log));
        mean += (now - before) * log;
        square += (now - before) * log * log;
        before = now;
    }
    VERIFY_NEAR(need.spread(cap), std::sqrt(square - mean * mean), 1e-3);
}

void TestNeedDistribution::losesNothingWhereNothingIsFinite() {
    const NeededN never = NeedDistribution(fitCurve(examples::exampleA()), -.01).stated();
    QCOMPARE(never.kind, NeededKind::Never);
    QCOMPARE(never.never, 1.0);
    QCOMPARE(never.low, infinity);
}

void TestNeedDistribution::lossesKeepTheirQuantiles() {
    FitInput input = examples::exampleB();
    input.kind = CurveKind::Loss;
    input.bounded = false;
    const NeededN needed = neededN(fitCurve(input), .10);
    VERIFY_NEAR(needed.about, 3854.67, .01);
    VERIFY_NEAR(needed.high, 82576.21, .01);
}

PLATEAU_TEST(TestNeedDistribution)
#include "test_need_distribution.moc"
