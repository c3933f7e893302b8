#include "core/experiment/analyse/share_effect.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

constexpr int drawnShares = 41;
constexpr int searchedShares = 200;
constexpr double intervalFactor = 1.6448536269514722; ///< half-width of a 90 % interval in standard errors
constexpr double leastError = 1e-9;                   ///< where no score has any noise
constexpr double leastPart = 1e-3;                    ///< of the largest error: no share outweighs all others

/// A series of the plan whose share is constant.
struct ShareSeries {
    std::size_t number = 0;
    double share = 1;
};

std::vector<ShareSeries> constantShares(const Plan& plan) {
    const std::vector<Series> all = seriesOf(plan);
    const auto first =
        std::find_if(all.begin(), all.end(), [](const Series& series) { return series.has_value(); });
    std::vector<ShareSeries> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Series& series = all[i];
        if (!series) {
            out.push_back({i, 1});
        } else if (series->schedule.isConstant() && series->unit == (*first)->unit &&
                   series->stop == (*first)->stop) {
            out.push_back({i, series->schedule.mean()});
        }
    }
    return out;
}

/// Measured values of each share by size.
using Measured = std::map<std::int64_t, std::vector<ShareValue>>;

Measured learntBySize(const std::vector<ShareSeries>& series, const DataCurve& curve) {
    Measured out;
    for (const ShareSeries& one : series) {
        const auto& points = one.number == 0 ? curve.points : curve.others[one.number - 1].points;
        for (const CurvePoint& point : points) {
            out[point.n].push_back({one.share, point.interval.mean, point.interval.low, point.interval.high});
        }
    }
    return out;
}

std::vector<ShareValue> keptAt(const Plan& plan, const std::vector<ShareSeries>& series,
                               const Retention& retention, std::int64_t n) {
    const std::vector<Series> all = seriesOf(plan);
    std::vector<ShareValue> out;
    for (const ShareSeries& one : series) {
        for (const RetentionPoint& point : retention.points) {
            if (point.n == n && point.mixture == seriesText(all[one.number])) {
                out.push_back({one.share, point.retention, point.low, point.high});
            }
        }
    }
    return out;
}

void sortByShare(std::vector<ShareValue>& values) {
    std::sort(values.begin(), values.end(),
              [](const ShareValue& a, const ShareValue& b) { return a.share < b.share; });
}

/// Nothing for too few different shares. @param values by share
std::optional<statistics::MixingLaw> lawOf(const std::vector<ShareValue>& values) {
    std::vector<statistics::ShareScore> scores;
    double largest = leastError;
    for (const ShareValue& value : values) {
        scores.push_back({value.share, value.about, (value.high - value.low) / 2 / intervalFactor});
        largest = std::max(largest, scores.back().standardError);
    }
    for (statistics::ShareScore& score : scores) {
        score.standardError = std::max({score.standardError, leastPart * largest, leastError});
    }
    return statistics::MixingLaw::fit(scores);
}

FittedLaw shown(const statistics::MixingLaw& law, std::vector<ShareValue> values) {
    FittedLaw out;
    const double first = values.front().share;
    const double last = values.back().share;
    for (int i = 0; i < drawnShares; ++i) {
        const double share = first + (last - first) * i / (drawnShares - 1);
        const auto value = law.at(share);
        out.drawn.push_back({share, value.about, value.low, value.high});
    }
    out.measured = std::move(values);
    out.constant = law.constant();
    out.factor = law.factor();
    out.bend = law.bend();
    out.holds = law.holds();
    return out;
}

/// The largest share up to which the law keeps `asked`, about and by either end of its interval.
/// @param values that the law was fitted to, by share
ShareValue enoughOf(const statistics::MixingLaw& law, const std::vector<ShareValue>& values, double asked) {
    ShareValue out{1, 0, 0, 0};
    const double first = values.front().share;
    const double last = values.back().share;
    for (int i = 0; i <= searchedShares; ++i) {
        const double share = first + (last - first) * i / searchedShares;
        const auto value = law.at(share);
        out.about = value.about >= asked ? share : out.about;
        out.low = value.low >= asked ? share : out.low;
        out.high = value.high >= asked ? share : out.high;
    }
    return out;
}

std::size_t differentShares(const std::vector<ShareValue>& values) {
    std::set<double> shares;
    for (const ShareValue& value : values) {
        shares.insert(value.share);
    }
    return shares.size();
}

std::string percent(double share) {
    return fmt::format("{:.3g} %", 100 * share);
}

