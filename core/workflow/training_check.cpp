#include "core/workflow/training_check.h"

#include "core/base/utf8.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace plateau::workflow {
namespace {

using recipe::MethodKind;

/// Names of the linear modules without the layer in front: what people give as targets.
std::vector<std::string> shortNames(const checkpoint::ModelShape& shape) {
    std::vector<std::string> names;
    for (const std::string& module : shape.linearModules) {
        const auto digit = module.find_first_of("0123456789");
        const auto dot = module.find('.', std::min(digit, module.size()));
        std::string name = dot == std::string::npos ? module : module.substr(dot + 1);
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

Result<void> checkMethod(MethodKind method, const ModelLimits& model, const task::Task& task) {
    if (model.fromNothing && method != MethodKind::Full) {
        return Error{ErrorKind::Usage, "training.method",
                     "a model that starts from nothing has no weights to build on",
                     "Use the method full, or leave it out."};
    }
    if (method == MethodKind::LastLayer && task.info().objective != task::Objective::Classification) {
        return Error{ErrorKind::Usage, "training.method", "last_layer is for one class a text",
                     "Use the method lora or full."};
    }
    return {};
}

} // namespace

ModelLimits limitsOf(const checkpoint::ModelShape& shape, bool fromNothing) {
    return {fromNothing, !std::holds_alternative<checkpoint::EncoderConfig>(shape.config)};
}

Result<void> checkTraining(const recipe::TrainingSettings& settings, const ModelLimits& model,
                           const task::Task& task) {
    if (auto fits = checkMethod(settings.method, model, task); !fits) {
        return fits;
    }
    if (model.float32Only && settings.precision == recipe::Precision::BFloat16) {
        return Error{ErrorKind::Usage, "training.precision", "models of this family are trained in float32",
                     "Use float32, or leave it out."};
    }
    return {};
}

bool allowsMethod(MethodKind method, const ModelLimits& model, const task::Task& task) {
    return checkMethod(method, model, task).ok();
}

std::vector<Fault> targetFaults(const recipe::TrainingSettings& settings,
                                const checkpoint::ModelShape& shape) {
    if (settings.method != MethodKind::Lora) {
        return {};
    }
    std::string names;
    for (const auto& target : checkpoint::unmatchedTargets(shape, settings.lora.targets)) {
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", printable(target, 60));
    }
    if (names.empty()) {
        return {};
    }
    return {{"training.lora.targets", names + ": no linear module of the model has this name",
             fmt::format("Use names such as {}.", fmt::join(shortNames(shape), ", "))}};
}

} // namespace plateau::workflow
