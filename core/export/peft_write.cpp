#include "core/export/head.h"
#include "core/export/language_files.h"
#include "core/export/peft.h"
#include "core/export/peft_checks.h"
#include "core/export/staged_folder.h"
#include "core/export/usage_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace plateau::exporter {
namespace {

constexpr const char* peftVersion = "0.21.2"; // whose loader the format was proved with
constexpr const char* headModule = "classifier";

/// The rank that most modules have; the smallest of several such.
int commonRank(const LoraTensors& tensors) {
    std::map<int, int> counts;
    for (const LoraModule& module : tensors.modules) {
        ++counts[module.rank];
    }
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// Every field of LoraConfig that decides the function or that some consumer requires.
Json configOf(const LoraTensors& tensors, const AdapterInfo& info, PeftForm form) {
    const int rank = commonRank(tensors);
    Json ranks = Json::object();
    std::vector<std::string> targets;
    for (const LoraModule& module : tensors.modules) {
        targets.push_back(module.module);
        if (module.rank != rank) {
            ranks[module.module] = module.rank;
        }
    }
    std::sort(targets.begin(), targets.end());
    const bool whole = std::floor(tensors.alpha) == tensors.alpha && tensors.alpha < 1e9;
    const bool saved = form == PeftForm::Exact && tensors.head;
    return {
        {"alpha_pattern", Json::object()},
        {"auto_mapping", nullptr},
        {"base_model_name_or_path", info.baseModel},
        {"bias", "none"},
        {"fan_in_fan_out", false},
        {"inference_mode", true},
        {"init_lora_weights", true},
        {"layers_pattern", nullptr},
        {"layers_to_transform", nullptr},
        {"lora_alpha", whole ? Json(static_cast<std::int64_t>(tensors.alpha)) : Json(tensors.alpha)},
        {"lora_dropout", tensors.dropout},
        {"modules_to_save", saved ? Json::array({headModule}) : Json()},
        {"peft_type", "LORA"},
        {"peft_version", peftVersion},
        {"r", rank},
        {"rank_pattern", std::move(ranks)},
        {"revision", nullptr},
        {"target_modules", form == PeftForm::Exact ? Json(wholeNames(targets)) : Json(targets)},
        {"task_type", info.reading ? "CAUSAL_LM" : "FEATURE_EXTRACTION"},
        {"use_dora", false},
        {"use_rslora", tensors.rsLora},
    };
}

Result<void> writeWeights(const std::filesystem::path& folder, const LoraTensors& tensors, bool withHead) {
    const auto size = [](int value) { return static_cast<std::uint64_t>(value); };
    std::vector<checkpoint::TensorData> all;
    for (const LoraModule& module : tensors.modules) {
        const std::string key = keyPrefix + module.module;
        all.push_back(tensorOf(key + ".lora_A.weight", {size(module.rank), size(module.in)}, module.a));
        all.push_back(tensorOf(key + ".lora_B.weight", {size(module.out), size(module.rank)}, module.b));
    }
    if (withHead) {
        const std::string key = std::string(keyPrefix) + headModule;
        const Head& head = *tensors.head;
        all.push_back(tensorOf(key + ".weight", {size(head.classes), size(head.hidden)}, head.weight));
        all.push_back(tensorOf(key + ".bias", {size(head.classes)}, head.bias));
    }
    const auto done =
        checkpoint::writeSafetensors(folder / adapterWeightsFile, std::move(all), {}, Publish::Replace);
    return done ? Result<void>() : done.error();
}

/// What a consumer of this form would refuse, read back from the files.
Result<void> prove(const std::filesystem::path& folder, PeftForm form) {
    const auto files = openPeft(folder);
    if (!files) {
        return files.error();
    }
    auto faults = checkPeft(*files);
    if (form == PeftForm::Portable) {
        const auto vllm = checkVllm(*files);
        const auto llama = checkLlamaCpp(*files);
        faults.insert(faults.end(), vllm.begin(), vllm.end());
        faults.insert(faults.end(), llama.begin(), llama.end());
    }
    return faults.empty() ? Result<void>() : faultsToError("export", faults);
}

Result<void> fill(const std::filesystem::path& folder, const std::filesystem::path& base,
                  const LoraTensors& tensors, AdapterInfo info, PeftForm form) {
    const bool inside = form == PeftForm::Exact && tensors.head.has_value();
    if (inside) {
        const std::string key = std::string(keyPrefix) + headModule;
        info.head = HeadLocation{adapterWeightsFile, key + ".weight", key + ".bias"};
    } else if (tensors.head) {
        const auto location = writeHeadFile(folder, *tensors.head);
        if (!location) {
            return location.error();
        }
        info.head = *location;
    }
    if (auto done = writeWeights(folder, tensors, inside); !done) {
        return done;
    }
    const auto config = publishFile(folder / adapterConfigFile, configOf(tensors, info, form).dump(2) + "\n",
                                    Publish::Replace);
    if (!config) {
        return config.error();
    }
    if (auto done = writeInfo(folder, info); !done) {
        return done;
    }
    if (auto done = info.head      ? writeUsage(folder, base, info)
                    : info.reading ? writeLanguageUsage(folder, info)
                                   : Result<void>();
        !done) {
        return done;
    }
    return prove(folder, form);
}

} // namespace

Result<void> writePeft(const std::filesystem::path& folder, const std::filesystem::path& base,
                       const LoraTensors& tensors, AdapterInfo info, PeftForm form) {
    info.kind = "lora";
    info.head.reset();
    auto problem = problemOf(tensors);
    if (problem.empty()) {
        problem = problemOf(info, tensors.head ? tensors.head->classes : 0);
    }
    if (!problem.empty()) {
        return badInput(folder.string(), problem, "Train the adapter again, or export another one.");
    }
    auto staged = StagedFolder::create(folder);
    if (!staged) {
        return staged.error();
    }
    const auto done = fill(staged->path(), base, form == PeftForm::Portable ? portable(tensors) : tensors,
                           std::move(info), form);
    return done ? staged->publish() : done;
}

} // namespace plateau::exporter
