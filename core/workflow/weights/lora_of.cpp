#include "core/workflow/weights/lora_of.h"

#include <map>

namespace plateau::workflow {
namespace {

constexpr std::string_view suffixA = ".lora_A";
constexpr std::string_view suffixB = ".lora_B";

} // namespace

exporter::LoraTensors loraOf(const std::vector<training::NamedMatrix>& weights,
                             const recipe::LoraSettings& settings) {
    std::map<std::string, exporter::LoraModule> modules;
    for (const training::NamedMatrix& weight : weights) {
        const bool isA = weight.name.ends_with(suffixA);
        if (!isA && !weight.name.ends_with(suffixB)) {
            continue;
        }
        const std::string name = weight.name.substr(0, weight.name.size() - suffixA.size());
        exporter::LoraModule& module = modules[name];
        module.module = name;
        (isA ? module.rank : module.out) = static_cast<int>(weight.shape.at(0));
        (isA ? module.in : module.rank) = static_cast<int>(weight.shape.at(1));
        (isA ? module.a : module.b) = weight.values;
    }
    exporter::LoraTensors tensors;
    for (auto& [name, module] : modules) {
        tensors.modules.push_back(std::move(module));
    }
    tensors.alpha = settings.alpha;
    tensors.rsLora = settings.rslora;
    tensors.dropout = settings.dropout;
    return tensors;
}

std::vector<training::NamedMatrix> weightsOf(const exporter::LoraTensors& tensors,
                                             recipe::TrainingSettings& settings) {
    std::vector<training::NamedMatrix> weights;
    settings.lora.alpha = tensors.alpha;
    settings.lora.rslora = tensors.rsLora;
    settings.lora.targets.clear();
    for (const exporter::LoraModule& module : tensors.modules) {
        weights.push_back({module.module + std::string(suffixA), {module.rank, module.in}, module.a});
        weights.push_back({module.module + std::string(suffixB), {module.out, module.rank}, module.b});
        settings.lora.rank = module.rank;
        settings.lora.targets.push_back(module.module);
    }
    return weights;
}

} // namespace plateau::workflow
