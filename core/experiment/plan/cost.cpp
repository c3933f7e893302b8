#include "core/experiment/plan/cost.h"

#include "core/recipe/budget.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plateau::experiment {
namespace {

using recipe::MethodKind;

/// Rows of a cell that it is scored on for its own checks, twice.
constexpr std::int64_t checkedRows = 256;

/// Multiply-adds of a logistic regression: passes over the rows by L-BFGS, and what the choice of its
/// strength by cross-validation costs the first seed of a size.
constexpr double solverPasses = 60;
constexpr double strengthSearch = 20;
constexpr double wordsSeconds = 1e-5; ///< of naive Bayes, a text
/// Small products reach a fraction of the GEMM rate of large ones.
constexpr double solverShare = 0.1;

/// Ratios beyond this are a stalled machine, not a property of the cell.
constexpr double largestRatio = 20;

constexpr double runtimeBytes = 350e6; ///< a Torch process before it loads anything

bool isTrained(const CellSpec& spec) {
    return (spec.kind == CellKind::Cell || spec.kind == CellKind::Control) &&
           spec.training.method != MethodKind::LastLayer;
}

/// Mixtures that end by themselves run as long as their samples last.
std::int64_t updatesOf(const CellSpec& spec, std::int64_t generalRows) {
    if (!spec.mixed || spec.mixed->mixture.stop == recipe::MixtureStop::Updates) {
        return recipe::updatesFor(spec.training, spec.n);
    }
    const std::int64_t draws = recipe::drawsByMean(spec.mixed->mixture, spec.n, generalRows);
    return draws / spec.training.optimizer.batch + 1;
}

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

/// Floating point operations of training: 2P a token forward, 2P for the gradient of the activations, 2P more
/// for the gradients of weights that are trained; attention adds 4·S·d·L a token and pass.
double CostModel::flops(const CellSpec& spec) const {
    const double s = std::min(m_task.meanTokens, static_cast<double>(spec.training.maxTokens));
    const double pass = 2 * m_model.encoderParameters + 4 * s * m_model.hidden * m_model.layers;
    const double passes = spec.training.method == MethodKind::Full ? 3 : 2;
    const double repeats =
        recipe::effectiveRule(spec.training, spec.n, m_task.classes) == recipe::BudgetRule::EarlyStop ? 2 : 1;
    const double tokens =
        static_cast<double>(updatesOf(spec, m_task.generalRows)) * spec.training.optimizer.batch * s;
    return repeats * passes * pass * tokens;
}

double CostModel::readingFlops(double s) const {
    return s * (2 * m_model.encoderParameters + 4 * s * m_model.hidden * m_model.layers);
}

/// Every token of a name goes through the head, too: how likely the next one is hangs on all words.
double CostModel::itemFlops(double s) const {
    const double all = s + m_task.answerTokens;
    return readingFlops(s) +
           m_task.answerTokens * (2 * m_model.allParameters + 4 * all * m_model.hidden * m_model.layers);
}

CellCost CostModel::raw(const CellSpec& spec, Packing packing) const {
    const bool half = spec.training.precision != recipe::Precision::Float32 && m_rates.bfloat16Faster;
    const double rate = std::max(half ? m_rates.bfloat16 : m_rates.float32, 1.0) * m_rates.efficiency;
    const double s = std::min(m_task.meanTokens, static_cast<double>(spec.training.maxTokens));
    double items = static_cast<double>(m_task.testItems);
    if (m_task.answerTokens > 0 && isTrained(spec)) { // elsewhere those rows cost next to nothing
        items += 2 * static_cast<double>(std::min(spec.n, checkedRows));
    }
    const double scoring = itemFlops(s) * items / rate;
    if (isTrained(spec)) {
        const double shared = packing == Packing::Packed ? m_rates.packingFactor : 1;
        const auto updates = static_cast<double>(updatesOf(spec, m_task.generalRows));
        return {shared * (flops(spec) / rate + updates * m_rates.updateSeconds), scoring};
    }
    if (spec.kind == CellKind::BagOfWords) {
        return {wordsSeconds * static_cast<double>(spec.n),
                wordsSeconds * static_cast<double>(m_task.testItems)};
    }
    if (spec.kind == CellKind::Baseline) {
        return {0, spec.method == "untouched" ? scoring : 0};
    }
    // Frozen features are computed once a sample and kept: only the regression is left.
    const double solves = spec.seed == 0 ? strengthSearch : 1;
    const double work =
        4 * static_cast<double>(spec.n) * m_model.hidden * m_task.classes * solverPasses * solves;
    return {work / (std::max(m_rates.float32, 1.0) * solverShare), 0};
}

double CostModel::ratio(const CellSpec& spec) const {
    const auto it = m_measured.find({spec.kind, spec.method});
    if (it == m_measured.end() || it->second.count < 2) {
        return 1;
    }
    const auto& known = it->second.logRatios;
    const auto above = known.lower_bound(spec.n);
    if (above == known.end()) {
        return std::exp(meanOf(std::prev(above)->second));
    }
    if (above->first == spec.n || above == known.begin()) {
        return std::exp(meanOf(above->second));
    }
    const auto below = std::prev(above);
    const double low = std::log(static_cast<double>(below->first));
    const double high = std::log(static_cast<double>(above->first));
    const double share = (std::log(static_cast<double>(spec.n)) - low) / (high - low);
    return std::exp((1 - share) * meanOf(below->second) + share * meanOf(above->second));
}

CellCost CostModel::predict(const CellSpec& spec, Packing packing) const {
    CellCost cost = raw(spec, packing);
    const double factor = ratio(spec);
    return {cost.trainSeconds * factor, cost.evalSeconds * factor};
}

void CostModel::measured(const CellSpec& spec, double seconds, Packing packing) {
    const double predicted = raw(spec, packing).seconds();
    if (!(seconds > 0) || !(predicted > 0)) {
        return;
    }
    Ratios& ratios = m_measured[{spec.kind, spec.method}];
    const double limit = std::log(largestRatio);
    ratios.logRatios[spec.n].push_back(std::clamp(std::log(seconds / predicted), -limit, limit));
    ++ratios.count;
}

PlanCost CostModel::predictPlan(const Plan& plan) const {
    PlanCost cost;
    cost.seconds = m_rates.loadSeconds;
    const std::vector<PlannedCell> cells = cellsOf(plan);
    // The features of the pool are computed with the first cell that wants them.
    const bool features = std::any_of(cells.begin(), cells.end(), [](const PlannedCell& cell) {
        return cell.spec.kind == CellKind::LinearProbe;
    });
    if (features && m_task.testItems > 0) {
        CellSpec untouched = cells.front().spec;
        untouched.kind = CellKind::Baseline;
        untouched.method = "untouched";
        const double s = std::min(m_task.meanTokens, static_cast<double>(plan.training.maxTokens));
        cost.seconds += predict(untouched).evalSeconds * readingFlops(s) / itemFlops(s) *
                        static_cast<double>(m_task.poolRows) / static_cast<double>(m_task.testItems);
    }
    for (const PlannedCell& cell : cells) {
        const bool packed =
            isTrained(cell.spec) && cell.spec.seed > 0 && plan.seeds > 2 && !plan.training.exact;
        cost.cells.push_back(predict(cell.spec, packed ? Packing::Packed : Packing::Alone));
        cost.seconds += cost.cells.back().seconds();
        if (cell.spec.kind == CellKind::Cell && cell.spec.seed == 0) {
            cost.firstAnswerSeconds = cost.seconds;
        }
    }
    cost.memoryBytes = predictMemory(plan, m_model, m_task);
    cost.diskBytes = predictDisk(plan, m_task);
    return cost;
}

double CostModel::secondsLeft(std::span<const PlannedCell> cells, double doneShare, int workers) const {
    double total = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double left = i == 0 ? 1 - std::clamp(doneShare, 0.0, 1.0) : 1;
        total += left * predict(cells[i].spec).seconds();
    }
    return total / std::max(workers, 1);
}

