#include "core/experiment/analyse/retention_goal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double leastDistance = 0.01; ///< from what was asked for, that a test set should be able to show
constexpr double usualDistance = 0.05; ///< where nothing was asked for

using Part = double RetentionPoint::*;

/// The retention of one series as a function of n.
class KeptCurve {
public:
    KeptCurve(const Retention& retention, std::string_view series) {
        std::copy_if(retention.points.begin(), retention.points.end(), std::back_inserter(m_points),
                     [&](const RetentionPoint& point) { return point.n > 0 && point.mixture == series; });
    }

    bool empty() const { return m_points.empty(); }
    double smallest() const { return static_cast<double>(m_points.front().n); }
    double largest() const { return static_cast<double>(m_points.back().n); }

    double at(double n, Part part) const {
        if (!(n > smallest())) {
            return m_points.front().*part;
        }
        for (std::size_t i = 1; i < m_points.size(); ++i) {
            if (n <= static_cast<double>(m_points[i].n)) {
                const double t = place(i, n);
                return (1 - t) * (m_points[i - 1].*part) + t * (m_points[i].*part);
            }
        }
        return m_points.back().*part;
    }

    /// The smallest size from `from` on with at least `asked`; infinity where there is none.
    double firstWith(double asked, double from, Part part) const {
        if (at(from, part) >= asked) {
            return from;
        }
        for (std::size_t i = 1; i < m_points.size(); ++i) {
            const double end = static_cast<double>(m_points[i].n);
            const double before = m_points[i - 1].*part;
            const double after = m_points[i].*part;
            if (end > from && after >= asked) {
                const double t =
                    after > before ? std::clamp((asked - before) / (after - before), 0.0, 1.0) : 0;
                const double begin = static_cast<double>(m_points[i - 1].n);
                return std::max(from, begin * std::pow(end / begin, t));
            }
        }
        return never;
    }

private:
    /// Of n between points i − 1 and i, in log n.
    double place(std::size_t i, double n) const {
        const double begin = std::log(static_cast<double>(m_points[i - 1].n));
        return (std::log(n) - begin) / (std::log(static_cast<double>(m_points[i].n)) - begin);
    }

    std::vector<RetentionPoint> m_points;
};

KeptVerdict verdictOf(const RetentionGoal& goal) {
    if (!goal.asked) {
        return KeptVerdict::NotAsked;
    }
    if (goal.low >= *goal.asked) {
        return KeptVerdict::Kept;
    }
    return goal.high < *goal.asked ? KeptVerdict::Lost : KeptVerdict::CannotTell;
}

std::optional<double> itemsToTell(const RetentionGoal& goal) {
    const double half = (goal.high - goal.low) / 2;
    const double distance =
        goal.asked ? std::max(std::abs(goal.retention - *goal.asked), leastDistance) : usualDistance;
    const bool tells = goal.asked ? goal.verdict != KeptVerdict::CannotTell : half <= distance;
    if (tells || !(half > distance)) {
        return std::nullopt;
    }
    const double ratio = half / distance;
    return std::ceil(static_cast<double>(goal.items) * ratio * ratio - 1e-6);
}

/// Whether a size can be named that the target needs.
bool hasSize(const statistics::Answer& answer) {
    return answer.needed && answer.kind != statistics::AnswerKind::CannotTell &&
           answer.needed->kind != statistics::NeededKind::Unclear && std::isfinite(answer.needed->about);
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

/// What somebody asked for, not rounded to another number.
std::string askedPercent(double share) {
    return fmt::format("{:.{}f} %", 100 * share,
                       std::abs(100 * share - std::round(100 * share)) < 1e-6 ? 0 : 1);
}

/// Two digits, as needed sizes are told.
std::string sizeText(double n) {
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(std::max(n, 1.0))) - 1));
    return fmt::format("{:.0f}", std::ceil(n / unit - 1e-9) * unit);
}

std::string verdictText(const RetentionGoal& goal) {
    const std::string asked = goal.asked ? askedPercent(*goal.asked) : std::string();
    switch (goal.verdict) {
    case KeptVerdict::NotAsked:
        return {};
    case KeptVerdict::Kept:
        return fmt::format(", the {} asked for", asked);
    case KeptVerdict::CannotTell:
        return fmt::format(", too close to the {} asked for to tell", asked);
    case KeptVerdict::Lost:
        break;
    }
    if (!goal.both) {
        return fmt::format(", less than the {} asked for", asked);
    }
    if (!std::isfinite(goal.both->about)) {
        return fmt::format(", less than the {} asked for: no size measured reaches both", asked);
    }
    return fmt::format(", {} from about {} samples on, which reach both", asked, sizeText(goal.both->about));
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

} // namespace

