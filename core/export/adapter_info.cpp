#include "core/export/adapter_info.h"

#include "core/base/checksummed_json.h"
#include "core/base/json_fields.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::exporter {
namespace {

/// 2: says truly how long features are before the head; 1 left that out.
constexpr int schema = 2;
constexpr JsonLimits infoLimits{.fileBytes = 16 << 20};

bool isKnownKind(const std::string& kind) {
    return kind == "lora" || kind == "last_layer" || kind == "full";
}

/// "name" or "owner/name", as model hubs write it.
bool isModelName(std::string_view name) {
    const auto slash = name.find('/');
    const bool path = name.empty() || slash == 0 || name.starts_with(".") || name.find("..") != name.npos ||
                      name.find('\\') != name.npos || name.find('~') != name.npos;
    return !path && (slash == name.npos || name.find('/', slash + 1) == name.npos);
}

void readHead(JsonFields& fields, AdapterInfo& info) {
    using Presence = JsonFields::Presence;
    if (auto head = fields.object("head")) {
        HeadLocation location;
        head->read("file", location.file, Presence::Required);
        head->read("weight", location.weight, Presence::Required);
        head->read("bias", location.bias, Presence::Required);
        head->finish();
        info.head = std::move(location);
    }
}

void readReading(JsonFields& fields, AdapterInfo& info) {
    using Presence = JsonFields::Presence;
    if (auto reading = fields.object("reading")) {
        TextReading read;
        reading->read("begin_token", read.beginToken, Presence::Required);
        reading->read("context", read.context, Presence::Required);
        if (auto answers = reading->object("answers")) {
            AnswerReading& asked = read.answers.emplace();
            answers->read("before", asked.before, Presence::Required);
            answers->read("after", asked.after, Presence::Required);
            answers->read("stops", asked.stops, Presence::Required);
            answers->read("max_new_tokens", asked.maxNewTokens, Presence::Required);
            if (auto classes = answers->object("classes")) {
                ClassAnswers& known = asked.classes.emplace();
                classes->read("labels", known.labels, Presence::Required);
                classes->read("ids", known.ids, Presence::Required);
                classes->read("prompt_tokens", known.promptTokens, Presence::Required);
                classes->finish();
            }
            answers->finish();
        }
        reading->finish();
        info.reading = read;
    }
}

void readClassifier(JsonFields& fields, AdapterInfo& info) {
    using Presence = JsonFields::Presence;
    std::string pooling;
    fields.read("labels", info.labels, Presence::Required);
    fields.read("many_labels", info.manyLabels);
    fields.read("pooling", pooling, Presence::Required);
    fields.read("normalise", info.normalise, Presence::Required);
    fields.read("scale", info.scale, Presence::Required);
    fields.read("max_tokens", info.maxTokens, Presence::Required);
    if (const auto known = checkpoint::poolingFromName(pooling)) {
        info.pooling = *known;
    } else {
        fields.fault("pooling", fmt::format("'{}' is not known", printable(pooling, 40)), "Export it again.");
    }
    readHead(fields, info);
}

} // namespace

std::string problemOf(const AdapterInfo& info, int classes) {
    if (!isKnownKind(info.kind)) {
        return fmt::format("'{}' is no kind of export", printable(info.kind, 40));
    }
    if (!isModelName(info.baseModel)) {
        return fmt::format("'{}' is no model name; a path must not leave this machine",
                           printable(info.baseModel, 100));
    }
    if (classes > 0 && info.labels.size() != static_cast<std::size_t>(classes)) {
        return fmt::format("{} labels for {} classes", info.labels.size(), classes);
    }
    const bool valid = std::none_of(info.labels.begin(), info.labels.end(), [](const std::string& label) {
        return firstInvalidUtf8(label).has_value();
    });
    return valid ? "" : "a label is not valid UTF-8";
}

Json toJson(const AdapterInfo& info) {
    Json json = {{"schema", schema},
                 {"kind", info.kind},
                 {"base_model", {{"name", info.baseModel}, {"sha256", info.baseSha256}}},
                 {"tokenizer_hash", info.tokenizerHash},
                 {"trained_precision", info.trainedPrecision}};
    if (info.reading) {
        json["reading"] = {{"begin_token", info.reading->beginToken}, {"context", info.reading->context}};
        if (const auto& asked = info.reading->answers) {
            json["reading"]["answers"] = {{"before", asked->before},
                                          {"after", asked->after},
                                          {"stops", asked->stops},
                                          {"max_new_tokens", asked->maxNewTokens}};
            if (const auto& classes = asked->classes) {
                json["reading"]["answers"]["classes"] = {{"labels", classes->labels},
                                                         {"ids", classes->ids},
                                                         {"prompt_tokens", classes->promptTokens}};
            }
        }
        return json;
    }
    json.update({{"labels", info.labels},
                 {"pooling", checkpoint::name(info.pooling)},
                 {"normalise", info.normalise},
                 {"scale", info.scale},
                 {"max_tokens", info.maxTokens}});
    if (info.manyLabels) {
        json["many_labels"] = true;
    }
    if (info.head) {
        json["head"] = {{"file", info.head->file}, {"weight", info.head->weight}, {"bias", info.head->bias}};
    }
    return json;
}

Result<void> writeInfo(const std::filesystem::path& folder, const AdapterInfo& info) {
    const auto done = publishChecksummed(folder / infoFile, toJson(info), Publish::Replace);
    return done ? Result<void>() : done.error();
}

Result<AdapterInfo> readInfo(const std::filesystem::path& folder) {
    using Presence = JsonFields::Presence;
    const auto json = readChecksummed(folder / infoFile, infoLimits);
    if (!json) {
        return json.error();
    }
    AdapterInfo info;
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    int version = 0;
    fields.read("schema", version, Presence::Required);
    if (version > schema) {
        fields.fault("schema", fmt::format("{} is newer than this program knows", version),
                     "Update Plateau.");
    } else if (version < schema) {
        return badInput((folder / infoFile).string(),
                        fmt::format("schema {} does not say how long features are before the head", version),
                        "Export it again.");
    }
    fields.read("kind", info.kind, Presence::Required);
    fields.read("tokenizer_hash", info.tokenizerHash, Presence::Required);
    fields.read("trained_precision", info.trainedPrecision);
    readReading(fields, info);
    if (!info.reading) {
        readClassifier(fields, info);
    }
    if (auto base = fields.object("base_model", Presence::Required)) {
        base->read("name", info.baseModel, Presence::Required);
        base->read("sha256", info.baseSha256, Presence::Required);
        base->finish();
    }
    fields.finish();
    return faults.empty() ? Result<AdapterInfo>(info) : faultsToError((folder / infoFile).string(), faults);
}

} // namespace plateau::exporter
