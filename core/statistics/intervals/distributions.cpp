#include "core/statistics/intervals/distributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <limits>

namespace plateau::statistics {
namespace {

namespace bm = boost::math;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// In double alone, without exceptions: what lies outside gives an infinity or NaN.
using Plain = bm::policies::policy<bm::policies::promote_double<false>,
                                   bm::policies::domain_error<bm::policies::ignore_error>,
                                   bm::policies::pole_error<bm::policies::ignore_error>,
                                   bm::policies::overflow_error<bm::policies::ignore_error>,
                                   bm::policies::evaluation_error<bm::policies::ignore_error>>;
using Normal = bm::normal_distribution<double, Plain>;
using StudentsT = bm::students_t_distribution<double, Plain>;
using Binomial = bm::binomial_distribution<double, Plain>;

} // namespace

double normalCdf(double z) {
    return bm::cdf(Normal(), z);
}

double normalQuantile(double p) {
    return p <= 0 ? -infinity : p >= 1 ? infinity : bm::quantile(Normal(), p);
}

double incompleteBeta(double a, double b, double x) {
    return x <= 0 ? 0 : x >= 1 ? 1 : bm::ibeta(a, b, x, Plain());
}

double betaQuantile(double p, double a, double b) {
    return p <= 0 ? 0 : p >= 1 ? 1 : bm::ibeta_inv(a, b, p, Plain());
}

double studentCdf(double t, double degrees) {
    return bm::cdf(StudentsT(degrees), t);
}

double studentQuantile(double p, double degrees) {
    return bm::quantile(StudentsT(degrees), p);
}

double binomialPmf(int k, int n, double p) {
    return k < 0 || k > n ? 0 : bm::pdf(Binomial(n, p), k);
}

double binomialCdf(int k, int n, double p) {
    return k < 0 ? 0 : k >= n ? 1 : bm::cdf(Binomial(n, p), k);
}

} // namespace plateau::statistics
