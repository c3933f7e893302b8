#pragma once

#include "core/experiment/plan/cell.h"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

/// What a plan will cost, before it runs and while it runs. Pure arithmetic; nothing is measured here.
/// P = weights of the encoder without embeddings, d = hidden size, L = layers, S = tokens of a sample, T =
/// test items, C = classes.
namespace plateau::experiment {

struct ModelFacts {
    double encoderParameters = 0; ///< P
    double allParameters = 0;     ///< with embeddings
    int layers = 0;               ///< L
    int hidden = 0;               ///< d
    int heads = 0;
};

struct WorkloadFacts {
    double meanTokens = 0; ///< S, mean over the pool, cut at the plan's max tokens
    std::int64_t poolRows = 0;
    std::int64_t testItems = 0; ///< T
    int classes = 0;            ///< C
    std::int64_t generalRows = 0;
    /// Tokens of all classes' names, which a model that answers with them reads behind every text it scores.
    double answerTokens = 0;
};

/// Measured by a GEMM probe.
struct DeviceRates {
    double float32 = 0;  ///< FLOP/s
    double bfloat16 = 0; ///< FLOP/s
    bool bfloat16Faster = false;
    double efficiency = 0.4;     ///< share of the GEMM rate that training reaches, (0, 1]
    double packingFactor = 1;    ///< time of a cell trained packed with its seeds ÷ alone, (0, 1]
    double loadSeconds = 1.5;    ///< start of a worker: model and tokenised data
    double updateSeconds = 1e-3; ///< fixed cost of one update
};

struct CellCost {
    double trainSeconds = 0;
    double evalSeconds = 0;
    double seconds() const { return trainSeconds + evalSeconds; }
    bool operator==(const CellCost&) const = default;
};

struct PlanCost {
    std::vector<CellCost> cells;   ///< in the order of cellsOf()
    double seconds = 0;            ///< one worker, its start included
    double firstAnswerSeconds = 0; ///< until every size has its first seed
    double memoryBytes = 0;        ///< of one worker
    double diskBytes = 0;          ///< results, predictions and events; adapters are not in it
};

/// Predicts, and learns from every finished cell: after two of a kind the ratio measured ÷ predicted is
/// applied, per n where n was measured, else interpolated in log n.
class CostModel {
public:
    CostModel(ModelFacts model, WorkloadFacts task, DeviceRates rates)
        : m_model(model), m_task(task), m_rates(rates) {}

    /// @param packed true when its seeds train together
    enum class Packing { Alone, Packed };
    CellCost predict(const CellSpec& spec, Packing packing = Packing::Alone) const;
    /// @param seconds training and scoring of that cell alone (its share when packed)
    void measured(const CellSpec& spec, double seconds, Packing packing = Packing::Alone);

    PlanCost predictPlan(const Plan& plan) const;
    /// Seconds until `cells` are through on `workers` workers; `doneShare` of the first is done already.
    double secondsLeft(std::span<const PlannedCell> cells, double doneShare = 0, int workers = 1) const;

private:
    CellCost raw(const CellSpec& spec, Packing packing) const;
    /// To score one item, and to read it alone.
    double itemFlops(double s) const;
    double readingFlops(double s) const;
    double ratio(const CellSpec& spec) const;
    double flops(const CellSpec& spec) const;

    struct Ratios {
        std::map<std::int64_t, std::vector<double>> logRatios; ///< by n
        int count = 0;
    };
    ModelFacts m_model;
    WorkloadFacts m_task;
    DeviceRates m_rates;
    std::map<std::pair<CellKind, std::string>, Ratios> m_measured; ///< by kind and method
};

/// Peak bytes of a worker that trains one cell at a time.
double predictMemory(const Plan& plan, const ModelFacts& model, const WorkloadFacts& task);
/// Bytes that the results of a plan take on disk.
double predictDisk(const Plan& plan, const WorkloadFacts& task);

} // namespace plateau::experiment
