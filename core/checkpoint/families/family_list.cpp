#include "core/base/utf8.h"
#include "core/checkpoint/families/model_shape.h"

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

} // namespace plateau::checkpoint
