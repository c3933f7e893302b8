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

Json intervalJson(const statistics::BootstrapInterval& interval, double adjusted) {
    return {{"difference", interval.estimate},          {"low", interval.low}, {"high", interval.high},
            {"standard_error", interval.standardError}, {"p", interval.p},     {"p_holm", adjusted}};
}

Json seedsJson(const statistics::SeedPaired& seeds) {
    Json json = {{"difference", seeds.difference},
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
                 {"first_correct", pair.firstCorrect},
                 {"second_correct", pair.secondCorrect},
                 {"first_accuracy", pair.firstAccuracy()},
                 {"second_accuracy", pair.secondAccuracy()},
                 {"first_macro_f1", pair.firstF1},
                 {"second_macro_f1", pair.secondF1},
                 {"accuracy", intervalJson(pair.accuracy, pair.accuracyAdjustedP)},
                 {"macro_f1", intervalJson(pair.macroF1, pair.macroF1AdjustedP)},
                 {"over_seeds", pair.overSeeds ? seedsJson(*pair.overSeeds) : Json()}};
    json["mcnemar"] = {{"seed", pair.testedSeed},
                       {"only_first_right", pair.discordance.b},
                       {"only_second_right", pair.discordance.c},
                       {"p_exact", pair.mcNemar.exact},
                       {"p_mid", pair.mcNemar.midP},
                       {"p", pair.mcNemar.p},
                       {"p_holm", pair.mcNemarAdjustedP}};
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
                 {"level", settings.level},
                 {"alpha", settings.alpha},
                 {"margin", settings.margin},
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
