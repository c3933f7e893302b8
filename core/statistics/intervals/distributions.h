#pragma once

/// Distribution functions and quantiles, absolute accuracy about 1e-12.
namespace plateau::statistics {

double normalCdf(double z);
/// @param p in (0, 1); 0 and 1 give ∓infinity
double normalQuantile(double p);

/// Regularised incomplete beta function I_x(a, b); a, b > 0.
double incompleteBeta(double a, double b, double x);
double betaQuantile(double p, double a, double b);

/// @param degrees > 0
double studentCdf(double t, double degrees);
double studentQuantile(double p, double degrees);

/// P(X = k) and P(X ≤ k) of X ~ Binomial(n, p).
double binomialPmf(int k, int n, double p);
double binomialCdf(int k, int n, double p);

} // namespace plateau::statistics
