#include "core/experiment/analyse/answer_store.h"

#include "core/base/checksummed_json.h"
#include "core/base/numbered_files.h"

#include <cmath>
#include <map>

namespace plateau::experiment {
namespace {

namespace fs = std::filesystem;

constexpr JsonLimits answerLimits{.fileBytes = 8u << 20, .stringBytes = 1u << 20, .depth = 64};

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

constexpr const char* schema = "plateau.answer_file/2";
constexpr const char* firstSchema = "plateau.answer_file/1";

Json simpleBaselinesJson(const std::vector<SimpleBaseline>& baselines) {
    Json list = Json::array();
    for (const SimpleBaseline& baseline : baselines) {
        list.push_back({{"kind", name(baseline.kind)},
                        {"n", baseline.n},
                        {"score", baseline.score},
                        {"gain_above", baseline.gainAbove}});
    }
    return list;
}

Json testSetJson(const EvaluationFacts& facts) {
    Json json = {{"items", facts.items},
                 {"groups", facts.groups},
                 {"design_effect", facts.designEffect},
                 {"effective_items", facts.effectiveItems()}};
    json["discordance"] = facts.discordance ? Json(*facts.discordance) : Json(nullptr);
    return json;
}

Json classJson(const statistics::ClassNeed& need) {
    Json json = {{"label", need.label},
                 {"test_items", need.testItems},
                 {"share", need.share},
                 {"prevalence", need.prevalence},
                 {"positives", need.positives},
                 {"recall", need.recall},
                 {"low", need.interval.low},
                 {"high", need.interval.high},
                 {"held_back", need.heldBack},
                 {"rare", need.rare},
                 {"expected_gain", need.expectedGain()}};
    json["needed_positives"] = need.needed ? Json{{"kind", statistics::name(need.needed->kind)},
                                                  {"about", number(need.needed->about)},
                                                  {"low", number(need.needed->low)},
                                                  {"high", number(need.needed->high)}}
                                           : Json(nullptr);
    return json;
}

Json collectJson(const ExperimentAnswer& answer) {
    Json entries = Json::array();
    for (const auto& entry : answer.collectNext.entries) {
        entries.push_back({{"label", answer.classes[entry.need].label},
                           {"labels", entry.labels},
                           {"expected_gain", entry.gain}});
    }
    return {{"classes", std::move(entries)},
            {"labels", answer.collectNext.labels},
            {"expected_gain", answer.collectNext.gain},
            {"low", answer.collectNext.low},
            {"high", answer.collectNext.high}};
}

Json fileJson(std::int64_t number, const ExperimentAnswer& answer, const ExperimentState& state) {
    Json classes = Json::array();
    for (const statistics::ClassNeed& need : answer.classes) {
        classes.push_back(classJson(need));
    }
    Json json = {{"schema", schema},
                 {"number", number},
                 {"metric", answer.metric},
                 {"target", answer.request.target},
                 {"sentence", answer.sentence},
                 {"answer", statistics::toJson(answer.answer)},
                 {"warnings", toJson(answer.warnings)},
                 {"simple_baselines", simpleBaselinesJson(answer.simpleBaselines)},
                 {"test_set", answer.testSet ? testSetJson(*answer.testSet) : Json(nullptr)},
                 {"classes", std::move(classes)},
                 {"collect_next", collectJson(answer)},
                 {"inputs_sha256", answer.inputsSha256},
                 {"results", resultHashes(state)}};
    if (answer.retention) {
        json["retention"] = toJson(*answer.retention);
    }
    if (!answer.series.empty()) {
        json["mixtures"] = toJson(answer.mixtures);
        for (const SeriesAnswer& series : answer.series) {
            json["series"].push_back({{"mixture", series.mixture},
                                      {"sentence", series.sentence},
                                      {"answer", statistics::toJson(series.answer)}});
        }
    }
    return json;
}

/// The first version called the simple baselines floors.
void upgrade(Json& json) {
    if (json.value("schema", "") == firstSchema && json.contains("floors")) {
        json["simple_baselines"] = std::move(json["floors"]);
        json.erase("floors");
        json["schema"] = schema;
    }
}

std::optional<StoredAnswer> readStored(Json json) {
    if (!json.is_object()) {
        return std::nullopt;
    }
    upgrade(json);
    StoredAnswer stored;
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    constexpr auto required = JsonFields::Presence::Required;
    fields.read("number", stored.number, required);
    fields.read("target", stored.target, required);
    fields.read("sentence", stored.sentence, required);
    fields.read("inputs_sha256", stored.inputsSha256, required);
    if (const Json* warnings = fields.find("warnings", required)) {
        stored.warnings = readWarnings(*warnings, faults);
    }
    if (!faults.empty()) {
        return std::nullopt;
    }
    stored.json = std::move(json);
    return stored;
}

fs::path answersFolder(const Folder& folder) {
    return folder.root() / "answers";
}

} // namespace

Result<StoredAnswer> storeAnswer(const Folder& folder, const ExperimentAnswer& answer,
                                 const ExperimentState& state) {
    if (auto newest = newestAnswer(folder); newest && newest->inputsSha256 == answer.inputsSha256) {
        return std::move(*newest);
    }
    Json json;
    const auto number = publishNumbered(
        answersFolder(folder), [&](std::int64_t next) { return json = fileJson(next, answer, state); });
    if (!number) {
        return number.error();
    }
    return StoredAnswer{*number,         answer.request.target, answer.sentence, answer.inputsSha256,
                        answer.warnings, std::move(json)};
}

StoredAnswer unstoredAnswer(const ExperimentAnswer& answer, const ExperimentState& state) {
    return {0,
            answer.request.target,
            answer.sentence,
            answer.inputsSha256,
            answer.warnings,
            fileJson(0, answer, state)};
}

std::optional<StoredAnswer> newestAnswer(const Folder& folder) {
    const auto numbers = fileNumbers(answersFolder(folder));
    for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
        auto json = readChecksummed(numberedFile(answersFolder(folder), *number), answerLimits);
        if (!json) {
            continue;
        }
        auto stored = readStored(std::move(*json));
        if (stored && stored->number == *number) {
            return stored;
        }
    }
    return std::nullopt;
}

} // namespace plateau::experiment
