#include "core/workflow/create/new_experiment.h"

#include "core/base/utf8.h"
#include "core/checkpoint/model_folder.h"
#include "core/runner/planned_model.h"
#include "core/task/task_list.h"
#include "core/training/model_check.h"
#include "core/training/trainer.h"
#include "core/workflow/create/answer_settings.h"
#include "core/workflow/create/pool_facts.h"
#include "core/workflow/training_check.h"

#include <fmt/format.h>

#include <utility>

namespace plateau::workflow {
namespace {

/// A precision that was asked for works on this machine.
Result<void> checkPrecision(const recipe::TrainingSettings& settings) {
    if (settings.precision != recipe::Precision::BFloat16) {
        return {};
    }
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    return device ? training::checkPrecision(settings, *device) : device.error();
}

Result<recipe::TrainingSettings> validSettings(const NewExperiment& wanted) {
    std::vector<Fault> ignored;
    recipe::TrainingSettings settings = trainingSettings(wanted.training, ignored);
    if (const auto faults = settingsFaults(wanted); !faults.empty()) {
        Error error = faultsToError("experiment new", faults);
        error.kind = ErrorKind::Usage;
        return error;
    }
    return settings;
}

/// Model and task fit each other, settings fit both.
Result<void> chooseTraining(const NewExperiment& wanted, const task::Task& task,
                            experiment::CreateRequest& request) {
    const auto folder = checkpoint::findModel(wanted.model);
    if (!folder) {
        return folder.error();
    }
    const auto card = checkpoint::describeModelFolder(*folder, checkpoint::WeightHash::Skip);
    if (!card) {
        return card.error();
    }
    if (const auto fits =
            training::checkFamily(card->shape.family, card->builtIn.has_value(), task.info().objective);
        !fits) {
        return fits.error();
    }
    NewExperiment chosen = wanted;
    auto options = withChatTemplate(wanted.training, *card, task);
    if (!options) {
        return options.error();
    }
    chosen.training = withDefaults(*std::move(options), card->shape, card->builtIn.has_value());
    std::vector<Fault> faults;
    const recipe::TrainingSettings asked = trainingSettings(chosen.training, faults);
    if (const auto fits = checkTraining(asked, limitsOf(card->shape, card->builtIn.has_value()), task);
        faults.empty() && !fits) {
        return fits.error();
    }
    const auto settings = validSettings(chosen);
    if (!settings) {
        return settings.error();
    }
    if (const auto usable = checkPrecision(*settings); !usable) {
        return usable.error();
    }
    const auto model = runner::describeModel(*folder);
    if (!model) {
        return model.error();
    }
    request.training = *settings;
    request.model = *model;
    auto choice = poolFactsChoice(*card, request, {wanted.training.maxTokens, wanted.training.maxNewTokens});
    if (!choice) {
        return choice.error();
    }
    request.choosePoolFacts = std::move(*choice);
    return {};
}

} // namespace

std::vector<Fault> settingsFaults(const NewExperiment& wanted) {
    std::vector<Fault> faults;
    const auto settings = trainingSettings(wanted.training, faults);
    const auto folder = checkpoint::findModel(wanted.model);
    if (!folder || wanted.training.targets.empty()) {
        return faults;
    }
    if (const auto shape = checkpoint::readModelShape(*folder)) {
        const auto targets = targetFaults(settings, *shape);
        faults.insert(faults.end(), targets.begin(), targets.end());
    }
    return faults;
}

Result<experiment::CreateRequest> toRequest(const NewExperiment& wanted) {
    const task::Task* task = task::find(wanted.request.task);
    if (task == nullptr) {
        return Error{ErrorKind::Usage, "task", "'" + printable(wanted.request.task, 60) + "' is no task",
                     "Use one of " + task::idList() + "."};
    }
    if (!wanted.request.features.empty() && task->info().input != task::InputKind::TableRow) {
        return Error{ErrorKind::Usage, "features",
                     fmt::format("{} learns from a text, not from columns", task->info().name),
                     "Leave the columns out, or choose a task on tables."};
    }
    if (const auto valid = validSettings(wanted); !valid) {
        return valid.error();
    }
    experiment::CreateRequest request = wanted.request;
    // A time field is named for one purpose only.
    if (request.fields.order && !request.splitRule && !request.test) {
        request.splitRule = data::SplitRule::Order;
    }
    for (const std::string& text : wanted.mixtures) {
        auto series = experiment::parseSeries(text);
        if (!series) {
            Error error = series.error();
            error.where = "mixtures";
            return error;
        }
        request.general.mixtures.push_back(std::move(*series));
    }
    if (const auto chosen = chooseTraining(wanted, *task, request); !chosen) {
        return chosen.error();
    }
    const auto target = targetOf(wanted.target, *task);
    if (!target) {
        return target.error();
    }
    request.target = *target;
    return request;
}

Result<void> rememberPlace(const experiment::ModelReference& model, const std::string& asked) {
    if (runner::findPlannedModel(model)) {
        return {};
    }
    const auto folder = checkpoint::findModel(asked);
    return folder ? runner::rememberModel(model, *folder) : Result<void>(folder.error());
}

} // namespace plateau::workflow
