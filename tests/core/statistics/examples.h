#pragma once

#include "core/base/random.h"
#include "core/statistics/curve/curve.h"

#include <algorithm>
#include <cmath>

/// Curves shared by the tests.
namespace plateau::statistics::examples {

/// Noiseless power law, 50 … 3,200.
inline FitInput exampleA() {
    FitInput input;
    for (double n = 50; n <= 3200; n *= 2) {
        input.n.push_back(n);
        input.y.push_back(0.08 + 0.6 * std::pow(n, -0.35));
        input.se.push_back(0.01);
    }
    return input;
}

/// Six noisy sizes, 50 … 1,600.
inline FitInput exampleB() {
    return {.n = {50, 100, 200, 400, 800, 1600},
            .y = {.30, .26, .205, .175, .150, .125},
            .se = {.020, .015, .012, .010, .008, .007}};
}

struct Sweep {
    double a = 0.02;
    double b = 3;
    double c = 0.65;
    double noise = 0.008; ///< sd between seeds
    double first = 29;    ///< smallest size; the others double it
    std::size_t sizes = 6;
    int seeds = 3;
    double testItems = 1576;
};

/// Accuracies 1 − (a + b·n^−c) with seed noise.
inline Curve sweep(const Sweep& plan) {
    Random random(1, "example sweep");
    Curve curve;
    curve.testItems = plan.testItems;
    for (std::size_t i = 0; i < plan.sizes; ++i) {
        CurvePoint point;
        point.n = plan.first * std::exp2(static_cast<double>(i));
        for (int seed = 0; seed < plan.seeds; ++seed) {
            const double error = plan.a + plan.b * std::pow(point.n, -plan.c) + plan.noise * random.normal();
            point.scores.push_back(std::clamp(1 - error, 0.0, 1.0));
            point.seeds.push_back(seed);
        }
        curve.points.push_back(std::move(point));
    }
    return curve;
}

} // namespace plateau::statistics::examples
