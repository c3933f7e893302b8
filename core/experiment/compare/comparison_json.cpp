#include "core/experiment/compare/comparison.h"

#include <cmath>

namespace plateau::experiment {
namespace {

/// JSON has no infinity: an open end is null.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json number(const std::optional<double>& value) {
    return value ? number(*value) : Json();
}

Json metricJson(const MetricDifference& of) {
    const statistics::BootstrapInterval& interval = of.interval;
    return {{"metric", std::string(of.metric->info().id)},
            {"first", of.first},
            {"second", of.second},
            {"difference", interval.estimate},
            {"low", interval.low},
            {"high", interval.high},
            {"standard_error", interval.standardError},
            {"p", interval.p},
            {"p_holm", of.adjustedP}};
}

Json rightJson(const RightItems& right, std::uint64_t seed) {
    return {{"first_right", right.first},
            {"second_right", right.second},
            {"seed", seed},
            {"only_first_right", right.discordance.b},
            {"only_second_right", right.discordance.c},
            {"p_exact", right.mcNemar.exact},
            {"p_mid", right.mcNemar.midP},
            {"p", right.mcNemar.p},
            {"p_holm", right.mcNemarAdjustedP}};
}

/// Of gains: above 0 the second is better.
Json seedsJson(const statistics::SeedPaired& seeds) {
    Json json = {{"gain", seeds.difference},
                 {"low", seeds.interval.low},
                 {"high", seeds.interval.high},
                 {"t", number(seeds.t)},
                 {"p", seeds.p},
                 {"probability_second_better", seeds.probabilityBetter},
                 {"probability_low", seeds.probabilityInterval.low},
                 {"probability_high", seeds.probabilityInterval.high},
                 {"judged", seeds.enoughSeeds}};
    return json;
}

Json classJson(const statistics::ClassDifference& one, const std::vector<std::string>& labels) {
    return {{"label", labels[static_cast<std::size_t>(one.label)]},
            {"support", one.support},
            {"first_recall", one.firstRecall},
            {"second_recall", one.secondRecall},
            {"only_first_right", one.discordance.b},
            {"only_second_right", one.discordance.c},
            {"p", one.p},
            {"p_holm", one.adjustedP}};
}

Json pairJson(const PairedCells& pair, const std::vector<std::string>& labels) {
    Json json = {{"first_n", pair.firstN},
                 {"second_n", pair.secondN},
                 {"seeds", pair.seeds},
                 {"items", pair.items},
                 {"groups", pair.groups},
                 {"score", metricJson(pair.score)},
                 {"also", pair.also ? metricJson(*pair.also) : Json()},
                 {"mcnemar", pair.right ? rightJson(*pair.right, pair.testedSeed) : Json()},
                 {"over_seeds", pair.overSeeds ? seedsJson(*pair.overSeeds) : Json()}};
    json["classes"] = Json::array();
    for (const statistics::ClassDifference& one : pair.classes) {
        json["classes"].push_back(classJson(one, labels));
    }
    return json;
}

Json neededJson(const statistics::NeededLabels& needed) {
    return {{"low", needed.low}, {"high", number(needed.high)}};
}

Json savingJson(const statistics::LabelSaving& saving) {
    return {{"score", saving.score},
            {"score_is_target", saving.asked},
            {"first_labels", neededJson(saving.first)},
            {"second_labels", neededJson(saving.second)},
            {"saved", number(saving.saved)},
            {"low", number(saving.low)},
            {"high", number(saving.high)},
            {"can_tell", saving.canTell()},
            {"draws", saving.draws}};
}

Json growthJson(const std::optional<ComputeGrowth>& growth) {
    return growth ? Json{{"smallest_updates", growth->smallest},
                         {"largest_updates", growth->largest},
                         {"ratio", growth->ratio()}}
                  : Json();
}

} // namespace

Json toJson(const Comparison& comparison) {
    const ComparisonSettings& settings = comparison.settings;
    Json json = {{"first", comparison.first},
                 {"second", comparison.second},
                 {"metric",
                  {{"id", std::string(comparison.info().id)},
                   {"name", std::string(comparison.info().name)},
                   {"higher_is_better", comparison.info().higherIsBetter()}}},
                 {"level", settings.level},
                 {"alpha", settings.alpha},
                 {"margin", comparison.margin},
                 {"draws", settings.draws},
                 {"sentences", sentences(comparison)},
                 {"sizes_without_common_seed", comparison.withoutCommonSeed},
                 {"first_compute_growth", growthJson(comparison.firstGrowth)},
                 {"second_compute_growth", growthJson(comparison.secondGrowth)}};
    json["sizes"] = Json::array();
    for (const PairedCells& pair : comparison.pairs) {
        json["sizes"].push_back(pairJson(pair, comparison.labels));
    }
    json["verdict"] = comparison.verdict ? Json{{"equal_from", number(comparison.verdict->equalFrom)},
                                                {"equal_sizes", comparison.verdict->equalSizes},
                                                {"first_ahead", comparison.verdict->firstAhead},
                                                {"second_ahead", comparison.verdict->secondAhead}}
                                         : Json();
    json["saving"] = comparison.saving ? savingJson(*comparison.saving) : Json();
    return json;
}

} // namespace plateau::experiment
