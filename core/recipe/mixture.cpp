#include "core/recipe/mixture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <fmt/format.h>

namespace plateau::recipe {
namespace {

bool isShare(double percent) {
    return percent >= 0 && percent <= 100;
}

std::optional<Error> pointsFault(const ShareSchedule& schedule, const std::string& where) {
    const auto& points = schedule.points;
    if (points.empty()) {
        return Error{ErrorKind::Usage, where, "has no share",
                     "Write a share of the domain, for example 50%."};
    }
    for (const SharePoint& point : points) {
        if (!isShare(point.percent)) {
            return Error{ErrorKind::Usage, where,
                         fmt::format("the share of the domain is {} %, outside 0 … 100 %", point.percent),
                         "Choose a share from 0 to 100 %."};
        }
        if (!(point.at >= 0 && point.at <= 1)) {
            return Error{ErrorKind::Usage, where, fmt::format("a point lies at {}, outside 0 … 1", point.at),
                         "Give moments as parts of the training: 0 is its start, 1 its end."};
        }
    }
    const auto descends = [](const SharePoint& a, const SharePoint& b) { return a.at >= b.at; };
    if (std::adjacent_find(points.begin(), points.end(), descends) != points.end()) {
        return Error{ErrorKind::Usage, where, "its points do not follow one another",
                     "List each moment once, from 0 to 1."};
    }
    return std::nullopt;
}

} // namespace

double ShareSchedule::share(double t) const {
    const auto after = std::upper_bound(points.begin(), points.end(), t,
                                        [](double at, const SharePoint& point) { return at < point.at; });
    if (after == points.begin()) {
        return points.front().percent / 100;
    }
    const SharePoint& from = *std::prev(after);
    if (after == points.end() || shape == ShareShape::Steps) {
        return from.percent / 100;
    }
    double way = (t - from.at) / (after->at - from.at);
    if (shape == ShareShape::Cosine) {
        way = (1 - std::cos(std::numbers::pi * way)) / 2;
    }
    return (from.percent + (after->percent - from.percent) * way) / 100;
}

double ShareSchedule::mean() const {
    double sum = points.front().at * points.front().percent + (1 - points.back().at) * points.back().percent;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const double middle =
            shape == ShareShape::Steps ? points[i].percent : (points[i].percent + points[i + 1].percent) / 2;
        sum += (points[i + 1].at - points[i].at) * middle;
    }
    return sum / 100;
}

bool ShareSchedule::isConstant() const {
    return std::all_of(points.begin(), points.end(),
                       [&](const SharePoint& point) { return point.percent == points.front().percent; });
}

std::vector<double> weightsOf(const DatasetShares& shares, std::span<const std::int64_t> samples) {
    std::vector<double> weights = shares.weights;
    if (weights.empty()) {
        const auto most = static_cast<double>(*std::max_element(samples.begin(), samples.end()));
        for (const std::int64_t count : samples) {
            weights.push_back(std::pow(static_cast<double>(count) / most, 1 / shares.temperature));
        }
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

std::int64_t drawsByMean(const Mixture& mixture, std::int64_t domain, std::int64_t general) {
    const double share = mixture.schedule.mean();
    const double ofDomain = static_cast<double>(domain) / share;
    const double ofGeneral = static_cast<double>(general) / (1 - share);
    if (mixture.stop == MixtureStop::FirstExhausted) {
        return static_cast<std::int64_t>(std::min(ofDomain, ofGeneral));
    }
    return mixture.stop == MixtureStop::AllExhausted
               ? static_cast<std::int64_t>(std::ceil(std::max(ofDomain, ofGeneral)))
               : domain + general;
}

std::optional<Error> faultOf(const Mixture& mixture) {
    const std::string where = "mixture";
    if (auto fault = pointsFault(mixture.schedule, where)) {
        return fault;
    }
    const double mean = mixture.schedule.mean();
    if (mean <= 0) {
        return Error{ErrorKind::Usage, where, "its schedule never draws from the domain pool",
                     "Raise the share of the domain above 0 % somewhere; the untouched model is measured "
                     "without training."};
    }
    if (mean >= 1) {
        return Error{
            ErrorKind::Usage, where, "its schedule never draws from the general pool",
            "Lower the share of the domain below 100 % somewhere, or write none for the domain alone."};
    }
    return std::nullopt;
}

const char* name(MixtureUnit unit) {
    return unit == MixtureUnit::Tokens ? "tokens" : "samples";
}

const char* name(MixtureStop stop) {
    switch (stop) {
    case MixtureStop::Updates:
        break;
    case MixtureStop::FirstExhausted:
        return "first_exhausted";
    case MixtureStop::AllExhausted:
        return "all_exhausted";
    case MixtureStop::WithoutReplacement:
        return "without_replacement";
    }
    return "updates";
}

} // namespace plateau::recipe
