#include "core/export/peft_checks.h"

#include "core/base/utf8.h"
#include "core/checkpoint/families/targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace plateau::exporter {
namespace {

using checkpoint::TensorInfo;

constexpr std::uint64_t largestVllmRank = 512;
constexpr const char* again = "Export the adapter again.";
constexpr const char* usePortable = "Use the portable form.";

/// Fields of LoraConfig that make another function of the same tensors.
constexpr const char* variants[] = {"layer_replication", "alora_invocation_tokens",
                                    "use_bdlora",        "use_qalora",
                                    "arrow_config",      "kasa_config"};

/// Collects faults with the value they are about.
class Checker {
public:
    explicit Checker(const PeftFiles& files) : m_files(files) {}

    void fault(std::string field, std::string reason, const char* fix) {
        m_faults.push_back({std::move(field), std::move(reason), fix});
    }
    std::vector<Fault> take() { return std::move(m_faults); }

    const Json& field(const char* name) const {
        static const Json nothing;
        const auto found = m_files.config.find(name);
        return found == m_files.config.end() ? nothing : *found;
    }
    std::vector<std::string> targets() const { return targetModules(m_files.config); }
    bool isSet(const char* name) const {
        const Json& value = field(name);
        return !(value.is_null() || value == Json(false) ||
                 ((value.is_array() || value.is_object()) && value.empty()));
    }
    void refuseIfSet(const char* name, const char* reason, const char* fix) {
        if (isSet(name)) {
            fault(name, reason, fix);
        }
    }

private:
    const PeftFiles& m_files;
    std::vector<Fault> m_faults;
};

struct Pair {
    const TensorInfo* a = nullptr;
    const TensorInfo* b = nullptr;
};

std::uint64_t firstOf(const TensorInfo& tensor) {
    return tensor.shape.empty() ? 1 : tensor.shape.front();
}
std::uint64_t lastOf(const TensorInfo& tensor) {
    return tensor.shape.empty() ? 1 : tensor.shape.back();
}

std::map<std::string, Pair> pairsOf(const PeftFiles& files) {
    std::map<std::string, Pair> pairs;
    for (const TensorInfo& tensor : files.weights.tensors()) {
        if (const auto key = parsePeftKey(tensor.name); key && key->part != PeftKey::Part::Other) {
            (key->part == PeftKey::Part::A ? pairs[key->module].a : pairs[key->module].b) = &tensor;
        }
    }
    return pairs;
}

/// The rank the config states for a module; 0 when it states none.
std::uint64_t rankOf(const Checker& checker, const std::string& module) {
    const Json& pattern = checker.field("rank_pattern");
    if (pattern.is_object()) {
        for (const auto& [key, rank] : pattern.items()) {
            if (meansModule(key, module)) {
                return rank.is_number_unsigned() ? rank.get<std::uint64_t>() : 0;
            }
        }
    }
    const Json& rank = checker.field("r");
    return rank.is_number_unsigned() ? rank.get<std::uint64_t>() : 0;
}

void checkConfig(Checker& checker) {
    if (checker.field("peft_type") != Json("LORA")) {
        checker.fault("peft_type", "is not LORA", "Choose a LoRA adapter.");
    }
    const Json& rank = checker.field("r");
    if (!rank.is_number_unsigned() || rank.get<std::uint64_t>() == 0) {
        checker.fault("r", "is no rank of 1 or more", again);
    }
    const Json& alpha = checker.field("lora_alpha");
    if (!alpha.is_number() || !(alpha.get<double>() > 0)) {
        checker.fault("lora_alpha", "is not above 0", again);
    }
    if (checker.targets().empty()) {
        checker.fault("target_modules", "is no list of module names", again);
    }
    const Json& bias = checker.field("bias");
    if (!bias.is_null() && bias != Json("none")) {
        checker.fault("bias", "trained biases are not supported", "Choose an adapter with bias none.");
    }
    checker.refuseIfSet("use_dora", "DoRA is not supported", "Merge it into its base model.");
    checker.refuseIfSet("fan_in_fan_out", "transposed weights are not supported", again);
    for (const char* variant : variants) {
        checker.refuseIfSet(variant, "is not supported", "Merge the adapter into its base model.");
    }
}

void checkPair(Checker& checker, const std::string& module, const Pair& pair) {
    const auto shown = printable(module, 120);
    if (!pair.a || !pair.b) {
        checker.fault(shown, fmt::format("has no lora_{}.weight", pair.a ? "B" : "A"), again);
        return;
    }
    const std::uint64_t rank = rankOf(checker, module);
    const bool fits = pair.a->shape.size() == 2 && pair.b->shape.size() == 2 && pair.a->shape[0] == rank &&
                      pair.b->shape[1] == rank;
    if (!fits) {
        checker.fault(shown,
                      fmt::format("A [{}] and B [{}] do not have the stated rank {}",
                                  fmt::join(pair.a->shape, ", "), fmt::join(pair.b->shape, ", "), rank),
                      again);
    }
}

/// Every target hits a module, every module is a target.
void checkTargets(Checker& checker, const std::map<std::string, Pair>& pairs) {
    const auto targets = checker.targets();
    for (const auto& target : targets) {
        if (std::none_of(pairs.begin(), pairs.end(),
                         [&](const auto& item) { return checkpoint::isTarget(item.first, {target}); })) {
            checker.fault("target_modules", fmt::format("'{}' has no tensors", printable(target, 120)),
                          again);
        }
    }
    for (const auto& [module, pair] : pairs) {
        if (!checkpoint::isTarget(module, targets)) {
            checker.fault(printable(module, 120), "is in no target_modules and would be left out", again);
        }
        checkPair(checker, module, pair);
    }
}

/// Other tensors belong to a module of modules_to_save; one of these at least has some (PEFT lists names that
/// a model may have).
void checkSaved(Checker& checker, const PeftFiles& files) {
    const auto saved = textList(files.config, "modules_to_save");
    bool found = saved.empty();
    for (const TensorInfo& tensor : files.weights.tensors()) {
        const auto key = parsePeftKey(tensor.name);
        if (key && key->part != PeftKey::Part::Other) {
            continue;
        }
        const std::string module = key ? key->module.substr(0, key->module.rfind('.')) : "";
        const bool listed = std::any_of(saved.begin(), saved.end(),
                                        [&](const std::string& name) { return meansModule(name, module); });
        found = found || listed;
        if (!listed) {
            checker.fault(printable(tensor.name, 120), "is neither LoRA nor in modules_to_save", again);
        }
    }
    if (!found) {
        checker.fault("modules_to_save", "none of them has tensors", again);
    }
}

void checkPeftRules(Checker& checker, const PeftFiles& files) {
    checkConfig(checker);
    checkTargets(checker, pairsOf(files));
    checkSaved(checker, files);
}

} // namespace

