#include "core/workflow/training_check.h"

#include "core/base/utf8.h"
#include "core/checkpoint/families/targets.h"

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
    if (method == MethodKind::LastLayer && model.language) {
        return Error{ErrorKind::Usage, "training.method",
                     "a language model has no last layer for classes: their names are its answers",
                     "Use the method lora or full."};
    }
    return {};
}

Result<void> checkLastLayers(const recipe::TrainingSettings& settings, const ModelLimits& model) {
    const auto refuse = [](std::string reason, std::string fix) {
        return Error{ErrorKind::Usage, "training.last_layers", std::move(reason), std::move(fix)};
    };
    if (settings.lastLayers == 0) {
        return {};
    }
    if (model.fromNothing) {
        return refuse("a model that starts from nothing has no layers to keep as they are", "Leave it out.");
    }
    if (settings.method == MethodKind::LastLayer ||
        (settings.method == MethodKind::Full && model.wholeOnly)) {
        return refuse(
            fmt::format("method {} of this model does not choose layers", recipe::name(settings.method)),
            "Leave it out, or use method lora.");
    }
    if (model.layers > 0 && settings.lastLayers > model.layers) {
        return refuse(fmt::format("is {}, the model has {} layers", settings.lastLayers, model.layers),
                      "Choose fewer, or 0 for all.");
    }
    return {};
}

} // namespace

ModelLimits limitsOf(const checkpoint::ModelShape& shape, bool fromNothing) {
    const bool encodes = std::holds_alternative<checkpoint::EncoderConfig>(shape.config);
    const bool language = std::holds_alternative<checkpoint::DecoderConfig>(shape.config);
    return {fromNothing, fromNothing, !encodes, shape.layers, encodes, language};
}

Result<void> checkTraining(const recipe::TrainingSettings& settings, const ModelLimits& model,
                           const task::Task& task) {
    if (auto fits = checkMethod(settings.method, model, task); !fits) {
        return fits;
    }
    if (auto fits = checkLastLayers(settings, model); !fits) {
        return fits;
    }
    const bool isFull = settings.method == MethodKind::Full;
    if ((model.float32Only || (model.float32Full && isFull)) &&
        settings.precision == recipe::Precision::BFloat16) {
        return Error{
            ErrorKind::Usage, "training.precision",
            "all weights of models of this family are trained in float32",
            "Use float32, leave it out, or use method lora where the model has weights to build on."};
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
    for (const std::string& target : settings.lora.targets) {
        if (const auto problem = checkpoint::targetProblem(target)) {
            return {{"training.lora.targets", fmt::format("'{}' {}", printable(target, 60), *problem),
                     "Write re: and an expression that matches whole names, for example "
                     "re:.*\\.(q|v)_proj."}};
        }
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
