#include "core/workflow/weights/trained_cell.h"

#include "core/runner/kept_weights.h"
#include "core/runner/planned_model.h"
#include "core/task/task_list.h"

#include <fmt/format.h>

#include <tuple>

namespace plateau::workflow {

using namespace experiment;

Result<CellResult> keptCell(const Folder& folder, const std::string& wanted) {
    const auto results = folder.readResults();
    if (!results) {
        return results.error();
    }
    const CellResult* best = nullptr;
    const bool higher = task::taskOf(folder.plan().task).primaryMetric().info().higherIsBetter();
    const auto order = [higher](const CellResult& result) {
        return std::tuple(higher ? result.score() : -result.score(), result.spec.n,
                          -static_cast<std::int64_t>(result.spec.seed));
    };
    for (const auto& [id, result] : results->results) {
        // Weights that a result names belong to it even when they are gone: nothing else is taken in silence.
        const bool kept = !result.weightsSha256.empty() || std::filesystem::exists(folder.weightsPath(id));
        const bool asked = wanted == "best" ? result.spec.kind == CellKind::Cell : wanted == id;
        if (kept && asked && result.status == CellStatus::Done && (!best || order(result) > order(*best))) {
            best = &result;
        }
    }
    if (!best) {
        return Error{ErrorKind::NotFound, folder.root().string(),
                     wanted == "best" ? "no trained cell with weights"
                                      : "cell " + wanted + " kept no weights",
                     "Run the experiment first; full models are kept for the largest size and seed 0 only."};
    }
    return *best;
}

std::string unverifiedText(const Plan& plan, const std::filesystem::path& model, bool weightsVerified) {
    // A GGUF file has everything inside that its hash is of.
    const bool modelVerified = !plan.model.files.empty() || !std::filesystem::is_directory(model);
    std::string text;
    if (!weightsVerified) {
        text = "the kept weights";
    }
    if (!modelVerified) {
        text += (text.empty() ? "" : " and ") + std::string("the model's config.json");
    }
    return text.empty() ? text : text + " could not be verified: an older version wrote no hashes of them";
}

bool labelsTexts(const Plan& plan) {
    const task::TaskInfo& info = task::taskOf(plan.task).info();
    return info.input == task::InputKind::Text && (info.objective == task::Objective::Classification ||
                                                   info.objective == task::Objective::MultiLabel);
}

Result<TrainedCell> trainedCell(const Folder& folder, const std::string& cell) {
    const task::TaskInfo& task = task::taskOf(folder.plan().task).info();
    if (!labelsTexts(folder.plan()) && !task.writesAnswers) {
        return badInput(folder.root().string(),
                        fmt::format("is about {}: its cells give neither labels nor answers", task.name),
                        "Export a cell (experiment export --adapter best=FOLDER): code that uses it lies "
                        "beside the weights.");
    }
    const auto chosen = keptCell(folder, cell);
    if (!chosen) {
        return chosen.error();
    }
    const auto model = runner::findPlannedModel(folder.plan().model);
    auto kept = runner::readKeptWeights(folder, *chosen);
    if (!model || !kept) {
        return !model ? model.error() : kept.error();
    }
    TrainedCell trained{chosen->cell, *chosen, {}, unverifiedText(folder.plan(), *model, kept->verified)};
    trained.predictor.modelFolder = *model;
    trained.predictor.weights = std::move(kept->weights);
    trained.predictor.settings = chosen->spec.training;
    // The same numbers on every machine, and those that an export gives elsewhere.
    trained.predictor.settings.precision = recipe::Precision::Float32;
    trained.predictor.objective = task.objective;
    trained.predictor.outputs = folder.plan().labels;
    trained.predictor.maxTokens = chosen->spec.training.maxTokens;
    return trained;
}

} // namespace plateau::workflow