std::vector<Fault> checkPeft(const PeftFiles& files) {
    Checker checker(files);
    checkPeftRules(checker, files);
    return checker.take();
}

std::vector<Fault> checkVllm(const PeftFiles& files) {
    Checker checker(files);
    checkPeftRules(checker, files);
    checker.refuseIfSet("modules_to_save", "is rejected by vLLM", usePortable);
    checker.refuseIfSet("rank_pattern", "is not read by vLLM", usePortable);
    checker.refuseIfSet("alpha_pattern", "is not read by vLLM", usePortable);
    const Json& rank = checker.field("r");
    if (rank.is_number_unsigned() && rank.get<std::uint64_t>() > largestVllmRank) {
        checker.fault("r", fmt::format("is above vLLM's largest rank {}", largestVllmRank),
                      "Train with a smaller rank.");
    }
    return checker.take();
}

std::vector<Fault> checkLlamaCpp(const PeftFiles& files) {
    Checker checker(files);
    checkPeftRules(checker, files);
    checker.refuseIfSet("modules_to_save", "stops llama.cpp's converter", usePortable);
    checker.refuseIfSet("use_rslora", "is not read by llama.cpp", usePortable);
    checker.refuseIfSet("rank_pattern", "is not read by llama.cpp", usePortable);
    checker.refuseIfSet("alpha_pattern", "is not read by llama.cpp", usePortable);
    for (const auto& [module, pair] : pairsOf(files)) {
        if (meansModule("lm_head", module)) {
            checker.fault(printable(module, 120), "cannot be converted where the head is tied",
                          "Train without lm_head.");
        }
    }
    return checker.take();
}

std::vector<Fault> checkBase(const PeftFiles& files, const checkpoint::ModelWeights& base) {
    Checker checker(files);
    for (const auto& [module, pair] : pairsOf(files)) {
        const TensorInfo* weight = base.find(module + ".weight");
        if (!weight || weight->shape.size() != 2) {
            checker.fault(printable(module, 120), "is no linear of the base model",
                          "Choose the base model that the adapter was trained on.");
        } else if (pair.a && pair.b &&
                   (lastOf(*pair.a) != weight->shape[1] || firstOf(*pair.b) != weight->shape[0])) {
            checker.fault(printable(module, 120), "has other sizes than the base model",
                          "Choose the base model that the adapter was trained on.");
        }
    }
    return checker.take();
}

} // namespace plateau::exporter
