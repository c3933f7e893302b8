#include "core/statistics/intervals/distributions.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace plateau::statistics {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double logGamma(double x) {
    int sign = 0;
    return ::lgamma_r(x, &sign); // std::lgamma writes a global
}

/// Continued fraction of the incomplete beta function (DLMF 8.17.22), modified Lentz; converges fast for x
/// below the mean.
double betaFraction(double a, double b, double x) {
    constexpr double tiny = 1e-300;
    const auto guarded = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / guarded(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m <= 100000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / guarded(1 + even * d);
        c = guarded(1 + even / c);
        result *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / guarded(1 + odd * d);
        c = guarded(1 + odd / c);
        result *= d * c;
        if (std::abs(d * c - 1) < 1e-16) {
            break;
        }
    }
    return result;
}

/// Root of an increasing function in [low, high] by bisection to the last bit.
template <typename Function>
double bisect(double low, double high, const Function& function) {
    for (int i = 0; i < 2000; ++i) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) {
            break;
        }
        (function(middle) < 0 ? low : high) = middle;
    }
    return high;
}

} // namespace

double normalCdf(double z) {
    return std::erfc(-z / std::numbers::sqrt2) / 2;
}

double normalQuantile(double p) {
    if (p <= 0 || p >= 1) {
        return p <= 0 ? -infinity : infinity;
    }
    if (p > 0.5) {
        return -normalQuantile(1 - p);
    }
    return bisect(-40, 0, [p](double z) { return normalCdf(z) - p; });
}

double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
        return x <= 0 ? 0 : 1;
    }
    const double front =
        std::exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1) / (a + b + 2)) {
        return front * betaFraction(a, b, x) / a;
    }
    return 1 - front * betaFraction(b, a, 1 - x) / b;
}

double betaQuantile(double p, double a, double b) {
    if (p <= 0 || p >= 1) {
        return p <= 0 ? 0 : 1;
    }
    return bisect(0, 1, [=](double x) { return incompleteBeta(a, b, x) - p; });
}

double studentCdf(double t, double degrees) {
    const double tail = incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
    return t > 0 ? 1 - tail : tail;
}

double studentQuantile(double p, double degrees) {
    if (p == 0.5) {
        return 0;
    }
    const double tail = p < 0.5 ? p : 1 - p;
    const double x = betaQuantile(2 * tail, degrees / 2, 0.5);
    const double t = std::sqrt(degrees * (1 - x) / x);
    return p < 0.5 ? -t : t;
}

double binomialPmf(int k, int n, double p) {
    if (k < 0 || k > n) {
        return 0;
    }
    if (p <= 0 || p >= 1) {
        return k == (p <= 0 ? 0 : n) ? 1 : 0;
    }
    return std::exp(logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0) + k * std::log(p) +
                    (n - k) * std::log1p(-p));
}

double binomialCdf(int k, int n, double p) {
    if (k < 0 || k >= n) {
        return k < 0 ? 0 : 1;
    }
    return incompleteBeta(n - k, k + 1.0, 1 - p);
}

} // namespace plateau::statistics
