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

/// [low, high] of the calibrated band of pretrained models and the middle between its sides: quantiles of the
/// cells of the needed n, see calibratedShare(). Not clipped, a side at least 0.005.
struct CalibratedSides {
    double middle = 0;
    double down = 0;
    double up = 0;
};
CalibratedSides calibratedSides(const Fit& fit, double n);

/// The band that is shown. Pretrained models: calibratedSides(), widened to include the forecast. Others:
/// factorBand up to 2 n_k, learnedBand from 4 n_k (error rates), blended in between. A side never gets
/// narrower with growing n; widened by the rise of a non-monotone curve. Built once a fit, then cheap to ask.
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
    /// About the middle for pretrained models, else about the forecast.
    Sides rawSides(const Prediction& prediction) const;
    bool calibrated() const { return m_fit.input.kind == CurveKind::Pretrained; }

    Fit m_fit;
    double m_widening = 0;
    int m_knotsPerDoubling;     ///< quantiles of cells jump a little: coarse for the calibrated band
    std::vector<Sides> m_knots; ///< running maxima at n_k·2^(j/m_knotsPerDoubling)
};

} // namespace plateau::statistics
