#pragma once

#include "core/experiment/analyse/data_curve.h"
#include "core/statistics/compare/curve_comparison.h"

#include <optional>
#include <string>
#include <vector>

/// What mixing in general data is worth, from the curves of a plan with several series.
namespace plateau::experiment {

/// A number with its interval.
struct Factor {
    double about = 1;
    double low = 1;
    double high = 1;
    bool operator==(const Factor&) const = default;
};

/// One series of a plan against the domain alone (or the plan's first series).
struct MixtureWorth {
    std::string mixture; ///< "50%"; "none" for the domain alone
    std::string against; ///< "none"
    /// That samples are counted for, in the metric's unit: the target, or the best that both reach.
    double score = 0;
    std::optional<Factor> saves{}; ///< samples of the other ÷ samples of this; nothing: the data do not tell
    /// Without `saves`: at least so much where that is above 1, at most where it is below; mostly nothing.
    std::optional<double> bound{};
    std::string sentence{}; ///< English, one line
    bool operator==(const MixtureWorth&) const = default;
};

/// Every series but the one it is compared with that has scores at two sizes or more.
/// @param target in the metric's unit
std::vector<MixtureWorth> mixtureWorths(const Plan& plan, const DataCurve& curve, double target);

Json toJson(const std::vector<MixtureWorth>& worths);

} // namespace plateau::experiment
