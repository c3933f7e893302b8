#include "core/base/utf8.h"
#include "core/recipe/mixture.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

/// Mixtures as people write them.
namespace plateau::recipe {
namespace {

constexpr std::string_view forms = "50%, 10%..50%, cosine:10%..50%, 1:4, replay-1%, dual-stage, "
                                   "points:0=10%,0.3=60%,1=20% or steps:0=100%,0.5=10%";

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = code == std::errc() && end == text.data() + text.size();
    return whole && std::abs(value) < 1e9 ? std::optional(value) : std::nullopt;
}

std::optional<double> percent(std::string_view text) {
    if (!text.ends_with('%')) {
        return std::nullopt;
    }
    text.remove_suffix(1);
    return number(text);
}

/// What lies before and after the first `separator`.
std::optional<std::pair<std::string_view, std::string_view>> cut(std::string_view text,
                                                                 std::string_view separator) {
    const auto at = text.find(separator);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    return std::pair(text.substr(0, at), text.substr(at + separator.size()));
}

using Points = std::optional<std::vector<SharePoint>>;

Points fromTo(std::string_view text) {
    const auto ends = cut(text, "..");
    const auto from = ends ? percent(ends->first) : std::nullopt;
    const auto to = ends ? percent(ends->second) : std::nullopt;
    return from && to ? Points({{0, *from}, {1, *to}}) : std::nullopt;
}

/// "0=10%,0.3=60%"
Points listed(std::string_view text) {
    std::vector<SharePoint> points;
    for (bool more = true; more;) {
        const auto rest = cut(text, ",");
        const auto point = cut(rest ? rest->first : text, "=");
        const auto at = point ? number(point->first) : std::nullopt;
        const auto share = point ? percent(point->second) : std::nullopt;
        if (!at || !share) {
            return std::nullopt;
        }
        points.push_back({*at, *share});
        more = rest.has_value();
        text = rest ? rest->second : std::string_view();
    }
    return points;
}

Points constant(std::string_view text) {
    if (const auto parts = cut(text, ":")) {
        const auto domain = number(parts->first);
        const auto general = number(parts->second);
        if (!domain || !general || *domain + *general <= 0) {
            return std::nullopt;
        }
        return Points({{0, 100 * *domain / (*domain + *general)}});
    }
    constexpr std::string_view replay = "replay-";
    const bool replays = text.starts_with(replay);
    const auto share = percent(replays ? text.substr(replay.size()) : text);
    return share ? Points({{0, replays ? 100 - *share : *share}}) : std::nullopt;
}

std::optional<ShareSchedule> schedule(std::string_view text) {
    ShareSchedule out;
    Points points;
    const auto named = cut(text, ":");
    if (text == "dual-stage") {
        out.shape = ShareShape::Steps;
        points = {{0, 100}, {0.5, 1}};
    } else if (named && named->first == "cosine") {
        out.shape = ShareShape::Cosine;
        points = named->second.find("..") != std::string_view::npos ? fromTo(named->second)
                                                                    : listed(named->second);
    } else if (named && (named->first == "points" || named->first == "steps")) {
        out.shape = named->first == "steps" ? ShareShape::Steps : ShareShape::Linear;
        points = listed(named->second);
    } else {
        points = text.find("..") != std::string_view::npos ? fromTo(text) : constant(text);
    }
    if (!points) {
        return std::nullopt;
    }
    out.points = std::move(*points);
    return out;
}

/// The words behind the share.
bool readOption(std::string_view word, Mixture& mixture) {
    if (word == name(MixtureUnit::Tokens) || word == name(MixtureUnit::Samples)) {
        mixture.unit = word == name(MixtureUnit::Tokens) ? MixtureUnit::Tokens : MixtureUnit::Samples;
        return true;
    }
    for (const MixtureStop stop : {MixtureStop::Updates, MixtureStop::FirstExhausted,
                                   MixtureStop::AllExhausted, MixtureStop::WithoutReplacement}) {
        if (word == name(stop)) {
            mixture.stop = stop;
            return true;
        }
    }
    return false;
}

Error unreadable(std::string_view text, std::string what, std::string fix) {
    return {ErrorKind::Usage, "mixture", fmt::format("\"{}\" {}", printable(text, 60), what), std::move(fix)};
}

std::string scheduleText(const ShareSchedule& schedule) {
    const auto& points = schedule.points;
    if (schedule.isConstant()) {
        return fmt::format("{}%", points.front().percent);
    }
    const bool wholeWay = points.size() == 2 && points[0].at == 0 && points[1].at == 1;
    if (wholeWay && schedule.shape != ShareShape::Steps) {
        return fmt::format("{}{}%..{}%", schedule.shape == ShareShape::Cosine ? "cosine:" : "",
                           points[0].percent, points[1].percent);
    }
    std::string text = schedule.shape == ShareShape::Steps    ? "steps:"
                       : schedule.shape == ShareShape::Cosine ? "cosine:"
                                                              : "points:";
    for (const SharePoint& point : points) {
        text += fmt::format("{}{}={}%", &point == &points.front() ? "" : ",", point.at, point.percent);
    }
    return text;
}

} // namespace

Result<Mixture> parseMixture(std::string_view text) {
    Mixture mixture;
    auto rest = cut(text, "/");
    auto shares = schedule(rest ? rest->first : text);
    if (!shares) {
        return unreadable(text, "is no share of the domain", fmt::format("Write {}, or none.", forms));
    }
    mixture.schedule = std::move(*shares);
    while (rest) {
        const std::string_view options = rest->second;
        rest = cut(options, "/");
        if (!readOption(rest ? rest->first : options, mixture)) {
            return unreadable(text, "ends with an unknown word",
                              "Behind the share write /tokens, /first_exhausted, /all_exhausted or "
                              "/without_replacement.");
        }
    }
    if (auto fault = faultOf(mixture)) {
        fault->what = fmt::format("\"{}\": {}", printable(text, 60), fault->what);
        return *fault;
    }
    return mixture;
}

std::string mixtureText(const Mixture& mixture) {
    std::string text = scheduleText(mixture.schedule);
    if (mixture.unit != MixtureUnit::Samples) {
        text += fmt::format("/{}", name(mixture.unit));
    }
    if (mixture.stop != MixtureStop::Updates) {
        text += fmt::format("/{}", name(mixture.stop));
    }
    return text;
}

} // namespace plateau::recipe
