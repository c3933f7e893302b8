#pragma once

#include <optional>
#include <span>
#include <vector>

/// What the share of a data source in a mixture does to a score: L(r) = c + k exp(t r), the data mixing law
/// of two sources (Ye et al. 2024, arXiv 2403.16952). Any score that is linear in a loss or an error rate may
/// take the place of L.
namespace plateau::statistics {

/// Different shares that a fit of three numbers needs to be checked by.
inline constexpr std::size_t lawShares = 5;

/// The score of trainings at one share.
struct ShareScore {
    double share = 0; ///< r, 0 … 1
    double score = 0;
    double standardError = 0; ///< of the score; > 0
};

/// Score at a share with its 90 % interval.
struct LawValue {
    double about = 0;
    double low = 0;
    double high = 0;
};

/// The law over a grid of bends t, the two linear numbers solved in closed form at each (variable
/// projection); bends are weighted by their marginal likelihood, so that the interval knows how little few
/// shares say between them. Where scores scatter more about the best bend than their standard errors allow,
/// those are widened. Deterministic.
class MixingLaw {
public:
    /// Nothing for fewer than lawShares different shares.
    static std::optional<MixingLaw> fit(std::span<const ShareScore> scores);

    /// @param share 0 … 1; outside the measured shares the interval widens
    LawValue at(double share) const;

    double
    constant() const;      ///< c of the best bend; the law's own form has none for a straight line: see slope
    double factor() const; ///< k
    double bend() const;   ///< t; 0: a straight line, then c is its start and k its slope
    /// Squared scatter about the best bend in units of the standard errors, per degree of freedom: about 1.
    double misfit() const { return m_misfit; }
    /// Nothing speaks against the law (misfit below the 95 % quantile of five shares).
    bool holds() const { return m_misfit < 3; }

private:
    /// 0 at the first measured share, 1 at the last.
    double placeOf(double share) const { return (share - m_first) / (m_last - m_first); }

    /// Scores at the first and the last measured share for one bend, and their covariance.
    struct Bend {
        double t = 0;
        double start = 0;
        double end = 0;
        double startVariance = 0;
        double covariance = 0;
        double endVariance = 0;
        double squares = 0; ///< weighted residual sum
        double weight = 0;
    };
    /// The normal distribution of the score at a share if one bend is right.
    struct Part {
        double mean = 0;
        double sd = 0;
        double weight = 0;
    };
    static double quantile(std::span<const Part> parts, double p);
    static Bend solve(double t, std::span<const ShareScore> scores);
    void refine(std::vector<double>& places, std::span<const ShareScore> scores);
    void weigh(std::size_t scores);
    const Bend& best() const;

    std::vector<Bend> m_bends; ///< weights add up to 1
    double m_first = 0;        ///< of the measured shares
    double m_last = 1;
    double m_misfit = 0;
};

} // namespace plateau::statistics
