#include "core/experiment/analyse/mixture_worth.h"

#include "core/experiment/analyse/series.h"

#include <cctype>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

/// 1 − saved as "times the samples": 1 / (1 − saved).
double factorOf(double saved) {
    return 1 / (1 - saved);
}

std::optional<Factor> factorsOf(const statistics::LabelSaving& saving) {
    if (!saving.canTell() || *saving.high >= 1) {
        return std::nullopt;
    }
    return Factor{factorOf(*saving.saved), factorOf(*saving.low), factorOf(*saving.high)};
}

/// "general data at 50 %": what a constant mixture adds, as people say it.
std::string subject(const Series& series) {
    if (!series) {
        return "the domain alone";
    }
    if (!series->schedule.isConstant()) {
        return fmt::format("general data ({} from the domain)", seriesText(series));
    }
    const double general = 100 - series->schedule.points.front().percent;
    recipe::Mixture plain = *series;
    plain.schedule = {};
    const std::string options = recipe::mixtureText(plain).substr(std::string_view("50%").size());
    return fmt::format("general data at {:.3g} %{}", general,
                       options.empty() ? "" : " (" + options.substr(1) + ")");
}

/// What a saving is at least where it is open on the other side: above 1 it saves, below 1 it costs.
std::optional<double> boundOf(const statistics::LabelSaving& saving) {
    if (saving.low && *saving.low > 0 && *saving.low < 1) {
        return factorOf(*saving.low);
    }
    return saving.high && *saving.high < 0 ? std::optional(factorOf(*saving.high)) : std::nullopt;
}

std::string times(double factor) {
    return fmt::format("{:.{}f}", factor, factor < 10 ? 1 : 0);
}

std::string capitalised(std::string text) {
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

std::string sentenceOf(const Series& series, const Series& against, const MixtureWorth& worth,
                       const metric::MetricInfo& info) {
    const std::string who = subject(series);
    const std::string other = against ? fmt::format(" of {}", subject(against)) : std::string();
    const std::string goal = metric::written(info, worth.score);
    if (!worth.saves && worth.bound) {
        const bool helps = *worth.bound > 1;
        return capitalised(fmt::format("{} {} at least {}× the domain samples{} for {}.", who,
                                       helps ? "saves" : "costs",
                                       times(helps ? *worth.bound : 1 / *worth.bound), other, goal));
    }
    if (!worth.saves) {
        return fmt::format("Cannot tell yet what {} is worth: the curves do not bound it at {}.", who, goal);
    }
    const Factor& saves = *worth.saves;
    if (saves.low <= 1 && saves.high >= 1) {
        return fmt::format("No difference shown between {} and {} for {}: {}-{}× the domain samples.", who,
                           subject(against), goal, times(saves.low), times(saves.high));
    }
    const bool helps = saves.about >= 1;
    const Factor shown = helps ? saves : Factor{1 / saves.about, 1 / saves.high, 1 / saves.low};
    const char* const verb = helps ? "saves" : "costs";
    std::string text = fmt::format("{} {} {}× the domain samples{} for {}, {}-{}×.", who, verb,
                                   times(shown.about), other, goal, times(shown.low), times(shown.high));
    return capitalised(std::move(text));
}

/// For the target, or for the best score that both reach where the curves do not bound it at the target.
statistics::LabelSaving savingOf(const statistics::Curve& first, const statistics::Curve& second,
                                 double target) {
    const auto one = statistics::fitInput(first);
    const auto other = statistics::fitInput(second);
    const auto asked =
        statistics::labelSaving(one, other, first.metric, {.target = target, .level = curveLevel});
    if (asked.canTell()) {
        return asked;
    }
    const auto best = statistics::labelSaving(one, other, first.metric, {.level = curveLevel});
    return best.canTell() || !boundOf(asked) ? best : asked;
}

/// The curve of one series as if it were the plan's only one.
DataCurve alone(const DataCurve& curve, std::size_t series) {
    DataCurve own = curve;
    if (series > 0) {
        own.points = curve.others[series - 1].points;
    }
    own.others.clear();
    return own;
}

} // namespace

std::vector<MixtureWorth> mixtureWorths(const Plan& plan, const DataCurve& curve, double target) {
    std::vector<MixtureWorth> worths;
    const std::vector<Series> all = seriesOf(plan);
    const std::size_t reference = referenceSeries(plan);
    const statistics::Curve first = curveOf(alone(curve, reference));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const statistics::Curve second = i == reference ? statistics::Curve() : curveOf(alone(curve, i));
        if (first.points.size() < 2 || second.points.size() < 2) {
            continue;
        }
        const auto saving = savingOf(first, second, target);
        MixtureWorth worth{seriesText(all[i]), seriesText(all[reference]), saving.score, factorsOf(saving)};
        worth.bound = worth.saves ? std::nullopt : boundOf(saving);
        worth.sentence = sentenceOf(all[i], all[reference], worth, curve.metric->info());
        worths.push_back(std::move(worth));
    }
    return worths;
}

Json toJson(const std::vector<MixtureWorth>& worths) {
    Json list = Json::array();
    for (const MixtureWorth& worth : worths) {
        Json saves;
        if (worth.saves) {
            saves = {{"about", worth.saves->about}, {"low", worth.saves->low}, {"high", worth.saves->high}};
        }
        list.push_back({{"mixture", worth.mixture},
                        {"against", worth.against},
                        {"score", worth.score},
                        {"saves", std::move(saves)},
                        {"bound", worth.bound ? Json(*worth.bound) : Json()},
                        {"sentence", worth.sentence}});
    }
    return list;
}

} // namespace plateau::experiment
