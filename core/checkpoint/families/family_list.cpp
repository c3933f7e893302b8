#include "core/base/utf8.h"
#include "core/checkpoint/families/built_in.h"
#include "core/checkpoint/families/gguf_config.h"
#include "core/checkpoint/families/targets.h"

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

/// What config.json calls a kind of model, and who reads it.
struct FamilyRow {
    std::string_view modelType;
    ModelShape (*read)(JsonFields&);
};

constexpr std::array<FamilyRow, 10> families = {{
    {"bert", readBert},
    {"distilbert", readDistilBert},
    {"electra", readElectra},
    {"llama", readLlama},
    {"minimind", readMiniMind},
    {"mistral", readMistral},
    {"qwen2", readQwen2},
    {"qwen3", readQwen3},
    {"roberta", readRoberta},
    {"xlm-roberta", readXlmRoberta},
}};

std::string typeList() {
    std::string list;
    for (const FamilyRow& row : families) {
        list += (list.empty() ? "" : &row == &families.back() ? " or " : ", ") + std::string(row.modelType);
    }
    return list;
}

/// @param architecture of a GGUF file, whose keys faults name; empty for config.json
Result<ModelShape> shapeOf(const Json& json, const std::string& where, const std::string& architecture) {
    std::vector<Fault> faults;
    JsonFields fields(json, "", faults);
    std::string type;
    fields.read("model_type", type, JsonFields::Presence::Required);
    if (!faults.empty()) {
        return faultsToError(where, faults);
    }
    const auto row = std::find_if(families.begin(), families.end(),
                                  [&](const FamilyRow& candidate) { return candidate.modelType == type; });
    if (row == families.end()) {
        return badInput(where, fmt::format("model_type '{}' is not supported yet", printable(type, 60)),
                        fmt::format("Choose a model of type {}.", typeList()));
    }
    ModelShape shape = row->read(fields);
    for (Fault& fault : faults) {
        fault.field = architecture.empty() ? fault.field : ggufKey(architecture, fault.field);
    }
    return faults.empty() ? Result<ModelShape>(std::move(shape)) : faultsToError(where, faults);
}

Result<ModelShape> readGgufShape(const std::filesystem::path& path) {
    const auto file = GgufFile::open(path);
    if (!file) {
        return file.error();
    }
    const auto config = configOf(*file);
    if (!config) {
        return config.error();
    }
    auto shape = shapeOf(*config, path.string(), (*config)["model_type"].get<std::string>());
    const auto* divisors = file->find("rope_freqs.weight");
    if (!shape || divisors == nullptr) {
        return shape;
    }
    auto& decoder = std::get<DecoderConfig>(shape->config);
    auto values = file->floats("rope_freqs.weight");
    if (!values) {
        return values.error();
    }
    if (values->size() != static_cast<std::size_t>(decoder.headSize / 2) ||
        !std::all_of(values->begin(), values->end(), [](float value) { return value > 0; })) {
        return badInput(path.string() + ": tensor 'rope_freqs.weight'", "does not fit the heads",
                        "Get the file again; it is damaged.");
    }
    decoder.ropeDivisors = *std::move(values);
    return shape;
}

} // namespace

Result<ModelShape> readModelShape(const std::filesystem::path& folder) {
    const auto path = folder / "config.json";
    std::error_code ignored;
    if (const auto builtIn = builtInModel(folder.string());
        builtIn && !std::filesystem::exists(path, ignored)) {
        return builtIn->shape;
    }
    if (isGguf(folder)) {
        return readGgufShape(folder);
    }
    const auto json = readJson(path);
    return json ? shapeOf(*json, path.string(), {}) : json.error();
}

std::vector<std::string> unmatchedTargets(const ModelShape& shape, const std::vector<std::string>& targets) {
    std::vector<std::string> unmatched;
    for (const std::string& target : targets) {
        const bool found = std::any_of(shape.linearModules.begin(), shape.linearModules.end(),
                                       [&](const std::string& module) { return isTarget(module, {target}); });
        if (!found) {
            unmatched.push_back(target);
        }
    }
    return unmatched;
}

} // namespace plateau::checkpoint