const char* name(KeptVerdict verdict) {
    constexpr std::array names{"not_asked", "kept", "lost", "cannot_tell"};
    return names[static_cast<std::size_t>(verdict)];
}

std::optional<RetentionGoal> retentionGoal(const Retention& retention, std::string_view series,
                                           const statistics::Answer& answer, std::optional<double> asked) {
    const KeptCurve curve(retention, series);
    if (curve.empty()) {
        return std::nullopt;
    }
    RetentionGoal goal;
    const bool known = hasSize(answer);
    goal.n = known ? std::clamp(answer.needed->about, curve.smallest(), curve.largest()) : curve.largest();
    goal.beyond = !known || answer.needed->about > curve.largest();
    goal.retention = curve.at(goal.n, &RetentionPoint::retention);
    goal.low = curve.at(goal.n, &RetentionPoint::low);
    goal.high = curve.at(goal.n, &RetentionPoint::high);
    goal.asked = asked;
    goal.verdict = verdictOf(goal);
    goal.items = retention.items;
    goal.itemsToTell = itemsToTell(goal);
    if (asked && known) {
        const statistics::NeededN& needed = *answer.needed;
        goal.both = NeededForBoth{curve.firstWith(*asked, needed.about, &RetentionPoint::retention),
                                  curve.firstWith(*asked, needed.low, &RetentionPoint::high),
                                  curve.firstWith(*asked, needed.high, &RetentionPoint::low)};
    }
    return goal;
}

std::string clause(const RetentionGoal& goal) {
    const std::string where =
        goal.beyond ? fmt::format(" at {:.0f}, the largest size measured", goal.n) : std::string();
    return fmt::format("; keeps {} ({:.0f}-{:.0f}) of general ability{}{}", percent(goal.retention),
                       100 * goal.low, 100 * goal.high, where, verdictText(goal));
}

std::vector<Warning> warningsOf(const RetentionGoal& goal) {
    std::vector<Warning> warnings;
    if (goal.itemsToTell) {
        const std::string what = goal.asked
                                     ? fmt::format("whether {} are kept", askedPercent(*goal.asked))
                                     : fmt::format("what is kept to {:.0f} points", 100 * usualDistance);
        Warning warning{
            WarningKind::SmallGeneralTest,
            {{"items", static_cast<double>(goal.items)}, {"more", *goal.itemsToTell}},
            "",
            fmt::format("The general test set of {} items is too small to tell {}", goal.items, what),
            fmt::format("About {} items would tell", sizeText(*goal.itemsToTell))};
        if (goal.asked) {
            warning.values["asked"] = *goal.asked;
        }
        warnings.push_back(std::move(warning));
    }
    if (goal.verdict == KeptVerdict::Lost) {
        warnings.push_back(
            {WarningKind::AbilityLost,
             {{"kept", goal.retention}, {"asked", *goal.asked}},
             "",
             fmt::format("Only {} of general ability are kept, {} were asked for", percent(goal.retention),
                         askedPercent(*goal.asked)),
             "Mix general data in, or train more gently: fewer updates, a lower learning rate"});
    }
    return warnings;
}

Json toJson(const RetentionGoal& goal) {
    Json json = {{"n", goal.n},
                 {"beyond", goal.beyond},
                 {"retention", goal.retention},
                 {"low", goal.low},
                 {"high", goal.high},
                 {"asked", nullptr},
                 {"items", goal.items},
                 {"verdict", name(goal.verdict)},
                 {"items_to_tell", nullptr},
                 {"needed", nullptr}};
    if (goal.asked) {
        json["asked"] = *goal.asked;
    }
    if (goal.itemsToTell) {
        json["items_to_tell"] = *goal.itemsToTell;
    }
    if (goal.both) {
        json["needed"] = {{"about", number(goal.both->about)},
                          {"low", number(goal.both->low)},
                          {"high", number(goal.both->high)}};
    }
    return json;
}

} // namespace plateau::experiment
