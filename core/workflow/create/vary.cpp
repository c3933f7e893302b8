#include "core/workflow/create/vary.h"

#include "core/checkpoint/families/built_in.h"
#include "core/runner/planned_model.h"
#include "core/task/task_list.h"
#include "core/workflow/create/answer_settings.h"
#include "core/workflow/training_check.h"

#include <algorithm>

namespace plateau::workflow {
namespace {

Error usage(const std::vector<Fault>& faults) {
    Error error = faultsToError("experiment vary", faults);
    error.kind = ErrorKind::Usage;
    return error;
}

/// The plan's model, as far as it is here.
struct PlannedModel {
    Result<checkpoint::ModelShape> shape;
    ModelLimits limits;
};

PlannedModel modelOf(const experiment::ModelReference& model) {
    if (const auto known = checkpoint::builtInModel(model.name); known && known->sha256 == model.sha256) {
        return {known->shape, limitsOf(known->shape, true)};
    }
    const auto folder = runner::findPlannedModel(model);
    if (!folder) {
        return {folder.error(), {}};
    }
    auto shape = checkpoint::readModelShape(*folder);
    const ModelLimits limits = shape ? limitsOf(*shape, false) : ModelLimits();
    return {std::move(shape), limits};
}

/// Another method takes what suits the model, as in a new experiment.
TrainingOptions suited(const TrainingOptions& options, const recipe::TrainingSettings& origin,
                       const PlannedModel& model) {
    const bool another = options.method && *options.method != recipe::name(origin.method);
    return another && model.shape ? withDefaults(options, *model.shape, model.limits.fromNothing) : options;
}

} // namespace

Result<experiment::VaryRequest> varyRequest(const experiment::Folder& origin,
                                            const std::filesystem::path& folder, const std::string& name,
                                            const TrainingOptions& options) {
    const experiment::Plan& plan = origin.plan();
    const PlannedModel model = modelOf(plan.model);
    if ((options.chatTemplate || options.maxNewTokens) && !model.shape) {
        return model.shape.error();
    }
    if (const auto fits =
            model.shape ? checkAnswerOptions(options, *model.shape, task::taskOf(plan.task)) : Result<void>();
        !fits) {
        return fits.error();
    }
    std::vector<Fault> faults;
    experiment::VaryRequest request{
        origin.root(), folder, name,
        variedSettings(plan.training, suited(options, plan.training, model), faults)};
    if (!faults.empty()) {
        return usage(faults);
    }
    int& room = request.training.answer.maxNewTokens;
    if (request.training.maxTokens != plan.training.maxTokens || room != plan.training.answer.maxNewTokens) {
        if (!model.shape) {
            return model.shape.error();
        }
        request.training.maxTokens = std::min(request.training.maxTokens, model.shape->context);
        room = std::min(room, model.shape->context / 2); // as in a new experiment
    }
    if (const auto fits = checkTraining(request.training, model.limits, task::taskOf(plan.task)); !fits) {
        return fits.error();
    }
    if (model.shape) {
        if (const auto unmatched = targetFaults(request.training, *model.shape); !unmatched.empty()) {
            return usage(unmatched);
        }
    }
    return request;
}

} // namespace plateau::workflow
