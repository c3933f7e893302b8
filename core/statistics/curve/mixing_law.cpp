#include "core/statistics/curve/mixing_law.h"

#include "core/statistics/intervals/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace plateau::statistics {
namespace {

constexpr int coarseBends = 121;  ///< odd: a straight line is one of them
constexpr int refinements = 3;    ///< each looks closer about the best bend so far
constexpr int finer = 4;          ///< parts of an interval then
constexpr double leastBend = 0.5; ///< below it the law is nearly straight
constexpr double mostBend = 200;  ///< a hundredth of the data decides
constexpr double level = 0.9;
constexpr int halvings = 40;

/// 0 at r = 0, 1 at r = 1, exponential between. Here r runs over the measured shares, so that the two numbers
/// of the law are scores at measured shares: none of them is free where a steep bend leaves the shares below
/// the first one.
double basis(double t, double r) {
    if (t == 0) {
        return r;
    }
    // For large t both exponentials overflow; their ratio does not.
    return t > 0 ? (std::exp(t * (r - 1)) - std::exp(-t)) / (1 - std::exp(-t))
                 : std::expm1(t * r) / std::expm1(t);
}

/// Bends are equally likely along u: t = leastBend · sinh(u), linear about 0, geometric far from it.
double bendAt(double u) {
    return leastBend * std::sinh(u);
}

std::vector<double> coarsePlaces() {
    const double end = std::asinh(mostBend / leastBend);
    std::vector<double> places;
    for (int i = 0; i < coarseBends; ++i) {
        places.push_back(end * (2.0 * i / (coarseBends - 1) - 1));
    }
    return places;
}

/// Half the way to both neighbours: what a place stands for.
double width(const std::vector<double>& places, std::size_t i) {
    const double before = i > 0 ? places[i - 1] : places[i];
    const double after = i + 1 < places.size() ? places[i + 1] : places[i];
    return (after - before) / 2;
}

} // namespace

MixingLaw::Bend MixingLaw::solve(double t, std::span<const ShareScore> scores) {
    double ss = 0, se = 0, ee = 0, sy = 0, ey = 0; // normal equations
    for (const ShareScore& score : scores) {
        const double phi = basis(t, score.share);
        const double w = 1 / (score.standardError * score.standardError);
        ss += w * (1 - phi) * (1 - phi);
        se += w * (1 - phi) * phi;
        ee += w * phi * phi;
        sy += w * (1 - phi) * score.score;
        ey += w * phi * score.score;
    }
    Bend bend;
    bend.t = t;
    const double determinant = ss * ee - se * se;
    if (!(determinant > 1e-12 * ss * ee)) {
        bend.squares = std::numeric_limits<double>::infinity(); // one number, not two: its weight stays 0
        return bend;
    }
    bend.startVariance = ee / determinant;
    bend.endVariance = ss / determinant;
    bend.covariance = -se / determinant;
    bend.start = (ee * sy - se * ey) / determinant;
    bend.end = (ss * ey - se * sy) / determinant;
    bend.weight = 1 / std::sqrt(determinant);
    for (const ShareScore& score : scores) {
        const double phi = basis(t, score.share);
        const double rest = score.score - (1 - phi) * bend.start - phi * bend.end;
        bend.squares += rest * rest / (score.standardError * score.standardError);
    }
    return bend;
}

/// More bends on both sides of the best one.
void MixingLaw::refine(std::vector<double>& places, std::span<const ShareScore> scores) {
    const auto at = static_cast<std::size_t>(&best() - m_bends.data());
    std::vector<double> more;
    for (std::size_t i = at > 0 ? at - 1 : at; i < std::min(at + 1, places.size() - 1); ++i) {
        for (int part = 1; part < finer; ++part) {
            more.push_back(places[i] + (places[i + 1] - places[i]) * part / finer);
        }
    }
    for (const double u : more) {
        const auto place = std::lower_bound(places.begin(), places.end(), u) - places.begin();
        places.insert(places.begin() + place, u);
        m_bends.insert(m_bends.begin() + place, solve(bendAt(u), scores));
    }
}

std::optional<MixingLaw> MixingLaw::fit(std::span<const ShareScore> scores) {
    std::set<double> shares;
    for (const ShareScore& score : scores) {
        shares.insert(score.share);
    }
    if (shares.size() < lawShares) {
        return std::nullopt;
    }
    MixingLaw law;
    law.m_first = *shares.begin();
    law.m_last = *shares.rbegin();
    std::vector<ShareScore> placed(scores.begin(), scores.end());
    for (ShareScore& score : placed) {
        score.share = law.placeOf(score.share);
    }
    std::vector<double> places = coarsePlaces();
    for (const double u : places) {
        law.m_bends.push_back(solve(bendAt(u), placed));
    }
    for (int round = 0; round < refinements; ++round) {
        law.refine(places, placed);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        law.m_bends[i].weight *= width(places, i);
    }
    std::erase_if(law.m_bends, [](const Bend& bend) { return !(bend.weight > 0); });
    law.weigh(scores.size());
    return law;
}

/// Probabilities of the bends by their marginal likelihood.
void MixingLaw::weigh(std::size_t scores) {
    const double least = best().squares;
    m_misfit = least / static_cast<double>(scores - 3);
    const double widening = std::max(1.0, m_misfit);
    double sum = 0;
    for (Bend& bend : m_bends) {
        bend.weight *= std::exp(-(bend.squares - least) / (2 * widening));
        bend.startVariance *= widening;
        bend.covariance *= widening;
        bend.endVariance *= widening;
        sum += bend.weight;
    }
    for (Bend& bend : m_bends) {
        bend.weight /= sum;
    }
}

/// Of the mixture of normal distributions over all bends.
double MixingLaw::quantile(std::span<const Part> parts, double p) {
    double low = INFINITY;
    double high = -INFINITY;
    for (const Part& part : parts) {
        low = std::min(low, part.mean - 10 * part.sd);
        high = std::max(high, part.mean + 10 * part.sd);
    }
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        double below = 0;
        for (const Part& part : parts) {
            below += part.weight * normalCdf((middle - part.mean) / part.sd);
        }
        (below < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

LawValue MixingLaw::at(double share) const {
    std::vector<Part> parts;
    for (const Bend& bend : m_bends) {
        const double phi = basis(bend.t, placeOf(share));
        const double variance = (1 - phi) * (1 - phi) * bend.startVariance +
                                2 * phi * (1 - phi) * bend.covariance + phi * phi * bend.endVariance;
        parts.push_back({(1 - phi) * bend.start + phi * bend.end, std::sqrt(variance), bend.weight});
    }
    constexpr double outside = (1 - level) / 2;
    return {quantile(parts, 0.5), quantile(parts, outside), quantile(parts, 1 - outside)};
}

const MixingLaw::Bend& MixingLaw::best() const {
    return *std::min_element(m_bends.begin(), m_bends.end(),
                             [](const Bend& a, const Bend& b) { return a.squares < b.squares; });
}

double MixingLaw::bend() const {
    return best().t / (m_last - m_first);
}

double MixingLaw::factor() const {
    const Bend& bend = best();
    return bend.t == 0 ? (bend.end - bend.start) / (m_last - m_first)
                       : (bend.end - bend.start) / std::expm1(bend.t) *
                             std::exp(-bend.t * m_first / (m_last - m_first));
}

double MixingLaw::constant() const {
    const Bend& bend = best();
    return bend.t == 0 ? bend.start - factor() * m_first
                       : bend.start - (bend.end - bend.start) / std::expm1(bend.t);
}

} // namespace plateau::statistics
