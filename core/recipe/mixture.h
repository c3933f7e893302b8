#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How domain and general samples are interleaved over the updates of a cell. Shares are of the domain, in
/// percent; t runs from 0 (first draw) to 1 (last draw).
namespace plateau::recipe {

/// A fixed share at a moment.
struct SharePoint {
    double at = 0;       ///< t, 0 … 1
    double percent = 50; ///< 0 … 100
    bool operator==(const SharePoint&) const = default;
};

/// How the share goes from one point to the next; before the first and after the last it stays.
enum class ShareShape {
    Linear,
    Cosine, ///< half a wave: slow at both points
    Steps,  ///< keeps the share of a point until the next
};

/// Share of the domain over the training: one point is a constant share, many are a drawn curve.
struct ShareSchedule {
    ShareShape shape = ShareShape::Linear;
    std::vector<SharePoint> points = {{}}; ///< at least one, ascending `at`

    double share(double t) const; ///< 0 … 1
    double mean() const;          ///< over t, exact
    bool isConstant() const;
    bool operator==(const ShareSchedule&) const = default;
};

enum class MixtureUnit {
    Samples, ///< the share is one of drawn samples
    Tokens,  ///< of drawn tokens
};

/// What ends a run. All but Updates take the place of the budget rule.
enum class MixtureStop {
    Updates,            ///< the budget rule; datasets come again, in a new order each pass
    FirstExhausted,     ///< before the first draw that would repeat a sample
    AllExhausted,       ///< as soon as every sample was drawn
    WithoutReplacement, ///< every sample exactly once; the share only decides the order
};

struct Mixture {
    ShareSchedule schedule;
    MixtureUnit unit = MixtureUnit::Samples;
    MixtureStop stop = MixtureStop::Updates;
    bool operator==(const Mixture&) const = default;
};

/// How the draws of a pool are shared among its datasets.
struct DatasetShares {
    std::vector<double> weights{}; ///< one a dataset, > 0; empty: by size and temperature
    double temperature = 1;        ///< weight ∝ samples^(1/temperature); > 0
    bool operator==(const DatasetShares&) const = default;
};
/// Weights that add up to 1. @param samples of each dataset, ≥ 1
std::vector<double> weightsOf(const DatasetShares& shares, std::span<const std::int64_t> samples);

/// Draws that a stop rule other than Updates lets a run make, by the mean share alone: for predictions.
/// @param domain, general samples of the pools
std::int64_t drawsByMean(const Mixture& mixture, std::int64_t domain, std::int64_t general);

/// A mixture as people write it, and as plans and cells keep it:
///   SHARE[/tokens][/first_exhausted | /all_exhausted | /without_replacement]
/// with SHARE one of 50% · 10%..50% (linear) · cosine:10%..50% · 1:4 (domain to general) · replay-1% (1 %
/// general data) · dual-stage (the domain alone, then general data with 1 % of it) ·
/// points:0=10%,0.3=60%,1=20% (straight lines) · steps:0=100%,0.5=10%.
/// Usage, with what is wrong and how to write it, for anything else and for shares outside 0 … 100 %.
Result<Mixture> parseMixture(std::string_view text);
/// The form above, the same for equal mixtures: 1:4 becomes 20%.
std::string mixtureText(const Mixture& mixture);

/// What is wrong with the mixture alone: points that do not ascend, shares outside 0 … 100 %, a pool that is
/// never drawn.
std::optional<Error> faultOf(const Mixture& mixture);

const char* name(MixtureUnit unit); ///< "samples", "tokens"
const char* name(MixtureStop stop); ///< "updates", "first_exhausted", "all_exhausted", "without_replacement"

} // namespace plateau::recipe
