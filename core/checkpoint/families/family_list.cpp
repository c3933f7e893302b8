#include "core/base/utf8.h"
#include "core/checkpoint/families/built_in.h"

#include <algorithm>
#include <array>

namespace plateau::checkpoint {
namespace {

/// What config.json calls a kind of model, and who reads it.
struct FamilyRow {
    std::string_view modelType;
    ModelShape (*read)(JsonFields&);
};

constexpr std::array<FamilyRow, 4> families = {{
    {"bert", readBert},
    {"llama", readLlama},
    {"qwen2", readQwen2},
    {"qwen3", readQwen3},
}};

} // namespace

Result<ModelShape> readModelShape(const std::filesystem::path& folder) {
    const auto path = folder / "config.json";
    std::error_code ignored;
    if (const auto builtIn = builtInModel(folder.string());
        builtIn && !std::filesystem::exists(path, ignored)) {
        return builtIn->shape;
    }
    const auto json = readJson(path);
    if (!json) {
        return json.error();
    }
    std::vector<Fault> faults;
    JsonFields fields(*json, "", faults);
    std::string type;
    fields.read("model_type", type, JsonFields::Presence::Required);
    if (!faults.empty()) {
        return faultsToError(path.string(), faults);
    }
    const auto row = std::find_if(families.begin(), families.end(),
                                  [&](const FamilyRow& candidate) { return candidate.modelType == type; });
    if (row == families.end()) {
        return badInput(path.string(),
                        fmt::format("model_type '{}' is not supported yet", printable(type, 60)),
                        "Choose a BERT-family encoder or a Llama-family decoder.");
    }
    ModelShape shape = row->read(fields);
    return faults.empty() ? Result<ModelShape>(std::move(shape)) : faultsToError(path.string(), faults);
}

std::vector<std::string> unmatchedTargets(const ModelShape& shape, const std::vector<std::string>& targets) {
    std::vector<std::string> unmatched;
    for (const std::string& target : targets) {
        const bool found = std::any_of(
            shape.linearModules.begin(), shape.linearModules.end(),
            [&](const std::string& module) { return module == target || module.ends_with("." + target); });
        if (!found) {
            unmatched.push_back(target);
        }
    }
    return unmatched;
}

} // namespace plateau::checkpoint
