#pragma once

#include "core/experiment/analyse/data_curve.h"
#include "core/experiment/analyse/retention.h"
#include "core/statistics/curve/mixing_law.h"

#include <optional>
#include <string>
#include <vector>

/// What the share of the domain in a mixture does to the score and to what is kept: the mixing law over the
/// constant shares of a plan.
namespace plateau::experiment {

/// A value at a share, with its 90 % interval.
struct ShareValue {
    double share = 0; ///< of the domain, 0 … 1; 1 is the domain alone
    double about = 0;
    double low = 0;
    double high = 0;
    bool operator==(const ShareValue&) const = default;
};

/// One law with what it was fitted to: about = constant + factor · exp(bend · share) at the best bend.
struct FittedLaw {
    std::vector<ShareValue> measured; ///< by share
    std::vector<ShareValue> drawn;    ///< the law from the smallest to the largest measured share
    double constant = 0;
    double factor = 0;
    double bend = 0;   ///< 0: a straight line with the slope `factor`
    bool holds = true; ///< the scores scatter about it no more than their intervals allow
    bool operator==(const FittedLaw&) const = default;
};

struct ShareEffect {
    std::int64_t n = 0;                ///< size that it is about: the largest with enough shares
    std::size_t shares = 0;            ///< different constant shares with a score there; the law needs five
    std::optional<FittedLaw> learnt{}; ///< score on the test set, in the metric's unit
    std::optional<FittedLaw> kept{};   ///< retention
    /// Largest share of the domain that keeps the retention asked for, `share` unused; 0: none does.
    std::optional<ShareValue> enough{};
    std::string sentence{}; ///< English, one line
    bool operator==(const ShareEffect&) const = default;
};

/// Of the series with a constant share in the first mixture's unit and stop rule; nothing where the plan has
/// fewer than two of them.
/// @param curve of the plan @param asked retention to keep; nothing: none
std::optional<ShareEffect> shareEffect(const Plan& plan, const DataCurve& curve,
                                       const std::optional<Retention>& retention,
                                       std::optional<double> asked);

Json toJson(const ShareEffect& effect);

} // namespace plateau::experiment
