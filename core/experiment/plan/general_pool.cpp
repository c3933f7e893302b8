#include "core/experiment/plan/general_pool.h"

#include <filesystem>

#include <fmt/format.h>

namespace plateau::experiment {
namespace {

using Presence = JsonFields::Presence;

void addShares(Json& json, const recipe::DatasetShares& shares) {
    if (!shares.weights.empty()) {
        json["weights"] = shares.weights;
    }
    if (shares.temperature != 1) {
        json["temperature"] = shares.temperature;
    }
}

void readShares(JsonFields& fields, recipe::DatasetShares& shares) {
    fields.read("weights", shares.weights);
    fields.read("temperature", shares.temperature);
}

void addFault(const Error& error, const std::string& field, std::vector<Fault>& faults) {
    faults.push_back({field, error.what, error.fix});
}

} // namespace

Json toJson(const DataFile& file) {
    return {{"file", file.file}, {"sha256", file.sha256}, {"rows", file.rows}};
}

DataFile readDataFile(JsonFields& parent, const std::string& key) {
    DataFile file;
    if (auto fields = parent.object(key, Presence::Required)) {
        fields->read("file", file.file, Presence::Required);
        fields->read("sha256", file.sha256, Presence::Required);
        fields->read("rows", file.rows, Presence::Required);
        fields->finish();
    }
    return file;
}

std::int64_t GeneralPool::rows() const {
    std::int64_t sum = 0;
    for (const DataFile& file : files) {
        sum += file.rows;
    }
    return sum;
}

Json toJson(const GeneralPool& pool) {
    Json json = {{"files", Json::array()}};
    for (const DataFile& file : pool.files) {
        json["files"].push_back(toJson(file));
    }
    if (pool.test) {
        json["test"] = toJson(*pool.test);
    }
    addShares(json, pool.shares);
    json["temperature"] = pool.shares.temperature;
    return json;
}

GeneralPool readGeneralPool(const Json& json, const std::string& path, std::vector<Fault>& faults) {
    GeneralPool pool;
    JsonFields fields(json, path, faults);
    const Json* files = fields.find("files", Presence::Required);
    for (const Json& entry : files != nullptr && files->is_array() ? *files : Json::array()) {
        const Json wrapped = {{"file", entry}};
        JsonFields one(wrapped, fmt::format("{}.files[{}]", path, pool.files.size()), faults);
        pool.files.push_back(readDataFile(one, "file"));
    }
    if (fields.find("test") != nullptr) {
        pool.test = readDataFile(fields, "test");
    }
    readShares(fields, pool.shares);
    fields.finish();
    return pool;
}

std::string generalFileName(std::size_t dataset) {
    return dataset == 0 ? "data/general.jsonl" : fmt::format("data/general-{}.jsonl", dataset + 1);
}

std::string poolName(const DataFile& file) {
    return std::filesystem::path(file.file).stem().string();
}

Json toJson(const MixedDraws& mixed) {
    Json json = {{"share", recipe::mixtureText(mixed.mixture)}, {"general_sha256", mixed.generalSha256}};
    addShares(json, mixed.shares);
    return json;
}

MixedDraws readMixedDraws(const Json& json, const std::string& path, std::vector<Fault>& faults) {
    MixedDraws mixed;
    JsonFields fields(json, path, faults);
    std::string share;
    fields.read("share", share, Presence::Required);
    if (auto mixture = recipe::parseMixture(share)) {
        mixed.mixture = std::move(*mixture);
    } else {
        addFault(mixture.error(), path + ".share", faults);
    }
    fields.read("general_sha256", mixed.generalSha256, Presence::Required);
    readShares(fields, mixed.shares);
    fields.finish();
    return mixed;
}

std::string seriesText(const Series& series) {
    return series ? recipe::mixtureText(*series) : "none";
}

Result<Series> parseSeries(const std::string& text) {
    if (text == "none") {
        return Series();
    }
    auto mixture = recipe::parseMixture(text);
    return mixture ? Result<Series>(std::move(*mixture)) : mixture.error();
}

std::vector<Series> readSeriesList(JsonFields& fields, const std::string& key, std::vector<Fault>& faults) {
    std::vector<std::string> texts;
    fields.read(key, texts);
    std::vector<Series> list;
    for (const std::string& text : texts) {
        auto series = parseSeries(text);
        if (!series) {
            addFault(series.error(), fmt::format("{}[{}]", key, list.size()), faults);
        }
        list.push_back(series ? std::move(*series) : Series());
    }
    return list;
}

} // namespace plateau::experiment