/// "from 91 % (90-92) at 10 % domain to …"
template <typename Write>
std::string fromTo(const FittedLaw& law, const Write& write) {
    const auto end = [&](const ShareValue& value) {
        return fmt::format("{} ({} to {}) at {} domain", write(value.about), write(value.low),
                           write(value.high), percent(value.share));
    };
    return fmt::format("from {} to {}", end(law.drawn.front()), end(law.drawn.back()));
}

std::string enoughText(const ShareValue& enough, double asked) {
    if (enough.about <= 0) {
        return fmt::format("; no share measured keeps {}", percent(asked));
    }
    return fmt::format("; {} are kept up to {} domain ({:.3g}-{:.3g})", percent(asked), percent(enough.about),
                       100 * enough.low, 100 * enough.high);
}

std::string sentenceOf(const ShareEffect& effect, const metric::MetricInfo& info,
                       std::optional<double> asked) {
    if (!effect.learnt) {
        return fmt::format(
            "What the share of the domain does needs {} constant shares with a score at one size; "
            "there {} {}{}.",
            statistics::lawShares, effect.shares == 1 ? "is" : "are", effect.shares,
            effect.n > 0 ? fmt::format(" at n = {}", effect.n) : std::string());
    }
    const auto score = [&](double value) { return metric::written(info, value); };
    std::string text = fmt::format("Mixing law over {} shares at n = {}: {} goes {}", effect.shares, effect.n,
                                   info.name, fromTo(*effect.learnt, score));
    if (effect.kept) {
        const auto share = [](double value) { return fmt::format("{:.0f} %", 100 * value); };
        text += fmt::format("; general ability kept goes {}", fromTo(*effect.kept, share));
    }
    if (effect.enough && asked) {
        text += enoughText(*effect.enough, *asked);
    }
    const bool holds = effect.learnt->holds && (!effect.kept || effect.kept->holds);
    return text +
           (holds ? "." : "; but the measured shares do not follow the law: read the points, not the line.");
}

Json toJson(const std::vector<ShareValue>& values) {
    Json list = Json::array();
    for (const ShareValue& value : values) {
        list.push_back(
            {{"share", value.share}, {"about", value.about}, {"low", value.low}, {"high", value.high}});
    }
    return list;
}

Json toJson(const std::optional<FittedLaw>& law) {
    if (!law) {
        return nullptr;
    }
    return {{"constant", law->constant},
            {"factor", law->factor},
            {"bend", law->bend},
            {"holds", law->holds},
            {"measured", toJson(law->measured)},
            {"drawn", toJson(law->drawn)}};
}

} // namespace

std::optional<ShareEffect> shareEffect(const Plan& plan, const DataCurve& curve,
                                       const std::optional<Retention>& retention,
                                       std::optional<double> asked) {
    const std::vector<ShareSeries> series = constantShares(plan);
    if (plan.mixtures.size() < 2 || series.size() < 2) {
        return std::nullopt;
    }
    ShareEffect effect;
    std::vector<ShareValue> chosen;
    const Measured bySize = learntBySize(series, curve);
    for (const auto& [n, values] : bySize) { // the largest size with enough shares, else with the most
        const std::size_t shares = std::min(differentShares(values), statistics::lawShares);
        if (shares >= std::min(effect.shares, statistics::lawShares)) {
            effect.n = n;
            effect.shares = differentShares(values);
            chosen = values;
        }
    }
    sortByShare(chosen);
    if (const auto learnt = lawOf(chosen)) {
        effect.learnt = shown(*learnt, chosen);
    }
    if (effect.learnt && retention) {
        std::vector<ShareValue> kept = keptAt(plan, series, *retention, effect.n);
        sortByShare(kept);
        if (const auto law = lawOf(kept)) {
            effect.enough = asked ? std::optional(enoughOf(*law, kept, *asked)) : std::nullopt;
            effect.kept = shown(*law, std::move(kept));
        }
    }
    effect.sentence = sentenceOf(effect, curve.metric->info(), asked);
    return effect;
}

Json toJson(const ShareEffect& effect) {
    Json enough;
    if (effect.enough) {
        enough = {
            {"about", effect.enough->about}, {"low", effect.enough->low}, {"high", effect.enough->high}};
    }
    return {{"n", effect.n},
            {"shares", effect.shares},
            {"needed_shares", statistics::lawShares},
            {"learnt", toJson(effect.learnt)},
            {"kept", toJson(effect.kept)},
            {"share_that_keeps_enough", std::move(enough)},
            {"sentence", effect.sentence}};
}

} // namespace plateau::experiment
