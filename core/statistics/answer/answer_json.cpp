#include "core/statistics/answer/answer.h"

#include <cmath>

namespace plateau::statistics {

namespace {

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json maybe(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}

Json toJson(const NeededN& needed) {
    return {{"kind", name(needed.kind)}, {"about", number(needed.about)},
            {"low", number(needed.low)}, {"high", number(needed.high)},
            {"p_never", needed.never},   {"p_beyond_cap", needed.beyondCap}};
}

Json toJson(const std::optional<NeededRange>& range) {
    return range ? Json{{"low", number(range->low)}, {"high", number(range->high)}} : Json(nullptr);
}

Json toJson(const Finding& finding) {
    Json values = Json::object();
    for (const auto& [key, value] : finding.values) {
        values[key] = number(value);
    }
    return {{"kind", name(finding.kind)},        {"severity", name(finding.severity)},
            {"action", name(finding.action)},    {"values", std::move(values)},
            {"subject", finding.subject},        {"text", text(finding)},
            {"action_text", actionText(finding)}};
}

Json toJson(const StoppingVerdict& verdict) {
    return {{"stop", verdict.stop},
            {"gain", verdict.gain},
            {"p_below", verdict.probabilityBelow},
            {"stop_at", maybe(verdict.stopAt)}};
}

Json pointsOf(const Answer& answer) {
    Json points = Json::array();
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        const PointInterval& point = answer.points[i];
        points.push_back({{"n", answer.sizes[i]},
                          {"mean", point.mean},
                          {"low", point.low},
                          {"high", point.high},
                          {"sd", point.sd},
                          {"hollow", point.hollow}});
    }
    return points;
}

Json familiesOf(const Answer& answer) {
    Json families = Json::array();
    for (const FamilyFit& family : answer.families) {
        families.push_back({{"family", name(family.family)},
                            {"a", family.a},
                            {"b", family.b},
                            {"shape", family.shape},
                            {"rss", family.rss},
                            {"weight", family.weight},
                            {"leave_last_out", maybe(family.leaveLastOut)}});
    }
    return families;
}

Json forecastOf(const Answer& answer) {
    Json points = Json::array();
    for (const ForecastPoint& point : answer.forecast) {
        points.push_back({{"n", point.n},
                          {"score", point.score},
                          {"low", point.low},
                          {"high", point.high},
                          {"p_reached", point.reached},
                          {"horizon", name(point.horizon)}});
    }
    return points;
}

Json toJson(const SecondOpinion& opinion) {
    Json points = Json::array();
    for (std::size_t i = 0; i < opinion.n.size(); ++i) {
        points.push_back({{"n", opinion.n[i]},
                          {"error", opinion.median[i]},
                          {"low", opinion.interval[i].low},
                          {"high", opinion.interval[i].high}});
    }
    return {{"points", std::move(points)},
            {"needed", number(opinion.neededMedian)},
            {"needed_low", number(opinion.needed.low)},
            {"needed_high", number(opinion.needed.high)},
            {"p_never", opinion.never}};
}

Json stoppingOf(const Answer& answer) {
    Json json = Json::object();
    if (answer.perDoubling) {
        json["per_doubling"] = toJson(*answer.perDoubling);
    }
    if (answer.marginal) {
        json["marginal"] = toJson(*answer.marginal);
    }
    if (answer.cost) {
        json["cost"] = {{"stop", answer.cost->stop},
                        {"best_size", answer.cost->bestSize},
                        {"expected_net", answer.cost->expectedNet},
                        {"regret", answer.cost->regret},
                        {"marginal_stop", number(answer.cost->marginalStop)}};
    }
    return json;
}

} // namespace

Json toJson(const Answer& answer) {
    Json json{{"schema", "plateau.answer/1"},
              {"metric", name(answer.metric)},
              {"curve_kind", name(answer.curveKind)},
              {"target", answer.target},
              {"kind", name(answer.kind)},
              {"sentence", sentence(answer)},
              {"largest", answer.largest},
              {"best", answer.best},
              {"best_at", answer.bestAt},
              {"level", answer.level},
              {"points", pointsOf(answer)},
              {"forecast", forecastOf(answer)},
              {"families", familiesOf(answer)},
              {"forecast_leave_last_out", maybe(answer.forecastLeaveLastOut)},
              {"last_leave_last_out", maybe(answer.lastLeaveLastOut)},
              {"smallest_visible_gain", maybe(answer.smallestVisibleGain)},
              {"asked_gain", answer.askedGain},
              {"items_for_asked_gain", maybe(answer.itemsForAskedGain)},
              {"stopping", stoppingOf(answer)}};
    json["needed"] = answer.needed ? toJson(*answer.needed) : Json(nullptr);
    if (answer.needed) {
        json["needed"]["on_test_set"] = toJson(answer.onTestSet);
        json["needed"]["on_new_items"] = toJson(answer.onNewItems);
    }
    json["refusal"] = answer.refusal ? Json{{"kind", name(answer.refusal->kind)},
                                            {"at", number(answer.refusal->at)},
                                            {"found", number(answer.refusal->found)},
                                            {"needed", number(answer.refusal->needed)}}
                                     : Json(nullptr);
    json["gain"] = answer.gain ? Json{{"from", answer.gain->from},
                                      {"to", answer.gain->to},
                                      {"median", answer.gain->median},
                                      {"low", answer.gain->low},
                                      {"high", answer.gain->high}}
                               : Json(nullptr);
    json["second_opinion"] = answer.secondOpinion ? toJson(*answer.secondOpinion) : Json(nullptr);
    json["non_monotone"] = answer.violation ? Json{{"earlier", answer.violation->earlier},
                                                   {"later", answer.violation->later},
                                                   {"rise", answer.violation->rise},
                                                   {"z", answer.violation->z}}
                                            : Json(nullptr);
    json["findings"] = Json::array();
    for (const Finding& finding : answer.findings) {
        json["findings"].push_back(toJson(finding));
    }
    return json;
}

} // namespace plateau::statistics
