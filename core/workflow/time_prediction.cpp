#include "core/workflow/time_prediction.h"

#include "core/checkpoint/families/built_in.h"
#include "core/task/task_list.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plateau::workflow {

using namespace experiment;

namespace {

/// Share of the GEMM rate that small batches of short texts reach in training, and what packing the seeds of
/// a size saves; both measured on two cores with avx512_bf16, refined by the first cells of every run.
constexpr double trainingEfficiency = 0.5;
constexpr double packedShare = 0.85;
/// Of the tokenizers of language models, for names of classes.
constexpr double bytesOfToken = 4;

/// Numbers that a model gets of a table row; 0 for texts.
std::int64_t featureWidth(const Plan& plan) {
    std::int64_t width = 0;
    for (const task::FeatureColumn& column : plan.features) {
        width += column.width();
    }
    return width;
}

ModelFacts factsOf(const Plan& plan, const std::optional<checkpoint::ModelShape>& shape) {
    ModelFacts facts;
    facts.allParameters = static_cast<double>(plan.model.parameters);
    facts.encoderParameters = facts.allParameters;
    if (shape) {
        facts.layers = shape->layers;
        facts.hidden = shape->hidden;
        facts.heads = shape->heads;
        if (checkpoint::builtInModel(plan.model.name)) {
            facts.allParameters = static_cast<double>(checkpoint::parametersFromScratch(
                *shape, featureWidth(plan),
                std::max<std::int64_t>(1, static_cast<std::int64_t>(plan.labels.size()))));
        }
        const auto embeddings = static_cast<double>(shape->embeddingRows);
        facts.encoderParameters = std::max(0.0, facts.allParameters - embeddings * shape->hidden);
    }
    return facts;
}

WorkloadFacts taskOf(const Plan& plan, const Json& device) {
    WorkloadFacts task;
    task.poolRows = plan.domain.rows;
    task.testItems = plan.test.rows;
    task.generalRows = plan.general ? plan.general->rows() : 0;
    task.classes = static_cast<int>(plan.labels.size());
    if (!plan.features.empty()) {
        task.meanTokens = 1; // a row goes through the model as a whole
        return task;
    }
    const bool writes = task::taskOf(plan.task).info().writesAnswers;
    if (!writes && !plan.training.answer.chatTemplate.empty()) {
        for (const std::string& label : plan.labels) {
            task.answerTokens += std::ceil(static_cast<double>(label.size()) / bytesOfToken);
        }
    }
    const double tokens = device.value("pool_tokens", 0.0);
    task.meanTokens = tokens > 0 && plan.domain.rows > 0 ? tokens / static_cast<double>(plan.domain.rows)
                                                         : plan.training.maxTokens / 2.0;
    return task;
}

/// What the plan says; one that leaves it open trains the first seed alone and the others together.
CostModel::Packing packingOf(const Plan& plan, const CellSpec& spec) {
    const bool packed = plan.pack > 0 ? !spec.together.empty()
                                      : spec.kind == CellKind::Cell && spec.seed > 0 && plan.seeds > 2 &&
                                            !spec.training.exact;
    return packed ? CostModel::Packing::Packed : CostModel::Packing::Alone;
}

CostModel modelOf(const Plan& plan, const Json& device, const std::optional<checkpoint::ModelShape>& shape) {
    DeviceRates rates;
    rates.float32 = device.value("gemm_float32", 1e11);
    rates.bfloat16 = device.value("gemm_bfloat16", 1e11);
    rates.bfloat16Faster = device.value("bfloat16_faster", false);
    rates.efficiency = trainingEfficiency;
    rates.packingFactor = packedShare;
    return CostModel(factsOf(plan, shape), taskOf(plan, device), rates);
}

double left(const Plan& plan, CostModel model, const ExperimentState& state) {
    double running = 0;
    for (const CellState& cell : state.cells) {
        if (cell.result) {
            model.measured(cell.planned.spec,
                           cell.result->buildSeconds + cell.result->trainSeconds + cell.result->evalSeconds,
                           packingOf(plan, cell.planned.spec));
        }
    }
    for (const CellState& cell : state.cells) {
        if (cell.status == CellStatus::Pending || cell.status == CellStatus::Running) {
            const double done =
                cell.updates > 0 ? static_cast<double>(cell.update) / static_cast<double>(cell.updates) : 0;
            running +=
                (1 - done) * model.predict(cell.planned.spec, packingOf(plan, cell.planned.spec)).seconds();
        }
    }
    return running;
}

} // namespace

PlanCost predictCost(const Plan& plan, const std::optional<checkpoint::ModelShape>& shape,
                     const Json& device) {
    return modelOf(plan, device, shape).predictPlan(plan);
}

TimePredictor timePredictor(const Plan& plan, std::optional<checkpoint::ModelShape> shape) {
    return [plan, shape = std::move(shape)](const ExperimentState& state, const Json& device) {
        return left(plan, modelOf(plan, device, shape), state);
    };
}

std::optional<double> measuredSecondsLeft(const Plan& plan, const ExperimentState& state,
                                          const std::optional<checkpoint::ModelShape>& shape) {
    const auto trained = std::count_if(state.cells.begin(), state.cells.end(), [](const CellState& cell) {
        return cell.result && cell.planned.spec.kind == CellKind::Cell;
    });
    if (trained < 2) {
        return std::nullopt;
    }
    return left(plan, modelOf(plan, Json::object(), shape), state);
}

} // namespace plateau::workflow
