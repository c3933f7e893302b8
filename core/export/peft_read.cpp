#include "core/base/utf8.h"
#include "core/export/head.h"
#include "core/export/peft.h"
#include "core/export/peft_checks.h"

#include <fmt/format.h>

namespace plateau::exporter {
namespace {

constexpr std::uint64_t mostFeatures = 1 << 24;

/// One module, both halves; shapes were checked by checkPeft().
Result<LoraModule> readModule(const PeftFiles& files, const std::string& name) {
    const std::string key = keyPrefix + name;
    const auto& shapeA = files.weights.find(key + ".lora_A.weight")->shape;
    const auto& shapeB = files.weights.find(key + ".lora_B.weight")->shape;
    if (shapeA[1] > mostFeatures || shapeB[0] > mostFeatures) {
        return badInput(files.weights.path().string(), fmt::format("'{}' is too large", printable(name, 120)),
                        "Choose another adapter.");
    }
    auto a = readFloats(files.weights, key + ".lora_A.weight");
    auto b = readFloats(files.weights, key + ".lora_B.weight");
    if (!a || !b) {
        return a ? b.error() : a.error();
    }
    return LoraModule{name,
                      static_cast<int>(shapeA[0]),
                      static_cast<int>(shapeA[1]),
                      static_cast<int>(shapeB[0]),
                      *std::move(a),
                      *std::move(b)};
}

/// Where the head is when no plateau.json says so.
std::optional<HeadLocation> savedHead(const PeftFiles& files) {
    for (const char* module : {"classifier", "score"}) {
        const std::string key = std::string(keyPrefix) + module;
        if (files.weights.find(key + ".weight") && files.weights.find(key + ".bias")) {
            return HeadLocation{adapterWeightsFile, key + ".weight", key + ".bias"};
        }
    }
    return std::nullopt;
}

Result<void> readScale(const PeftFiles& files, LoraTensors& tensors) {
    std::vector<Fault> faults;
    JsonFields fields(files.config, "", faults);
    fields.read("lora_alpha", tensors.alpha, JsonFields::Presence::Required);
    fields.read("use_rslora", tensors.rsLora);
    fields.read("lora_dropout", tensors.dropout);
    const Json* pattern = fields.find("alpha_pattern");
    if (pattern && !pattern->is_null() && !pattern->empty()) {
        fields.fault("alpha_pattern", "is not supported", "Export the adapter with one alpha.");
    }
    return faults.empty() ? Result<void>() : faultsToError(adapterConfigFile, faults);
}

} // namespace

Result<PeftAdapter> readPeft(const std::filesystem::path& folder) {
    const auto files = openPeft(folder);
    if (!files) {
        return files.error();
    }
    if (const auto faults = checkPeft(*files); !faults.empty()) {
        return faultsToError(folder.string(), faults);
    }
    PeftAdapter adapter;
    if (const auto done = readScale(*files, adapter.tensors); !done) {
        return done.error();
    }
    for (const auto& tensor : files->weights.tensors()) {
        const auto key = parsePeftKey(tensor.name);
        if (!key || key->part != PeftKey::Part::A) {
            continue;
        }
        auto module = readModule(*files, key->module);
        if (!module) {
            return module.error();
        }
        adapter.tensors.modules.push_back(*std::move(module));
    }
    auto location = savedHead(*files);
    if (std::filesystem::exists(folder / infoFile)) {
        auto info = readInfo(folder);
        if (!info) {
            return info.error();
        }
        location = info->head;
        adapter.info = *std::move(info);
    }
    if (location) {
        auto head = readHead(folder, *location);
        if (!head) {
            return head.error();
        }
        adapter.tensors.head = *std::move(head);
    }
    const auto problem = problemOf(adapter.tensors);
    return problem.empty() ? Result<PeftAdapter>(std::move(adapter))
                           : badInput(folder.string(), problem, "Choose another adapter.");
}

} // namespace plateau::exporter
