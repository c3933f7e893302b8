#pragma once

#include "core/statistics/curve/fit.h"
#include "core/statistics/intervals/intervals.h"

#include <vector>

/// The 90 % band of a fit, in y units.
namespace plateau::statistics {

/// Half-width factor k_h of the 90 % band: 1.7 up to 4 n_k, 2.0 at 8 n_k, 2.6 from 16 n_k, linear in log2
/// between.
double bandFactor(double ratio);

/// mean ± k_h·sqrt(sd² + se_k² + 0.01²), clipped.
Interval factorBand(const Fit& fit, const Prediction& prediction);
/// [AVG − exp(D·φ), AVG + exp(U·φ)], clipped; error rates beyond the data only.
Interval learnedBand(const Fit& fit, const Prediction& prediction);

/// The band that is shown: factorBand up to 2 n_k, learnedBand from 4 n_k (error rates), blended in between;
/// a side never gets narrower with growing n; widened by the rise of a non-monotone curve. Built once a fit,
/// then cheap to ask.
class Band {
public:
    explicit Band(const Fit& fit);

    struct At {
        double n = 0;
        double forecast = 0;
        double low = 0;
        double high = 0;
        Horizon horizon = Horizon::InData;
    };

    /// Sizes beyond 128 n_k are Refused and carry the values of 128 n_k.
    At at(double n) const;

private:
    struct Sides {
        double down = 0;
        double up = 0;
    };
    Sides rawSides(const Prediction& prediction) const;

    Fit m_fit;
    double m_widening = 0;
    std::vector<Sides> m_knots; ///< running maxima at n_k·2^(j/4)
};

} // namespace plateau::statistics
