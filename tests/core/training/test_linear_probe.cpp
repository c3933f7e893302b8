#include "core/training/baselines/linear_probe.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <c10/core/InferenceMode.h>

#include <cmath>

using namespace plateau::training;

namespace {

constexpr std::int64_t rows = 40;
constexpr std::int64_t width = 6;

/// The problem of tests/golden/model/make_regression.py, rows of length √C.
at::Tensor features() {
    at::Tensor x = at::empty({rows, width}, at::kFloat);
    for (std::int64_t i = 0; i < rows; ++i) {
        for (std::int64_t j = 0; j < width; ++j) {
            const auto a = static_cast<double>(i);
            const auto b = static_cast<double>(j);
            x.mutable_data_ptr<float>()[i * width + j] =
                static_cast<float>(std::sin(1.7 * a + 2.3 * b + 0.1 * a * b));
        }
    }
    return x / x.norm(2, -1, true) * std::sqrt(static_cast<double>(width));
}

std::vector<int> labels() {
    std::vector<int> result;
    for (int i = 0; i < rows; ++i) {
        result.push_back(i % 3);
    }
    return result;
}

} // namespace

class TestLinearProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsScikitLearn() {
        const c10::InferenceMode guard;
        const double coefficients[] = {-0.45060, -0.19179, -1.22731, -1.93648, -0.26227, 1.24725,
                                       0.47477,  0.22691,  0.01213,  1.36875,  -7.27257, 0.20372,
                                       -0.02418, -0.03512, 1.21518,  0.56774,  7.53484,  -1.45097};
        const LinearProbe model = fitLinearProbe(features(), labels(), 3, 16);
        const double unit = std::sqrt(static_cast<double>(width));
        for (std::int64_t i = 0; i < 18; ++i) {
            const double got = static_cast<double>(model.weight.const_data_ptr<float>()[i]) * unit;
            QVERIFY2(std::abs(got - coefficients[i]) < 0.05,
                     qPrintable(QStringLiteral("%1: %2 for %3").arg(i).arg(got).arg(coefficients[i])));
        }
        const at::Tensor logs = at::log_softmax(at::addmm(model.bias, features(), model.weight.t()), 1);
        double loss = 0;
        for (std::int64_t i = 0; i < rows; ++i) {
            loss -= static_cast<double>(logs.const_data_ptr<float>()[i * 3 + i % 3]) / rows;
        }
        QVERIFY2(std::abs(loss - 0.147466) < 1e-3, std::to_string(loss).c_str());
        QVERIFY(model.iterations > 3);
    }

    void aStartNearTheMinimumIsQuick() {
        const c10::InferenceMode guard;
        const LinearProbe first = fitLinearProbe(features(), labels(), 3, 16);
        const LinearProbe second = fitLinearProbe(features(), labels(), 3, 16, &first);
        QVERIFY(second.iterations < first.iterations);
        QVERIFY(at::allclose(second.weight, first.weight, 0, 0.02));
    }

    void equalProblemsGiveEqualBits() {
        const c10::InferenceMode guard;
        const LinearProbe first = fitLinearProbe(features(), labels(), 3, 4);
        QVERIFY(at::equal(first.weight, fitLinearProbe(features(), labels(), 3, 4).weight));
    }

    void noiseAsksForStrongRegularisation() {
        const c10::InferenceMode guard;
        at::manual_seed(3);
        const at::Tensor noise = at::randn({60, 20});
        std::vector<int> random;
        for (int i = 0; i < 60; ++i) {
            random.push_back((i * 7 + i / 3) % 2);
        }
        QCOMPARE(chooseC(noise, random, 2), 1.0);
        QVERIFY(chooseC(features(), labels(), 3) > 1.0);
    }

    /// The strength moves by degrees with the rows: no step in a curve over sizes comes from a grid.
    void strengthsLieBetweenTheOnesThatAreTried() {
        const c10::InferenceMode guard;
        at::manual_seed(5);
        const at::Tensor centres = at::randn({3, 20});
        std::vector<int> classes;
        std::vector<at::Tensor> rows;
        for (int i = 0; i < 120; ++i) {
            classes.push_back(i % 3);
            rows.push_back(centres[i % 3] + 2 * at::randn({20}));
        }
        const double chosen = chooseC(at::stack(rows), classes, 3);
        QVERIFY2(chosen > 1 && chosen < 256, std::to_string(chosen).c_str());
        const double steps = std::log2(chosen) / 2; // the tried ones are powers of four
        QVERIFY2(std::abs(steps - std::round(steps)) > 1e-6, std::to_string(chosen).c_str());
    }

    void singleRowsOfAClassGiveTheDefault() {
        const c10::InferenceMode guard;
        QCOMPARE(chooseC(features().narrow(0, 0, 3), std::vector<int>{0, 1, 2}, 3), defaultC);
    }
};

PLATEAU_TEST(TestLinearProbe)
#include "test_linear_probe.moc"