/// Activations by Korthikanti et al. 2022 (34·S·B·d + 5·heads·S²·B bytes a layer at 2 bytes a value), here 4
/// bytes.
double predictMemory(const Plan& plan, const ModelFacts& model, const WorkloadFacts& task) {
    const double s = plan.training.maxTokens;
    const double batch = plan.training.optimizer.batch;
    const double activations = 2.0 * model.layers * batch * (34 * s * model.hidden + 5 * model.heads * s * s);
    const double weights = 4 * model.allParameters;
    const double trained = plan.training.method == MethodKind::Full ? 3 * weights : 0;
    const double halfCopy =
        plan.training.precision != recipe::Precision::Float32 ? 2 * model.encoderParameters : 0;
    const double features = 4.0 * model.hidden * static_cast<double>(task.poolRows + task.testItems);
    return runtimeBytes + weights + trained + halfCopy + activations + features;
}

double predictDisk(const Plan& plan, const WorkloadFacts& task) {
    constexpr double resultBytes = 3000;
    constexpr double classBytes = 120;
    constexpr double confusionBytes = 14; ///< an entry of the indented matrix
    constexpr double predictionBytes = 110;
    constexpr double eventBytes = 200;
    const double classes = task.classes;
    const double oneResult = resultBytes + classes * classBytes + (classes + 1) * classes * confusionBytes +
                             static_cast<double>(task.testItems) * predictionBytes + 20 * eventBytes;
    return oneResult * static_cast<double>(cellsOf(plan).size());
}

} // namespace plateau::experiment
