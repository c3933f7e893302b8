#pragma once

#include "core/statistics/curve/fit.h"
#include "core/statistics/curve/needed_n.h"

#include <vector>

/// How many samples a target needs, as a calibrated distribution: the cells of the fit say too little, by an
/// amount that depends on the kind of curve and hardly on anything else. Error rates only.
namespace plateau::statistics {

/// The share of the cells' weight that holds the truth half of the time, n at `ratio` times the data.
/// Measured on public curves of that kind.
double calibratedShare(CurveKind kind, double ratio);
/// Turns a share of the cells' weight at `ratio` into a probability: P = share^exponent.
double calibratedExponent(CurveKind kind, double ratio);

/// P(the target is reached with n), for one target in y units.
class NeedDistribution {
public:
    NeedDistribution(const Fit& fit, double target);

    /// About: median; range: 5 to 75 %. The low end may lie within the data, the others do not.
    NeededN stated() const;
    double reached(double n) const;
    /// Standard deviation of ln n, n counted from 1 to `cap`.
    double spread(double cap) const;

private:
    /// The first n with at least that probability; infinity when there is none.
    double first(double probability) const;

    double m_largest;
    std::vector<double> m_need;    ///< finite, ascending, ≥ 1
    std::vector<double> m_reached; ///< P of m_need, rising
};

} // namespace plateau::statistics
